/** The distributions of a latency by name, and each with the mean of another, so that changing the kind changes that only. */
import type { Latency } from '../core/engine/scenario.ts';
import { assertNever } from '../core/invariant.ts';

export const LATENCY_KINDS: readonly {
  readonly value: Latency['kind'];
  readonly label: string;
  readonly words: string;
}[] = [
  { value: 'fixed', label: 'Always the same', words: 'Every message takes just as long.' },
  { value: 'uniform', label: 'Uniform', words: 'Anything between two bounds, all equally often.' },
  { value: 'exponential', label: 'Exponential', words: 'Mostly short, now and then several times the mean.' },
  {
    value: 'pareto-mixture',
    label: 'Pareto mixture',
    words:
      'A share of the messages follows a Pareto distribution, the rest an exponential one: as measured databases do.',
  },
];

/** Ten microseconds: finer than anybody tunes. */
const DECIMALS = 100;
const rounded = (ms: number): number => Math.round(ms * DECIMALS) / DECIMALS;

/** The mean in milliseconds; of a Pareto distribution with no mean (alpha ≤ 1), its least. */
export function meanMsOf(latency: Latency): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.ms;
    case 'uniform':
      return (latency.minMs + latency.maxMs) / 2;
    case 'exponential':
      return latency.meanMs;
    case 'pareto-mixture': {
      const { paretoShare, minMs, alpha, meanMs } = latency;
      return paretoShare * (alpha > 1 ? (minMs * alpha) / (alpha - 1) : minMs) + (1 - paretoShare) * meanMs;
    }
    default:
      return assertNever(latency);
  }
}

/** Nine messages in ten with a heavy tail, and one in ten that takes twice the mean. */
const MIXTURE = { paretoShare: 0.9, alpha: 2.5, restTimes: 2 } as const;

/** A latency of the kind with the mean of the given one; the given one where it is of that kind. */
export function latencyOfKind(kind: Latency['kind'], latency: Latency): Latency {
  if (latency.kind === kind) return latency;
  const mean = meanMsOf(latency);
  switch (kind) {
    case 'fixed':
      return { kind, ms: rounded(mean) };
    case 'uniform':
      return { kind, minMs: rounded(mean / 2), maxMs: rounded((mean * 3) / 2) };
    case 'exponential':
      return { kind, meanMs: rounded(mean) };
    case 'pareto-mixture': {
      const { paretoShare, alpha, restTimes } = MIXTURE;
      const ofPareto = (mean - (1 - paretoShare) * restTimes * mean) / paretoShare;
      return {
        kind,
        paretoShare,
        minMs: rounded((ofPareto * (alpha - 1)) / alpha),
        alpha,
        meanMs: rounded(restTimes * mean),
      };
    }
    default:
      return assertNever(kind);
  }
}
