import { expect, type Locator, type Page, test } from '@playwright/test';
import { nameOf, showOpId } from '../src/core/causality/spelling.ts';
import { counterOf } from '../src/core/causality/version-vector.ts';
import { simulate } from '../src/core/engine/run.ts';
import { valueWords } from '../src/core/narrate/value-words.ts';
import type { Comparison } from '../src/core/strategies/strategy.ts';
import { windowOf } from '../src/core/timeline/window.ts';
import { BUILT_INS } from '../src/scenario/built-in/index.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { runInputOf, type ScenarioSettings } from '../src/scenario/settings.ts';
import { conclusionOf } from '../src/ui/decision/conclusion.ts';
import { authorOf } from '../src/ui/identity.ts';
import { timeWords } from '../src/ui/words.ts';
import { boxOf, overlap } from './boxes.ts';
import { verdict } from './lab.ts';

/** A built-in scenario, run here and opened, paused at its start, on the page. */
async function opened(page: Page, id: string, settings: ScenarioSettings = {}) {
  const builtIn = BUILT_INS.find((each) => each.id === id);
  if (builtIn === undefined) throw new Error(`there is no scenario ${id}`);
  const session = { scenario: await builtIn.load(), settings, actions: [] };
  const run = simulate(runInputOf(session));
  const link = await encodeLink({ session, playheadUs: 1, stateHash: run.stateHash });
  await page.goto(`./${link.slice(link.indexOf('#'))}`);
  await expect(page.getByRole('button', { name: `Scenarios: ${builtIn.title}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const { moments } = windowOf(run, 0, run.recording.steps);
  return { run, deciding: moments.filter(({ events }) => events.some(({ comparisons }) => comparisons.length > 0)) };
}

const inspector = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Inspector' });
const standsAt = (page: Page, step: number) =>
  expect(inspector(page).getByRole('heading', { name: `Step ${step + 1}`, exact: true })).toBeVisible();

const PHONE = { width: 390, height: 844 };

const areaOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height;

/** What is marked in a drawing as deciding, in the order in which it stands there. */
const markedIn = (drawing: Locator): Promise<readonly string[]> =>
  drawing.locator('[data-deciding], [data-dot]').evaluateAll((cells) =>
    cells.map((cell) => {
      const { actor, dot, covered, side } = (cell as HTMLElement).dataset;
      if (dot !== undefined) return `dot ${actor} ${dot} ${covered === 'true' ? 'covered' : 'not covered'}`;
      const copy = cell.cloneNode(true) as HTMLElement;
      for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
      return [actor ?? side, copy.textContent].filter((part) => part !== undefined).join(' ');
    }),
  );

/** The same, of what the strategy explains. */
function decidingIn(group: readonly Comparison[]): readonly string[] {
  const [first] = group;
  switch (first?.kind) {
    case 'vectors':
      return [first.incoming, first.stored].flatMap(({ mark }) =>
        first.deciding.map((actor) => `${actor} ${counterOf(mark, actor)}`),
      );
    case 'dots': {
      const dots = group.flatMap((each) => (each.kind === 'dots' && each.sibling.mark !== null ? [each] : []));
      const marks = dots.map(({ sibling: { mark }, covered }) => ({ ...mark, covered }));
      return [
        ...marks.map(({ actor, counter, covered }) => `dot ${actor} ${counter} ${covered ? 'covered' : 'not covered'}`),
        ...new Set(
          marks.map(({ actor = null }) => (actor === null ? '' : `${actor} ${counterOf(first.context, actor)}`)),
        ),
      ];
    }
    case 'stamps':
      return [`${first.winner} ${first[first.winner].mark.timeMs} ms`];
    case 'versions': {
      const stored = group.flatMap((each) => (each.kind === 'versions' ? [String(each.stored.mark)] : []));
      return [first.passed === 0 ? 'none' : String(first.passed), ...stored];
    }
    case 'values':
      return [`incoming ${valueWords(first.incoming.mark)}`, `stored ${valueWords(first.stored.mark)}`];
    case 'revisions': {
      const { mark } = first[first.winner];
      return [`${first.winner} ${mark === null ? 'none' : nameOf(mark)}`];
    }
    case 'op-ids':
      return [`${first.winner} ${showOpId(first[first.winner].mark)}`];
    case 'observed':
      return [
        first.observed ? `seen by ${valueWords(first.other.mark)}` : `${first.side} ${valueWords(first.effect.mark)}`,
      ];
    case 'union': {
      if (first.sum === null)
        return [
          `incoming ${first.parts.flatMap((part) => (part.standing === 'new' ? [valueWords(part.mark)] : [])).join(', ')}`,
        ];
      const sums = new Map<string, number>();
      for (const { write, standing, mark } of first.parts)
        if (write !== null && standing === 'new' && typeof mark === 'number')
          sums.set(authorOf(write), (sums.get(authorOf(write)) ?? 0) + mark);
      return [...sums].map(([client, sum]) => `${client} +${sum}`);
    }
    case 'arrival':
      return ['incoming comes now'];
    case undefined:
      throw new Error('nothing was compared');
  }
}

interface Case {
  readonly kind: Comparison['kind'];
  readonly id: string;
  readonly settings?: ScenarioSettings;
  readonly step: number;
  /** The comparisons of each drawing, by their places. */
  readonly drawn: readonly (readonly number[])[];
}

const OP_IDS: ScenarioSettings = { strategy: { kind: 'op-id-register', options: {} } };

/** Of each kind of drawing at least one; where more than one thing can be marked, a step in which it is. */
const CASES: readonly Case[] = [
  { kind: 'vectors', id: 'dynamo-versions', step: 28, drawn: [[0]] },
  { kind: 'dots', id: 'two-leaders', step: 15, drawn: [[0], [1]] },
  { kind: 'dots', id: 'blind-put', step: 13, drawn: [[0, 1, 2]] },
  { kind: 'stamps', id: 'slow-clock', step: 7, drawn: [[0]] },
  { kind: 'versions', id: 'shopping-cart', step: 10, drawn: [[0, 1]] },
  { kind: 'values', id: 'immutable-keys', step: 12, drawn: [[0]] },
  { kind: 'revisions', id: 'same-winner', step: 10, drawn: [[0]] },
  { kind: 'revisions', id: 'same-winner', step: 15, drawn: [[0]] },
  { kind: 'op-ids', id: 'two-leaders', settings: OP_IDS, step: 15, drawn: [[0]] },
  { kind: 'observed', id: 'cart-multi-value', step: 9, drawn: [[0]] },
  { kind: 'observed', id: 'cart-multi-value', step: 18, drawn: [[0]] },
  { kind: 'arrival', id: 'different-orders', step: 8, drawn: [[0]] },
  { kind: 'union', id: 'likes-counter', step: 15, drawn: [[0]] },
];

for (const { kind, id, settings = {}, step, drawn } of CASES) {
  test(`${kind}: what decides in step ${step} of “${id}” is what is marked, on the stage and in the inspector`, async ({
    page,
  }) => {
    const { deciding } = await opened(page, id, settings);
    for (const moment of deciding.slice(0, deciding.findIndex((each) => each.step === step) + 1)) {
      await page.keyboard.press(']');
      await standsAt(page, moment.step);
    }
    const told = deciding
      .find((each) => each.step === step)
      ?.events.filter(({ comparisons }) => comparisons.length > 0);
    expect(told).toHaveLength(1);
    const comparisons = told?.[0]?.comparisons ?? [];
    expect(comparisons.map((each) => each.kind)).toEqual(drawn.flat().map(() => kind));
    const groups = drawn.map((places) => places.map((place) => comparisons[place] as Comparison));

    const large = inspector(page).getByRole('figure');
    await expect(large).toHaveCount(groups.length);
    for (const [place, group] of groups.entries()) {
      expect(await markedIn(large.nth(place))).toEqual(decidingIn(group));
      for (const comparison of group) await expect(large.nth(place)).toContainText(conclusionOf(comparison).words);
    }

    const [first = []] = groups;
    const small = page
      .getByRole('region', { name: 'Stage' })
      .getByRole('img', { name: first.map((each) => conclusionOf(each).words).join(' '), exact: true });
    await expect(small).toBeVisible();
    expect(await markedIn(small)).toEqual(decidingIn(first));
    if (groups.length > 1) await expect(small).toContainText(`+${groups.length - 1}`);

    await page.setViewportSize(PHONE);
    await expect(small).toBeVisible();
    const stage = await boxOf(page.getByRole('region', { name: 'Stage' }));
    await expect.poll(async () => areaOf(await boxOf(small)) / areaOf(stage)).toBeLessThan(1 / 4);
    // Its place is found anew for the smaller stage.
    await expect(async () => {
      const drawing = await boxOf(small);
      expect(drawing.x).toBeGreaterThanOrEqual(stage.x);
      expect(drawing.y).toBeGreaterThanOrEqual(stage.y);
      expect(drawing.x + drawing.width).toBeLessThanOrEqual(stage.x + stage.width);
      expect(drawing.y + drawing.height).toBeLessThanOrEqual(stage.y + stage.height);
    }).toPass();
  });
}

test('under two stamps stands the true time of their writes', async ({ page }) => {
  const { run } = await opened(page, 'slow-clock');
  await page.keyboard.press(']');
  await standsAt(page, 7);
  const figure = inspector(page).getByRole('figure');
  await expect(figure).toContainText(/In truth it was the other way round: B?B#1 was written 5\.7 ms later\./);
  for (const { issuedUs } of run.recording.register.inOrder) await expect(figure).toContainText(timeWords(issuedUs));
});

test('from decision to decision by keys and buttons, and from the ledger', async ({ page }) => {
  const { deciding } = await opened(page, 'shopping-cart');
  const [first, second] = deciding.map(({ step }) => step);
  await page.keyboard.press(']');
  await standsAt(page, first ?? 0);
  await inspector(page).getByRole('button', { name: 'Next decision' }).click();
  await standsAt(page, second ?? 0);
  await page.keyboard.press('[');
  await standsAt(page, first ?? 0);
  await page.keyboard.press('[');
  await standsAt(page, first ?? 0);

  await opened(page, 'slow-clock');
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await page.keyboard.press(']');
  await verdict(page, 'B#1').click();
  await expect(page.locator('[data-decides="N3"]').getByRole('img', { name: /^The later stamp wins/ })).toBeVisible();
});

test('the buttons to the decision before and to the next are disabled where there is none', async ({ page }) => {
  const { deciding } = await opened(page, 'slow-clock');
  const before = inspector(page).getByRole('button', { name: 'Decision before' });
  const next = inspector(page).getByRole('button', { name: 'Next decision' });
  await expect(before).toBeDisabled();
  await expect(next).toBeEnabled();
  for (const { step } of deciding) {
    await next.click();
    await standsAt(page, step);
  }
  await expect(next).toBeDisabled();
});

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;

/** On less room a drawing may stand as near to another card as to its own, which its tail points at. */
const ROOMY = 1200;

for (const id of ['slow-clock', 'dynamo-versions', 'shopping-cart', 'likes-counter', 'same-winner', 'different-orders'])
  test(`“${id}”: each drawing stands close beside the card that decides, nearer than to any other, and names it`, async ({
    page,
  }) => {
    const { deciding } = await opened(page, id);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.getByRole('slider', { name: 'Time' }).focus();
      await page.keyboard.press('Home');
      for (const { step } of deciding.slice(0, 5)) {
        await page.keyboard.press(']');
        await standsAt(page, step);
        await expect(page.locator('.stage-decision:not(.is-unplaced)')).not.toHaveCount(0);
        for (const drawing of await page.locator('.stage-decision').all()) {
          const decides = (await drawing.getAttribute('data-decides')) ?? '';
          await expect(drawing.locator('.decision-at')).toHaveText(decides);
          await expect
            .poll(() => gapsOf(drawing, size.width < ROOMY ? 0 : 1), { message: `step ${step}, ${size.width} wide` })
            .toEqual({ own: 'close', others: 'further' });
        }
        await expect(page.locator('.stage-decision-tail')).not.toHaveCount(0);
      }
    }
  });

/** How near a drawing is to its own card, at most 16 px for `close`, and to those of other replicas. */
const gapsOf = (drawing: Locator, apart: number) =>
  drawing.evaluate((element, apart) => {
    const box = element.getBoundingClientRect();
    const gapTo = (card: Element): number => {
      const other = card.getBoundingClientRect();
      const across = Math.max(box.left - other.right, other.left - box.right);
      return Math.max(across, box.top - other.bottom, other.top - box.bottom);
    };
    const cards = [...document.querySelectorAll<HTMLElement>('.stage-cards [data-node]')];
    const isOwn = (card: HTMLElement): boolean => card.dataset['node'] === (element as HTMLElement).dataset['decides'];
    const own = Math.max(...cards.filter(isOwn).map(gapTo));
    const others = Math.min(...cards.filter((card) => !isOwn(card)).map(gapTo));
    return { own: own <= 16 ? 'close' : `${own} px`, others: others - own > apart - 0.5 ? 'further' : `${others} px` };
  }, apart);

test('while playing a drawing is there for a moment', async ({ page }) => {
  await opened(page, 'slow-clock');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const drawing = page.locator('[data-decides="N3"]');
  await expect(drawing).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(drawing).toHaveCount(0);
});

test('on a phone a drawing leaves its own card in sight, and can be closed', async ({ page }) => {
  await page.setViewportSize(PHONE);
  const { deciding } = await opened(page, 'dynamo-versions');
  const drawing = page.locator('.stage-decision');
  for (const { step } of deciding.slice(0, 4)) {
    await page.keyboard.press(']');
    await standsAt(page, step);
    await expect(drawing).toHaveCount(1);
    const replica = await drawing.getAttribute('data-decides');
    const [own, card] = [await boxOf(drawing), await boxOf(page.getByRole('group', { name: `Replica ${replica}` }))];
    expect(overlap(own, card)).toBeLessThan(areaOf(card) / 20);
  }
  await page.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(drawing).toHaveCount(0);
});
