/** Several names in few words. */

/** More names than these say nothing more. */
const NAMES_MAX = 4;

/** `A`, `A and B`, `A, B and C`; of many the first, and how many more: `A, B, C and 29 more`. */
export function namesIn(names: readonly string[]): string {
  if (names.length > NAMES_MAX)
    return `${names.slice(0, NAMES_MAX - 1).join(', ')} and ${names.length - NAMES_MAX + 1} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The same of replicas, of which there are so many: `all 32 replicas` where it is every one of many. */
export const replicasIn = (names: readonly string[], of: number): string =>
  names.length === of && of > NAMES_MAX ? `all ${of} replicas` : namesIn(names);
