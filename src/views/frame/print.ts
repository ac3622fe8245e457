/** The page on paper: one landscape sheet with the moment that is shown, without what only a hand can use. */
import './print.css';

/** In pixels of CSS, of which 96 are an inch: what the main column may take of a sheet of A4 or Letter. */
const COLUMN = 700;
const PARTS = [
  { selector: '.page-stage', heightMax: 430 },
  { selector: '.page-diagram', heightMax: 160 },
];

const GAP = 8;

/**
 * What the column beside them may take, and the lists in it, each with its entries that matter most first. On Letter it
 * is narrower than on a screen, so that some lines become two: there is room for these.
 */
const SIDE = 620;
const LISTS = [
  { selector: '.verdicts', from: 'start' },
  { selector: '.anomaly-list', from: 'start' },
  { selector: '.transcript ol', from: 'end' },
] as const;

/** Hidden on paper, as the style sheet says. */
const OFF_PAPER = '.ledger > .button, .anomalies > .button, .ledger-growth';

/** Stage and diagram are laid out for the screen, so they are printed as they are there, larger or smaller. */
export function listenForPrint(): void {
  addEventListener('beforeprint', () => {
    for (const { selector, heightMax } of PARTS) {
      const part = document.querySelector<HTMLElement>(selector);
      if (part === null) continue;
      const { width, height } = part.getBoundingClientRect();
      part.style.setProperty('--printed-width', `${width}px`);
      part.style.setProperty('--printed-height', `${height}px`);
      part.style.setProperty('--printed-zoom', String(Math.min(COLUMN / width, heightMax / height)));
    }
    const side = document.querySelector('.page-side .tab-panel');
    if (side !== null) keepToSheet(side);
  });
}

/** What does not fit beside the stage is left off, and that is said. */
function keepToSheet(side: Element): void {
  const lists = LISTS.flatMap(({ selector, from }) => {
    const list = side.querySelector<HTMLElement>(selector);
    return list === null ? [] : [{ list, from, entries: [...list.children] as HTMLElement[] }];
  });
  const heightOf = (part: Element): number => part.getBoundingClientRect().height;
  const unprinted = [...lists.map(({ list }) => list), ...side.querySelectorAll(OFF_PAPER)];
  let used = unprinted.reduce((height, part) => height - heightOf(part), side.scrollHeight);
  for (const { list, from, entries } of lists) {
    for (const entry of from === 'start' ? entries : entries.reverse()) {
      entry.classList.remove('is-off-paper');
      used += heightOf(entry) + GAP;
      entry.classList.toggle('is-off-paper', used > SIDE);
    }
    list.classList.toggle('is-cut-short', used > SIDE);
  }
}
