import { expect, test } from 'vitest';
import { asSentence, listed, timeWords } from './words.ts';

test('times are milliseconds with one decimal and thousands apart', () => {
  expect(timeWords(84_500)).toBe('84.5 ms');
  expect(timeWords(1_204_549)).toBe('1\u202f204.5 ms');
  expect(timeWords(0)).toBe('0.0 ms');
});

test('names are listed as in a sentence', () => {
  expect(listed([])).toBe('');
  expect(listed(['A'])).toBe('A');
  expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
});

test('a clause becomes a sentence', () => {
  expect(asSentence('copy the whole link again')).toBe('Copy the whole link again.');
  expect(asSentence('Done!')).toBe('Done!');
});
