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

/** Whether a scenario has all of these words, in any of their forms, in any of its texts and any order. */
export function isWanted(
  entry: { readonly idea: string; readonly title: string; readonly summary: string; readonly source: string },
  words: string,
): boolean {
  const text = `${entry.title} ${entry.summary} ${entry.idea} ${entry.source}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => formsOf(word).some((form) => text.includes(form)));
}
