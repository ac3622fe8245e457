/** Quorums, hints and the three ways in which a replica gets what it missed: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import { standAfter } from '../../core/timeline/recording.ts';
import type { Value } from '../../core/values.ts';
import { answersTo, endOf, eventsOf, leaderlessWith, NONE } from './testing/end-of.ts';

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
});
