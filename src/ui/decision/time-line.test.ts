import { expect, test } from 'vitest';
import { timeLinesOf } from './time-line.ts';

const side = (timeMs: number, trueMs?: number, counter = 0) => ({
  mark: { timeMs, counter },
  ...(trueMs === undefined ? {} : { issuedUs: trueMs * 1_000 }),
});

test('clocks that are right give two lines alike, of one scale', () => {
  const { stamps, truth, isOneScale, isTurned } = timeLinesOf(side(10, 10), side(40, 40));
  expect(isOneScale).toBe(true);
  expect(isTurned).toBe(false);
  expect(truth).toEqual(stamps);
  expect(stamps[0]).toBeLessThan(stamps[1]);
});

test('a clock that is behind turns the order round', () => {
  const { stamps, truth, isTurned } = timeLinesOf(side(3, 6), side(4, 0));
  expect(isTurned).toBe(true);
  expect(stamps[0]).toBeLessThan(stamps[1]);
  expect(truth?.[0]).toBeGreaterThan(truth?.[1] ?? 1);
});

test('a stamp from far ahead would press true time together, so each line has its own scale', () => {
  const { truth, isOneScale } = timeLinesOf(side(60_000, 10), side(20, 20));
  expect(isOneScale).toBe(false);
  expect(truth).toEqual([0.1, 0.9]);
});

test('equal stamps stand on one point, and counters set them apart', () => {
  expect(timeLinesOf(side(5), side(5)).stamps).toEqual([0.5, 0.5]);
  expect(timeLinesOf(side(5, 1, 1), side(5, 2, 0)).stamps).toEqual([0.9, 0.1]);
});

test('where a true time is not known there is no line of it', () => {
  expect(timeLinesOf(side(60, 10), side(20)).truth).toBeNull();
});
