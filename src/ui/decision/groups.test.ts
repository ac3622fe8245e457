import { expect, test } from 'vitest';
import { vectorOf } from '../../core/causality/version-vector.ts';
import { actorId, operationId } from '../../core/ids.ts';
import type { Comparison } from '../../core/strategies/strategy.ts';
import { decisiveOf, groupsOf } from './groups.ts';
import { operandsOf } from './plain.tsx';

const context = vectorOf([[actorId('A'), 2]]);
const other = vectorOf([[actorId('B'), 1]]);
const dots = (write: string, against: typeof context, result: 'kept' | 'dropped'): Comparison => ({
  kind: 'dots',
  side: 'stored',
  sibling: { write: operationId(write), label: write, mark: { actor: actorId('A'), counter: 1 } },
  context: against,
  covered: result === 'dropped',
  result,
});

test('siblings held against one context are one drawing', () => {
  const [one, two, three] = [dots('a#1', context, 'kept'), dots('a#2', other, 'kept'), dots('a#3', context, 'dropped')];
  expect(groupsOf([one, two, three])).toEqual([[one, three], [two]]);
});

test('that by which something goes is shown, unless another write is picked', () => {
  const groups = groupsOf([dots('a#1', context, 'kept'), dots('a#2', other, 'dropped')]);
  expect(decisiveOf(groups, null)).toBe(groups[1]);
  expect(decisiveOf(groups, operationId('a#1'))).toBe(groups[0]);
  expect(decisiveOf([], null)).toBeNull();
});

test('the sides of any comparison are found, for a kind that has no drawing yet', () => {
  const write = { write: operationId('a#1'), label: 'a#1' };
  const comparison: Comparison = { kind: 'versions', passed: 1, stored: { ...write, mark: 2 }, result: 'stored kept' };
  expect(operandsOf(comparison)).toEqual([{ side: 'stored', operand: { ...write, mark: 2 } }]);
});
