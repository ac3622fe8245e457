import { describe, expect, it } from 'vitest';
import { replicaId } from '../ids.ts';
import { accountAfter } from '../verdicts/account.ts';
import { simulate } from './run.ts';
import { type Sample, sampleRun } from './testing/sample.ts';
import { tellRun } from './testing/told.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const puts = KEYS.map((key, index) => ({ at: index, do: 'put', client: 'alice', key, value: index }));
const sample: Sample = {
  system: 'leaderless',
  replicas: ['A', 'B', 'C', 'D'],
  systemOptions: { n: '2', w: '1', r: '1', 'read-repair': 'off' },
};

describe('a replica', () => {
  it('that leaves hands on its keys, and every key is again on two of the others', () => {
    const { kept, account, scene } = tellRun(sample, [...puts, { at: 1_000, do: 'leave', replica: 'B' }]);
    for (const [index, key] of KEYS.entries()) {
      const holders = Object.entries(kept(key)).filter(([, values]) => values.includes(index));
      expect(holders.map(([name]) => name)).toHaveLength(2);
      expect(holders.map(([name]) => name)).not.toContain('B');
    }
    expect(account.counts.surviving).toBe(KEYS.length);
    expect(account.convergence.kind).toBe('converged');
    expect(scene.replicas.find(({ id }) => id === 'B')).toMatchObject({ isMember: false, keys: [] });
  });

  it('that was absent takes part once it has joined, and gets the keys that it is to keep', () => {
    const input = sampleRun(sample, [...puts, { at: 1_000, do: 'join', replica: 'D' }]);
    const run = simulate({ ...input, scenario: { ...input.scenario, absent: [replicaId('D')] } });
    const account = accountAfter(run, run.recording.steps - 1);
    expect(account.convergence.kind).toBe('converged');
    const byD = account.verdicts.filter(({ holders }) => holders.includes(replicaId('D')));
    expect(byD.length).toBeGreaterThan(0);
    for (const { holders } of account.verdicts) expect(holders).toHaveLength(2);
  });

  it('that is paused does nothing, forgets nothing, and catches up', () => {
    const { lines, kept } = tellRun({ system: 'multi-leader' }, [
      { at: 0, do: 'pause', replica: 'B' },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x' },
      { at: 500, do: 'resume', replica: 'B' },
    ]);
    expect(lines.some((line) => line.includes('waits at the door, for the replica is paused'))).toBe(true);
    expect(kept('k')).toEqual({ A: ['x'], B: ['x'], C: ['x'] });
  });

  it('that is slow takes messages in later', () => {
    const slow = tellRun({ system: 'multi-leader' }, [
      { at: 0, do: 'slow', replica: 'B', extraMs: 300 },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x' },
    ]);
    expect(slow.lines).toContain('110 A copy from A reaches C for alice#1.');
    expect(slow.lines).toContain('410 A copy from A reaches B for alice#1.');
  });
});
