import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMicros } from '../../core/time.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { pointOn, positionOf, shareAt, wayBetween } from './flight-path.ts';

const pointsOf = (...points: readonly (readonly [number, number])[]): Flight['waypoints'] =>
  points.map(([atUs, share]) => ({ atUs: asMicros(atUs), share }));
const way = wayBetween({ x: 0, y: 0, width: 100, height: 60 }, { x: 500, y: 200, width: 100, height: 60 });

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
  const back = { from: way.to, to: way.from };
  const there = pointOn(way, 0.5);
  const here = pointOn(back, 0.5);
  expect(Math.hypot(there.x - here.x, there.y - here.y)).toBeGreaterThan(16);
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
      const here = positionOf(flight, way, at);
      const next = positionOf(flight, way, at + 1);
      if (here === null || next === null) return;
      expect(Math.hypot(next.x - here.x, next.y - here.y)).toBeLessThan(1);
    }),
  );
});
