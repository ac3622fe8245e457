/** How a replica tells what a write had seen: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../core/timeline/scene.ts';
import { answersTo, endOf, NONE } from './testing/end-of.ts';

describe('the ends of stories of versions', () => {
  it('different-orders (figure 6-14): A, B, A, for ever', async () => {
    const { account, kept } = await endOf('different-orders');
    expect(kept).toEqual({ N1: ['A'], N2: ['B'], N3: ['A'] });
    expect(account.convergence.kind).toBe('diverged');
    expect(account.counts).toEqual({ ...NONE, surviving: 2 });
  });

  it('blind-put (pitfall-blind-retry): three siblings, then one with the fourth dot', async () => {
    const { account, scene } = await endOf('blind-put');
    expect(scene.replicas[0]?.keys[0]?.siblings).toMatchObject([
      { value: 'one soup', tag: { kind: 'dot', actor: 'A', counter: 4 } },
    ]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, merged: 3 });
  });

  it('immutable-keys: one duplicate, one refused, none lost', async () => {
    const { account, scene } = await endOf('immutable-keys');
    for (const { keys } of scene.replicas) {
      expect(keys.map(({ siblings, isViolated }) => [siblings.map(({ value }) => value), isViolated])).toEqual([
        [['milk'], false],
        [['eggs'], false],
      ]);
    }
    expect(account.counts).toEqual({ ...NONE, surviving: 3, rejected: 1 });
  });

  it('shopping-cart (figure 6-15): two carts of versions 4 and 5', async () => {
    const { account, scene } = await endOf('shopping-cart');
    expect(scene.replicas[0]?.keys[0]).toMatchObject({
      context: { kind: 'version', version: 5 },
      siblings: [
        { value: ['eggs', 'milk', 'ham'], tag: { version: 4 } },
        { value: ['milk', 'flour', 'eggs', 'bacon'], tag: { version: 5 } },
      ],
    });
    expect(account.counts).toEqual({ ...NONE, surviving: 2, superseded: 1, merged: 2 });
  });

  it('dynamo-versions (figure 3): D5 with [(Sx,3), (Sy,1), (Sz,1)] everywhere', async () => {
    const { account, scene } = await endOf('dynamo-versions');
    const vector = [
      { actor: 'Sx', counter: 3 },
      { actor: 'Sy', counter: 1 },
      { actor: 'Sz', counter: 1 },
    ];
    for (const { keys } of scene.replicas)
      expect(keys[0]?.siblings).toMatchObject([{ value: 'D5', tag: { kind: 'vector', vector } }]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2, merged: 2 });
  });

  it('sibling-explosion: 101 siblings with one vector, 2 with dots', async () => {
    const merged = await endOf('sibling-explosion');
    expect(merged.kept['A']).toEqual(Array.from({ length: 101 }, (_, index) => `v${index + 1}`));
    expect(merged.account.falseConflictCount).toBeGreaterThan(0);
    const dots = await endOf('sibling-explosion-dots');
    expect(dots.kept).toEqual({ A: ['v100', 'v101'] });
    expect(dots.account.counts).toMatchObject({ surviving: 2, lost: 0 });
    const switched = await endOf('sibling-explosion', { strategy: { kind: 'dotted-version-vectors', options: {} } });
    expect(switched.kept).toEqual(dots.kept);
  });

  it('same-winner (rev-two-sites): one winner, the other kept, then one write that has read both', async () => {
    const parted = await endOf('same-winner', {}, (script) => script.filter(({ at }) => at < 600));
    expect(parted.kept).toEqual({
      North: ['Rosa, room 14', 'Rosa Berg, room 12'],
      South: ['Rosa, room 14', 'Rosa Berg, room 12'],
    });
    for (const { keys } of parted.scene.replicas)
      expect(keys[0]?.siblings.map(({ tag }) => tag)).toMatchObject([
        { kind: 'revision', generation: 2, isWinner: true },
        { kind: 'revision', generation: 2, isWinner: false },
      ]);
    const { account, kept, scene } = await endOf('same-winner');
    expect(kept).toEqual({ North: ['Rosa Berg, room 14'], South: ['Rosa Berg, room 14'] });
    expect(scene.replicas[1]?.keys[0]?.siblings).toMatchObject([{ tag: { generation: 3, isWinner: true } }]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
  });

  it('unseen-correction: Tuesday is kept on both sites, and no client has been given it', async () => {
    const { account, kept, scene } = await endOf('unseen-correction');
    const both = ['Trip: Monday, 9:00', 'trip: Tuesday'];
    expect(kept).toEqual({ North: both, South: both });
    expect(account.counts).toEqual({ ...NONE, surviving: 2, superseded: 2 });
    expect(account.falseConflictCount).toBe(0);
    const given = ({ clients }: Scene) => clients[0]?.remembered[0]?.siblings.map(({ value }) => value);
    const first = await endOf('unseen-correction', {}, (script) => script.filter(({ at }) => at < 700));
    expect(given(first.scene)).toEqual(['Trip: Monday']);
    expect(given(scene)).toEqual(['Trip: Monday, 9:00']);

    const asking = { strategy: { kind: 'revision-tree', options: { onStaleParent: 'branch', reads: 'conflicts' } } };
    expect(given((await endOf('unseen-correction', asking)).scene)).toEqual(both);
  });

  it('same-key-thought-of: two values under one date for good, and the third is refused', async () => {
    const { account, run, kept, scene } = await endOf('same-key-thought-of');
    const both = ['calm, 12 miles', 'fog, no way made'];
    expect(kept).toEqual({ Bow: both, Stern: both });
    expect(scene.replicas.map(({ keys }) => keys[0]?.isViolated)).toEqual([true, true]);
    expect(account.counts).toEqual({ ...NONE, surviving: 2, rejected: 1 });
    expect(answersTo(run, 'pilot')).toEqual([both]);
  });

  it('two-counts: both writes are version 2, and the servers stay different; with dots they do not', async () => {
    const { account, run, kept, scene } = await endOf('two-counts');
    expect(kept).toEqual({ Left: ['tango'], Right: ['polka'] });
    for (const { keys } of scene.replicas) expect(keys[0]?.siblings).toMatchObject([{ tag: { version: 2 } }]);
    expect(account.convergence).toEqual({ kind: 'diverged', keys: ['song'] });
    expect([...answersTo(run, 'kay'), ...answersTo(run, 'lou').slice(1)]).toEqual([['tango'], ['polka']]);
    const dots = await endOf('two-counts', { strategy: { kind: 'dotted-version-vectors', options: {} } });
    expect(dots.kept).toEqual({ Left: ['tango', 'polka'], Right: ['tango', 'polka'] });
  });

  it('the potluck: one dish short with server ids, both dishes with one vector and with client ids', async () => {
    const short = await endOf('one-dish-short');
    expect(short.kept).toEqual({ Tablet: ['Gil: cake'], Kitchen: ['Gil: cake'] });
    expect(short.account.counts).toEqual({ ...NONE, surviving: 1, lost: 1 });
    expect(short.account.verdicts.find(({ fate }) => fate === 'lost')?.acknowledgedUs).not.toBeNull();
    for (const id of ['both-dishes', 'a-line-for-each']) {
      const { account, run, kept } = await endOf(id);
      const both = ['Fay: salad', 'Gil: cake'];
      expect(kept).toEqual({ Tablet: both, Kitchen: both });
      expect(account.counts).toEqual({ ...NONE, surviving: 2 });
      expect(answersTo(run, 'cook')).toEqual([both]);
    }
  });

  it('everybody-ever: one value and six counts; with dots one', async () => {
    const { kept, scene } = await endOf('everybody-ever');
    expect(kept).toEqual({ Box: [6] });
    const names = ['ada', 'ben', 'cem', 'dea', 'eli', 'fin'];
    const vector = names.map((actor) => ({ actor, counter: 1 }));
    expect(scene.replicas[0]?.keys[0]?.siblings).toMatchObject([{ tag: { kind: 'vector', vector } }]);
    const dots = await endOf('everybody-ever', { strategy: { kind: 'dotted-version-vectors', options: {} } });
    expect(dots.scene.replicas[0]?.keys[0]?.context).toEqual({
      kind: 'vector',
      vector: [{ actor: 'Box', counter: 6 }],
    });
  });

  it('same-on-both: 2 of the phone before 2 of the laptop on both, then one write that has seen both', async () => {
    const parted = await endOf('same-on-both', {}, (script) => script.filter(({ at }) => at < 600));
    for (const { keys } of parted.scene.replicas)
      expect(keys[0]?.siblings).toMatchObject([
        { value: 'Trip in June', tag: { kind: 'op-id', actor: 'Phone', counter: 2, isWinner: true } },
        { value: 'Trip to Crete', tag: { kind: 'op-id', actor: 'Laptop', counter: 2, isWinner: false } },
      ]);
    const { account, kept } = await endOf('same-on-both');
    expect(kept).toEqual({ Laptop: ['Trip to Crete in June'], Phone: ['Trip to Crete in June'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
  });

  it('busier-wins: the third correction is shown before the one word that was written last', async () => {
    const { account, scene, run } = await endOf('busier-wins');
    for (const { keys } of scene.replicas)
      expect(keys[0]?.siblings).toMatchObject([
        { value: 'At ten.', tag: { actor: 'Laptop', counter: 3, isWinner: true } },
        { value: 'cancelled', tag: { actor: 'Phone', counter: 2, isWinner: false } },
      ]);
    expect(answersTo(run, 'jules').at(-1)).toEqual(['At ten.', 'cancelled']);
    expect(account.counts).toEqual({ ...NONE, surviving: 2, superseded: 2 });
  });
});
