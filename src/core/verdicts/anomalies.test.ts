import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { arbitraryRun } from '../engine/testing/arbitrary-run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { stepAt } from '../timeline/recording.ts';
import { accountAfter } from './account.ts';
import { ANOMALY_KINDS, type Anomaly, type AnomalyKind } from './anomaly.ts';

const run = (sample: Sample, script: readonly LooseCommand[]) => simulate(sampleRun(sample, script));

function accountOf(sample: Sample, script: readonly LooseCommand[]) {
  const made = run(sample, script);
  return accountAfter(made, made.recording.steps - 1);
}

/** `kind: operation, other` of each. */
const told = (anomalies: readonly Anomaly[], ...kinds: readonly AnomalyKind[]) =>
  anomalies
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, operation, other, over }) => `${kind}: ${operation}, ${other}${over === null ? '' : ', over'}`);
const anomaliesOf = (sample: Sample, script: readonly LooseCommand[], ...kinds: readonly AnomalyKind[]) =>
  told(accountOf(sample, script).anomalies, ...kinds);

const put = (at: number, client: string, value: unknown, more: object = {}) => ({
  at,
  do: 'put',
  client,
  key: 'k',
  value,
  ...more,
});
const get = (at: number, client: string, via?: string) => ({
  at,
  do: 'get',
  client,
  key: 'k',
  ...(via === undefined ? {} : { via }),
});
/** From A to the others it takes long; a client is answered after 100 ms. */
const SLOW_COPIES = {
  network: {
    links: [
      { between: ['A', 'B'], latency: { kind: 'fixed', ms: 400 } },
      { between: ['A', 'C'], latency: { kind: 'fixed', ms: 400 } },
    ],
  },
} as unknown as Sample;

describe('a stale read', () => {
  it('lacks a write that was acknowledged before it began, and says so with both and the times', () => {
    const account = accountOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'bob')]);
    expect(account.anomalyCounts).toMatchObject({ 'stale-read': 1, 'not-own-write': 0, 'non-monotonic-read': 0 });
    expect(account.anomalies[0]).toMatchObject({
      kind: 'stale-read',
      operation: 'bob?1',
      other: 'alice#1',
      key: 'k',
      because: 'bob?1 got nothing, which lacks alice#1, acknowledged at 100 ms, before the read began at 150 ms',
      atUs: 250_000,
    });
  });

  it('names the newest of several', () => {
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), put(120, 'alice', 'y'), get(250, 'bob')])).toEqual([
      'stale-read: bob?1, alice#2',
    ]);
  });

  it('is none where the write was acknowledged only after the read began', () => {
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(99, 'bob')])).toEqual([]);
  });

  it('is none where the answer has the write, or one that had seen it', () => {
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'bob', 'A')])).toEqual([]);
    expect(
      anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'bob', 'A'), put(300, 'bob', 'y'), get(450, 'bob')]),
    ).toEqual([]);
  });

  it('is none where the write was refused', () => {
    const script = [put(0, 'alice', 'x'), put(200, 'alice', 'y'), get(400, 'alice')];
    expect(anomaliesOf({ strategy: 'immutable-keys' }, script)).toEqual([]);
  });

  it('is none where no replica has the write any more: that is a lost update', () => {
    const script = [put(0, 'alice', 'x'), put(200, 'bob', 'y', { via: 'A' }), get(900, 'alice')];
    expect(anomaliesOf({ strategy: 'last-write-wins' }, script)).toEqual(['lost-update: alice#1, bob#1']);
  });

  it('is found in the answer to a repeated read too, under the name of the first', () => {
    const script = [
      { at: 0, do: 'cut', between: ['A', 'alice'], direction: 'forward' },
      put(1, 'bob', 'x', { via: 'A' }),
      get(150, 'alice'),
    ];
    const input = sampleRun(SLOW_COPIES, script);
    const retry = { timeoutMs: 150, attempts: 3, identity: 'none' } as const;
    const made = simulate({ ...input, scenario: { ...input.scenario, retry } });
    expect(told(accountAfter(made, made.recording.steps - 1).anomalies)).toEqual(['stale-read: alice?1, bob#1']);
  });

  it('is not known before its answer has come', () => {
    const made = run(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'bob')]);
    const step = accountAfter(made, made.recording.steps - 1).anomalies[0]?.step ?? -1;
    expect(accountAfter(made, step - 1).anomalyCounts['stale-read']).toBe(0);
    expect(accountAfter(made, step).anomalyCounts['stale-read']).toBe(1);
  });
});

