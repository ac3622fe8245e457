import { expect, test } from 'vitest';
import { valueWords } from './value-words.ts';

test('values read as words', () => {
  expect(valueWords(['milk', 'eggs'])).toBe('milk, eggs');
  expect(valueWords([])).toBe('empty list');
  expect(valueWords('')).toBe('empty text');
  expect(valueWords(null)).toBe('nothing');
  expect(valueWords({ title: 'Home', tags: ['a', 'b'] })).toBe('title: Home, tags: (a, b)');
});
