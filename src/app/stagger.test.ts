import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGGER } from './choreography.ts';
import { shownTimes } from './stagger.ts';

test('what happens at one time is shown a hair apart, and the last of all at its own time', () => {
  const hairUs = STAGGER.apartMs * 100;
  expect(shownTimes([0, 0, 0, 1_000_000, 1_000_000], 100)).toEqual([0, hairUs, 2 * hairUs, 1_000_000, 1_000_000]);
});

test('nothing is shown before its time, out of order, or after what comes next', () => {
  const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 400_000 })), { maxLength: 200 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 1_000 }), (given, pace) => {
      let atUs = 0;
      const times = given.map((gap) => {
        atUs += gap;
        return atUs;
      });
      const shown = shownTimes(times, pace);
      shown.forEach((shownUs, index) => {
        const ownUs = times[index] as number;
        const nextUs = times.find((other) => other > ownUs) ?? ownUs;
        expect(shownUs).toBeGreaterThanOrEqual(Math.max(ownUs, shown[index - 1] ?? 0));
        expect(shownUs).toBeLessThanOrEqual(Math.min(nextUs, ownUs + STAGGER.withinMs * pace));
      });
    }),
  );
});
