/** Scenarios under the ideas that they show, in the order in which the registry first names each. */
interface Shown {
  readonly idea: string;
}

export function groupedByIdea<Entry extends Shown>(
  entries: readonly Entry[],
): readonly { readonly idea: string; readonly entries: readonly Entry[] }[] {
  const byIdea = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = byIdea.get(entry.idea);
    if (group === undefined) byIdea.set(entry.idea, [entry]);
    else group.push(entry);
  }
  return [...byIdea].map(([idea, group]) => ({ idea, entries: group }));
}

/** Forms of one word that do not begin alike. */
const FORMS: readonly (readonly string[])[] = [
  ['break', 'broke'],
  ['bring', 'brought'],
  ['come', 'came', 'coming'],
  ['forget', 'forgot'],
  ['go', 'goes', 'went', 'gone'],
  ['hold', 'held'],
  ['keep', 'kept'],
  ['leave', 'left'],
  ['lose', 'lost', 'loss'],
  ['send', 'sent'],
  ['take', 'took'],
  ['tell', 'told'],
  ['write', 'wrote', 'written'],
];

/** A word without the ends by which its forms differ. */
const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|es|ed|e|s)$/, '') : word);

/** All by which a text may have a word. */
function formsOf(word: string): readonly string[] {
  const stem = stemOf(word);
  return [stem, ...FORMS.filter((forms) => forms.some((form) => stemOf(form) === stem || form === word)).flat()];
}

interface Searched {
  readonly idea: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
}

/** Whether a scenario has all of these words, in any of their forms, in any of its texts and any order. */
export const isWanted = ({ title, summary, idea, source }: Searched, words: string): boolean =>
  hasAll(`${title} ${summary} ${idea} ${source}`, words);

/** Those that are wanted; first those that have all of the words in their titles. */
export function wantedOf<Entry extends Searched>(entries: readonly Entry[], words: string): readonly Entry[] {
  const wanted = entries.filter((entry) => isWanted(entry, words));
  const isByTitle = ({ title }: Entry): boolean => hasAll(title, words);
  return [...wanted.filter(isByTitle), ...wanted.filter((entry) => !isByTitle(entry))];
}

function hasAll(text: string, words: string): boolean {
  const known = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => formsOf(word).some((form) => known.includes(form)));
}
