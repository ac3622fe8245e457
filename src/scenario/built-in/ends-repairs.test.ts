/** Quorums, hints and the three ways in which a replica gets what it missed: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import { standAfter } from '../../core/timeline/recording.ts';
import type { Value } from '../../core/values.ts';
import { answersTo, endOf, eventsOf, leaderlessWith, NONE, toldFailed } from './testing/end-of.ts';

describe('the ends of stories of quorums and of what repairs them', () => {
  it('read-repair: the late repair changes nothing, but under arrival order a repair brings 10 back', async () => {
    const { account, kept } = await endOf('read-repair');
    expect(kept).toEqual({ A: [30], B: [30], C: [30] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2 });
    const careless = await endOf('read-repair', { strategy: { kind: 'arrival-order', options: {} } });
    expect(careless.kept).toEqual({ A: [10], B: [10], C: [30] });
    expect(careless.account.convergence.kind).toBe('diverged');
  });

  it('hinted-handoff: both writes are kept by all three, and no hint is left', async () => {
    const { account, scene, kept } = await endOf('hinted-handoff');
    expect(kept).toEqual({ A: ['two'], B: ['two'], C: ['two'], D: [], E: [] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1 });
    expect(scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it('lost-hint: an acknowledged write goes with three disks', async () => {
    const { account, kept } = await endOf('lost-hint');
    expect(kept).toMatchObject({ B: ['one'], C: ['one'] });
    expect(account.verdicts[0]).toMatchObject({ write: 'ann#2', fate: 'lost', because: 'the disk of A was lost' });
  });

  it('sloppy-read: Ben is told that the ticket is free after Ann’s was confirmed, and a strict quorum refuses Ann', async () => {
    const { run, account } = await endOf('sloppy-read');
    const { remembered } = standAfter(run.recording, run.recording.steps, () => {}).world.clients[1] as {
      remembered: readonly ({ siblings: readonly { value: Value }[] } | undefined)[];
    };
    expect(remembered[0]?.siblings.map(({ value }) => value)).toEqual(['free']);
    expect(account.verdicts.find(({ write }) => write === 'ann#2')).toMatchObject({ fate: 'surviving' });
    const strict = await endOf('sloppy-read', {
      system: { kind: 'leaderless', options: { n: '3', w: '2', r: '2', 'read-repair': 'off', 'time-out': '100' } },
    });
    expect(strict.account.verdicts.find(({ write }) => write === 'ann#2')?.acknowledgedUs).toBeNull();
  });

  it('anti-entropy: C has what it missed, and without rounds it never gets it', async () => {
    expect((await endOf('anti-entropy')).account.convergence.kind).toBe('converged');
    const off = await endOf('anti-entropy', {
      system: { kind: 'leaderless', options: { w: '2', r: '1', 'read-repair': 'off' } },
    });
    expect(off.account.convergence).toEqual({ kind: 'diverged', keys: ['eve'] });
  });

  it('deleted-and-back: the address is on all three again; with a longer grace it stays deleted', async () => {
    expect((await endOf('deleted-and-back')).kept).toEqual({
      A: ['the old address'],
      B: ['the old address'],
      C: ['the old address'],
    });
    const longer = await endOf('deleted-and-back', {
      system: {
        kind: 'leaderless',
        options: { w: '2', r: '1', 'read-repair': 'off', 'anti-entropy': '500', grace: '5000' },
      },
    });
    expect(longer.kept).toEqual({ A: [], B: [], C: [] });
  });

  it('flapping-link: C has the score and no hint is left; without hints C has neither', async () => {
    const { run, kept, scene } = await endOf('flapping-link');
    expect(kept).toEqual({ A: ['2 : 0'], B: ['2 : 0'], C: ['2 : 0'] });
    expect(answersTo(run, 'ben')[0]).toEqual(['2 : 0']);
    expect(scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
    const off = await endOf('flapping-link', leaderlessWith({ w: '2', r: '1', 'read-repair': 'off' }));
    expect(off.kept).toEqual({ A: ['2 : 0'], B: ['2 : 0'], C: [] });
  });

  it('mended-by-reading: tea 4 and rice 5 at C; without read repair tea 3 and C stays as it was', async () => {
    const { run, account } = await endOf('mended-by-reading');
    expect(answersTo(run, 'ben')).toEqual([[4], [5]]);
    expect(account.anomalies.map(({ kind, operation, over }) => [kind, operation, over?.words])).toEqual([
      ['stale-read', 'ben?2', undefined],
      ['divergence', 'ann#3', 'the replicas agreed again'],
      ['divergence', 'ann#4', 'the replicas agreed again'],
    ]);
    expect(account.convergence.kind).toBe('converged');
    const off = await endOf('mended-by-reading', leaderlessWith({ w: '2', r: '2', 'read-repair': 'off' }));
    expect(answersTo(off.run, 'ben')).toEqual([[3], [5]]);
    expect(off.account.convergence).toEqual({ kind: 'diverged', keys: ['tea', 'rice'] });
  });

  it('stays-deleted: the watch is sent the tombstone; kept for 200 ms only, the alarm is back on all three', async () => {
    const { run, account, kept } = await endOf('stays-deleted');
    expect(kept).toEqual({ Phone: [], Tablet: [], Watch: [] });
    expect(account.counts).toEqual({ ...NONE, superseded: 1, collected: 1 });
    const deleted = eventsOf(run).flatMap(({ event }) =>
      event.kind === 'read' ? [event.siblings.map(({ value, deleted }) => (deleted ? 'deleted' : value))] : [],
    );
    expect(deleted).toEqual([['Saturday, 6:30'], ['deleted']]);
    const hasty = await endOf(
      'stays-deleted',
      leaderlessWith({ w: '2', r: '1', 'read-repair': 'off', 'anti-entropy': '1000', grace: '200' }),
    );
    expect(hasty.kept).toEqual({ Phone: ['Saturday, 6:30'], Tablet: ['Saturday, 6:30'], Watch: ['Saturday, 6:30'] });
  });

  it('mended-if-asked: Ben is told 7 by C alone; without read repair he is told 4', async () => {
    const { run, account, kept } = await endOf('mended-if-asked');
    expect(kept).toEqual({ A: [7], B: [7], C: [7] });
    expect(answersTo(run, 'ben')).toEqual([[7]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1 });
    const off = await endOf('mended-if-asked', leaderlessWith({ w: '2', r: '2', 'read-repair': 'off' }));
    expect(answersTo(off.run, 'ben')).toEqual([[4]]);
  });

  it('never-among-the-first: C says 4 after two reads of 7; where all that answer are repaired it says 7', async () => {
    const { run, account } = await endOf('never-among-the-first');
    expect(answersTo(run, 'ann')).toEqual([[7], [7]]);
    expect(answersTo(run, 'ben')).toEqual([[4], [7]]);
    expect(account.anomalies.map(({ kind, operation }) => [kind, operation])).toEqual([
      ['stale-read', 'ben?1'],
      ['divergence', 'ann#2'],
    ]);
    expect(account.convergence.kind).toBe('converged');
    const all = await endOf('never-among-the-first', leaderlessWith({ w: '2', r: '2', 'read-repair': 'on' }));
    expect(answersTo(all.run, 'ben')).toEqual([[7], [7]]);
  });

  it('seen-by-one-seen-by-all: Cleo is told what Ben was told; where Ben does not wait she is told less', async () => {
    const { run, account } = await endOf('seen-by-one-seen-by-all');
    expect([answersTo(run, 'ben'), answersTo(run, 'cleo')]).toEqual([[['1 : 0']], [['1 : 0']]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1 });
    for (const repair of ['on', 'quorum', 'off']) {
      const hasty = await endOf('seen-by-one-seen-by-all', leaderlessWith({ w: '2', r: '2', 'read-repair': repair }));
      expect([answersTo(hasty.run, 'ben'), answersTo(hasty.run, 'cleo')], repair).toEqual([[['1 : 0']], [['0 : 0']]]);
    }
  });

  it('held-back-answer: the first read fails and the second does not; in the background both are answered', async () => {
    const { run, account } = await endOf('held-back-answer');
    expect(toldFailed(run)).toEqual(['nurse?1']);
    expect(answersTo(run, 'nurse')).toEqual([['5 mg']]);
    expect(account.convergence.kind).toBe('converged');
    const background = await endOf(
      'held-back-answer',
      leaderlessWith({ w: '2', r: '2', 'read-repair': 'on', 'time-out': '200' }),
    );
    expect(toldFailed(background.run)).toEqual([]);
    expect(answersTo(background.run, 'nurse')).toEqual([['5 mg'], ['5 mg']]);
  });

  it('hints-at-one-place: two of three do not know of 2580; had the disk been kept, C would have been told', async () => {
    const { run, account, scene } = await endOf('hints-at-one-place');
    const kept = scene.replicas.map(({ keys }) => keys[0]?.siblings.map(({ value }) => value) ?? []);
    expect(kept).toEqual([[], [2580], [1111]]);
    expect(answersTo(run, 'ben')).toEqual([[1111]]);
    expect(account.anomalies.map(({ kind, operation }) => [kind, operation])).toEqual([
      ['divergence', 'ann#2'],
      ['stale-read', 'ben?1'],
    ]);
    const intact = await endOf('hints-at-one-place', {}, (script) =>
      script.map((command) => (command.do === 'recover' ? { ...command, disk: 'kept' } : command)),
    );
    expect(intact.kept).toEqual({ A: [2580], B: [2580], C: [2580] });
    expect(answersTo(intact.run, 'ben')).toEqual([[2580]]);
  });

  it('long-tail: one read of seven is stale; with two answers to each write and read none is', async () => {
    const { run, account, kept } = await endOf('long-tail');
    expect(answersTo(run, 'cafe').flat()).toEqual([10, 11, 12, 13, 14, 14, 16]);
    expect(account.anomalies.map(({ kind, operation, other }) => [kind, operation, other])).toEqual([
      ['stale-read', 'cafe?6', 'shop#6'],
    ]);
    expect(kept).toEqual({ A: [16], B: [16], C: [16] });
    const strict = await endOf('long-tail', leaderlessWith({ w: '2', r: '2', 'read-repair': 'off' }));
    expect(strict.account.anomalyCounts['stale-read']).toBe(0);
  });

  it('lossy-line: three of six copies are lost and come by comparing; without rounds they never come', async () => {
    const { run, account } = await endOf('lossy-line');
    const lost = eventsOf(run).flatMap(({ event }) =>
      event.kind === 'dropped' && event.message.includes('/replicate/') ? [event.message] : [],
    );
    expect(lost).toEqual([2, 3, 6].map((write) => `mate#${write}/replicate/Ship>Shore`));
    expect(answersTo(run, 'office')).toEqual([[], [3]]);
    expect(account.convergence.kind).toBe('converged');
    const off = await endOf('lossy-line', leaderlessWith({ w: '1', r: '1', 'read-repair': 'off' }));
    expect(off.account.convergence).toEqual({ kind: 'diverged', keys: ['water', 'oil', 'coal'] });
  });
});
