/** Finds in a text what is drawn as more than text. */

/** A write's name (`alice#3`, `alice#m1`), with which saying of it it is (`alice#3~2`, `alice#3~again`, `alice#3~also-A-C`); or a comparison. */
const WRITE = String.raw`[^\s,;:()“”"]+#m?\d+(?:~(?:\d+|(?:again|also)(?:-[\p{L}\p{N}_.-]*[\p{L}\p{N}])?))*`;
const COMPARISON = String.raw`\S+ [<>=≠≤≥∥] \S+`;
const MARKED = new RegExp(`(${WRITE}|${COMPARISON})`, 'u');
const IS_WRITE = new RegExp(`^${WRITE}$`, 'u');
const IS_COMPARISON = new RegExp(`^${COMPARISON}$`, 'u');

export const partsOf = (text: string): readonly string[] => text.split(MARKED);

export function kindOf(part: string): 'write' | 'comparison' | 'text' {
  if (IS_WRITE.test(part)) return 'write';
  return IS_COMPARISON.test(part) ? 'comparison' : 'text';
}
