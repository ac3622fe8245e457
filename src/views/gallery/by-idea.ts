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

/** Whether a scenario has all of these words, in any of its texts and any order. */
export function isWanted(
  entry: { readonly idea: string; readonly title: string; readonly summary: string; readonly source: string },
  words: string,
): boolean {
  const text = `${entry.title} ${entry.summary} ${entry.idea} ${entry.source}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
