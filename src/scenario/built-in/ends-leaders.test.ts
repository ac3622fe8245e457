/** Several leaders and how they pass writes on: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/engine/run.ts';
import { ALL_TO_ALL, answersTo, endOf, eventsOf, NONE } from './testing/end-of.ts';

describe('the ends of stories of leaders', () => {
  it('two-leaders: both names are kept on both leaders', async () => {
    const { account, kept } = await endOf('two-leaders');
    expect(kept).toEqual({ A: ['Start', 'Welcome'], B: ['Start', 'Welcome'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 2, superseded: 1 });
    expect(account.convergence.kind).toBe('converged');
  });

  it('two-leaders under last write wins: one name is lost', async () => {
    const { account, kept } = await endOf('two-leaders', { strategy: { kind: 'last-write-wins', options: {} } });
    expect(kept).toEqual({ A: ['Welcome'], B: ['Welcome'] });
    expect(account.counts.lost).toBe(1);
  });

  it('broken-ring: D hears of the second news only when C is back; all to all goes around it', async () => {
    const { run, kept } = await endOf('broken-ring');
    expect(Object.values(kept)).toEqual(Array.from({ length: 5 }, () => ['second']));
    const readBy = (at: Run): readonly unknown[] =>
      at.recording.final.clients[1]?.remembered[0]?.siblings.map(({ value }) => value) ?? [];
    expect(readBy(run)).toEqual(['second']);
    const open = await endOf('broken-ring', { system: { kind: 'multi-leader', options: {} } });
    expect(open.account.convergence.kind).toBe('converged');
  });

  it('overtaken: B ends with the insert; with causal delivery all have the update', async () => {
    expect((await endOf('overtaken')).kept).toEqual({ A: ['updated'], B: ['inserted'], C: ['updated'] });
    expect((await endOf('causal-delivery')).kept).toEqual({ A: ['updated'], B: ['updated'], C: ['updated'] });
  });

  it('lost-insert: both updates wait at B for ever', async () => {
    const { kept, run } = await endOf('lost-insert');
    expect(kept).toEqual({ A: ['updated again'], B: [], C: ['updated again'] });
    expect(answersTo(run, 'ann')).toEqual([[]]);
  });

  it('star: B has the update; all to all the insert comes after it', async () => {
    const { kept } = await endOf('star');
    expect(Object.values(kept)).toEqual(Array.from({ length: 5 }, () => ['updated']));
    const open = await endOf('star', ALL_TO_ALL);
    expect(open.kept).toEqual({ Hub: ['updated'], A: ['updated'], B: ['inserted'], C: ['updated'], D: ['updated'] });
  });

  it('stopped-hub: both bookings are confirmed and kept; all to all Ben hears of Ann', async () => {
    const { run, account, kept } = await endOf('stopped-hub');
    expect(Object.values(kept)).toEqual(Array.from({ length: 5 }, () => ['Ann', 'Ben']));
    expect(account.counts).toEqual({ ...NONE, surviving: 2, superseded: 1 });
    expect(answersTo(run, 'ben')).toEqual([['free'], ['free']]);
    expect(answersTo((await endOf('stopped-hub', ALL_TO_ALL)).run, 'ben')).toEqual([['free'], ['Ann']]);
  });

  it('regions: two menus are joined into one, and all three agree', async () => {
    const { account, kept } = await endOf('regions');
    expect(kept['Asia']).toEqual([['soup', 'pie', 'tea']]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
  });

  it('one-name-twice: both are told that the name is free and theirs, and all three regions keep two', async () => {
    const { account, run, kept } = await endOf('one-name-twice');
    expect(Object.values(kept)).toEqual(Array.from({ length: 3 }, () => ['Ana', 'Rui']));
    expect(answersTo(run, 'rui')).toEqual([[], ['Ana', 'Rui']]);
    expect(answersTo(run, 'ana')).toEqual([[]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 2 });
    expect(account.verdicts.every(({ acknowledgedUs }) => acknowledgedUs !== null)).toBe(true);
  });

  it('round-the-ring: all five have 9:30; all to all the fourth would end with 9:00', async () => {
    const { run, kept } = await endOf('round-the-ring');
    expect(Object.values(kept)).toEqual(Array.from({ length: 5 }, () => ['at 9:30']));
    expect(answersTo(run, 'ida')).toEqual([['at 9:30']]);
    const open = await endOf('round-the-ring', ALL_TO_ALL);
    expect(Object.entries(open.kept).filter(([, [value]]) => value !== 'at 9:30')).toEqual([['Delle', ['at 9:00']]]);
  });

  it('two-islands: one message a write on the cable; all to all nine lines join the islands, and three carry it', async () => {
    const crossings = (run: Run, write: string): number =>
      eventsOf(run).filter(({ event }) => event.kind === 'sent' && event.operation === write && isCable(event)).length;
    const isCable = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
      /^[NS]\d$/.test(from) && /^[NS]\d$/.test(to) && from[0] !== to[0];
    const { run, kept } = await endOf('two-islands');
    expect(Object.values(kept)).toEqual(Array.from({ length: 6 }, () => [6]));
    expect([crossings(run, 'kim#1'), crossings(run, 'sam#1')]).toEqual([1, 1]);
    const open = await endOf('two-islands', ALL_TO_ALL);
    expect([crossings(open.run, 'kim#1'), crossings(open.run, 'sam#1')]).toEqual([3, 3]);
  });

  it('cut-cable: Sam is told the doctor of before, and with a second cable the one of now', async () => {
    const { run, account, kept } = await endOf('cut-cable');
    expect(answersTo(run, 'sam')).toEqual([['Berg'], ['Falk']]);
    expect(Object.values(kept)).toEqual(Array.from({ length: 6 }, () => ['Falk']));
    expect(account.anomalies.map(({ kind, operation }) => [kind, operation])).toEqual([['stale-read', 'sam?1']]);
    const edges = 'N1-N2 N2-N3 N1-N3 N3-S1 S1-S2 S2-S3 S1-S3 N2-S2';
    const second = await endOf('cut-cable', {
      system: { kind: 'multi-leader', options: { topology: 'edges', edges } },
    });
    expect(answersTo(second.run, 'sam')).toEqual([['Falk'], ['Falk']]);
  });

  it('behind-a-slow-one: the pulse comes with the menu; where messages may overtake it is there in time', async () => {
    const { run, account } = await endOf('behind-a-slow-one');
    expect(answersTo(run, 'doctor')).toEqual([[], [180]]);
    expect(account.anomalies.map(({ kind, operation }) => [kind, operation])).toEqual([['stale-read', 'doctor?1']]);
    const free = await endOf('behind-a-slow-one', { network: { order: 'any' } });
    expect(answersTo(free.run, 'doctor')).toEqual([[180], [180]]);
  });
});
