import { expect, test } from 'vitest';
import { groupedByIdea, isWanted, wantedOf } from './by-idea.ts';

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

test('a search finds other forms of a word too', () => {
  const entry = { idea: 'What goes wrong', title: 'The item that came back', summary: 'It was deleted.', source: '' };
  for (const words of ['comes back', 'coming', 'items deleting', 'delete', 'go wrong'])
    expect(isWanted(entry, words), words).toBe(true);
  for (const words of ['lost', 'written', 'keeps']) expect(isWanted(entry, words), words).toBe(false);
});

test('what has the words in its title comes first', () => {
  const entry = (title: string, summary: string) => ({ idea: '', title, summary, source: '' });
  const cart = entry('A cart', 'Two leaders keep it.');
  const leaders = entry('Two leaders and a cut', 'One page.');
  expect(wantedOf([cart, leaders], 'two leaders')).toEqual([leaders, cart]);
  expect(wantedOf([cart, leaders], '')).toEqual([cart, leaders]);
});
