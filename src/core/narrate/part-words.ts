/** Places in the tree over the keys, in words: see `systems/anti-entropy.ts`. */

/** So many names are told; who wants more looks at the message itself. */
const NAMES_MAX = 4;

/** `the left half of the keys (ann, bo)`, `part 3 of 4 (eve)`; level 1 has the halves, each level below twice as many. */
export function partWords(level: number, places: readonly number[], keys: readonly string[]): string {
  const numbers = places.map((place) => place + 1).join(', ');
  const part =
    level > 1
      ? `part${places.length > 1 ? 's' : ''} ${numbers} of ${1 << level}`
      : `${places.length > 1 ? 'both halves' : places[0] === 0 ? 'the left half' : 'the right half'} of the keys`;
  const more = keys.length - NAMES_MAX;
  return `${part} (${keys.slice(0, NAMES_MAX).join(', ') || 'no key'}${more > 0 ? ` and ${more} more` : ''})`;
}