describe('a read that does not see the client’s own write', () => {
  it('is stale as well', () => {
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'alice', 'B')])).toEqual([
      'stale-read: alice?1, alice#1',
      'not-own-write: alice?1, alice#1',
    ]);
  });

  it('is none at the replica that took the write, nor before it was acknowledged', () => {
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'alice')])).toEqual([]);
    expect(anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(50, 'alice', 'B')])).toEqual([]);
  });
});

describe('a read that goes back', () => {
  const THERE_AND_BACK = [put(0, 'alice', 'x'), get(60, 'bob', 'A'), get(200, 'bob', 'B')];

  it('lacks what an earlier read had covered', () => {
    expect(anomaliesOf(SLOW_COPIES, THERE_AND_BACK, 'non-monotonic-read')).toEqual([
      'non-monotonic-read: bob?2, alice#1',
    ]);
  });

  it('is none for another client, and none where the second began before the first was answered', () => {
    expect(
      anomaliesOf(
        SLOW_COPIES,
        [put(0, 'alice', 'x'), get(60, 'alice', 'A'), get(200, 'bob', 'B')],
        'non-monotonic-read',
      ),
    ).toEqual([]);
    expect(
      anomaliesOf(SLOW_COPIES, [put(0, 'alice', 'x'), get(60, 'bob', 'A'), get(140, 'bob', 'B')], 'non-monotonic-read'),
    ).toEqual([]);
  });

  it('is told for a write that was not acknowledged yet', () => {
    const sample = { ...SLOW_COPIES, system: 'leaderless', systemOptions: { w: 'all', r: '1', 'read-repair': 'off' } };
    expect(anomaliesOf(sample, THERE_AND_BACK)).toEqual(['non-monotonic-read: bob?2, alice#1']);
  });
});

describe('a write that comes back', () => {
  const LATE_COPY = [
    put(0, 'alice', 'x'),
    { at: 60, do: 'hold', message: 'alice#1/replicate/A>B' },
    { at: 300, do: 'delete', client: 'alice', key: 'k' },
    { at: 900, do: 'release', message: 'alice#1/replicate/A>B' },
  ];

  it('was replaced by one that had seen it, and is kept again', () => {
    const script = [
      put(0, 'alice', 'x'),
      put(300, 'alice', 'y'),
      { at: 360, do: 'drop', message: 'alice#2/replicate/A>C' },
    ];
    const sample = {
      strategy: 'arrival-order',
      system: 'leaderless',
      systemOptions: { r: 'all', 'read-repair': 'on' },
    };
    const late = {
      network: { links: [{ between: ['B', 'C'], latency: { kind: 'fixed', ms: 300 } }] },
    } as unknown as Sample;
    const { anomalies } = accountOf({ ...sample, ...late }, [...script, get(600, 'bob', 'B')]);
    expect(told(anomalies, 'resurrected')).toContain('resurrected: alice#1, alice#2');
    expect(anomalies.find(({ kind }) => kind === 'resurrected')?.because).toMatch(
      /^[AB] had let alice#1 go at \d+ ms for alice#2, which had seen it, and keeps it again because it arrived later$/,
    );
  });

  it('comes back by anti-entropy where its delete mark was forgotten too soon, and is then no stale read', () => {
    const forgetting = (grace: string): Sample => ({
      system: 'leaderless',
      systemOptions: { w: '1', r: '1', 'read-repair': 'off', 'anti-entropy': '500', grace },
    });
    const script = [
      put(0, 'alice', 'x'),
      { at: 150, do: 'cut', between: ['A', 'C'] },
      { at: 160, do: 'delete', client: 'alice', key: 'k' },
      { at: 260, do: 'drop', message: 'alice#2/replicate/A>C' },
      // A has forgotten by now, and B has not: nothing is the right answer.
      get(365, 'bob', 'A'),
      { at: 900, do: 'heal-all' },
      get(2_400, 'bob', 'A'),
    ];
    expect(new Set(anomaliesOf(forgetting('200'), script))).toEqual(new Set(['resurrected: alice#1, alice#2']));
    const back = accountOf(forgetting('200'), script).anomalies.find(({ kind }) => kind === 'resurrected');
    expect(back?.because).toMatch(
      /and keeps it again because context \{.*\} does not cover dot \(A, 1\); it had forgotten the delete alice#2 after its time of grace$/,
    );
    // All forget in the end, one after another: until the last has, they differ, but that is to come.
    expect(anomaliesOf(forgetting('5000'), script)).toEqual([]);
  });

  it('is none where the late copy is known for old, nor where it was never here', () => {
    expect(anomaliesOf({}, LATE_COPY)).toEqual([]);
    expect(anomaliesOf({ strategy: 'arrival-order' }, LATE_COPY, 'resurrected')).toEqual([]);
  });
});

