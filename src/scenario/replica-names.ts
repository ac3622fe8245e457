/** Names for replicas that a scenario does not name itself. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The first `count` replicas: those of the scenario, then the letter of each place (the fourth is D), or the
 * next free letter where that one is taken. The same replica has the same name whatever the count.
 */
export function replicaNames(
  taken: { readonly replicas: readonly string[]; readonly clients: readonly string[] },
  count: number,
): readonly string[] {
  const names = taken.replicas.slice(0, count);
  const used = new Set([...taken.replicas, ...taken.clients]);
  while (names.length < count) {
    const name = freeName(names.length, used);
    used.add(name);
    names.push(name);
  }
  return names;
}

function freeName(place: number, used: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    for (let step = 0; step < LETTERS.length; step += 1) {
      const name = `${LETTERS[(place + step) % LETTERS.length]}${round === 0 ? '' : round + 1}`;
      if (!used.has(name)) return name;
    }
  }
}
