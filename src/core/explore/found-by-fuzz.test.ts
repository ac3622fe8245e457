/** What random runs have found, each as a small story of its own. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { accountAfter } from '../verdicts/account.ts';
import { judge } from './judge.ts';

const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };

function end(sample: Sample, script: readonly LooseCommand[], more: object = {}) {
  const { scenario } = sampleRun(sample, script);
  const run = simulate({ scenario: { ...scenario, ...more }, actions: [] });
  const account = accountAfter(run, run.recording.steps - 1);
  return { scenario: { ...scenario, ...more }, run, account };
}

const fates = ({ account }: ReturnType<typeof end>) => account.verdicts.map(({ write, fate }) => [write, fate]);

describe('found by random runs', () => {
  const retry = { timeoutMs: 200, attempts: 2, identity: 'none' } as const;

  it('an answer to a second attempt acknowledges what that attempt wrote', () => {
    const script = [{ at: 0, do: 'cut', between: ['alice', 'A'] }, put];
    expect(fates(end({ network: { whenCut: 'lose' } }, script, { retry }))).toEqual([
      ['alice#1', 'unknown'],
      ['alice#1~2', 'surviving'],
    ]);
  });

  it('a replica that is not the server hands on what a client tries there', () => {
    const script = [{ at: 0, do: 'cut', between: ['alice', 'A'] }, put];
    const sample: Sample = { system: 'single-server', replicas: ['A', 'B'], network: { whenCut: 'lose' } };
    expect(end(sample, script, { retry }).account.verdicts[1]?.holders).toEqual(['A']);
  });

  it('a replica that leaves hands on what only it has', () => {
    const script = [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      put,
      { at: 300, do: 'heal-all' },
      { at: 400, do: 'leave', replica: 'A' },
    ];
    const sample: Sample = { system: 'leaderless', systemOptions: { w: '1' }, network: { whenCut: 'lose' } };
    expect(end(sample, script).account.verdicts[0]?.holders).toEqual(['B']);
  });

  it('a replica that has left leads no more', () => {
    const script = [
      { at: 0, do: 'leave', replica: 'A' },
      { ...put, at: 100 },
    ];
    expect(end({}, script).account.verdicts[0]?.holders).toEqual(['B', 'C']);
  });

  it('one replica that answers a read twice is one replica', () => {
    const network = { duplicatePercent: 100 };
    const script = [
      put,
      { at: 1_000, do: 'cut', between: ['A', 'C'] },
      { at: 1_010, do: 'get', client: 'alice', key: 'k' },
    ];
    const { run } = end({ system: 'leaderless', systemOptions: { r: 'all' }, network }, script);
    expect(run.recording.final.clients[0]?.waitingFor).toEqual(['alice?1']);
  });

  it('what follows from a second one of a message has a name of its own', () => {
    const sample: Sample = {
      system: 'leaderless',
      systemOptions: { 'anti-entropy': '100' },
      network: { duplicatePercent: 100 },
    };
    expect(judge(end(sample, [put, { ...put, client: 'bob' }]).scenario).findings).toEqual([]);
  });

  it('of two writes with one value, where the value is the identity, neither is lost', () => {
    const script = [put, { ...put, client: 'bob' }];
    const { account } = end({ strategy: 'immutable-keys' }, script);
    expect(account.counts).toMatchObject({ surviving: 2, lost: 0 });
  });
});
