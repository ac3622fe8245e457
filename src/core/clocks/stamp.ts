/**
 * A timestamp as writes carry it: time in whole milliseconds of some clock and, for a hybrid logical clock,
 * the counter that orders stamps of the same millisecond (0 for a physical clock).
 */
export interface Stamp {
  readonly timeMs: number;
  readonly counter: number;
}

/** As it is written everywhere: `60740 ms`, `60740 ms + 2`. A Lamport clock has nothing but its counter: `7`. */
export const showStamp = ({ timeMs, counter }: Stamp): string =>
  timeMs === 0 && counter > 0 ? `${counter}` : `${timeMs} ms${counter === 0 ? '' : ` + ${counter}`}`;

/** Earlier is negative, same is 0, later is positive. */
export const compareStamps = (left: Stamp, right: Stamp): number =>
  left.timeMs !== right.timeMs ? left.timeMs - right.timeMs : left.counter - right.counter;
