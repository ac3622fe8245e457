/** Finding by words in any order. */

export interface Findable {
  readonly label: string;
  /** Further words that lead to it. */
  readonly words: string;
}

/** Each word of the query has to be found; what starts with it comes before what merely holds it. */
const POINTS = { startOfLabel: 8, word: 5, startOfWord: 4, within: 2, elsewhere: 1 } as const;

/** Those in which every word of the query is found, the best first; all of them, in their order, for no words. */
export function found<Entry extends Findable>(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = plain(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, points: pointsOf(entry, wanted) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ entry }) => entry);
}

/** 0 where a word is not found. */
function pointsOf({ label, words }: Findable, wanted: readonly string[]): number {
  const text = plain(label);
  const others = plain(words);
  let points = 0;
  for (const word of wanted) {
    const gained = pointsIn(text, word) || (others.includes(word) ? POINTS.elsewhere : 0);
    if (gained === 0) return 0;
    points += gained;
  }
  return points;
}

function pointsIn(text: string, word: string): number {
  if (text.startsWith(word)) return POINTS.startOfLabel;
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  if (parts.includes(word)) return POINTS.word;
  if (parts.some((part) => part.startsWith(word))) return POINTS.startOfWord;
  return text.includes(word) ? POINTS.within : 0;
}

/** Without capitals and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
