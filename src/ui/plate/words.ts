/** Texts on a plate: as long as there is room, told without a browser to measure them. */

/** Widths of letters of the page's sans at 12 units, by how broad they are. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'’!|]/, 3.6],
  [/[frt\s()-]/, 4.6],
  [/[mwMW@…]/, 10.4],
  [/[A-Z]/, 7.8],
];
const OTHERS = 6.8;

export const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDTHS.find(([broad]) => broad.test(letter))?.[1] ?? OTHERS), 0);

/** The text, or as much of its beginning as fits in so many units. */
export function shortened(text: string, room: number): string {
  if (lengthOf(text) <= room) return text;
  let short = text;
  while (short.length > 1 && lengthOf(`${short}…`) > room) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}

/** The first of some wordings, longest first, that fits in so many units; as much of the last as fits where none does. */
export const fitting = (wordings: readonly [string, ...string[]], room: number): string =>
  wordings.find((words) => lengthOf(words) <= room) ?? shortened(wordings.at(-1) ?? '', room);

/** By how much a clock is off: `+3 ms`, `−60 s`; null for one that is right. */
export function skewWords(offsetUs: number): string | null {
  const size = Math.abs(offsetUs);
  if (size < 50) return null;
  const sign = offsetUs > 0 ? '+' : '−';
  return size >= 1_000_000 ? `${sign}${rounded(size / 1_000_000)} s` : `${sign}${rounded(size / 1_000)} ms`;
}

const rounded = (number: number): string => String(number >= 10 ? Math.round(number) : Math.round(number * 10) / 10);
