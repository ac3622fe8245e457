import { expect, test } from 'vitest';
import type { TimedCommand } from '../core/engine/scenario.ts';
import { messageId, replicaId } from '../core/ids.ts';
import { asMicros } from '../core/time.ts';
import { lastLegOf, withDelay } from './delay.ts';

const points = (...list: readonly (readonly [number, number])[]) =>
  list.map(([atMs, share]) => ({ atUs: asMicros(atMs * 1_000), share }));
const message = messageId('alice#1/replicate/A>B');
const direct = { message, waypoints: points([50, 0], [100, 1]), end: null };
const crash: TimedCommand = { do: 'crash', replica: replicaId('A'), at: 700 };

test('the last part of the way begins where it was last stopped, and ends at the door', () => {
  expect(lastLegOf(direct)).toEqual({ fromUs: 50_000, dueUs: 100_000 });
  const held = { ...direct, waypoints: points([50, 0], [60, 0.2], [500, 0.2], [540, 1], [600, 1]) };
  expect(lastLegOf(held)).toEqual({ fromUs: 500_000, dueUs: 540_000 });
  expect(lastLegOf({ ...direct, waypoints: points([50, 0], [75, 0.5]) })).toBeNull();
  expect(lastLegOf({ ...direct, end: { atUs: asMicros(100_000), how: 'dropped' } })).toBeNull();
});

test('a delay is done just after the message set out, keeps what was done later, and is the first to be undone', () => {
  expect(withDelay([crash], direct, 420_000)).toEqual([crash, { do: 'delay', message, untilMs: 420, at: 50.001 }]);
});

test('a second delay of the same message takes the place of the first', () => {
  const once = withDelay([crash], direct, 420_000);
  const delayed = { ...direct, waypoints: points([50, 0], [50.001, 0.00002], [420, 1]) };
  expect(withDelay(once, delayed, 90_000)).toEqual([crash, { do: 'delay', message, untilMs: 90, at: 50.001 }]);
});

test('it arrives at the earliest just after it set out', () => {
  expect(withDelay([], direct, 3)).toMatchObject([{ untilMs: 50.001 }]);
});
