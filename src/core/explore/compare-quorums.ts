/**
 * The engine beside other programs' numbers for the same latencies, row by row: what it measured, by how much that may
 * be off, and whether the two agree.
 *
 * Where R + W > N every read meets the write, so that the share of fresh ones is exactly 1, from the first moment on.
 * How long a write takes hangs on W alone and a read on R alone: a row that is missing in the table has its latencies
 * in those of the same R and of the same W.
 *
 * They agree where they are at most four standard errors of their difference apart. Of the hundred or so comparisons of
 * the whole table, each would be further apart by chance once in 16,000 times.
 */
import type { QuorumRow } from '../goldens/quorum-table.ts';
import { invariant } from '../invariant.ts';
import { apartBy, type Estimate, quantileOf, shareOf } from './estimates.ts';
import { measure, type Tally } from './staleness.ts';
import { timeToFresh } from './time-to-fresh.ts';
import { type WarsLatencies, warsQuestion } from './wars.ts';

export interface Comparison {
  readonly what: string;
  readonly unit: 'share' | 'ms';
  /** Where the number that is expected comes from: `exact`, `golden`, or `golden, R = 2` where another row has it. */
  readonly from: string;
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

const REPLICAS = 3;

/** A row of the table, or one that follows from others of it. */
export interface AskedRow extends Omit<QuorumRow, 'published'> {
  readonly published: QuorumRow['published'] | null;
  readonly readsFrom: string;
  readonly writesFrom: string;
}

/** All pairs of R and W: as the table has them, the others made from it. */
export function allPairs(rows: readonly QuorumRow[]): readonly AskedRow[] {
  const counts = Array.from({ length: REPLICAS }, (_, index) => index + 1);
  return counts.flatMap((r) => counts.map((w) => rowFor(rows, r, w)));
}

function rowFor(rows: readonly QuorumRow[], r: number, w: number): AskedRow {
  const found = rows.find((row) => row.r === r && row.w === w);
  if (found !== undefined) return { ...found, readsFrom: 'golden', writesFrom: 'golden' };
  const sameR = rows.find((row) => row.r === r);
  const sameW = rows.find((row) => row.w === w);
  invariant(sameR !== undefined && sameW !== undefined, `the table has a row with R = ${r} and one with W = ${w}`);
  invariant(isOverlapping(r, w), `of R = ${r} and W = ${w} freshness is known without the table`);
  return {
    r,
    w,
    own: {
      readLatency999: sameR.own.readLatency999,
      writeLatency999: sameW.own.writeLatency999,
      t999: 0,
      freshAt: sameR.own.freshAt.map(({ atMs }) => ({ atMs, share: 1 })),
    },
    published: null,
    readsFrom: `golden, R = ${r}`,
    writesFrom: `golden, W = ${w}`,
  };
}

const isOverlapping = (r: number, w: number): boolean => r + w > REPLICAS;
const freshnessFrom = ({ r, w }: AskedRow): string => (isOverlapping(r, w) ? 'exact' : 'golden');

/** One row: shares of fresh reads, both latencies, and the time until all but one in a thousand are fresh. */
export function* compareRow(
  latencies: WarsLatencies,
  row: AskedRow,
  writes: number,
  seed: number,
): Generator<Tally, readonly Comparison[]> {
  const { r, w, own, published, readsFrom, writesFrom } = row;
  const readsAtMs = own.freshAt.map(({ atMs }) => atMs);
  const tally = yield* measure(warsQuestion({ latencies, r, w }, readsAtMs, seed), writes);
  const shares = own.freshAt.map(({ atMs, share }, place) => {
    const { fresh = 0, stale = 0 } = tally.reads[place] ?? {};
    const measured = shareOf(fresh, fresh + stale);
    const error = Math.sqrt((share * (1 - share)) / EXPECTED_PAIRS);
    const about = { what: `P(fresh) at ${atMs} ms`, unit: 'share', from: freshnessFrom(row), published: null } as const;
    return compared(about, measured, { value: share, error }, SHARE_SLACK);
  });
  const latency = (about: About, sampleUs: readonly number[], expected: number): Comparison => {
    const { value, error } = quantileOf(Float64Array.from(sampleUs).sort(), TAIL);
    const measured = { value: value / US_IN_MS, error: error / US_IN_MS };
    const theirs = { value: expected, error: measured.error * Math.sqrt(sampleUs.length / EXPECTED_PAIRS) };
    return compared(about, measured, theirs, LATENCY_SLACK_MS);
  };
  return [
    ...shares,
    latency(
      { what: 'read latency, 99.9 %', unit: 'ms', from: readsFrom, published: published?.readLatency999 ?? null },
      tally.readLatenciesUs,
      own.readLatency999,
    ),
    latency(
      { what: 'write latency, 99.9 %', unit: 'ms', from: writesFrom, published: published?.writeLatency999 ?? null },
      tally.writeLatenciesUs,
      own.writeLatency999,
    ),
    yield* compareTime(latencies, row, writes, seed, tally),
  ];
}

/** Where the first read is fresh often enough there is no time to look for: it is 0 on both sides. */
function* compareTime(
  latencies: WarsLatencies,
  row: AskedRow,
  writes: number,
  seed: number,
  tally: Tally,
): Generator<Tally, Comparison> {
  const { r, w, own, published } = row;
  const about = {
    what: 't, 99.9 % fresh',
    unit: 'ms',
    from: freshnessFrom(row),
    published: published?.t999 ?? null,
  } as const;
  const { fresh = 0, stale = 0 } = tally.reads[0] ?? {};
  if (fresh >= TAIL * (fresh + stale)) return compared(about, { value: 0, error: 0 }, { value: own.t999, error: 0 }, 0);
  const measured = yield* timeToFresh(warsQuestion({ latencies, r, w }, [], seed), 1 - TAIL, writes);
  const theirs = { value: own.t999, error: measured.error * Math.sqrt(writes / EXPECTED_PAIRS) };
  return compared(about, measured, theirs, LATENCY_SLACK_MS);
}

type About = Pick<Comparison, 'what' | 'unit' | 'from' | 'published'>;

function compared(about: About, measured: Estimate, expected: Estimate, slack: number): Comparison {
  const apart = apartBy(measured, expected, slack);
  return { ...about, measured, expected: expected.value, apart, agrees: apart <= APART_MAX };
}