describe('an item that comes back', () => {
  const TAKEN_OUT = [
    put(0, 'alice', ['milk', 'eggs']),
    { at: 150, do: 'get', client: 'bob', key: 'k' },
    { at: 280, do: 'partition', groups: [['A'], ['B', 'C']] },
    { at: 300, do: 'remove', client: 'alice', key: 'k', item: 'eggs' },
  ];
  const JOINED = [
    { at: 600, do: 'heal-all' },
    { at: 900, do: 'get', client: 'alice', key: 'k' },
  ];
  const ham = { at: 320, do: 'add', client: 'bob', key: 'k', item: 'ham' };

  it('is named with the write that joined and the one that had taken it out', () => {
    const { anomalies } = accountOf({ merge: 'union' }, [...TAKEN_OUT, ham, ...JOINED]);
    expect(told(anomalies)).toEqual(['resurrected-item: alice#m1, alice#2']);
    expect(anomalies[0]?.because).toBe(
      'alice#m1 joins alice#2 and bob#1 and has "eggs" in it, which alice#2 had taken out and nobody has put in since',
    );
  });

  it('comes back by a plain write that leaves it out as well', () => {
    const left = put(300, 'alice', ['milk']);
    expect(anomaliesOf({ merge: 'union' }, [...TAKEN_OUT.slice(0, 3), left, ham, ...JOINED])).toEqual([
      'resurrected-item: alice#m1, alice#2',
    ]);
  });

  it('is none where somebody put it in anew, not knowing that it was taken out', () => {
    const eggs = { at: 320, do: 'add', client: 'bob', key: 'k', item: 'eggs' };
    expect(anomaliesOf({ merge: 'union' }, [...TAKEN_OUT, eggs, ...JOINED])).toEqual([]);
  });

  it('is none for what was only added, and is told once', () => {
    expect(anomaliesOf({ merge: 'union' }, [...TAKEN_OUT.slice(0, 3), ham, ...JOINED])).toEqual([]);
    const again = [put(1_300, 'carol', ['salt']), { at: 1_600, do: 'get', client: 'alice', key: 'k' }];
    expect(
      anomaliesOf({ merge: 'union', clients: ['alice', 'bob', 'carol'] }, [...TAKEN_OUT, ham, ...JOINED, ...again]),
    ).toEqual(['resurrected-item: alice#m1, alice#2']);
  });
});

