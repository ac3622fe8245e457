/** Several leaders and how they pass writes on: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/engine/run.ts';
import { ALL_TO_ALL, answersTo, endOf, NONE } from './testing/end-of.ts';

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
});
