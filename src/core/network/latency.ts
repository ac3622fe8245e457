/** How long one message takes: a quantile function, asked with an addressed random number. */

import type { Latency } from '../engine/scenario.ts';
import { assertNever } from '../invariant.ts';
import { fromMs, type Micros } from '../time.ts';
import { exp, ln } from './elementary.ts';
import { EXPONENTIAL_LAST, EXPONENTIAL_QUANTILES } from './quantiles.ts';

/** The latency below which the given share (0 ≤ share < 1) of messages stay. */
export function sampleLatency(latency: Latency, share: number): Micros {
  switch (latency.kind) {
    case 'fixed':
      return fromMs(latency.ms);
    case 'uniform':
      return fromMs(latency.minMs + (latency.maxMs - latency.minMs) * share);
    case 'exponential':
      return fromMs(latency.meanMs * exponentialQuantile(share));
    case 'pareto-mixture':
      return fromMs(paretoMixtureQuantile(latency, share));
    default:
      return assertNever(latency);
  }
}

/**
 * A share of the messages follows a Pareto distribution, the rest an exponential one: the form that was fitted to
 * measured databases by Bailis et al., "Quantifying Eventual Consistency with PBS" (2014).
 */
function paretoMixtureQuantile(
  { paretoShare, minMs, alpha, meanMs }: Latency & { kind: 'pareto-mixture' },
  share: number,
): number {
  if (share < paretoShare) return minMs * exp(-ln((paretoShare - share) / paretoShare) / alpha);
  return -ln((1 - share) / (1 - paretoShare)) * meanMs;
}

/** Straight lines between the entries of the table. */
function exponentialQuantile(share: number): number {
  const place = share * EXPONENTIAL_QUANTILES.length;
  const index = Math.floor(place);
  const low = EXPONENTIAL_QUANTILES[index] ?? EXPONENTIAL_LAST;
  const high = EXPONENTIAL_QUANTILES[index + 1] ?? EXPONENTIAL_LAST;
  return low + (high - low) * (place - index);
}
