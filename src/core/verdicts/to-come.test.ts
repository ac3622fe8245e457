import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { fromMs } from '../time.ts';
import { stepAt } from '../timeline/recording.ts';
import { accountAfter } from './account.ts';

/** C is down while the key is deleted: it keeps the value, the others a tombstone. */
const DELETED_WITHOUT_C: readonly LooseCommand[] = [
  { at: 0, do: 'put', client: 'alice', key: 'k', value: 'a' },
  { at: 300, do: 'crash', replica: 'C' },
  { at: 400, do: 'delete', client: 'alice', key: 'k' },
];
const RETURN: LooseCommand = { at: 3_000, do: 'recover', replica: 'C' };

const sample = (grace: string): Sample => ({
  system: 'leaderless',
  systemOptions: { w: '2', r: '1', 'read-repair': 'off', 'anti-entropy': 'off', grace },
});

function at(ms: number, grace: string, script: readonly LooseCommand[]) {
  const run = simulate(sampleRun(sample(grace), script));
  const step = stepAt(run.recording, fromMs(ms));
  const { convergence, toCome, anomalyCounts } = accountAfter(run, step);
  const marked = run.observer.marks.filter((mark) => mark.kind === 'diverged').map(({ atUs }) => atUs / 1_000);
  return { kind: convergence.kind, toCome, divergences: anomalyCounts.divergence, marked };
}

describe('what is to come though nothing moves', () => {
  it('is nothing: replicas that differ have diverged', () => {
    expect(at(950, 'off', DELETED_WITHOUT_C)).toMatchObject({ kind: 'diverged', toCome: [], divergences: 1 });
  });

  it('is that a tombstone is forgotten: replicas differ for now', () => {
    const told = at(940, '500', DELETED_WITHOUT_C);
    expect(told).toMatchObject({ kind: 'replicating', divergences: 0 });
    expect(told.toCome.map((each) => [each.kind, each.replica, each.atUs / 1_000])).toEqual([
      ['expiry', 'A', 950],
      ['expiry', 'B', 1_000],
    ]);
  });

  it('is over once it has come: then they have diverged, and then it is marked', () => {
    const told = at(2_000, '500', DELETED_WITHOUT_C);
    expect(told).toMatchObject({ kind: 'diverged', toCome: [], divergences: 1 });
    expect(told.marked).toEqual([1_000]);
  });

  it('is that a stopped replica comes back by the script', () => {
    const told = at(2_000, 'off', [...DELETED_WITHOUT_C, RETURN]);
    expect(told).toMatchObject({ kind: 'replicating', toCome: [{ kind: 'return', replica: 'C' }], divergences: 0 });
    expect(at(4_000, 'off', [...DELETED_WITHOUT_C, RETURN])).toMatchObject({ kind: 'diverged', marked: [3_000] });
  });
});
