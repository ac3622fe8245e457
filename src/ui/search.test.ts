import { expect, test } from 'vitest';
import { found } from './search.ts';

const ENTRIES = [
  { label: 'Cut A off from all others', words: 'replica partition' },
  { label: 'Crash A', words: 'replica' },
  { label: 'Crash Béa', words: 'replica' },
  { label: 'Strategy: Last write wins', words: 'LWW' },
  { label: 'Scenario: A crash in the night', words: '' },
];
const labels = (query: string) => found(ENTRIES, query).map(({ label }) => label);

test('words are found in any order, and all of them have to be', () => {
  expect(labels('wins last')).toEqual(['Strategy: Last write wins']);
  expect(labels('wins never')).toEqual([]);
});

test('what starts with the word comes first', () => {
  expect(labels('crash')).toEqual(['Crash A', 'Crash Béa', 'Scenario: A crash in the night']);
  expect(labels('cra a')[0]).toBe('Crash A');
});

test('further words, capitals and accents do not matter', () => {
  expect(labels('lww')).toEqual(['Strategy: Last write wins']);
  expect(labels('BEA')).toEqual(['Crash Béa']);
});

test('no words leave everything in its order', () => {
  expect(found(ENTRIES, '  ')).toEqual(ENTRIES);
});
