import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { replicaId } from '../ids.ts';
import { plainText } from '../narrate/sentence.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import { findSystem } from './index.ts';

const run = (sample: Sample, script: readonly LooseCommand[]) => simulate(sampleRun(sample, script));
const told = (sample: Sample, script: readonly LooseCommand[]) =>
  windowOf(run(sample, script), 0, 10_000).moments.flatMap(({ atUs, events }) =>
    events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
  );
const write = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };
const end = (sample: Sample, script: readonly LooseCommand[]) => {
  const result = run(sample, script);
  return accountAfter(result, result.recording.steps - 1);
};

describe('leaderless', () => {
  const leaderless = (systemOptions: Sample['systemOptions'] = {}): Sample => ({
    system: 'leaderless',
    systemOptions: systemOptions ?? {},
  });

  it('acknowledges a write when W replicas have it', () => {
    const acknowledged = 'alice is told that alice#1 is stored.';
    expect(told(leaderless({ w: '1' }), [write])).toContain(`100 ${acknowledged}`);
    expect(told(leaderless({ w: '2' }), [write])).toContain(`200 ${acknowledged}`);
    const cut = { at: 0, do: 'cut', between: ['A', 'C'] };
    expect(told(leaderless({ w: 'all' }), [cut, write]).some((line) => line.includes(acknowledged))).toBe(false);
  });

  it('answers a read with what R answers join to', () => {
    const script = [
      { at: 0, do: 'cut', between: ['A', 'B'] },
      { at: 0, do: 'cut', between: ['A', 'C'] },
      write,
      { at: 300, do: 'heal', between: ['A', 'C'] },
    ];
    const read = { at: 301, do: 'get', client: 'bob', key: 'k', via: 'B' };
    expect(told(leaderless({ w: '1', r: '1' }), [...script, read])).toContain('401 bob reads k: nothing is stored.');
    const later = { ...read, at: 600 };
    expect(told(leaderless({ w: '1', r: '2' }), [...script, later])).toContain('800 bob reads k: x.');
  });

  it('repairs what a read found stale, unless that is off', () => {
    const script = [
      { at: 0, do: 'partition', groups: [['A', 'C'], ['B']] },
      write,
      { at: 110, do: 'drop', message: 'alice#1/replicate/A>B' },
      { at: 300, do: 'heal-all' },
      { at: 400, do: 'get', client: 'alice', key: 'k' },
    ];
    expect(end(leaderless({ 'read-repair': 'on' }), script).convergence.kind).toBe('converged');
    expect(end(leaderless({ 'read-repair': 'off' }), script).convergence.kind).toBe('diverged');
  });

  it('keeps a key on N replicas, and others hand requests for it on', () => {
    const sample = { ...leaderless({ n: '2', w: 'all', r: 'all' }), replicas: ['A', 'B', 'C', 'D'] };
    for (const via of ['A', 'B', 'C', 'D']) {
      const { verdicts, convergence } = end(sample, [{ ...write, via }]);
      expect(verdicts[0]).toMatchObject({ fate: 'surviving' });
      expect(verdicts[0]?.holders).toHaveLength(2);
      expect(convergence.kind).toBe('converged');
    }
  });

  it('says which numbers cannot be', () => {
    const problems = findSystem('leaderless')?.problems(
      { n: '3', r: '4', w: '2', 'read-repair': 'on', handoff: 'off' },
      ['A', 'B', 'C'].map(replicaId),
    );
    expect(problems).toEqual([{ option: 'r', message: 'R is 4, but only N = 3 replicas keep a key' }]);
  });
});

describe('multi-leader', () => {
  it('answers before the others know', () => {
    const lines = told({}, [write]);
    expect(lines).toContain('100 alice is told that alice#1 is stored.');
    expect(lines).toContain('100 B stores alice#1.');
  });

  it('keeps writes on both sides of a cut as siblings once it heals', () => {
    const script = [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'left' },
      { at: 10, do: 'put', client: 'bob', key: 'k', value: 'right' },
      { at: 500, do: 'heal-all' },
    ];
    expect(end({}, script)).toMatchObject({ counts: { surviving: 2, lost: 0 }, convergence: { kind: 'converged' } });
    expect(end({ strategy: 'last-write-wins' }, script)).toMatchObject({
      counts: { surviving: 1, lost: 1 },
      convergence: { kind: 'converged' },
    });
  });
});

describe('a single server', () => {
  it('keeps independent writes side by side under version numbers', () => {
    const script = [write, { ...write, client: 'bob', value: 'y', at: 10 }];
    const account = end({ system: 'single-server', strategy: 'version-numbers', replicas: ['A'] }, script);
    expect(account.counts.surviving).toBe(2);
  });
});
