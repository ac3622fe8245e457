/** How long after its acknowledgement a write is seen by all but a small share of reads: `t99.9` where that is 0.1 %. */
import { ln } from '../network/elementary.ts';
import type { Estimate } from './estimates.ts';
import type { Question } from './probe.ts';
import { measure, type Tally } from './staleness.ts';

/** One point of the falling curve: the share of reads that were stale. */
export interface StalePoint {
  readonly atMs: number;
  readonly stale: number;
}

/** The first look doubles the time from here on, up to some eight seconds. */
const FIRST_MS = 0.5;
const DOUBLINGS = 15;
const FIRST_LOOK_WRITES = 20_000;
/** The second look is at so many times, from a little before to a little after where the first found it. */
const SECOND_LOOK_POINTS = 8;
const MARGIN = 1.3;

/** Where reads may repair what later reads find, this cannot be asked: several reads follow each write. */
export function* timeToFresh(
  question: Omit<Question, 'readsAtMs'>,
  staleShare: number,
  writes: number,
): Generator<Tally, Estimate> {
  const doubled = Array.from({ length: DOUBLINGS }, (_, index) => FIRST_MS * (1 << index));
  const firstLook = pointsOf(yield* measure({ ...question, readsAtMs: doubled }, FIRST_LOOK_WRITES));
  const found = firstLook.findIndex(({ stale }) => stale <= staleShare);
  const last = found === -1 ? DOUBLINGS - 1 : found;
  const fromMs = (doubled[last - 1] ?? 0) / MARGIN;
  const toMs = (doubled[last] as number) * MARGIN;
  const readsAtMs = Array.from(
    { length: SECOND_LOOK_POINTS },
    (_, index) => fromMs + ((toMs - fromMs) * index) / (SECOND_LOOK_POINTS - 1),
  );
  const tally = yield* measure({ ...question, readsAtMs }, writes);
  return crossing(pointsOf(tally), staleShare, tally.writes);
}

const pointsOf = ({ reads }: Tally): readonly StalePoint[] =>
  reads.map(({ atMs, fresh, stale }) => ({ atMs, stale: stale / (fresh + stale) }));

/** When the curve falls to a share; its error is that of the share, by the slope of the curve there. */
export function crossing(points: readonly StalePoint[], share: number, reads: number): Estimate {
  const deviation = Math.sqrt((share * (1 - share)) / reads);
  const early = fallsTo(points, share + deviation, reads);
  const late = fallsTo(points, share - deviation, reads);
  return { value: fallsTo(points, share, reads), error: (late - early) / 2 };
}

/** Between two points the logarithm is taken to be straight: such tails fall by halves. NaN where it stays above. */
function fallsTo(points: readonly StalePoint[], share: number, reads: number): number {
  const index = points.findIndex(({ stale }) => stale <= share);
  const after = points[index];
  const before = points[index - 1];
  if (after === undefined) return Number.NaN;
  if (before === undefined) return after.atMs;
  const height = ({ stale }: StalePoint): number => ln(Math.max(stale, 1 / (2 * reads)));
  const part = (height(before) - ln(share)) / (height(before) - height(after));
  return before.atMs + (after.atMs - before.atMs) * part;
}
