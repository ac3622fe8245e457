import { expect, test } from 'vitest';
import { groupedByIdea } from './by-idea.ts';

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
