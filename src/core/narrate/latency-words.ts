/** How long messages take, in a few words. */
import type { Latency } from '../engine/scenario.ts';
import { assertNever } from '../invariant.ts';

export function latencyWords(latency: Latency): string {
  switch (latency.kind) {
    case 'fixed':
      return `${latency.ms} ms`;
    case 'uniform':
      return `${latency.minMs} to ${latency.maxMs} ms`;
    case 'exponential':
      return `exponential, ${latency.meanMs} ms on average`;
    case 'pareto-mixture':
      return `Pareto mixture from ${latency.minMs} ms`;
    default:
      return assertNever(latency);
  }
}
