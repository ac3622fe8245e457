/** Where two stamps and the true times of their writes stand on two lines of time, one over the other. */
import { compareStamps, type Stamp } from '../../core/clocks/stamp.ts';

/** Two points by the share of their line, from 0 to 1: incoming, then stored. */
type Points = readonly [incoming: number, stored: number];

export interface TimeLines {
  readonly stamps: Points;
  /** Null where the true time of one side is not known. */
  readonly truth: Points | null;
  /** Whether a millisecond is as long on both lines. */
  readonly isOneScale: boolean;
  /** Whether the later stamp belongs to the write that was really made earlier. */
  readonly isTurned: boolean;
}

interface Side {
  readonly mark: Stamp;
  readonly issuedUs?: number;
}

/** Points nearer than this would lie on one another, so their line has a scale of its own. */
const APART_MIN = 0.12;
const EDGE = 0.1;

export function timeLinesOf(incoming: Side, stored: Side): TimeLines {
  const stampOrder = compareStamps(incoming.mark, stored.mark);
  if (incoming.issuedUs === undefined || stored.issuedUs === undefined)
    return { stamps: spread(stampOrder), truth: null, isOneScale: false, isTurned: false };
  const trueMs: Points = [incoming.issuedUs / 1_000, stored.issuedUs / 1_000];
  const trueOrder = trueMs[0] - trueMs[1];
  const isTurned = stampOrder * trueOrder < 0;
  const stampMs: Points = [incoming.mark.timeMs, stored.mark.timeMs];
  const low = Math.min(...stampMs, ...trueMs);
  const span = Math.max(...stampMs, ...trueMs) - low;
  const place = (ms: number): number => EDGE + ((ms - low) / span) * (1 - 2 * EDGE);
  const stamps: Points = [place(stampMs[0]), place(stampMs[1])];
  const truth: Points = [place(trueMs[0]), place(trueMs[1])];
  // Where counters decide there are no milliseconds to be drawn.
  const areTimes = incoming.mark.timeMs > 0 && incoming.mark.counter === stored.mark.counter;
  if (span > 0 && areTimes && isReadable(stamps) && isReadable(truth))
    return { stamps, truth, isOneScale: true, isTurned };
  return { stamps: spread(stampOrder), truth: spread(trueOrder), isOneScale: false, isTurned };
}

const isReadable = ([one, other]: Points): boolean => one === other || Math.abs(one - other) >= APART_MIN;

/** The earlier left, the later right, and both in the middle where they are equal. */
const spread = (order: number): Points => (order === 0 ? [0.5, 0.5] : order < 0 ? [EDGE, 1 - EDGE] : [1 - EDGE, EDGE]);
