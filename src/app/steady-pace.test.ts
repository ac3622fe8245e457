import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { Caption } from '../core/engine/scenario.ts';
import { asMicros, fromMs } from '../core/time.ts';
import type { Flight, Scene } from '../core/timeline/scene.ts';
import { type RunWindow, windowOf } from '../core/timeline/window.ts';
import { BUILT_INS, findBuiltIn } from '../scenario/built-in/index.ts';
import { runInputOf } from '../scenario/settings.ts';
import { STEADY_PACE } from './choreography.ts';
import { steadyPace } from './steady-pace.ts';

const PACE = 100;
const US_PER_SECOND = PACE * 1_000;
const EMPTY: Scene = { replicas: [], clients: [], cuts: [], conditions: [], flights: [] };

/** A window of a moment at each of these times, given in seconds shown at the scenario's own pace. */
const windowAt = (seconds: readonly number[], flights: readonly Flight[] = []): RunWindow => ({
  first: 0,
  base: { ...EMPTY, flights },
  moments: seconds.map((second, step) => ({
    step,
    atUs: asMicros(Math.round(second * US_PER_SECOND)),
    events: [],
    changes: { replicas: [], clients: [], cuts: null, conditions: null, flights: [] },
  })),
});
/** A built-in scenario as it runs by itself, its captions in order. */
async function playedOf(id: string) {
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  const run = simulate(runInputOf({ scenario, settings: {}, actions: [] }));
  return { run, captions: [...scenario.captions].sort((left, right) => left.at - right.at), pace: scenario.pace };
}

const paceAt = (window: RunWindow, second: number, captions: readonly Caption[] = []): number =>
  steadyPace(window, captions, PACE)(second * US_PER_SECOND);
/** How long it takes to show a stretch, in seconds. */
const secondsOf = (window: RunWindow, from: number, to: number, captions: readonly Caption[] = []): number => {
  const parts = 2_000;
  const pace = steadyPace(window, captions, PACE);
  let sum = 0;
  for (let part = 0; part < parts; part += 1)
    sum += (to - from) / parts / pace((from + ((to - from) * (part + 0.5)) / parts) * US_PER_SECOND);
  return sum;
};

test('a few events apart flow at the pace of the scenario', () => {
  const window = windowAt([0, 1, 2, 3]);
  for (const second of [0.2, 1, 1.5, 2.9]) expect(paceAt(window, second)).toBe(1);
});

test('crowded moments are slowed, however many there are at most by the same', () => {
  expect(paceAt(windowAt([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 30]), 0.3)).toBeLessThan(0.8);
  const crowd = Array.from({ length: 1_000 }, (_, index) => index / 1_000);
  expect(paceAt(windowAt([...crowd, 100]), 0.5)).toBeCloseTo(1 / STEADY_PACE.slowest);
});

test('where all is equally crowded nothing is slowed', () => {
  const crowd = Array.from({ length: 1_000 }, (_, index) => index / 100);
  expect(paceAt(windowAt(crowd), 5)).toBeCloseTo(1, 1);
});

test('a span of ten seconds in which nothing happens takes less than four', () => {
  expect(secondsOf(windowAt([0, 10]), 0, 10)).toBeLessThan(4);
});

test('where a letter is on its way the span is shortened less', () => {
  const waypoints = [
    { atUs: asMicros(0), share: 0 },
    { atUs: asMicros(10 * US_PER_SECOND), share: 1 },
  ];
  const moving = windowAt([0, 10], [{ waypoints } as unknown as Flight]);
  expect(secondsOf(moving, 0, 10)).toBeGreaterThan(1.3 * secondsOf(windowAt([0, 10]), 0, 10));
  expect(secondsOf(moving, 0, 10)).toBeLessThan(8);
});

test('a caption is shown for as long as it takes to read it, though the next one comes soon', () => {
  const text = 'A sentence of about sixty letters, to be read by all in here.';
  const captions = [
    { at: 0, text },
    { at: PACE, text },
  ];
  const wantedMs = STEADY_PACE.noticeMs + text.length * STEADY_PACE.readMsPerLetter;
  expect(secondsOf(windowAt([0, 1]), 0, 1, captions)).toBeCloseTo(wantedMs / 1_000, 1);
});

test('but time never stands still for it', () => {
  const captions = ['x'.repeat(280), 'next'].map((text, index) => ({ at: index * PACE, text }));
  expect(secondsOf(windowAt([0, 1]), 0, 1, captions)).toBeCloseTo(STEADY_PACE.slowestToRead, 1);
});

test.each(BUILT_INS.map(({ id }) => id))('each caption of %s can be read while it is shown', async (id) => {
  const { run, captions, pace: usPerMs } = await playedOf(id);
  const pace = steadyPace(windowOf(run, 0, run.recording.steps), captions, usPerMs);
  const shownMs = captions.map(() => 0);
  const frameMs = 20;
  for (let us = 0; us < fromMs(captions.at(-1)?.at ?? 0); us += frameMs * usPerMs * pace(us)) {
    const index = captions.findLastIndex(({ at }) => fromMs(at) <= us);
    shownMs[index] = (shownMs[index] ?? 0) + frameMs;
  }
  const tooShort = captions.slice(0, -1).filter(({ text }, index) => {
    const wantedMs = STEADY_PACE.noticeMs + text.length * STEADY_PACE.readMsPerLetter;
    return (shownMs[index] as number) < 0.9 * wantedMs;
  });
  expect(tooShort).toEqual([]);
});

test('while a caption is being read time does not run faster', () => {
  const text = 'x'.repeat(60);
  expect(paceAt(windowAt([0, 10]), 2, [{ at: 0, text }])).toBe(1);
  expect(paceAt(windowAt([0, 10]), 6, [{ at: 0, text }])).toBeGreaterThan(1);
});

test('time always flows, within bounds, and its pace has no leaps', () => {
  const seconds = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(seconds, (given) => {
      const pace = steadyPace(windowAt([...given].sort((left, right) => left - right)), [], PACE);
      // Each event within reach adds at most one to the crowd in the time of the reach; calm comes more slowly.
      const stepMs = 5;
      const steepest = (given.length + 1) * STEADY_PACE.whileStill.most;
      const paces = Array.from({ length: 6_000 }, (_, step) => pace(step * stepMs * PACE));
      const leaps = paces.slice(1).map((now, step) => Math.abs(now - (paces[step] as number)));
      expect(Math.min(...paces)).toBeGreaterThanOrEqual(1 / STEADY_PACE.slowest);
      expect(Math.max(...paces)).toBeLessThanOrEqual(STEADY_PACE.whileStill.most);
      expect(Math.max(...leaps)).toBeLessThan((steepest * stepMs) / STEADY_PACE.nearMs);
    }),
    { numRuns: 25 },
  );
});
