import { expect, test } from 'vitest';
import type { TimedCommand } from '../core/engine/scenario.ts';
import { replicaId } from '../core/ids.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { givenName, partitionName } from './partition-names.ts';
import { cutOff } from './partitions.ts';

const [a, b, c] = ['A', 'B', 'C'].map(replicaId) as [typeof id, typeof id, typeof id];
const id = replicaId('');
const all = [a, b, c];
const at = (ms: number, name: string, side = [c]): TimedCommand => {
  const named = cutOff(side, all, name);
  if (named === null) throw new Error('it parts nobody');
  return { ...named, at: ms };
};

test('the name given last before the moment counts, for that side only', () => {
  const actions = [at(1, 'C'), at(5, 'north'), at(9, 'south')];
  const named = (ms: number, side = [c]) => givenName(side, FIRST_SCENARIO, actions, ms * 1_000);
  expect(named(2)).toBeNull();
  expect(named(6)).toBe('north');
  expect(named(20)).toBe('south');
  expect(named(20, [a])).toBeNull();
});

test('a partition that the scenario names has that name', () => {
  const scenario = {
    ...FIRST_SCENARIO,
    partitions: [{ name: 'split', groups: [[a, b], [c]] }],
    script: [{ at: 0, do: 'partition', name: 'split' } as const],
  };
  expect(givenName([c], scenario, [], 0)).toBe('split');
});

test('what is typed becomes a name of the format, or none', () => {
  expect(partitionName('  data centre 2 ')).toBe('data-centre-2');
  expect(partitionName('#?')).toBeNull();
  expect(partitionName('')).toBeNull();
});
