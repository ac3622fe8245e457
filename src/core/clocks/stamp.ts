/**
 * A timestamp as writes carry it: time in whole milliseconds of some clock and, for a hybrid logical clock,
 * the counter that orders stamps of the same millisecond (0 for a physical clock).
 */
export interface Stamp {
  readonly timeMs: number;
  readonly counter: number;
}

/** Earlier is negative, same is 0, later is positive. */
export const compareStamps = (left: Stamp, right: Stamp): number =>
  left.timeMs !== right.timeMs ? left.timeMs - right.timeMs : left.counter - right.counter;
