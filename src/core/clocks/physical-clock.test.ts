import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asMicros } from '../time.ts';
import { type PhysicalClock, readClock, setDrift, setOffset, startClock } from './physical-clock.ts';

const DAY_US = 86_400_000_000;
const moments = fc.nat(DAY_US).map(asMicros);
const offsets = fc.integer({ min: -DAY_US, max: DAY_US });
const drifts = fc.integer({ min: -500_000, max: 1_000_000 });
const clocks: fc.Arbitrary<PhysicalClock> = fc
  .tuple(offsets, drifts)
  .map(([offset, drift]) => startClock(offset, drift));

it('a clock that is 5 ms behind and gains 100 ppm is right after 50 seconds', () => {
  const clock = startClock(-5_000, 100);
  expect(readClock(clock, asMicros(0))).toBe(-5_000);
  expect(readClock(clock, asMicros(50_000_000))).toBe(50_000_000);
});

it('reads whole microseconds that never go back', () => {
  fc.assert(
    fc.property(clocks, moments, fc.nat(1_000_000), (clock, now, span) => {
      const reading = readClock(clock, now);
      expect(Number.isSafeInteger(reading)).toBe(true);
      expect(readClock(clock, asMicros(now + span))).toBeGreaterThanOrEqual(reading);
    }),
  );
});

it('does not jump when its drift is set, and runs at the new speed from then on', () => {
  fc.assert(
    fc.property(clocks, moments, drifts, (clock, now, driftPpm) => {
      const changed = setDrift(clock, now, driftPpm);
      expect(readClock(changed, now)).toBe(readClock(clock, now));
      const second = asMicros(now + 1_000_000);
      expect(readClock(changed, second) - readClock(changed, now)).toBe(1_000_000 + driftPpm);
    }),
  );
});

it('is ahead by the offset at the moment when that is set, and keeps its drift', () => {
  fc.assert(
    fc.property(clocks, moments, offsets, (clock, now, offsetUs) => {
      const changed = setOffset(clock, now, offsetUs);
      expect(readClock(changed, now) - now).toBe(offsetUs);
      expect(changed.driftPpm).toBe(clock.driftPpm);
    }),
  );
});
