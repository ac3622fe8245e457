import { describe, expect, it } from 'vitest';
import type { Sample } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';
import { replicaId } from '../ids.ts';
import { topologyOf } from './topology.ts';
import { problemsOfTopology, withEdgesOf } from './topology-choice.ts';

const FIVE = ['A', 'B', 'C', 'D', 'E'];
const leaders = (systemOptions: Sample['systemOptions']): Sample => ({
  system: 'multi-leader',
  replicas: FIVE,
  systemOptions: systemOptions ?? {},
});
const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x', via: 'B' };
const everyoneHas = (value: unknown) => Object.fromEntries(FIVE.map((name) => [name, [value]]));

const copiesOf = (lines: readonly string[]): number =>
  lines.filter((line) => line.includes('sends a copy') && line.includes('alice#1')).length;

describe('a topology', () => {
  it.each([
    ['all-to-all', 4],
    ['ring', 4],
    ['star', 4],
  ])('%s: every leader gets a write once', (topology, copies) => {
    const { kept, lines } = tellRun(leaders({ topology }), [put]);
    expect(kept('k')).toEqual(everyoneHas('x'));
    expect(copiesOf(lines)).toBe(copies);
  });

  it('given as edges passes writes on, and round in no circle', () => {
    const { kept, lines } = tellRun(leaders({ topology: 'edges', edges: 'A-B B-C C-A C-D D-E' }), [put]);
    expect(kept('k')).toEqual(everyoneHas('x'));
    expect(copiesOf(lines)).toBeLessThanOrEqual(5);
  });

  it.each([
    ['ring', 'C', ['A', 'D', 'E']],
    ['star', 'A', ['C', 'D', 'E']],
  ])('%s: one that is down cuts others off until it is back', (topology, down, missing) => {
    const crash = { at: 0, do: 'crash', replica: down };
    const { kept } = tellRun(leaders({ topology }), [crash, put]);
    for (const name of missing) expect(kept('k')[name]).toEqual([]);
    const back = tellRun(leaders({ topology }), [crash, put, { at: 1_000, do: 'recover', replica: down }]);
    expect(back.kept('k')).toEqual(everyoneHas('x'));
  });

  it('that is not connected, or names who is not there, is refused in words', () => {
    const names = FIVE.map(replicaId);
    const message = (edges: string) => problemsOfTopology({ topology: 'edges', edges }, names)[0]?.message;
    expect(message('A-B C-D D-E')).toBe('the topology is not connected: nothing that A writes can reach C');
    expect(message('A>B B>C C>D D>E')).toBe('the topology is not connected: nothing that B writes can reach A');
    expect(message('A-B B-F')).toBe('in B-F there is no replica F; replicas are A, B, C, D, E');
    expect(message('A-A')).toBe('A-A joins A with itself');
    expect(message('A-B-C C-D D-E')).toBe('in A-B-C there is no replica B-C; replicas are A, B, C, D, E');
    expect(message('A-B B-C C-D D-E')).toBeUndefined();
  });
});

it('edges join replicas whose names have hyphens', () => {
  const names = ['eu-1', 'us-1', 'us-1-b'].map(replicaId);
  const options = { topology: 'edges', edges: 'eu-1-us-1 us-1-us-1-b' };
  expect(problemsOfTopology(options, names)).toEqual([]);
  expect(topologyOf(options, names)).toEqual([[1], [0, 2], [1]]);
});

describe('a ring that loses a leader while it is down', () => {
  it.each(['any', 'causal'])('is sent past it what was kept for it (%s)', (delivery) => {
    const script = [
      { at: 0, do: 'crash', replica: 'C' },
      put,
      { ...put, at: 200, value: 'y', context: 'none' },
      { at: 500, do: 'leave', replica: 'C' },
      { ...put, at: 600, value: 'z', context: 'none' },
    ];
    const { kept, lines } = tellRun(leaders({ topology: 'ring', delivery }), script);
    for (const name of ['A', 'B', 'D', 'E']) expect(kept('k')[name]).toEqual(['x', 'y', 'z']);
    expect(lines).toContain('500 A copy from B to C is lost, for the replica is down.');
    expect(lines).toContain('500 B sends a copy to D for alice#1.');
  });
});

