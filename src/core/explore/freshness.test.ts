import { expect, it } from 'vitest';
import { sampleRun } from '../engine/testing/sample.ts';
import { type FreshnessProgress, measureFreshness } from './freshness.ts';
import { FRESHNESS_POINTS } from './freshness-scale.ts';

const WRITES = 800;
/** Several seconds of work where other tests run beside it. */
const LIMIT_MS = 30_000;

function measured(w: string, r: string, lossPercent = 0, antiEntropy = 'off') {
  const { scenario } = sampleRun(
    {
      system: 'leaderless',
      systemOptions: { n: 'all', w, r, 'anti-entropy': antiEntropy },
      network: { latency: { kind: 'exponential', meanMs: 20 }, lossPercent },
    },
    [],
  );
  const steps: FreshnessProgress[] = [];
  const work = measureFreshness(scenario, 1, WRITES);
  for (;;) {
    const next = work.next();
    if (next.done === true) return { freshness: next.value, steps };
    steps.push(next.value);
  }
}

it(
  'the curve rises from stale to fresh, and is told as it grows',
  () => {
    const { freshness, steps } = measured('1', '1');
    const shares = freshness.points.map(({ fresh }) => fresh.value);
    expect(shares).toHaveLength(FRESHNESS_POINTS);
    expect(shares[0]).toBeLessThan(0.9);
    expect(shares.at(-1)).toBeGreaterThan(0.98);
    for (const [index, share] of shares.entries()) expect(share).toBeGreaterThan((shares[index - 1] ?? 0) - 0.06);
    expect(freshness.writes).toMatchObject({
      asked: FRESHNESS_POINTS * WRITES,
      answered: FRESHNESS_POINTS * WRITES,
    });
    const done = steps.map((step) => step.done);
    expect(done).toEqual([...done].sort((left, right) => left - right));
    expect(done.at(-1)).toBe(1);
    expect(steps.at(-1)?.points).toEqual(freshness.points.slice(0, -1));
    expect(steps.at(-1)?.writes).toBe((FRESHNESS_POINTS - 1) * WRITES);
  },
  LIMIT_MS,
);

it(
  'quorums that overlap are always fresh',
  () => {
    const { points, writes } = measured('2', '2').freshness;
    expect(new Set(points.map(({ fresh }) => fresh.value))).toEqual(new Set([1]));
    // The time axis is one in which something could have happened.
    expect(points.at(-1)?.atMs).toBeGreaterThanOrEqual(2 * writes.median.value);
  },
  LIMIT_MS,
);

it(
  'where copies are lost for good, the curve stays below one and still has a span',
  () => {
    const { points, writes, reads } = measured('1', '1', 20).freshness;
    expect(points.at(-1)?.fresh.value).toBeLessThan(0.95);
    expect(points.at(-1)?.fresh.value).toBeGreaterThan(0.6);
    expect(points.at(-1)?.atMs).toBeLessThan(1_000);
    expect(writes.answered).toBe(writes.asked);
    expect(reads.answered).toBe(reads.asked);
  },
  LIMIT_MS,
);

it(
  'rounds of anti-entropy bring what was lost, and the curve waits for them',
  () => {
    const { points } = measured('1', '1', 20, '1000').freshness;
    expect(points[1]?.fresh.value).toBeLessThan(0.97);
    expect(points.at(-1)?.atMs).toBeGreaterThanOrEqual(1_000);
    expect(points.at(-1)?.fresh.value).toBeGreaterThan(0.97);
  },
  LIMIT_MS,
);
