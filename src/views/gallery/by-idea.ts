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
