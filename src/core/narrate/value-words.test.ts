import { expect, test } from 'vitest';
import { valueWords } from './value-words.ts';

test('values read as words', () => {
  expect(valueWords(['milk', 'eggs'])).toBe('milk, eggs');
  expect(valueWords([])).toBe('empty list');
  expect(valueWords('')).toBe('empty text');
  expect(valueWords(null)).toBe('nothing');
  expect(valueWords({ title: 'Home', tags: ['a', 'b'] })).toBe('title: Home, tags: (a, b)');
});

test('changes and states of data types read as what they stand for', () => {
  expect(valueWords({ type: 'change', kind: 'remove', item: 'eggs' })).toBe('remove eggs');
  expect(valueWords({ type: 'change', kind: 'increment', by: -2, field: 'visits' })).toBe('visits: −2');
  const effects = [{ tag: 'a#1/0000', write: 'a#1', turn: 1, deed: { kind: 'count', by: 3 } }];
  expect(valueWords({ type: 'counter', effects, over: [] })).toBe('3');
  expect(valueWords({ type: 'counter', effects: 3 })).toBe('type: counter, effects: 3');
});
