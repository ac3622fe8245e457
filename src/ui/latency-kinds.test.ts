import { expect, test } from 'vitest';
import type { Latency } from '../core/engine/scenario.ts';
import { sampleLatency } from '../core/network/latency.ts';
import { LATENCY_KINDS, latencyOfKind, meanMsOf } from './latency-kinds.ts';

const SAMPLES = 20_000;

/** What the engine draws, on average, at evenly spread shares. */
const sampledMeanMs = (latency: Latency): number =>
  Array.from({ length: SAMPLES }, (_, index) => sampleLatency(latency, (index + 0.5) / SAMPLES)).reduce(
    (sum, us) => sum + us,
    0,
  ) /
  SAMPLES /
  1_000;

test('another distribution has the same mean, as the engine draws it', () => {
  for (const { value } of LATENCY_KINDS) {
    const latency = latencyOfKind(value, { kind: 'fixed', ms: 40 });
    expect(latency.kind).toBe(value);
    expect(meanMsOf(latency)).toBeCloseTo(40, 1);
    expect(Math.abs(sampledMeanMs(latency) - 40)).toBeLessThan(1);
  }
});

test('the same kind stays as it is', () => {
  const latency: Latency = { kind: 'uniform', minMs: 3, maxMs: 4 };
  expect(latencyOfKind('uniform', latency)).toBe(latency);
});
