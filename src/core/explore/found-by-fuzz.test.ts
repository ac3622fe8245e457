/** What random runs have found, each as a small story of its own. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import { drawScenario } from './draw-scenario.ts';
import { judge } from './judge.ts';

const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };

function end(sample: Sample, script: readonly LooseCommand[], more: object = {}) {
  const { scenario } = sampleRun(sample, script);
  const run = simulate({ scenario: { ...scenario, ...more }, actions: [] });
  const account = accountAfter(run, run.recording.steps - 1);
  return { scenario: { ...scenario, ...more }, run, account };
}

const fatesOf = ({ verdicts }: ReturnType<typeof end>['account'], wanted: string) =>
  verdicts.filter(({ fate }) => fate === wanted).map(({ write }) => write);
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

  it('of two writes with one value, one stands for what the other had stood for, also where it had seen it', () => {
    const script = [
      { at: 0, do: 'pause', replica: 'A' },
      { ...put, client: 'bob' },
      { at: 300, do: 'get', client: 'alice', key: 'k', via: 'B' },
      // A takes this when it goes on; meanwhile B takes the second saying for what bob wrote.
      { ...put, at: 500 },
      { at: 1_500, do: 'resume', replica: 'A' },
    ];
    const sample: Sample = { strategy: 'immutable-keys', system: 'leaderless', systemOptions: { w: '1', r: '1' } };
    const { account } = end({ ...sample, replicas: ['A', 'B'] }, script, { retry });
    expect(account.verdicts.map(({ write, fate, by }) => [write, fate, by])).toEqual([
      ['bob#1', 'surviving', 'alice#1'],
      ['alice#1', 'unknown', null],
      ['alice#1~2', 'surviving', 'alice#1'],
    ]);
  });

  it('a coordinator that does not keep the key stamps a write, and a replica that knows it does not', () => {
    const script = [
      { ...put, via: 'C' },
      { at: 160, do: 'drop', message: 'alice#1/reply/C>alice' },
      { at: 210, do: 'drop', message: 'alice#1~2/reply/A>alice' },
      { at: 310, do: 'delay', message: 'alice#1~3/request/alice>B', untilMs: 700 },
      { ...put, at: 500, value: 'y' },
    ];
    const sample: Sample = {
      strategy: 'last-writer',
      system: 'leaderless',
      systemOptions: { n: '1', w: '1', coordinator: 'asked' },
    };
    const { run, scenario } = end(sample, script, { retry: { timeoutMs: 150, attempts: 3, identity: 'request' } });
    const [state] = run.recording.final.replicas[0]?.states ?? [];
    // C stamped it at 50 ms and B at 700 ms; A was told again at 200 ms, and put no stamp on it.
    expect(run.recording.program.strategy.read(state as never).siblings).toMatchObject([
      { write: 'alice#1', tag: { stamp: { timeMs: 700 } } },
    ]);
    expect(judge(scenario).findings).toEqual([]);
  });

  it('a write that was taken for another of its number takes away what it had seen, and leaves nobody in its place', () => {
    const script = [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      { at: 0, do: 'pause', replica: 'B' },
      { ...put, via: 'B', value: 'w' },
      // C keeps no key and counts from 1 each time, also for what was shown the first.
      { ...put, via: 'C' },
      { ...put, at: 200, via: 'A', value: 'y' },
      { ...put, at: 400, via: 'C', value: 'z' },
      { at: 600, do: 'resume', replica: 'B' },
      { at: 650, do: 'heal-all' },
    ];
    const sample: Sample = {
      system: 'leaderless',
      systemOptions: { n: '2', w: '1', r: '1', coordinator: 'asked', 'anti-entropy': '500' },
    };
    const { account, scenario } = end(sample, script);
    expect(fatesOf(account, 'lost')).toEqual(['alice#3', 'alice#4']);
    expect(account.verdicts.find(({ write }) => write === 'alice#3')?.by).toBe('alice#1');
    expect(judge(scenario).findings).toEqual([]);
  });

  it('a key that moves the same way twice does so under two names', () => {
    const script = [
      { at: 0, do: 'cut', between: ['A', 'B'], direction: 'forward' },
      { ...put, via: 'B' },
      { at: 300, do: 'leave', replica: 'B' },
      { at: 400, do: 'join', replica: 'B' },
      { at: 500, do: 'leave', replica: 'B' },
    ];
    const { run, scenario } = end({ replicas: ['A', 'B'] }, script);
    const sent = windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'sent' ? [event.message] : [])),
    );
    expect(sent.filter((name) => name.includes('/transfer'))).toEqual([
      'A~k/transfer/B>A',
      'A~k/transferred/A>B',
      'B~k/transfer/A>B',
      'A~k~2/transfer/B>A',
      'A~k~2/transferred/A>B',
    ]);
    expect(judge(scenario).findings).toEqual([]);
  });

  it('where a second attempt of a read is not good enough, that is said of the read', () => {
    const script = [
      put,
      { at: 300, do: 'crash', replica: 'A' },
      { at: 400, do: 'get', client: 'alice', key: 'k' },
      { at: 550, do: 'recover', replica: 'A', disk: 'lost', identity: 'new' },
    ];
    const sample: Sample = { system: 'single-server', replicas: ['A'], session: 'context' };
    const { run, scenario } = end(sample, script, { retry });
    const told = windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) =>
      events.map(({ event }) => event),
    );
    expect(told.find(({ kind }) => kind === 'asked-again')).toMatchObject({ operation: 'alice?1', next: null });
    expect(judge(scenario).findings).toEqual([]);
  });

  it('each taking of one request goes its own way, and without rounds one may have missed where the other went', () => {
    const sample: Sample = {
      replicas: ['A', 'B', 'C', 'D'],
      system: 'leaderless',
      systemOptions: { n: '3', 'time-out': '100', handoff: 'fallback', 'anti-entropy': 'off' },
      network: { latency: { kind: 'fixed', ms: 20 }, whenCut: 'lose' },
    };
    const script = [
      {
        at: 0,
        do: 'partition',
        groups: [
          ['A', 'C'],
          ['B', 'D'],
        ],
      },
      { ...put, at: 100, via: 'B', context: 'none' },
      { ...put, at: 550, via: 'B', context: 'last', value: 'z' },
      { at: 1_500, do: 'heal-all' },
    ];
    const named = { retry: { timeoutMs: 50, attempts: 4, identity: 'request' } };
    const { scenario, account } = end(sample, script, named);
    expect(account.convergence.kind).toBe('diverged');
    const { findings, excused } = judge(scenario);
    expect(findings).toEqual([]);
    expect(excused).toContainEqual({ promise: 'converges', excuse: 'nobody stood in' });
  });

  it('what follows from a request that is delivered twice has names of its own, also where it is known for the same', () => {
    const sample: Sample = {
      seed: 33,
      replicas: ['A', 'B', 'C', 'D', 'E'],
      system: 'leaderless',
      systemOptions: { n: '3', 'time-out': 'off' },
      network: { latency: { kind: 'uniform', minMs: 5, maxMs: 80 }, duplicatePercent: 60 },
    };
    const named = { retry: { timeoutMs: 2_000, attempts: 2, identity: 'request' } };
    const writes = Array.from({ length: 20 }, (_, index) => ({ ...put, at: index * 400, key: `k${index}` }));
    const { run } = end(sample, writes, named);
    const names = windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'sent' ? [event.message] : [])),
    );

    expect(names.some((name) => name.includes('~again/'))).toBe(true);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('a read that is handed on and delivered twice is answered under two names', () => {
    expect(judge(drawScenario(702_788)).findings).toEqual([]);
    const sample: Sample = {
      system: 'single-server',
      replicas: ['A', 'B'],
      network: { duplicatePercent: 100 },
    };
    const { run } = end(sample, [{ ...put }, { at: 400, do: 'get', client: 'alice', key: 'k', via: 'B' }]);
    const names = windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'sent' ? [event.message] : [])),
    );
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    expect(names.some((name) => name.startsWith('alice?1~again/'))).toBe(true);
  });
});
