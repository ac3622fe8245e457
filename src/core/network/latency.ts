/** How long one message takes: a quantile function, asked with an addressed random number. */

import type { Latency } from '../engine/scenario.ts';
import { assertNever } from '../invariant.ts';
import { fromMs, type Micros } from '../time.ts';
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
    default:
      return assertNever(latency);
  }
}

/** Straight lines between the entries of the table. */
function exponentialQuantile(share: number): number {
  const place = share * EXPONENTIAL_QUANTILES.length;
  const index = Math.floor(place);
  const low = EXPONENTIAL_QUANTILES[index] ?? EXPONENTIAL_LAST;
  const high = EXPONENTIAL_QUANTILES[index + 1] ?? EXPONENTIAL_LAST;
  return low + (high - low) * (place - index);
}
