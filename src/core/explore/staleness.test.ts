import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../engine/testing/sample.ts';
import { readQuorumTable } from '../goldens/quorum-table.ts';
import { apartBy, quantileOf, shareOf } from './estimates.ts';
import type { Question } from './probe.ts';
import { finish, measure } from './staleness.ts';
import { crossing } from './time-to-fresh.ts';
import { warsQuestion } from './wars.ts';

const table = readQuorumTable(
  JSON.parse(readFileSync(new URL('../goldens/quorum-staleness.json', import.meta.url), 'utf8')),
);
const WRITES = 4_000;

describe('the engine beside other programs that played the same model', () => {
  it.each([
    ['LNKD-DISK', 1, 1],
    ['LNKD-DISK', 2, 1],
    ['YMMR', 1, 2],
    ['LNKD-SSD', 2, 2],
  ])('%s with R = %i and W = %i', (name, r, w) => {
    const fit = table.fits.find((each) => each.name === name);
    const row = fit?.rows.find((each) => each.r === r && each.w === w);
    if (fit === undefined || row === undefined) throw new Error('there is no such row');
    const readsAtMs = row.own.freshAt.map(({ atMs }) => atMs);
    const tally = finish(measure(warsQuestion({ latencies: fit.latencies, r, w }, readsAtMs, 1), WRITES));
    expect(tally).toMatchObject({ writes: WRITES, unacknowledged: 0 });
    for (const [place, { share }] of row.own.freshAt.entries()) {
      const { fresh = 0, stale = 0 } = tally.reads[place] ?? {};
      expect(fresh + stale).toBe(WRITES);
      expect(apartBy(shareOf(fresh, WRITES), { value: share, error: 0 }, 0.000_05)).toBeLessThan(4);
    }
    const { value, error } = quantileOf(Float64Array.from(tally.readLatenciesUs).sort(), 0.999);
    expect(apartBy({ value, error }, { value: row.own.readLatency999 * 1_000, error: 0 }, 1)).toBeLessThan(4);
  });
});

/** Two replicas 50 ms apart, each with a client 10 ms away: all times are known. */
function known(systemOptions: { readonly [name: string]: string }, readsAtMs: readonly number[], lossPercent = 0) {
  const near = [
    { between: ['alice', 'A'], latency: { kind: 'fixed', ms: 10 }, lossPercent: 0 },
    { between: ['bob', 'B'], latency: { kind: 'fixed', ms: 10 }, lossPercent: 0 },
  ];
  const { scenario } = sampleRun(
    {
      system: 'leaderless',
      systemOptions: { 'read-repair': 'off', ...systemOptions },
      replicas: ['A', 'B'],
      network: { lossPercent, links: near as never },
    },
    [],
  );
  const question: Question = { base: scenario, awayFrom: null, readsAtMs, seed: 1 };
  return finish(measure(question, 400));
}

describe('reads after a write whose way is known', () => {
  // The copy arrives 40 ms after the client was told; a read reaches its replica 10 ms after it was begun.
  it('are stale from another replica until the copy is there', () => {
    const { reads } = known({ r: '1', w: '1' }, [0, 29, 31]);
    const shares = reads.map(({ fresh, stale }) => fresh / (fresh + stale));
    expect(shares[0]).toBeCloseTo(0.5, 1);
    expect(shares[1]).toBeCloseTo(0.5, 1);
    expect(shares[2]).toBe(1);
  });

  it('are fresh at once where quorums overlap, and take a way there and back', () => {
    const { reads, readLatenciesUs, writeLatenciesUs } = known({ r: '2', w: '1' }, [0]);
    expect(reads[0]).toMatchObject({ stale: 0 });
    expect(new Set(readLatenciesUs)).toEqual(new Set([120_000]));
    expect(new Set(writeLatenciesUs)).toEqual(new Set([20_000]));
  });

  it('are told apart from those that fail or are never answered', () => {
    const waiting = known({ r: '2', w: '1' }, [0], 50);
    const [unanswered] = waiting.reads;
    expect(unanswered?.failed).toBe(0);
    expect(unanswered?.unanswered).toBeGreaterThan(0);
    const [failed] = known({ r: '2', w: '1', 'time-out': '200' }, [0], 50).reads;
    expect(failed?.unanswered).toBe(0);
    expect(failed?.failed).toBe(unanswered?.unanswered);
  });

  it('are not asked for after a write that failed', () => {
    const { writes, unacknowledged, reads } = known({ r: '1', w: '2', 'time-out': '200' }, [0], 50);
    const { fresh = 0, stale = 0 } = reads[0] ?? {};
    expect(unacknowledged).toBeGreaterThan(0);
    expect(fresh + stale).toBe(writes - unacknowledged);
  });
});

it('are fresh at once wherever R + W > N, whatever the latencies', () => {
  const latency = fc.oneof(
    fc.record({ kind: fc.constant('exponential' as const), meanMs: fc.integer({ min: 1, max: 500 }) }),
    fc.record({ kind: fc.constant('fixed' as const), ms: fc.integer({ min: 0, max: 50 }) }),
  );
  const latencies = fc.record({ write: latency, acknowledge: latency, read: latency, answer: latency });
  const overlapping = fc.constantFrom([1, 3], [2, 2], [3, 1], [3, 2], [3, 3]);
  fc.assert(
    fc.property(latencies, overlapping, fc.nat(), (ways, [r = 0, w = 0], seed) => {
      const { reads } = finish(measure(warsQuestion({ latencies: ways, r, w }, [0], seed), 1));
      expect(reads[0]).toMatchObject({ fresh: 200, stale: 0 });
    }),
    { numRuns: 30 },
  );
});

describe('estimates', () => {
  it('have an error where all succeed', () => {
    expect(shareOf(100, 100).value).toBe(1);
    expect(shareOf(100, 100).error).toBeGreaterThan(0);
    expect(shareOf(2_500, 10_000).error).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 10_000), 5);
  });

  it('find a quantile and the values a deviation of its rank away', () => {
    const sorted = Float64Array.from({ length: 10_000 }, (_, index) => index + 1);
    expect(quantileOf(sorted, 0.5)).toEqual({ value: 5_000, error: 50 });
    expect(quantileOf(sorted, 0.99).value).toBe(9_900);
  });

  it('find where an exponential curve falls to a share', () => {
    const points = [0, 10, 20, 30].map((atMs) => ({ atMs, stale: Math.exp(-atMs / 4) }));
    const found = crossing(points, 0.01, 100_000);
    expect(found.value).toBeCloseTo(-4 * Math.log(0.01), 6);
    expect(found.error).toBeCloseTo((4 * Math.sqrt(0.01 * 0.99)) / Math.sqrt(100_000) / 0.01, 2);
  });
});
