/**
 * The clock of one machine: it runs fast or slow and stands ahead or behind, and both can change during a run.
 *
 * While nobody sets it, reading = anchor reading + time since the anchor × (1 + drift). Setting it moves the anchor
 * to that moment, so what it read before stays what it read.
 */
import { asMicros, later, type Micros } from '../time.ts';

/** Plain data, enough to draw the clock's line. */
export interface PhysicalClock {
  /** True time at which the clock was last set. */
  readonly anchorTime: Micros;
  /** What it read at that moment. */
  readonly anchorReading: Micros;
  /** How much faster than true time it runs, in millionths: 100 gains 100 µs a second. */
  readonly driftPpm: number;
}

const MILLION = 1_000_000;

/** A clock that at time 0 is ahead by `offsetUs` (behind, where negative). */
export const startClock = (offsetUs: number, driftPpm: number): PhysicalClock => ({
  anchorTime: asMicros(0),
  anchorReading: asMicros(offsetUs),
  driftPpm,
});

/** What the clock shows at a moment of true time, in whole microseconds (rounded down). */
export function readClock(clock: PhysicalClock, now: Micros): Micros {
  const elapsedUs = now - clock.anchorTime;
  const gainedUs = Math.floor((elapsedUs * clock.driftPpm) / MILLION);
  return later(clock.anchorReading, asMicros(elapsedUs + gainedUs));
}

/** Sets the clock so that it is `offsetUs` ahead of true time now; it may jump, even back. The drift stays. */
export const setOffset = (clock: PhysicalClock, now: Micros, offsetUs: number): PhysicalClock => ({
  anchorTime: now,
  anchorReading: later(now, asMicros(offsetUs)),
  driftPpm: clock.driftPpm,
});

/** Changes the speed from now on, without a jump. */
export const setDrift = (clock: PhysicalClock, now: Micros, driftPpm: number): PhysicalClock => ({
  anchorTime: now,
  anchorReading: readClock(clock, now),
  driftPpm,
});
