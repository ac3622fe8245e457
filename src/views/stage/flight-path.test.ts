import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMicros } from '../../core/time.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { curveBetween, straight } from './curves.ts';
import { pileOf, pointOn, positionOf, shareAt, trackOn, type Way, wayOn } from './flight-path.ts';
import { type Box, gapBetween, type Point, type Size, segmentBetween } from './geometry.ts';
import { laneOn, NO_EXTRAS, trackOnLane } from './lane.ts';

const pointsOf = (...points: readonly (readonly [number, number])[]): Flight['waypoints'] =>
  points.map(([atUs, share]) => ({ atUs: asMicros(atUs), share }));
const box = (x: number, y: number) => ({ x, y, width: 100, height: 60 });
const line = segmentBetween(box(0, 0), box(500, 200), 2);
const way = wayOn(straight(line));
const bent = wayOn(
  curveBetween(
    { x: 0, y: 0, inwards: { x: 0, y: 1 }, slide: 0, depth: 300 },
    { x: 400, y: 300, inwards: { x: -1, y: 0 }, slide: 0, depth: 200 },
  ),
);

const GROUND = { width: 4_000, height: 4_000 };
const NOWHERE: Box = { x: -900, y: -900, width: 1, height: 1 };
/** The track of a letter of a size on the lane of a way, among two cards. */
const lane = (on: Way, size: Size, cards: { readonly from: Box; readonly to: Box }) =>
  trackOnLane(
    laneOn(on, size, {
      ground: GROUND,
      cards: [cards.from, cards.to],
      ends: cards,
      sign: NOWHERE,
      doors: [],
      beside: [],
      extras: NO_EXTRAS,
      inner: null,
    }),
    size.width,
  );
const STAND: Point = { x: 140, y: 90 };
const track = trackOn(way);

test('a message is not there before it set out, and rests where it ended', () => {
  const points = pointsOf([100, 0], [200, 1]);
  expect(shareAt(points, 99)).toBeNull();
  expect(shareAt(points, 150)).toBe(0.5);
  expect(shareAt(points, 900)).toBe(1);
});

test('a held message stands where it is held', () => {
  const points = pointsOf([0, 0], [50, 0.5], [150, 0.5], [200, 1]);
  expect([50, 80, 150].map((at) => shareAt(points, at))).toEqual([0.5, 0.5, 0.5]);
});

test('the two directions do not coincide', () => {
  const back = wayOn(straight({ from: line.to, to: line.from }));
  const there = pointOn(way, 0.5);
  const here = pointOn(back, 0.5);
  expect(Math.hypot(there.x - here.x, there.y - here.y)).toBeGreaterThan(16);
});

test('equal shares of a bent way are equally long', () => {
  const steps = Array.from({ length: 40 }, (_, index) => {
    const [one, other] = [pointOn(bent, index / 40), pointOn(bent, (index + 1) / 40)];
    return Math.hypot(one.x - other.x, one.y - other.y);
  });
  expect(Math.max(...steps)).toBeLessThan(1.25 * Math.min(...steps));
});

test('a letter begins and ends beside the cards, not on them', () => {
  const flight = { waypoints: pointsOf([0, 0], [100, 1]) } as Flight;
  const size = { width: 60, height: 26 };
  const on = lane(bent, size, { from: NOWHERE, to: NOWHERE });
  const [start, end] = [0, 100].map((at) => positionOf(flight, on, at));
  expect(start?.y).toBeGreaterThan(size.height / 2 - 2);
  expect(end?.x).toBeLessThan(400 - size.width / 2 + 2);
});

test('beside a slanting way a letter keeps off the corners of both cards, as far as there is room', () => {
  const flight = { waypoints: pointsOf([0, 0], [100, 1]) } as Flight;
  const size = { width: 60, height: 26 };
  const cards = { from: box(1_000, 1_000), to: box(1_500, 1_200) };
  for (const [one, there] of [
    [cards.from, cards.to],
    [cards.to, cards.from],
  ] as const) {
    const slanting = wayOn(straight(segmentBetween(one, there, 2)));
    const on = lane(slanting, size, { from: one, to: there });
    for (const at of [0, 100]) {
      const place = positionOf(flight, on, at);
      if (place === null) throw new Error('it is on its way');
      for (const card of [one, there]) expect(gapBetween({ ...place, ...size }, card)).toBeGreaterThanOrEqual(0);
    }
  }
});

