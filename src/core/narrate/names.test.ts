import { describe, expect, it } from 'vitest';
import { tellRun } from '../engine/testing/told.ts';
import { leaderless } from '../systems/leaderless.ts';
import { namesIn, replicasIn } from './names.ts';

const many = Array.from({ length: 32 }, (_, index) => `R${index}`);

describe('several names', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C', 'D'], 'A, B, C and D'],
    [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more'],
    [many, 'R0, R1, R2 and 29 more'],
  ])('%j', (names, words) => {
    expect(namesIn(names)).toBe(words);
  });

  it('of replicas, are counted where it is all of many, and named where it is all of few', () => {
    expect(replicasIn(many, 32)).toBe('all 32 replicas');
    expect(replicasIn(many.slice(1), 32)).toBe('R1, R2, R3 and 28 more');
    expect(replicasIn(['A', 'B'], 2)).toBe('A and B');
  });
});

it('a verdict does not name thirty-two replicas', () => {
  const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x', quorum: 32 };
  // Every copy comes, and of the acknowledgements one is lost.
  const lost = { at: 101, do: 'drop', message: 'alice#1/acknowledge/R1>R0' };
  const sample = { system: 'leaderless', replicas: many, systemOptions: { w: 'all', 'time-out': '500' } };
  expect(tellRun(sample, [put, lost]).account.verdicts[0]?.because).toBe(
    'its client was told that it failed, yet all 32 replicas keep it',
  );
});

it('a partition of which nobody is on the other side is told as none', () => {
  const split = (groups: readonly (readonly string[])[]) =>
    tellRun({ replicas: ['A', 'B'] }, [{ at: 0, do: 'partition', groups }]).lines[0];
  expect(split([['A', 'B']])).toBe('0 The network is not split: there is nobody apart from A and B.');
  expect(split([['A']])).toBe('0 The network is split: A apart from all others.');
  expect(split([])).toBe('0 The network is split: each replica apart from all others.');
  expect(split([['A'], ['B']])).toBe('0 The network is split: A apart from B.');
  expect(tellRun({ replicas: ['A'] }, [{ at: 0, do: 'partition', groups: [] }]).lines[0]).toBe(
    '0 The network is not split: there is nobody apart from A.',
  );
});

it('a hint that nobody is left to hold is told of one replica as of many', () => {
  const options = { n: 'all', w: '1', r: '1', handoff: 'fallback', 'time-out': '100', 'read-repair': 'off' };
  const words = (names: readonly string[]) => leaderless.problems(options, names as never).at(-1)?.message;
  expect(words(['A'])).toMatch(/^the only replica keeps every key, so there is nobody left/);
  expect(words(['A', 'B'])).toMatch(/^both replicas keep every key/);
  expect(words(['A', 'B', 'C'])).toMatch(/^all 3 replicas keep every key/);
});
