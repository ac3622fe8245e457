/** Who differs from whom, in words: the same on the stage and in the ledger. */
import type { Disagreement } from '../core/verdicts/verdict.ts';
import { counted, listed } from './words.ts';

/** Two ways that part, in a field of 16 by 16. */
export const DIVERGENCE_SIGN = 'M2 8H6L13.5 3M6 8L13.5 13M9.8 3H13.5V6.6M9.8 13H13.5V9.4';

/** `A and B disagree about cart`; where one stands against several that agree: `C disagrees with A and B about cart`. */
export function disagreementWords([first, ...others]: readonly Disagreement[]): string {
  if (first === undefined) return '';
  const about = others.length === 0 ? first.key : `${first.key} and ${counted(others.length, 'other key')}`;
  return `${whoDisagrees(first.sides)} about ${about}`;
}

function whoDisagrees(sides: Disagreement['sides']): string {
  const [small, large] = sides.toSorted((one, other) => one.length - other.length);
  if (sides.length === 2 && small !== undefined && large !== undefined && large.length > 1)
    return `${listed(small)} ${small.length === 1 ? 'disagrees' : 'disagree'} with ${listed(large)}`;
  return `${listed(sides.map((side) => side.join(' with ')))} disagree`;
}

/** `A ≠ B`: where there is no room for more. */
export const disagreementSign = ([first]: readonly Disagreement[]): string =>
  first === undefined ? '' : first.sides.map((side) => side.join(' ')).join(' ≠ ');
