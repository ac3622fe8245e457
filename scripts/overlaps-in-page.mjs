/**
 * What `overlaps.mjs` runs within the page: it steps through a run by the keys of the time slider and measures boxes
 * after each step. Handed to the browser as source, so it uses nothing from outside itself.
 */

/** Puts `window.overlaps` into the page. */
export function installOverlaps() {
  /** An edge on an edge, or half a pixel of a letter's shape, is no overlap. */
  const TOUCH = 1;
  /** Pixels by which a letter may lie on a card: it begins and ends at its border. */
  const LETTER_ON_CARD = 6;
  /** Of a letter that passes another so much of the smaller may be hidden; of two that rest nothing. */
  const PASSING_MAX = 0.5;
  /** As near to the card that it goes to a letter comes in. */
  const DOOR = 16;
  /** More letters than this are a crowd, in which single ones are not read. */
  const CROWD_MIN = 24;
  /** Cards held in a hand are turned: their upright boxes overlap by so much though they do not. */
  const TURNED = 16;

  const boxOf = (element) => element.getBoundingClientRect();
  const labelOf = (element) =>
    element.getAttribute('aria-label') ?? `“${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 32) ?? ''}”`;
  const cardName = (element) => labelOf(element.closest('.replica, .client, .client-strip') ?? element);
  const isShown = (element) => {
    const { width, height } = boxOf(element);
    return width > 0 && height > 0 && element.closest('.visually-hidden, [hidden], .is-lifted') === null;
  };
  const across = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = (one, other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const least = (one, other) => Math.min(across(one, other), down(one, other));
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(isShown);
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
  const range = document.createRange();
  const textBox = (element) => {
    range.selectNodeContents(element);
    const heard = element.querySelector(':scope > .visually-hidden');
    if (heard !== null) range.setEndBefore(heard);
    return range.getBoundingClientRect();
  };
  const px = (number) => `${Math.round(number)} px`;
  /** Kind and way of a letter: what it carries is another each time. */
  const letterName = (letter) => letter.getAttribute('aria-label').split(',')[0];

  /** Cards, the legend and the names of sides against one another and the edge of the stage. */
  function cardFaults(found) {
    const ground = boxOf(document.querySelector('.ground'));
    const cards = all('.stage-cards > *, .legend, .side-name');
    cards.forEach((card, index) => {
      const box = boxOf(card);
      for (const other of cards.slice(0, index))
        if (least(box, boxOf(other)) > TOUCH) found.push(`${labelOf(card)} is on ${labelOf(other)}`);
      if (box.left < ground.left - 1 || box.right > ground.right + 1 || box.top < ground.top - 1)
        found.push(`${labelOf(card)} is over the edge of the stage`);
    });
  }

  /** Letters against cards and against one another; those in a counted stack are one. */
  function letterFaults(found) {
    const seen = new Set();
    const letters = all('.letter:not(.is-leaving, .is-delivered, .is-dropped, [visibility="hidden"])').filter(
      ({ dataset: { stack } }) => stack === undefined || (!seen.has(stack) && seen.add(stack)),
    );
    const boxes = letters.map((letter) => boxOf(letter.querySelector('.letter-outline') ?? letter));
    const cards = all('.replica, .client, .client-strip');
    letters.forEach((letter, index) => {
      for (const card of cards) {
        const by = least(boxes[index], boxOf(card));
        if (by > LETTER_ON_CARD) found.push(`${letterName(letter)} is on ${labelOf(card)} by ${px(by)}`);
      }
      if (letters.length >= CROWD_MIN) return;
      for (let other = 0; other < index; other += 1) {
        const by = least(boxes[index], boxes[other]);
        const isResting = [letter, letters[other]].every((each) => hasCome(each));
        const hidden = shareHidden(boxes[index], boxes[other]);
        if (!isResting && isAtDoor(letter, boxes[index]) && isAtDoor(letters[other], boxes[other])) continue;
        if (isResting ? by > LETTER_ON_CARD : by > 0 && hidden > PASSING_MAX)
          found.push(`${letterName(letter)} is on ${letterName(letters[other])} by ${px(by)}`);
      }
    });
  }

  /** Where letters were at the step before. */
  const before = new Map();
  const placeOf = (letter) => letter.getAttribute('transform');

  /** One that waits, and has come to its place. */
  const hasCome = (letter) =>
    letter.classList.contains('is-waiting') && before.get(letter.dataset['message']) === placeOf(letter);

  function rememberPlaces() {
    before.clear();
    for (const letter of all('.letter')) before.set(letter.dataset['message'], placeOf(letter));
  }

  /** One that comes in gives up its lane just before the card: of those that come in together one is seen. */
  function isAtDoor(letter, box) {
    const to = / to ([^,]+)/.exec(letter.getAttribute('aria-label'))?.[1] ?? '';
    const card = document.querySelector(`.stage-cards > [data-node="${CSS.escape(to)}"]`);
    if (card === null) return false;
    const there = boxOf(card);
    return (
      least({ left: box.left - DOOR, right: box.right + DOOR, top: box.top - DOOR, bottom: box.bottom + DOOR }, there) >
      0
    );
  }

  function shareHidden(one, other) {
    const smaller = Math.min(one.width * one.height, other.width * other.height);
    return (Math.max(0, across(one, other)) * Math.max(0, down(one, other))) / smaller;
  }

  /** What is within a card: its smallest things against one another, and against its edge and the boxes that scroll. */
  function insideFaults(found) {
    for (const card of all('.replica, .client')) {
      const edge = boxOf(card);
      const name = labelOf(card);
      const things = all('*', card).filter(
        (element) =>
          element.closest('.ghosts') === null &&
          !isGivenWay(element) &&
          (element.matches('.value-chip, .tag-chip, .vector-cell, svg') || hasText(element)) &&
          (element.parentElement.closest('.value-chip, .tag-chip, .vector-cell, svg') ?? card) === card,
      );
      const boxes = things.map((thing) =>
        thing.matches('.value-chip, .tag-chip, .vector-cell, svg') ? boxOf(thing) : shownPart(textBox(thing), thing),
      );
      things.forEach((thing, index) => {
        const box = boxes[index];
        for (let other = 0; other < index; other += 1) {
          if (thing.contains(things[other]) || things[other].contains(thing)) continue;
          const isTurned = thing.closest('.fan.is-fanned, .compact-card') !== null;
          const by = least(box, boxes[other]);
          if (by > (isTurned ? TURNED : TOUCH + 1))
            found.push(`${name}: ${labelOf(thing)} is on ${labelOf(things[other])} by ${px(by)}`);
        }
        const over = Math.max(
          edge.left - box.left,
          box.right - edge.right,
          edge.top - box.top,
          box.bottom - edge.bottom,
        );
        if (over > (thing.closest('.fan.is-fanned') === null ? TOUCH : 4) && thing.closest('.replica-keys') === null)
          found.push(`${name}: ${labelOf(thing)} is over its edge by ${px(over)}`);
      });
      for (const scrolled of all('.replica-keys', card)) cutFaults(scrolled, name, things, boxes, found);
      for (const cells of all('.vector-cells', card)) rowFaults(cells, name, found);
    }
  }

  /** A word that leaves its room to a value is out of sight as a whole. */
  const isGivenWay = (element) =>
    element.matches('.client-nothing') &&
    element.offsetTop >= element.parentElement.offsetTop + element.parentElement.offsetHeight;

  /** Of a text with dots at its end only what is before them is there. */
  function shownPart(text, element) {
    const clip = element.closest('.node-name, .client-nothing, .compact-key, .client-conflict, .replica-offset');
    if (clip === null) return text;
    const box = boxOf(clip);
    const left = Math.max(text.left, box.left);
    const right = Math.min(text.right, box.right);
    return { left, right, top: text.top, bottom: text.bottom };
  }

  /** What can be scrolled to is there; but nothing is cut through. */
  function cutFaults(scrolled, name, things, boxes, found) {
    const shown = boxOf(scrolled);
    things.forEach((thing, index) => {
      if (!scrolled.contains(thing)) return;
      const box = boxes[index];
      const isTurned = thing.closest('.fan.is-fanned') !== null;
      const hidden = Math.max(box.bottom - shown.bottom, shown.top - box.top);
      const rest = box.bottom - box.top - hidden;
      if (hidden > (isTurned ? 6 : 3) && rest > 3) found.push(`${name}: ${labelOf(thing)} is cut through`);
      if (box.right > shown.right + (isTurned ? 4 : 1)) found.push(`${name}: ${labelOf(thing)} is cut at the side`);
    });
  }

  /** A vector is read in one line where all of it would go into one. */
  function rowFaults(cells, name, found) {
    const tops = new Set([...cells.children].map((cell) => cell.offsetTop));
    const whole = [...cells.children].reduce((sum, cell) => sum + cell.offsetWidth + 2, -2);
    const room = (cells.closest('.replica-keys')?.clientWidth ?? 0) - 24;
    if (tops.size > 1 && whole <= room)
      found.push(`${name}: the cells of ${labelOf(cells)} stand in ${tops.size} lines`);
  }

  /** What was lost stands over the edge of its card, but on no other card and on no text. */
  function ghostFaults(found) {
    const ground = boxOf(document.querySelector('.ground'));
    for (const ghost of all('.ghost')) {
      const box = boxOf(ghost);
      const own = ghost.closest('.replica');
      const label = `what was lost at ${cardName(ghost)}`;
      for (const card of all('.replica, .client'))
        if (card !== own && least(box, boxOf(card)) > TOUCH) found.push(`${label} is on ${labelOf(card)}`);
      for (const thing of all('.value-chip, .tag-chip, .vector-cell, .key-name, .replica-name', own))
        if (thing.closest('.ghosts') === null && isInView(thing) && least(box, boxOf(thing)) > 4)
          found.push(`${label} is on ${labelOf(thing)}`);
      if (box.left < ground.left - 1 || box.right > ground.right + 1 || box.top < ground.top - 1)
        found.push(`${label} is over the edge of the stage`);
    }
  }

  function isInView(thing) {
    const scrolled = thing.closest('.replica-keys');
    return scrolled === null || least(boxOf(thing), boxOf(scrolled)) > TOUCH;
  }

  /** The drawing of a decision leaves the name of who decides in sight. */
  function decisionFaults(found) {
    for (const drawing of all('.stage-decision:not(.is-unplaced)')) {
      const decides = drawing.dataset['decides'];
      const name = document.querySelector(`.replica[data-node="${CSS.escape(decides ?? '')}"] .replica-name`);
      if (name !== null && least(boxOf(drawing), textBox(name)) > TOUCH)
        found.push(`the comparison at ${decides} is on the name of its card`);
    }
  }

  /** A text is clipped where it is wider or higher than a box that hides what is beyond it, without dots to say so. */
  function clippedTexts(found, dots) {
    const texts = document.querySelectorAll(
      '.stage-cards *, .legend *, .side-name, .side-name *, .captions *, .transport *, .page-header *, .ledger *, [role="tablist"] *',
    );
    for (const element of texts) {
      if (!hasText(element) || !isShown(element)) continue;
      const text = textBox(element);
      const isBelow = element.closest('.captions') !== null;
      for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') {
          const hides = boxOf(box);
          const isCut = text.right > hides.right + 1 || box.scrollHeight > box.clientHeight + 6;
          if (isCut && element.closest('.ledger, .page-header') === null)
            dots.push(
              isBelow
                ? 'a sentence below the stage ends in dots'
                : `${cardName(element)}: ${labelOf(element)} ends in dots`,
            );
          break;
        }
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        if (['auto', 'scroll'].includes(style.overflowY) || ['auto', 'scroll'].includes(style.overflowX)) break;
        const hides = boxOf(box);
        // A word that gives way to a value is out of sight as a whole.
        if (text.top >= hides.bottom) break;
        if (text.right > hides.right + 1 || text.left < hides.left - 1 || text.bottom > hides.bottom + 2) {
          found.push(`${labelOf(element)} is clipped by ${box.className || box.tagName}`);
          break;
        }
      }
    }
  }

  function faults() {
    const found = [];
    const dots = [];
    cardFaults(found);
    letterFaults(found);
    insideFaults(found);
    ghostFaults(found);
    decisionFaults(found);
    clippedTexts(found, dots);
    return { found, dots };
  }

  const slider = () => document.querySelector('[role="slider"][aria-label="Time"]');
  const stepNow = () => Number(/^Step (\d+)/.exec(slider().getAttribute('aria-valuetext') ?? '')?.[1] ?? -1);
  const press = (key) => slider().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  async function until(isThere) {
    const startedMs = performance.now();
    while (!isThere()) {
      if (performance.now() - startedMs > 20_000)
        throw new Error(`the page stands at ${slider()?.getAttribute('aria-valuetext')}`);
      await frame();
    }
  }

  /** The same thing by more or fewer pixels, or at a later step, is one fault. */
  function note(faults, fault, step) {
    const [kind, by] = fault.split(/ by (?=\d+ px$)/);
    const known = faults.get(kind);
    if (known === undefined)
      faults.set(kind, { kind, step, last: step, times: 1, most: Number.parseInt(by ?? '0', 10) });
    else if (known.last !== step) {
      known.last = step;
      known.times += 1;
      known.most = Math.max(known.most, Number.parseInt(by ?? '0', 10));
    }
  }

  /** Each fault once, with the step at which it was first seen; all steps up to a number, of more every so manieth. */
  async function play(stepsMax) {
    press('Home');
    await until(() => stepNow() === 0);
    const steps = Number(/of (\d+)/.exec(slider().getAttribute('aria-valuetext') ?? '')?.[1] ?? 0);
    const stride = Math.max(1, Math.ceil(steps / stepsMax));
    const found = new Map();
    const dots = new Map();
    for (let step = 1; step <= steps; step += 1) {
      press('ArrowRight');
      await until(() => stepNow() >= step);
      if (step % stride !== 0 && step !== steps) continue;
      // One frame for what is laid out after the cards, one for what is placed beside that.
      await frame();
      await frame();
      const now = faults();
      rememberPlaces();
      for (const fault of now.found) note(found, fault, step);
      for (const fault of now.dots) note(dots, fault, step);
    }
    return { steps, stride, found: [...found.values()], dots: [...dots.values()] };
  }

  window.overlaps = { faults, play };
}