describe('under the same roof', () => {
  it('stand lost updates, divergence and false conflicts, each with two operations', () => {
    const both = [put(0, 'alice', 'left'), put(5, 'bob', 'right')];
    expect(anomaliesOf({ strategy: 'last-write-wins' }, both)).toEqual(['lost-update: alice#1, bob#1']);
    expect(anomaliesOf({ strategy: 'arrival-order' }, both)).toEqual(['divergence: bob#1, alice#1']);
    const blind = accountOf({}, [put(0, 'alice', 'a'), put(300, 'alice', 'b', { context: 'none' })]);
    expect(told(blind.anomalies)).toEqual(['false-conflict: alice#2, alice#1']);
    expect(blind.anomalies[0]?.because).toBe(
      'alice#2 had seen alice#1, yet A keeps both because context {} does not cover dot (A, 1)',
    );
    expect(anomaliesOf({}, both)).toEqual([]);
  });

  it('what is over stays told, with since when and how', () => {
    const seen = [
      put(0, 'alice', 'a'),
      put(300, 'alice', 'b', { context: 'none' }),
      get(600, 'bob'),
      put(900, 'bob', 'c'),
    ];
    const made = run({}, seen);
    const past = accountAfter(made, made.recording.steps - 1);
    expect(past.anomalyCounts['false-conflict']).toBe(1);
    expect(past.falseConflictCount).toBe(0);
    expect(past.anomalies).toMatchObject([
      {
        kind: 'false-conflict',
        operation: 'alice#2',
        other: 'alice#1',
        over: { words: 'no replica kept both any more' },
      },
    ]);
    const [{ step, over }] = past.anomalies as [Anomaly];
    const stood = accountAfter(made, stepAt(made.recording, (over?.atUs ?? 0) - 1));
    expect(stood.anomalies).toMatchObject([{ step, over: null }]);
    expect(accountAfter(made, step - 1).anomalies).toEqual([]);
  });

  it('a loss is over where a write that had seen the lost one is stored', () => {
    const both = [put(0, 'alice', 'left'), put(5, 'bob', 'right'), get(300, 'alice'), put(600, 'alice', 'again')];
    const made = run({ strategy: 'last-write-wins' }, both);
    const { anomalies, anomalyCounts, counts } = accountAfter(made, made.recording.steps - 1);
    expect(counts.lost).toBe(0);
    expect(anomalyCounts['lost-update']).toBe(1);
    expect(anomalies).toMatchObject([
      {
        kind: 'lost-update',
        operation: 'alice#1',
        over: { atUs: 650_000, words: 'alice#2, which had seen it, was stored' },
      },
    ]);
    expect(made.observer.marks.find(({ kind }) => kind === 'loss')?.text).toBe(
      'alice#1 is lost: bob#1 took its place without having seen it, until alice#2, which had seen it, is stored at 650 ms',
    );
  });

  it('a divergence is over where something moves again, and where the replicas agree', () => {
    const both = [put(0, 'alice', 'left'), put(5, 'bob', 'right'), put(600, 'alice', 'again', { via: 'A' })];
    const made = run({ strategy: 'arrival-order' }, both);
    const at = (ms: number) => accountAfter(made, stepAt(made.recording, ms * 1_000));
    expect(at(500).anomalies).toMatchObject([{ kind: 'divergence', over: null }]);
    expect(at(600).anomalies).toMatchObject([
      { kind: 'divergence', over: { atUs: 600_000, words: 'something moved again' } },
    ]);
    const { anomalies, anomalyCounts, convergence } = at(2_000);
    expect(convergence.kind).toBe('converged');
    expect(anomalies.filter(({ kind }) => kind === 'divergence')).toMatchObject([
      { over: { words: 'the replicas agreed again' } },
    ]);
    expect(anomalyCounts.divergence).toBe(1);
  });

  it('the first of each kind is marked at its step', () => {
    const made = run(SLOW_COPIES, [put(0, 'alice', 'x'), get(150, 'alice', 'B'), get(160, 'alice', 'C')]);
    expect(made.observer.marks.map(({ kind, atUs, text }) => `${kind} ${atUs / 1_000}: ${text}`)).toEqual([
      'stale-read 250: alice?1 is a stale read: it misses alice#1',
      'not-own-write 250: alice?1 does not see its client’s own alice#1',
    ]);
  });
});

describe('laws of anomalies', () => {
  const READS = ['stale-read', 'not-own-write', 'non-monotonic-read'] as const;

  it('with one replica no read is stale, goes back or misses the client’s own, whatever is done', () => {
    fc.assert(
      fc.property(arbitraryRun, ({ scenario, actions }) => {
        const [only] = scenario.replicas;
        const commands = [...scenario.script, ...actions].filter(
          (command) =>
            !('groups' in command || 'between' in command) &&
            (!('node' in command) || command.node === only) &&
            (!('replica' in command) || command.replica === only),
        );
        const script = commands.map((command) => ('via' in command ? { ...command, via: only } : command));
        const alone = {
          ...scenario,
          replicas: [only],
          clients: scenario.clients.map((client) => ({ ...client, near: only })),
          system: { ...scenario.system, options: { ...scenario.system.options, n: 'all', r: 'all', w: 'all' } },
          script,
        } as typeof scenario;
        const made = simulate({ scenario: alone, actions: [] });
        const { anomalyCounts } = accountAfter(made, made.recording.steps - 1);
        for (const kind of READS) expect(anomalyCounts[kind]).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('each names operations that exist, at a step that has been, and is listed as it is counted', () => {
    fc.assert(
      fc.property(arbitraryRun, fc.nat(), (input, at) => {
        const made = simulate(input);
        const step = (at % (made.recording.steps + 1)) - 1;
        const { anomalies, anomalyCounts } = accountAfter(made, step);
        for (const kind of ANOMALY_KINDS) {
          const listed = anomalies.filter((anomaly) => anomaly.kind === kind);
          expect(listed).toHaveLength(Math.min(50, anomalyCounts[kind]));
        }
        for (const { operation, other, because, step: proof } of anomalies) {
          const { byId } = made.recording.register;
          expect(byId.has(operation) || operation.includes('?')).toBe(true);
          expect(other === null || byId.has(other)).toBe(true);
          expect(because).not.toBe('');
          expect(proof).toBeLessThanOrEqual(step);
        }
      }),
      { numRuns: 150 },
    );
  });
});
