import { describe, expect, it } from 'vitest';
import { toMs } from '../time.ts';
import { sampleLatency } from './latency.ts';

/** Fitted to the writes of one database, Bailis et al. (2014): `core/goldens/quorum-staleness.json`, LNKD-DISK. */
const fitted = { kind: 'pareto-mixture', paretoShare: 0.38, minMs: 1.05, alpha: 1.51, meanMs: 1 / 0.183 } as const;
const quantileMs = (latency: Parameters<typeof sampleLatency>[0], share: number): number =>
  toMs(sampleLatency(latency, share));

describe('the quantile of a mixture of Pareto and exponential', () => {
  /** By the definition: u = 1 − share of the part, and xm / u^(1/alpha), or −ln(u) / lambda. */
  it.each([0, 0.1, 0.19, 0.3, 0.379])('is that of the Pareto part up to its share: %d', (share) => {
    const within = 1 - share / fitted.paretoShare;
    expect(quantileMs(fitted, share)).toBeCloseTo(fitted.minMs / within ** (1 / fitted.alpha), 2);
  });

  it.each([0.38, 0.5, 0.9, 0.999])('is that of the exponential part from there on: %d', (share) => {
    const within = 1 - (share - fitted.paretoShare) / (1 - fitted.paretoShare);
    expect(quantileMs(fitted, share)).toBeCloseTo(-Math.log(within) * fitted.meanMs, 2);
  });

  it('has no wait shorter than the least of the Pareto part, and its median where half of that part lies', () => {
    const pareto = { ...fitted, paretoShare: 1, minMs: 2, alpha: 1 };
    expect(quantileMs(pareto, 0)).toBe(2);
    expect(quantileMs(pareto, 0.5)).toBeCloseTo(4, 3);
    expect(quantileMs(pareto, 0.75)).toBeCloseTo(8, 3);
    expect(quantileMs({ ...pareto, alpha: 2 }, 0.75)).toBeCloseTo(4, 3);
  });

  it('has the shares of messages below and above a time that the fit says', () => {
    const times = Array.from({ length: 100_000 }, (_, index) => quantileMs(fitted, (index + 0.5) / 100_000));
    const below = (ms: number): number => times.filter((time) => time <= ms).length / times.length;
    const expected = (ms: number): number =>
      fitted.paretoShare * (ms < fitted.minMs ? 0 : 1 - (fitted.minMs / ms) ** fitted.alpha) +
      (1 - fitted.paretoShare) * (1 - Math.exp(-ms / fitted.meanMs));
    for (const ms of [0.5, 1, 1.5, 3, 10, 40]) expect(below(ms)).toBeCloseTo(expected(ms), 3);
  });
});
