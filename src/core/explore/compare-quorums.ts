/**
 * The engine beside other programs' numbers for the same latencies, row by row: what it measured, by how much that may
 * be off, and whether the two agree.
 *
 * They agree where they are at most four standard errors of their difference apart. Of the hundred or so comparisons of
 * the whole table, each would be further apart by chance once in 16,000 times.
 */
import type { QuorumRow } from '../goldens/quorum-table.ts';
import { apartBy, type Estimate, quantileOf, shareOf } from './estimates.ts';
import { measure, type Tally } from './staleness.ts';
import { timeToFresh } from './time-to-fresh.ts';
import { type WarsLatencies, warsQuestion } from './wars.ts';

export interface Comparison {
  readonly what: string;
  readonly unit: 'share' | 'ms';
  readonly measured: Estimate;
  readonly expected: number;
  /** Null where nothing was published. */
  readonly published: number | null;
  /** In standard errors of the difference. */
  readonly apart: number;
  readonly agrees: boolean;
}

export const APART_MAX = 4;
/** Writes and reads of the runs that are compared with: two runs of 2,000,000 pairs. */
const EXPECTED_PAIRS = 4_000_000;
/** Its probabilities are rounded to four places. */
const SHARE_SLACK = 0.000_05;
/** It counts latencies in steps of a thousandth of a millisecond, and so do we. */
const LATENCY_SLACK_MS = 0.001;
const TAIL = 0.999;
const US_IN_MS = 1_000;

/** One row: shares of fresh reads, both latencies, and the time until all but one in a thousand are fresh. */
export function* compareRow(
  latencies: WarsLatencies,
  { r, w, own, published }: QuorumRow,
  writes: number,
  seed: number,
): Generator<Tally, readonly Comparison[]> {
  const readsAtMs = own.freshAt.map(({ atMs }) => atMs);
  const tally = yield* measure(warsQuestion({ latencies, r, w }, readsAtMs, seed), writes);
  const shares = own.freshAt.map(({ atMs, share }, place) => {
    const { fresh = 0, stale = 0 } = tally.reads[place] ?? {};
    const measured = shareOf(fresh, fresh + stale);
    const error = Math.sqrt((share * (1 - share)) / EXPECTED_PAIRS);
    return compared(`P(fresh) at ${atMs} ms`, 'share', measured, { value: share, error }, null, SHARE_SLACK);
  });
  const latency = (what: string, sampleUs: readonly number[], expected: number, publishedMs: number): Comparison => {
    const { value, error } = quantileOf(Float64Array.from(sampleUs).sort(), TAIL);
    const measured = { value: value / US_IN_MS, error: error / US_IN_MS };
    const theirs = { value: expected, error: measured.error * Math.sqrt(sampleUs.length / EXPECTED_PAIRS) };
    return compared(what, 'ms', measured, theirs, publishedMs, LATENCY_SLACK_MS);
  };
  return [
    ...shares,
    latency('read latency, 99.9 %', tally.readLatenciesUs, own.readLatency999, published.readLatency999),
    latency('write latency, 99.9 %', tally.writeLatenciesUs, own.writeLatency999, published.writeLatency999),
    yield* compareTime(latencies, { r, w, own, published }, writes, seed, tally),
  ];
}

/** Where the first read is fresh often enough there is no time to look for: it is 0 on both sides. */
function* compareTime(
  latencies: WarsLatencies,
  { r, w, own, published }: QuorumRow,
  writes: number,
  seed: number,
  tally: Tally,
): Generator<Tally, Comparison> {
  const what = 't, 99.9 % fresh';
  const { fresh = 0, stale = 0 } = tally.reads[0] ?? {};
  if (fresh >= TAIL * (fresh + stale))
    return compared(what, 'ms', { value: 0, error: 0 }, { value: own.t999, error: 0 }, published.t999, 0);
  const measured = yield* timeToFresh(warsQuestion({ latencies, r, w }, [], seed), 1 - TAIL, writes);
  const theirs = { value: own.t999, error: measured.error * Math.sqrt(writes / EXPECTED_PAIRS) };
  return compared(what, 'ms', measured, theirs, published.t999, LATENCY_SLACK_MS);
}

function compared(
  what: string,
  unit: Comparison['unit'],
  measured: Estimate,
  expected: Estimate,
  published: number | null,
  slack: number,
): Comparison {
  const apart = apartBy(measured, expected, slack);
  return { what, unit, measured, expected: expected.value, published, apart, agrees: apart <= APART_MAX };
}
