import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { plainText } from '../narrate/sentence.ts';
import { fromMs } from '../time.ts';
import { stepAt, timeOf } from '../timeline/recording.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from './account.ts';
import type { Disagreement } from './verdict.ts';

/** Whatever A stamps is greater. */
const AHEAD = [{ node: 'A', offsetMs: 900, driftPpm: 0 }] as never;

const run = (sample: Sample, script: readonly LooseCommand[]) => simulate(sampleRun(sample, script));
const accountOf = (sample: Sample, script: readonly LooseCommand[]) => {
  const result = run(sample, script);
  return accountAfter(result, result.recording.steps - 1);
};
const verdictOf = (sample: Sample, script: readonly LooseCommand[], write: string) =>
  accountOf(sample, script).verdicts.find((verdict) => verdict.write === write);

const put = (at: number, client: string, value: string, more: object = {}) => ({
  at,
  do: 'put',
  client,
  key: 'k',
  value,
  ...more,
});

/** Both sides of a cut write, and it heals. */
const BOTH_SIDES = [
  { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
  put(5, 'alice', 'left'),
  put(7, 'bob', 'right'),
  { at: 500, do: 'heal-all' },
];
const READ_AND_WRITE = [
  put(0, 'alice', 'first'),
  { at: 300, do: 'get', client: 'bob', key: 'k' },
  put(600, 'bob', 'second'),
];

describe('the verdict', () => {
  it('lost names the write that took its place and the comparison that decided', () => {
    expect(verdictOf({ strategy: 'last-write-wins' }, BOTH_SIDES, 'alice#1')).toMatchObject({
      fate: 'lost',
      by: 'bob#1',
      because: 'overwritten by bob#1 because its stamp 57 ms is later than 55 ms',
      holders: [],
      comparison: { kind: 'stamps' },
    });
  });

  it('superseded is for what the later client had seen', () => {
    expect(verdictOf({}, READ_AND_WRITE, 'alice#1')).toMatchObject({
      fate: 'superseded',
      by: 'bob#1',
      because: 'superseded by bob#1, which had seen it: context {A:1} covers dot (A, 1)',
    });
  });

  it('superseded names the write that ended it, where others that had seen it are kept beside', () => {
    const increment = (at: number, field: string) => ({ at, do: 'increment', client: 'alice', key: 'k', field, by: 1 });
    const script = [
      increment(0, 'milk'),
      increment(200, 'eggs'),
      { at: 400, do: 'delete', client: 'alice', key: 'k', field: 'milk' },
    ];
    expect(verdictOf({ strategy: 'map' }, script, 'alice#1')).toMatchObject({
      by: 'alice#3',
      because: 'superseded by alice#3, which had seen it',
    });
  });

  it('is lost for a causally later write too, where a clock is behind', () => {
    const clocks = [{ node: 'B', offsetMs: -900, driftPpm: 0 }] as never;
    const sample = { strategy: 'last-write-wins', clocks } as const;
    expect(verdictOf(sample, READ_AND_WRITE, 'bob#1')).toMatchObject({ fate: 'lost', by: 'alice#1' });
    expect(verdictOf(sample, READ_AND_WRITE, 'alice#1')).toMatchObject({ fate: 'surviving' });
  });

  it('merged is for siblings that a client joined', () => {
    const script = [...BOTH_SIDES, { at: 900, do: 'get', client: 'alice', key: 'k' }];
    const { counts, verdicts } = accountOf({ merge: 'union' }, script);
    expect(counts).toMatchObject({ merged: 2, surviving: 1, lost: 0 });
    expect(verdicts.find(({ write }) => write === 'alice#m1')).toMatchObject({
      value: ['left', 'right'],
      fate: 'surviving',
    });
  });

  it('merged says whose value was picked where it was not its own', () => {
    const script = [
      ...BOTH_SIDES,
      { at: 900, do: 'get', client: 'alice', key: 'k' },
      put(1_200, 'alice', 'right', { context: 'last' }),
    ];
    const pickedFor = (write: string) => verdictOf({ merge: 'ask' }, script, write);
    expect(pickedFor('alice#1')).toMatchObject({ fate: 'merged', picked: 'bob#1' });
    expect(pickedFor('alice#1')?.because).toMatch(
      /^merged into alice#2, which had seen it: .*; of the siblings, the value of bob#1 was picked$/,
    );
    expect(pickedFor('bob#1')).toMatchObject({ fate: 'merged', picked: null });
  });

  it('rejected is for a second value under a key that is written once', () => {
    const script = [put(0, 'alice', 'x'), put(300, 'alice', 'y'), put(600, 'alice', 'x')];
    const sample = { strategy: 'immutable-keys' };
    expect(verdictOf(sample, script, 'alice#2')).toMatchObject({
      fate: 'rejected',
      decidedBy: 'A',
      because: 'rejected by A because the key was written before with another value',
    });
    expect(verdictOf(sample, script, 'alice#3')).toMatchObject({
      fate: 'surviving',
      by: 'alice#1',
      because: 'the same value was there as alice#1',
    });
  });

  it('the same value stands for a write whatever other values are there, and where only a copy of it came', () => {
    const clash = [put(0, 'alice', 'x'), put(0, 'bob', 'y'), put(400, 'alice', 'y')];
    expect(verdictOf({ strategy: 'immutable-keys' }, clash, 'alice#2')).toMatchObject({
      fate: 'surviving',
      because: 'the same value was there as bob#1',
    });
    // With one replica a key, that one or another is asked: who does not keep the key hands on a copy.
    for (const via of ['A', 'B', 'C']) {
      const system = { system: 'leaderless', systemOptions: { n: '1', coordinator: 'asked', handoff: 'off' } };
      const script = [put(0, 'alice', 'x', { via }), put(500, 'bob', 'x', { via })];
      expect(verdictOf({ strategy: 'immutable-keys', ...system }, script, 'bob#1')).toMatchObject({
        fate: 'surviving',
        because: 'the same value was there as alice#1',
      });
    }
  });

  it('lost with a disk says so', () => {
    const script = [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      put(5, 'alice', 'x'),
      { at: 60, do: 'drop', message: 'alice#1/replicate/A>B' },
      { at: 60, do: 'drop', message: 'alice#1/replicate/A>C' },
      { at: 300, do: 'crash', replica: 'A' },
      { at: 400, do: 'recover', replica: 'A', disk: 'lost' },
    ];
    expect(verdictOf({}, script, 'alice#1')).toMatchObject({ fate: 'lost', because: 'the disk of A was lost' });
  });

  it('is superseded, not lost, where a write that had seen it is stored though another took its place', () => {
    const script = [
      { at: 0, do: 'add', client: 'alice', key: 'k', item: 'x' },
      { at: 300, do: 'get', client: 'bob', key: 'k' },
      { at: 600, do: 'put', client: 'carol', key: 'k', value: ['y'] },
      { at: 900, do: 'add', client: 'bob', key: 'k', item: 'z' },
    ];
    const verdict = verdictOf({ strategy: 'last-write-wins', clients: ['alice', 'bob', 'carol'] }, script, 'alice#1');
    expect(verdict).toMatchObject({
      fate: 'superseded',
      by: 'carol#1',
      seenBy: 'bob#1',
      because: 'overwritten by carol#1 because its stamp 650 ms is later than 50 ms; bob#1 had seen it',
    });
    expect(
      verdictOf({ strategy: 'last-write-wins', clients: ['alice', 'bob', 'carol'] }, script.slice(0, 3), 'alice#1'),
    ).toMatchObject({ fate: 'lost' });
  });

  it('is not lost while a message that is held still carries it', () => {
    const script = [
      put(0, 'alice', 'first'),
      { at: 60, do: 'hold', message: 'alice#1/replicate/A>B' },
      put(300, 'bob', 'second', { via: 'C' }),
    ];
    const sample = { strategy: 'arrival-order' };
    expect(verdictOf(sample, script, 'alice#1')).toMatchObject({ fate: 'surviving', holders: [] });
    const dropped = [...script, { at: 900, do: 'drop', message: 'alice#1/replicate/A>B' }];
    expect(verdictOf(sample, dropped, 'alice#1')?.fate).toBe('lost');
  });

  /** bob's copy for A is slower than alice's for B and C: she is overwritten where she wrote, and his comes late. */
  const CROSSING = [
    put(0, 'alice', 'left', { via: 'A' }),
    put(0, 'bob', 'right', { via: 'B' }),
    { at: 55, do: 'delay', message: 'bob#1/replicate/B>A', untilMs: 400 },
    { at: 55, do: 'delay', message: 'bob#1/replicate/B>C', untilMs: 90 },
  ];

  it('is not lost while a copy is on its way, and the replicas are not said to agree for good', () => {
    const result = run({ strategy: 'arrival-order' }, CROSSING);
    const at = (ms: number) => accountAfter(result, stepAt(result.recording, ms * 1_000));
    const before = at(200);
    expect(before.counts).toMatchObject({ surviving: 2, lost: 0 });
    expect(before.verdicts.find(({ write }) => write === 'bob#1')).toMatchObject({
      holders: [],
      by: 'alice#1',
      because: expect.stringContaining('no replica keeps it, and a copy is on its way to A'),
    });
    expect(before.convergence).toEqual({ kind: 'replicating', keys: [] });
    expect(before.anomalies).toEqual([]);
    expect(at(2_000).counts).toMatchObject({ surviving: 2, lost: 0 });
    expect(result.observer.marks.filter(({ kind }) => kind === 'loss')).toEqual([]);
  });

  it('is lost with its last copy, at that step', () => {
    const result = run({ strategy: 'last-write-wins', clocks: AHEAD }, CROSSING);
    const end = accountAfter(result, result.recording.steps - 1);
    const verdict = end.verdicts.find(({ write }) => write === 'bob#1');
    expect(verdict).toMatchObject({ fate: 'lost', by: 'alice#1', comparison: { kind: 'stamps' } });
    const step = verdict?.decidedAtStep ?? -1;
    expect(timeOf(result.recording, step)).toBe(400_000);
    expect(accountAfter(result, step - 1).counts.lost).toBe(0);
    expect(accountAfter(result, step).anomalies).toMatchObject([{ kind: 'lost-update', step }]);
    expect(result.observer.marks.filter(({ kind }) => kind === 'loss')).toMatchObject([
      { step, text: 'bob#1 is lost: alice#1 took its place without having seen it' },
    ]);
  });

  it('a write that was never acknowledged is gone, and its mark says no more', () => {
    const script = [
      put(0, 'alice', 'left', { via: 'A' }),
      { at: 55, do: 'drop', message: 'alice#1/reply/A>alice' },
      put(300, 'bob', 'right', { via: 'A' }),
    ];
    const result = run({ strategy: 'last-write-wins' }, script);
    expect(accountAfter(result, result.recording.steps - 1).counts).toMatchObject({ unknown: 1, lost: 0 });
    expect(result.observer.marks.find(({ kind }) => kind === 'loss')?.text).toBe(
      'alice#1 is gone: bob#1 took its place without having seen it; its client has no answer',
    );
  });

  it('pending turns to unknown where the answer can no longer come', () => {
    const script = [{ at: 0, do: 'crash', replica: 'A' }, put(5, 'alice', 'x')];
    const result = run({}, script);
    expect(accountAfter(result, 1).counts.pending).toBe(1);
    expect(accountAfter(result, result.recording.steps - 1).counts.unknown).toBe(1);
  });
});

describe('the observer', () => {
  const marksOf = (sample: Sample, script: readonly LooseCommand[]) =>
    run(sample, script).observer.marks.map(({ kind, text }) => `${kind}: ${text}`);

  it('marks siblings once, and the coming together', () => {
    expect(marksOf({}, BOTH_SIDES)).toEqual([
      'cut: Partition: A | B C',
      'heal: All links are healed',
      'siblings: B keeps alice#1 and bob#1 as siblings',
      'converged: All replicas keep the same',
    ]);
  });

  it('marks a loss when the last replica lets go', () => {
    expect(marksOf({ strategy: 'last-write-wins' }, BOTH_SIDES)).toContain(
      'loss: alice#1 is lost: bob#1 took its place without having seen it',
    );
  });

  it('marks that replicas differ for good', () => {
    const script = [put(0, 'alice', 'a'), put(0, 'bob', 'b')];
    expect(marksOf({ strategy: 'arrival-order' }, script).at(-1)).toBe(
      'diverged: Nothing moves any more, and replicas differ about k',
    );
    expect(accountOf({ strategy: 'arrival-order' }, script).convergence).toEqual({ kind: 'diverged', keys: ['k'] });
    const [{ sides }] = accountOf({ strategy: 'arrival-order' }, script).disagreements as [Disagreement];
    expect(sides).toEqual([['A', 'C'], ['B']]);
  });

  it('marks a key written once that has two values', () => {
    expect(
      marksOf({ strategy: 'immutable-keys' }, BOTH_SIDES).some((mark) =>
        mark.startsWith('violation: k was written twice'),
      ),
    ).toBe(true);
  });

  it('finds siblings of which one had seen the other', () => {
    const script = [put(0, 'alice', 'a'), put(300, 'alice', 'b', { context: 'none' })];
    const { falseConflicts, falseConflictCount } = accountOf({}, script);
    expect(falseConflictCount).toBe(1);
    expect(falseConflicts[0]).toMatchObject({ earlier: 'alice#1', later: 'alice#2' });
    expect(accountOf({}, [put(0, 'alice', 'a'), put(300, 'alice', 'b')]).falseConflictCount).toBe(0);
  });
});

describe('a write of which its client was told that it failed', () => {
  /** All three have to answer, and C is down. */
  const sample: Sample = {
    system: 'leaderless',
    systemOptions: { w: '3', r: '1', 'read-repair': 'off', 'time-out': '200' },
  };
  const script = [{ at: 0, do: 'crash', replica: 'C' }, put(10, 'alice', 'a')];
  const result = run(sample, script);
  const fateAt = (ms: number) => accountAfter(result, stepAt(result.recording, fromMs(ms))).verdicts[0];

  it('is pending until the answer comes, and then failed, though two replicas keep it', () => {
    expect(fateAt(150)).toMatchObject({ fate: 'pending', failedUs: null });
    const last = accountAfter(result, result.recording.steps - 1);
    expect(last.counts).toMatchObject({ failed: 1, pending: 0, unknown: 0, lost: 0 });
    expect(last.verdicts[0]).toMatchObject({
      fate: 'failed',
      because: 'its client was told that it failed, yet A and B keep it',
      holders: ['A', 'B'],
      acknowledgedUs: null,
    });
    expect(last.verdicts[0]?.failedUs).not.toBeNull();
  });

  it('tells why no replica keeps it, where it is gone', () => {
    const wiped = ['A', 'B'].flatMap((replica) => [
      { at: 5_000, do: 'crash', replica },
      { at: 5_100, do: 'recover', replica, disk: 'lost' },
    ]);
    expect(verdictOf(sample, [...script, ...wiped], 'alice#1')?.because).toBe(
      'its client was told that it failed, and no replica keeps it: the disk of B was lost',
    );
  });
});

it('says of a write that came and was not taken that it was not taken, not that it was overwritten', () => {
  const sample: Sample = { strategy: 'last-write-wins', strategyOptions: { clock: 'physical' }, clocks: AHEAD };
  const verdict = verdictOf(sample, [put(0, 'alice', 'a'), put(200, 'bob', 'b')], 'bob#1');
  expect(verdict).toMatchObject({
    fate: 'lost',
    because: 'not taken by B, which kept alice#1 because its stamp 950 ms is later than 250 ms',
  });
});

it('says where one dot names two writes, for its replica had lost its disk', () => {
  const script = [
    put(0, 'alice', 'a'),
    { at: 200, do: 'crash', replica: 'A' },
    { at: 210, do: 'recover', replica: 'A', disk: 'lost', identity: 'same' },
    put(300, 'carol', 'c', { via: 'A', context: 'none' }),
  ];
  const sample: Sample = { clients: ['alice', 'bob', 'carol'] };
  const reasons = run(sample, script);
  const lines = windowOf(reasons, 0, 1_000).moments.flatMap(({ events }) =>
    events.map(({ sentence }) => plainText(sentence)),
  );
  expect(lines.join('\n')).toContain(
    'B does not take carol#1 and keeps what it has: context {A:1} covers dot (A, 1), which already names alice#1: A had forgotten how far it had counted and gave the number twice.',
  );
});
