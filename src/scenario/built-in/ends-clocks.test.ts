/** Last write wins by this clock and that: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */

import { describe, expect, it } from 'vitest';
import { simulate } from '../../core/engine/run.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { accountAfter } from '../../core/verdicts/account.ts';
import { withSettings } from '../settings.ts';
import { answersTo, endOf, NONE, scenarioOf } from './testing/end-of.ts';

describe('the ends of stories of clocks', () => {
  it('slow-clock (figure 9-3): stamp 3 loses to stamp 4, though it had read it', async () => {
    const { account, scene, kept } = await endOf('slow-clock');
    expect(kept).toEqual({ N1: [1], N2: [1], N3: [1] });
    expect(scene.replicas[2]?.keys[0]?.siblings[0]?.tag).toEqual({
      kind: 'stamp',
      stamp: { timeMs: 4, counter: 0 },
      writer: 'N1',
    });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, lost: 1 });
    const lost = account.verdicts[0];
    expect(lost).toMatchObject({
      fate: 'lost',
      value: 2,
      comparison: {
        kind: 'stamps',
        winner: 'stored',
        incoming: { mark: { timeMs: 3 } },
        stored: { mark: { timeMs: 4 } },
      },
    });
    expect(lost?.acknowledgedUs).not.toBeNull();
  });

  it('hundred-writes: all hundred acknowledged, two kept, 98 lost', async () => {
    const { account, kept } = await endOf('hundred-writes');
    expect(account.verdicts).toHaveLength(100);
    expect(account.verdicts.every(({ acknowledgedUs }) => acknowledgedUs !== null)).toBe(true);
    expect(kept).toEqual({ A: [[50]], B: [[50]], C: [[50]] });
    expect(account.counts).toMatchObject({ surviving: 2, lost: 98 });
    expect(account.convergence.kind).toBe('converged');
  });

  it('far-future: two lost; bounded-stamp: one refused, none lost; far-future-delete: all three lost', async () => {
    expect((await endOf('far-future')).account.counts).toEqual({ ...NONE, surviving: 1, lost: 2 });
    expect((await endOf('bounded-stamp')).account.counts).toEqual({
      ...NONE,
      surviving: 1,
      superseded: 1,
      rejected: 1,
    });
    expect((await endOf('far-future-delete')).account.counts).toEqual({ ...NONE, surviving: 1, lost: 3 });
  });

  it('clock-goes-back: “back” is dropped for its own past; under a hybrid clock it is not', async () => {
    const physical = await endOf('clock-goes-back');
    expect(physical.account.verdicts.find(({ write }) => write === 'ann#2')?.by).toBe('ann#1');
    const hybrid = await endOf('hybrid-clock');
    expect(hybrid.account.verdicts.find(({ write }) => write === 'ann#2')?.by).toBe('ann#3');
  });

  it('counting-clock: nothing is lost to a slow clock; by physical clocks the correction would be', async () => {
    const counted = await endOf('counting-clock');
    expect(counted.account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2 });
    const physical = await endOf('counting-clock', { strategy: { kind: 'last-write-wins', options: {} } });
    expect(physical.account.verdicts.find(({ write }) => write === 'ben#1')?.fate).toBe('lost');
  });

  it('counted-less: the last write by any clock is the one that is lost', async () => {
    const { account, run } = await endOf('counted-less');
    expect(account.verdicts.filter(({ fate }) => fate === 'lost').map(({ write }) => write)).toEqual(['ben#1']);
    expect(answersTo(run, 'ben')).toEqual([[12]]);
  });

  it('refused-by-slow-clock: an honest stamp is refused where the clock is slow, and taken elsewhere', async () => {
    const { account, run } = await endOf('refused-by-slow-clock');
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, rejected: 1 });
    expect(answersTo(run, 'ann')).toEqual([[15]]);
  });

  it('three-boards: the later gate on all three; by arrival the hall would have it, and the others not', async () => {
    const { account, kept, run } = await endOf('three-boards');
    expect(kept).toEqual({ Hall: ['gate 30'], Lounge: ['gate 30'], Train: ['gate 30'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, lost: 1 });
    expect([...answersTo(run, 'tower'), ...answersTo(run, 'desk')]).toEqual([['gate 30'], ['gate 30']]);
    const arrival = await endOf('three-boards', { strategy: { kind: 'arrival-order', options: {} } });
    expect(arrival.kept).toEqual({ Hall: ['gate 30'], Lounge: ['gate 12'], Train: ['gate 12'] });
  });

  it('creeping-clock: of three notes the one in the middle is dropped, at 1672 ms against 1640; with a right clock none', async () => {
    const { account, kept } = await endOf('creeping-clock');
    expect(kept).toEqual({ A: ['onion, sold out'], B: ['onion, sold out'] });
    const lost = account.anomalies.filter(({ kind }) => kind === 'lost-update');
    expect(lost.map(({ operation, other }) => [operation, other])).toEqual([['hugo#2', 'gina#2']]);
    const dropped = account.verdicts.find(({ write }) => write === 'hugo#2');
    expect(dropped?.comparison).toMatchObject({
      incoming: { mark: { timeMs: 1_640 } },
      stored: { mark: { timeMs: 1_672 } },
    });
    const scenario = await scenarioOf('creeping-clock');
    const right = simulate({ scenario: { ...withSettings(scenario, {}), clocks: [] }, actions: [] });
    expect(accountAfter(right, right.recording.steps - 1).anomalies).toEqual([]);
  });

  it('dragged-ahead: red is lost to a stamp ten minutes ahead; with a bound A keeps to its own clock', async () => {
    const { account, run, kept, scene } = await endOf('dragged-ahead');
    expect(kept).toEqual({ A: ['green'], B: ['green'], C: ['green'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, lost: 1 });
    expect(account.verdicts.find(({ fate }) => fate === 'lost')).toMatchObject({ write: 'quinn#1', value: 'red' });
    expect(answersTo(run, 'quinn')).toEqual([['green']]);
    const stampOf = ({ replicas }: Scene) => replicas[0]?.keys[0]?.siblings[0]?.tag;
    expect(stampOf(scene)).toMatchObject({ stamp: { timeMs: 600_060 }, writer: 'A' });
    // Yellow still wins from its own machine, but nobody goes along with it: green is stamped by the clock of A.
    const bound = await endOf('dragged-ahead', {
      strategy: { kind: 'last-write-wins', options: { clock: 'hybrid', bound: '500' } },
    });
    expect(stampOf(bound.scene)).toMatchObject({ stamp: { timeMs: 600_060 }, writer: 'C' });
  });
});
