import { expect, test } from 'vitest';
import { groupedByIdea, isWanted } from './by-idea.ts';

test('scenarios of one idea stand together, ideas in the order in which they come', () => {
  const groups = groupedByIdea([
    { id: 1, idea: 'quorums' },
    { id: 2, idea: 'clocks' },
    { id: 3, idea: 'quorums' },
  ]);
  expect(groups.map(({ idea, entries }) => [idea, entries.map(({ id }) => id)])).toEqual([
    ['quorums', [1, 3]],
    ['clocks', [2]],
  ]);
});

test('a search finds all words, wherever they stand', () => {
  const entry = {
    idea: 'Last write wins',
    title: 'Three milliseconds behind',
    summary: 'A slow clock.',
    source: 'DDIA',
  };
  expect(isWanted(entry, '')).toBe(true);
  expect(isWanted(entry, 'clock wins')).toBe(true);
  expect(isWanted(entry, 'ddia THREE')).toBe(true);
  expect(isWanted(entry, 'clock dots')).toBe(false);
});