test('one that is let go sets out from its stand', () => {
  const waiting = { waypoints: pointsOf([0, 0], [50, 0.5]), waiting: 'cut', end: null } as unknown as Flight;
  const goesOn = { waypoints: pointsOf([0, 0], [50, 0.5], [150, 0.5], [200, 1]), waiting: null } as unknown as Flight;
  expect(positionOf(waiting, track, 150, STAND)).toEqual(STAND);
  expect(positionOf(goesOn, track, 150, STAND)).toEqual(STAND);
  expect(positionOf(goesOn, track, 200, STAND)).toEqual(pointOn(way, 1));
});

test('one that comes to a cut goes over to its stand, without a leap', () => {
  const waiting = { waypoints: pointsOf([0, 0], [50_000, 0.5]), waiting: 'cut', end: null } as unknown as Flight;
  let before = positionOf(waiting, track, 49_000, STAND);
  for (let atUs = 49_100; atUs < 90_000; atUs += 100) {
    const now = positionOf(waiting, track, atUs, STAND);
    expect(Math.hypot((now?.x ?? 0) - (before?.x ?? 0), (now?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(1.5);
    before = now;
  }
  expect(before).toEqual(STAND);
});

test('one that waited for a replica is taken in from its stand', () => {
  const waiting = { waypoints: pointsOf([0, 0], [50, 1]), waiting: 'down', end: null } as unknown as Flight;
  const taken = {
    waypoints: pointsOf([0, 0], [50, 1], [150, 1], [150, 1]),
    waiting: null,
    end: {},
  } as unknown as Flight;
  expect(positionOf(waiting, track, 150, STAND)).toEqual(STAND);
  expect(positionOf(taken, track, 150, STAND)).toEqual(STAND);
});

test('letters that are let go one after another keep their places behind one another', () => {
  const stopped = (message: string, sinceUs: number): Flight =>
    ({
      message,
      from: 'A',
      to: 'B',
      waypoints: pointsOf([0, 0], [sinceUs, 0.5]),
      waiting: 'cut',
      end: null,
    }) as unknown as Flight;
  const letGo = (flight: Flight): Flight => ({
    ...flight,
    waiting: null,
    waypoints: [...flight.waypoints, ...pointsOf([900, 0.5], [1_000, 1])],
  });
  const [first, second, third] = [stopped('m1', 10), stopped('m2', 20), stopped('m3', 30)] as const;
  const ranksOf = (flights: readonly Flight[]) =>
    [...pileOf(flights)].map(([message, { rank }]) => [message, rank] as const).sort();
  const places = ranksOf([third, first, second]);
  expect(places).toEqual([
    ['m1', 0],
    ['m2', 1],
    ['m3', 2],
  ]);
  expect(ranksOf([second, third, letGo(first)])).toEqual(places);
  expect(ranksOf([letGo(third), letGo(first), letGo(second)])).toEqual(places);
});

test('a message never jumps: in a short time it goes a short way', () => {
  const steps = fc.array(
    fc.record({ span: fc.integer({ min: 0, max: 5_000 }), gain: fc.double({ min: 0, max: 0.3, noNaN: true }) }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 20_000 }), (parts, at) => {
      let atUs = 0;
      let share = 0;
      const points: [number, number][] = [[0, 0]];
      for (const { span, gain } of parts) {
        atUs += span + 1_000;
        share = Math.min(1, share + gain);
        points.push([atUs, share]);
      }
      const flight = { waypoints: pointsOf(...points) } as Flight;
      const here = positionOf(flight, track, at);
      const next = positionOf(flight, track, at + 1);
      if (here === null || next === null) return;
      expect(Math.hypot(next.x - here.x, next.y - here.y)).toBeLessThan(1);
    }),
  );
});

test('what goes and what comes on one link stand on its two sides, whole, wherever they are', () => {
  const size = { width: 90, height: 26 };
  for (const to of [
    { x: 0, y: 120 },
    { x: 200, y: 0 },
    { x: 150, y: 90 },
  ]) {
    const there = wayOn(straight({ from: { x: 0, y: 0 }, to }));
    const back = wayOn(straight({ from: to, to: { x: 0, y: 0 } }));
    for (const share of [0, 0.3, 0.5, 1]) {
      const [one, other] = [pointOn(there, share, size), pointOn(back, 1 - share, size)];
      const gap = Math.max(Math.abs(one.x - other.x) - size.width, Math.abs(one.y - other.y) - size.height);
      expect(gap).toBeGreaterThan(0);
    }
  }
});
