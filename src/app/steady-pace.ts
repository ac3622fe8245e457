/**
 * How fast simulated time flows where it flows steadily for the eye: crowded moments are slowed, captions get the
 * time that it takes to read them, and spans in which nothing happens are shortened.
 *
 * The answer depends on the time alone, not on what was shown before, and changes without a leap except where a
 * caption comes or a letter was lost on its way: whoever plays the same stretch again sees it flow the same way.
 */
import type { Caption } from '../core/engine/scenario.ts';
import { fromMs } from '../core/time.ts';
import type { Flight } from '../core/timeline/scene.ts';
import type { RunWindow } from '../core/timeline/window.ts';
import { STEADY_PACE } from './choreography.ts';
import { countUntil } from './in-order.ts';
import type { Pace } from './playback.ts';

/** The pace over a window of a run; `usPerMs` is the scenario's own, simulated microseconds in a millisecond shown. */
export function steadyPace({ base, moments }: RunWindow, captions: readonly Caption[], usPerMs: number): Pace {
  const times = moments.map(({ atUs }) => atUs);
  const sums = runningSums(times);
  const arrivals = lastArrivals(base.flights, moments);
  const read = readings(captions, usPerMs);
  const reachUs = STEADY_PACE.nearMs * usPerMs;
  /** Where all is crowded it is the usual crowd that flows at the scenario's own pace. */
  const usual = (times.length * reachUs) / Math.max(1, (times.at(-1) ?? 0) - (times[0] ?? 0));
  const comfortable = Math.max(STEADY_PACE.comfortable, usual);

  /** How many events are near, those at the very moment counted whole and those further off ever less. */
  function crowdAt(timeUs: number): number {
    const first = countUntil(times, timeUs - reachUs);
    const middle = countUntil(times, timeUs);
    const last = countUntil(times, timeUs + reachUs);
    const sumOf = (from: number, to: number): number => (sums[to] as number) - (sums[from] as number);
    const before = (middle - first) * (reachUs - timeUs) + sumOf(first, middle);
    const after = (last - middle) * (reachUs + timeUs) - sumOf(middle, last);
    return (before + after) / reachUs;
  }

  /** How far the next thing to see or to read is, forwards or back, in milliseconds shown. */
  function calmMsAt(timeUs: number, happened: number, reading: Reading | undefined): number {
    const since = Math.max(times[happened - 1] ?? Number.NEGATIVE_INFINITY, reading?.readUs ?? 0);
    const until = Math.min(times[happened] ?? Number.POSITIVE_INFINITY, reading?.untilUs ?? Number.POSITIVE_INFINITY);
    return Math.max(0, Math.min(timeUs - since, until - timeUs) / usPerMs);
  }

  return (timeUs) => {
    const happened = countUntil(times, timeUs);
    const reading = read.findLast(({ fromUs }) => fromUs <= timeUs);
    const isMoving = (arrivals[happened] as number) > timeUs;
    const { afterMs, withinMs, most } = isMoving ? STEADY_PACE.whileMoving : STEADY_PACE.whileStill;
    const calm = between(0, (calmMsAt(timeUs, happened, reading) - afterMs) / withinMs, 1);
    const crowd = crowdAt(timeUs) / comfortable;
    return (1 + calm * (most - 1)) / Math.max(between(1, crowd, STEADY_PACE.slowest), reading?.slowness ?? 1);
  };
}

interface Reading {
  readonly fromUs: number;
  /** When it would have been read at the scenario's own pace. */
  readonly readUs: number;
  /** When the next caption takes its place. */
  readonly untilUs: number;
  /** How many times too short that is. */
  readonly slowness: number;
}

function readings(captions: readonly Caption[], usPerMs: number): readonly Reading[] {
  const ordered = [...captions].sort((left, right) => left.at - right.at);
  return ordered.map(({ at, text }, index) => {
    const fromUs = fromMs(at);
    const next = ordered[index + 1];
    const untilUs = next === undefined ? Number.POSITIVE_INFINITY : fromMs(next.at);
    const readUs = fromUs + (STEADY_PACE.noticeMs + text.length * STEADY_PACE.readMsPerLetter) * usPerMs;
    const short = untilUs > fromUs ? (readUs - fromUs) / (untilUs - fromUs) : 1;
    return { fromUs, readUs, untilUs, slowness: between(1, short, STEADY_PACE.slowestToRead) };
  });
}

/** When the last of the letters that set out until then arrives: before the first moment, and after each. */
function lastArrivals(flights: readonly Flight[], moments: RunWindow['moments']): readonly number[] {
  const latest = (before: number, some: readonly Flight[]): number =>
    some.reduce((last, { waypoints }) => Math.max(last, waypoints.at(-1)?.atUs ?? 0), before);
  const arrivals = [latest(0, flights)];
  for (const { changes } of moments) arrivals.push(latest(arrivals.at(-1) as number, changes.flights));
  return arrivals;
}

function runningSums(numbers: readonly number[]): readonly number[] {
  const sums = [0];
  for (const number of numbers) sums.push((sums.at(-1) as number) + number);
  return sums;
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));
