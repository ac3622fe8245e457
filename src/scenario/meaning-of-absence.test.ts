import { expect, it } from 'vitest';
import { readScenario } from './format.ts';

const FOUR = ['A', 'B', 'C', 'D'];
const problemsOf = (part: object): readonly string[] => {
  const file = {
    version: 1,
    title: 'Absent',
    replicas: FOUR,
    clients: [{ id: 'ann', near: 'A' }],
    strategy: 'dotted-version-vectors',
    network: { latency: 10 },
    script: [],
    ...part,
  };
  const read = readScenario(file);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
};

const leaderless = (options: object) => ({ system: { kind: 'leaderless', ...options } });
const sloppy = leaderless({ n: 3, w: 2, r: 2, handoff: 'fallback', 'time-out': 100 });

it('a sloppy quorum of all that are there at the start has nobody to hold a hint', () => {
  expect(problemsOf(sloppy)).toEqual([]);
  expect(problemsOf({ ...sloppy, absent: ['D'] })).toEqual([
    'system.handoff: at the start there are only 3 replicas, and N = 3, so there is nobody left to hold a hint; take more replicas or a smaller N',
  ]);
  expect(problemsOf(leaderless({ n: 'all', handoff: 'fallback', 'time-out': 100 }))).toEqual([
    'system.handoff: all 4 replicas keep every key, so there is nobody left to hold a hint; take more replicas or a smaller N',
  ]);
});

it('a number of answers that those at the start cannot give is refused; all of them can be had', () => {
  expect(problemsOf({ ...leaderless({ n: 4, w: 4, r: 1 }), absent: ['D'] })).toEqual([
    'system.w: W is 4, but at the start there are only 3 replicas to answer',
  ]);
  expect(problemsOf({ ...leaderless({ n: 4, w: 1, r: 'majority' }), absent: ['B', 'C', 'D'] })).toEqual([
    'system.r: R is 3, but at the start there is only one replica to answer',
  ]);
  expect(problemsOf({ ...leaderless({ n: 'all', w: 'all', r: 3 }), absent: ['D'] })).toEqual([]);
});

it('an operation asks for no more answers than there can be, and only where answers are counted', () => {
  const script = [
    { at: 0, do: 'get', client: 'ann', key: 'k' },
    { at: 0, do: 'get', client: 'ann', key: 'k', quorum: 4 },
  ];
  const refused = (part: object) => problemsOf({ script, ...part });
  expect(refused(leaderless({ n: 3 }))).toEqual(['script[1].quorum: is 4, but only N = 3 replicas keep a key']);
  expect(refused({ ...leaderless({ n: 4 }), absent: ['D'] })).toEqual([
    'script[1].quorum: is 4, but of the replicas only 3 are ever there to answer',
  ]);
  const joining = [{ at: 0, do: 'join', replica: 'D' }, ...script];
  expect(refused({ ...leaderless({ n: 4 }), absent: ['D'], script: joining })).toEqual([]);
  expect(refused(leaderless({ n: 4 }))).toEqual([]);
  expect(refused({ system: 'multi-leader' })).toEqual([
    'script[1].quorum: a multi-leader system counts no answers; only a leaderless one does',
  ]);
});

it('a topology that is not connected without those who are absent is refused; a ring closes over them', () => {
  const leaders = (absent: readonly string[], topology: string, edges?: string) =>
    problemsOf({ system: { kind: 'multi-leader', topology, ...(edges === undefined ? {} : { edges }) }, absent });
  expect(leaders(['A'], 'star')).toEqual([
    'system.topology: A is in the middle of the star and absent at the start, so nothing is passed on',
  ]);
  expect(leaders(['D'], 'star')).toEqual([]);
  expect(leaders(['A', 'B', 'C'], 'star')).toEqual([]);
  expect(leaders(['B', 'C'], 'edges', 'A-B B-C C-D')).toEqual([
    'system.edges: without B and C the topology is not connected: nothing that A writes can reach D',
  ]);
  expect(leaders(['D'], 'edges', 'A-B B-C C-D')).toEqual([]);
  expect(leaders(['B'], 'ring')).toEqual([]);
  expect(leaders(['B'], 'all-to-all')).toEqual([]);
});