describe('delivery', () => {
  /** bob reads at C what alice wrote at A, and writes after it; his copy reaches B first. */
  const overtaking = [
    { at: 0, do: 'put', client: 'alice', key: 'k', value: 'insert', via: 'A' },
    { at: 60, do: 'hold', message: 'alice#1/replicate/A>B' },
    { at: 200, do: 'get', client: 'bob', key: 'k', via: 'C' },
    { at: 400, do: 'put', client: 'bob', key: 'k', value: 'update', via: 'C' },
    { at: 900, do: 'release', message: 'alice#1/replicate/A>B' },
  ];
  const three = (delivery: string): Sample => ({
    system: 'multi-leader',
    strategy: 'arrival-order',
    systemOptions: { delivery },
  });

  it('in any order lets an update overtake its insert, which is then applied over it', () => {
    expect(tellRun(three('any'), overtaking).kept('k')).toEqual({ A: ['update'], B: ['insert'], C: ['update'] });
  });

  it('causal keeps the update waiting until the insert is there', () => {
    const { kept, lines } = tellRun(three('causal'), overtaking);
    expect(kept('k')).toEqual({ A: ['update'], B: ['update'], C: ['update'] });
    expect(lines.some((line) => line.includes('from C to B waits, for it came before what it follows from'))).toBe(
      true,
    );
  });
});

it('edges that are chosen begin as those that there are', () => {
  const chosen = { topology: 'edges', edges: 'none' };
  const begun = (topology: string, replicas = ['A', 'B', 'C']) =>
    withEdgesOf({ topology, edges: 'none' }, chosen, replicas.map(replicaId))['edges'];
  expect(begun('ring')).toBe('A>B B>C C>A');
  expect(begun('ring', ['A', 'B'])).toBe('A-B');
  expect(begun('star')).toBe('A-B A-C');
  expect(begun('all-to-all')).toBe('A-B A-C B-C');
  for (const topology of ['ring', 'star', 'all-to-all']) {
    const replicas = ['A', 'B', 'C', 'D'].map(replicaId);
    const before = { topology, edges: 'none' };
    expect(topologyOf(withEdgesOf(before, chosen, replicas), replicas)).toEqual(topologyOf(before, replicas));
  }
  // Edges that were taken away stay away: that is then told.
  expect(withEdgesOf({ topology: 'edges', edges: 'A-B' }, chosen, [])).toBe(chosen);
});

describe('whoever comes new under causal delivery', () => {
  const causal = { system: 'multi-leader', systemOptions: { delivery: 'causal' } };
  const putAt = (at: number, value: string) => ({ at, do: 'put', client: 'alice', key: 'k', value, via: 'A' });

  it('takes what is written from then on, though it never got what was written before', () => {
    const { kept, lines } = tellRun(causal, [
      putAt(0, 'one'),
      { at: 200, do: 'leave', replica: 'C' },
      putAt(300, 'two'),
      { at: 600, do: 'join', replica: 'C' },
      putAt(900, 'three'),
    ]);
    expect(lines.filter((line) => line.includes('came before what it follows from'))).toEqual([]);
    expect(kept('k')).toEqual({ A: ['three'], B: ['three'], C: ['three'] });
  });

  it('without its disk begins with what waits at its door', () => {
    const { kept } = tellRun(causal, [
      putAt(0, 'one'),
      { at: 200, do: 'crash', replica: 'C' },
      putAt(300, 'two'),
      putAt(400, 'three'),
      { at: 600, do: 'recover', replica: 'C', disk: 'lost' },
    ]);
    expect(kept('k')['C']).toEqual(['three']);
  });
});
