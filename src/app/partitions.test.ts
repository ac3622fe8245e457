import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replicaId } from '../core/ids.ts';
import { parseScenario } from '../scenario/format.ts';
import { cutOff, groupsByCuts, healing, listOf, nameOf } from './partitions.ts';

const ALL = ['A', 'B', 'C', 'D'].map(replicaId);
const [A, B, C, D] = ALL as [(typeof ALL)[0], (typeof ALL)[0], (typeof ALL)[0], (typeof ALL)[0]];
const bothWays = (pairs: readonly (readonly [typeof A, typeof A])[]) =>
  pairs.flatMap(([from, to]) => [
    { from, to },
    { from: to, to: from },
  ]);

test('marked replicas are cut off as a partition of their name, in the replicas’ order', () => {
  expect(cutOff([C, A], ALL)).toEqual({
    do: 'partition',
    name: 'A-C',
    groups: [
      [A, C],
      [B, D],
    ],
  });
});

test('nobody and everybody are cut off from nobody', () => {
  expect(cutOff([], ALL)).toBeNull();
  expect(cutOff(ALL, ALL)).toBeNull();
});

test('groups are those between which nothing gets through', () => {
  const cuts = bothWays([
    [A, C],
    [A, D],
    [B, C],
    [B, D],
  ]);
  expect(groupsByCuts(ALL, cuts)).toEqual([
    [A, B],
    [C, D],
  ]);
  expect(groupsByCuts(ALL, cuts.slice(1))).toEqual([ALL]);
});

test('one command heals all of it, by the scenario’s own name where there is one', () => {
  expect(healing([[A, B, C], [D]], [])).toEqual({ do: 'heal-partition', name: 'D', groups: [[A, B, C], [D]] });
  expect(healing([[A, B, C], [D]], [{ name: 'lonely', groups: [[D], [C, A, B]] }])).toEqual({
    do: 'heal-partition',
    name: 'lonely',
  });
  expect(healing([ALL], [])).toBeNull();
});

test('whatever is cut off, the name is one that a scenario may have', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,31}$/), { minLength: 2, maxLength: 32 });
  fc.assert(
    fc.property(names, (replicas) => {
      const name = nameOf(replicas.map(replicaId));
      const parsed = parseScenario(
        JSON.stringify({
          version: 1,
          title: 't',
          replicas: ['A', 'B'],
          partitions: [{ name, groups: [['A'], ['B']] }],
        }),
      );
      const problems = parsed.ok ? [] : parsed.problems;
      expect(problems.filter(({ path }) => path.startsWith('partitions'))).toEqual([]);
    }),
  );
});

test('a few are listed, many are counted', () => {
  expect(listOf([A])).toBe('A');
  expect(listOf([A, B, C])).toBe('A, B and C');
  expect(listOf([...ALL, ...ALL])).toBe('8 replicas');
});
