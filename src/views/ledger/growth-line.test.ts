import { expect, test } from 'vitest';
import { keyOf } from '../../core/ids.ts';
import type { KeyGrowth } from '../../core/verdicts/metadata-growth.ts';
import { bytesAt, growthWords, stepPath } from './growth-line.ts';

const GROWTH: KeyGrowth = {
  key: keyOf('cart'),
  steps: Int32Array.of(1, 5, 9),
  atUs: Float64Array.of(100, 500, 800),
  bytes: Int32Array.of(20, 40, 10),
  peak: { bytes: 40, atUs: 500 },
  endBytes: 10,
  isThinned: false,
};
const NOTHING: KeyGrowth = {
  ...GROWTH,
  steps: new Int32Array(),
  atUs: new Float64Array(),
  bytes: new Int32Array(),
  peak: { bytes: 0, atUs: 0 },
  endBytes: 0,
};

test('the line steps up and down at its times, the greatest at the top', () => {
  expect(stepPath(GROWTH, 1_000, { width: 100, height: 40 })).toBe('M0 40H10V20H50V0H80V30H100');
  expect(stepPath(NOTHING, 0, { width: 100, height: 40 })).toBe('M0 40H100');
});

test('the bytes at a time are those since the last change', () => {
  expect([0, 100, 499, 500, 2_000].map((us) => bytesAt(GROWTH, us))).toEqual([0, 20, 20, 40, 10]);
});

test('the words tell the numbers', () => {
  expect(growthWords(GROWTH)).toBe('At most 40 bytes, first at 0.5 ms; 10 bytes at the end of the run.');
  expect(growthWords(NOTHING)).toBe('Nothing is kept beside its values.');
});
