/** What a sample says about the whole, and by how much it may be off. */

/** A value with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/**
 * The share of successes. Its error is half the width of Wilson's score interval for one standard deviation (Edwin B.
 * Wilson, "Probable Inference", 1927), which, unlike √(p(1 − p)/n), is not 0 where all or none succeeded.
 */
export function shareOf(successes: number, trials: number): Estimate {
  if (trials === 0) return { value: Number.NaN, error: Number.NaN };
  const value = successes / trials;
  const spread = (value * (1 - value)) / trials + 1 / (4 * trials * trials);
  return { value, error: Math.sqrt(spread) / (1 + 1 / trials) };
}

/**
 * The value that a share of all stays below: the order statistic of that rank. So many of a sample lie below the true
 * one as a binomial law says, √(n p (1 − p)) more or fewer; half the way between the values at those two ranks is its
 * error, whatever the distribution.
 */
export function quantileOf(sorted: Float64Array, share: number): Estimate {
  const { length } = sorted;
  if (length === 0) return { value: Number.NaN, error: Number.NaN };
  const rank = length * share;
  const deviation = Math.sqrt(length * share * (1 - share));
  const at = (wanted: number): number => sorted[Math.max(0, Math.min(length - 1, Math.ceil(wanted) - 1))] ?? Number.NaN;
  return { value: at(rank), error: (at(rank + deviation) - at(rank - deviation)) / 2 };
}

/** How far two estimates are apart, in standard errors of their difference; `slack` of it is of no account. */
export function apartBy(left: Estimate, right: Estimate, slack: number): number {
  const beyond = Math.max(0, Math.abs(left.value - right.value) - slack);
  return beyond === 0 ? 0 : beyond / Math.sqrt(left.error * left.error + right.error * right.error);
}
