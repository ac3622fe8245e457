/**
 * Addressed randomness: each number is a function of the seed and of what it is for, never of how many were
 * drawn before. So changing one thing leaves every other latency as it was, and two strategies compared on
 * one script meet the same network.
 *
 * The mixing steps are those of MurmurHash3 (Austin Appleby, public domain), which needs only 32-bit
 * multiplication and so gives the same everywhere.
 */

const UINT32_RANGE = 4_294_967_296;

/** Takes one more 32-bit number into a hash. */
export function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads every bit of a hash over all of it. */
export function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The 32-bit hash of a text. */
export function hashText(text: string, seed = 0): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at));
  return finish(mix(hash, text.length));
}

/** A number from 0 up to but not including 1, for the address that the hash stands for. */
export const unitFrom = (hash: number): number => finish(hash) / UINT32_RANGE;
