/** Each built-in scenario ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import { type Run, simulate } from '../../core/engine/run.ts';
import type { Scenario } from '../../core/engine/scenario.ts';
import { plainText } from '../../core/narrate/sentence.ts';
import { asMicros, toMs } from '../../core/time.ts';
import { sceneOf } from '../../core/timeline/observe-scene.ts';
import { standAfter, timeOf } from '../../core/timeline/recording.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { windowOf } from '../../core/timeline/window.ts';
import type { Value } from '../../core/values.ts';
import { accountAfter } from '../../core/verdicts/account.ts';
import type { Account } from '../../core/verdicts/verdict.ts';
import { readScenario } from '../format.ts';
import { type ScenarioSettings, withSettings } from '../settings.ts';
import { fileOfScenario } from '../write.ts';
import { BUILT_INS, findBuiltIn, IDEAS } from './index.ts';

async function scenarioOf(id: string): Promise<Scenario> {
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  return scenario;
}

interface End {
  readonly run: Run;
  readonly account: Account;
  readonly scene: Scene;
  /** The values that each replica keeps for its first key. */
  readonly kept: { readonly [replica: string]: readonly Value[] };
}

async function endOf(
  id: string,
  settings: ScenarioSettings = {},
  cut: (script: Scenario['script']) => Scenario['script'] = (script) => script,
): Promise<End> {
  const scenario = withSettings(await scenarioOf(id), settings);
  const run = simulate({ scenario: { ...scenario, script: cut(scenario.script) }, actions: [] });
  const { recording } = run;
  const account = accountAfter(run, recording.steps - 1);
  const scene = sceneOf(standAfter(recording, recording.steps, () => {}));
  const kept = Object.fromEntries(
    scene.replicas.map(({ id: replica, keys }) => [replica, keys[0]?.siblings.map(({ value }) => value) ?? []]),
  );
  return { run, account, scene, kept };
}

const ALL_TO_ALL: ScenarioSettings = { system: { kind: 'multi-leader', options: {} } };

const leaderlessWith = (options: { readonly [name: string]: string }): ScenarioSettings => ({
  system: { kind: 'leaderless', options },
});

const eventsOf = (run: Run) => windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) => events);

/** What a client was told, read by read. */
const answersTo = (run: Run, client: string): readonly (readonly Value[])[] =>
  eventsOf(run).flatMap(({ event }) =>
    event.kind === 'read' && event.client === client ? [event.siblings.map(({ value }) => value)] : [],
  );

const toldFailed = (run: Run): readonly string[] =>
  eventsOf(run).flatMap(({ event }) => (event.kind === 'failed' ? [event.operation] : []));

const NONE = {
  surviving: 0,
  superseded: 0,
  merged: 0,
  collected: 0,
  lost: 0,
  rejected: 0,
  failed: 0,
  pending: 0,
  unknown: 0,
};

describe('every built-in scenario', () => {
  it('has an id of its own, and ideas stand in their order, each with at least one', () => {
    expect(new Set(BUILT_INS.map(({ id }) => id)).size).toBe(BUILT_INS.length);
    expect([...new Set(BUILT_INS.map(({ idea }) => idea))]).toEqual(IDEAS);
  });

  it.each(BUILT_INS.map(({ id }) => id))('%s is a good file', async (id) => {
    const scenario = await scenarioOf(id);
    expect(scenario.title).toBe(findBuiltIn(id)?.title);
    expect(scenario.source).toBeTruthy();
    expect(readScenario(fileOfScenario(scenario))).toEqual({ ok: true, result: scenario });
  });

  it.each(BUILT_INS.map(({ id }) => id))(
    '%s moves at once, takes 12 to 25 seconds, and tells its story in time',
    async (id) => {
      const { captions, pace, script } = await scenarioOf(id);
      const { run } = await endOf(id);
      const endMs = toMs(timeOf(run.recording, run.recording.steps - 1));
      expect(endMs / pace).toBeGreaterThan(12);
      expect(endMs / pace).toBeLessThan(25);
      expect(script[0]?.at).toBe(0);
      expect(captions.length).toBeGreaterThan(3);
      expect(captions[0]?.at).toBe(0);
      captions.forEach(({ at }, index) => {
        expect(at).toBeLessThanOrEqual(endMs);
        if (index > 0) expect(at).toBeGreaterThan(captions[index - 1]?.at ?? 0);
      });
    },
  );
});

describe('the captions', () => {
  it.each(BUILT_INS.map(({ id }) => id))('%s: each is on the screen before the next one', async (id) => {
    const { captions } = await scenarioOf(id);
    const { run } = await endOf(id);
    // The page shows a caption with the first step at or after its time.
    const steps = windowOf(run, 0, run.recording.steps).moments.map(({ atUs }) => toMs(atUs));
    const shown = captions.map(({ at }) => steps.find((step) => step >= at) ?? Number.NaN);
    shown.forEach((time, index) => {
      if (index > 0) expect(time, captions[index]?.text).toBeGreaterThan(shown[index - 1] ?? Number.NaN);
    });
  });
});

describe('the end of each story', () => {
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

  it('read-repair: the late repair changes nothing, but under arrival order a repair brings 10 back', async () => {
    const { account, kept } = await endOf('read-repair');
    expect(kept).toEqual({ A: [30], B: [30], C: [30] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2 });
    const careless = await endOf('read-repair', { strategy: { kind: 'arrival-order', options: {} } });
    expect(careless.kept).toEqual({ A: [10], B: [10], C: [30] });
    expect(careless.account.convergence.kind).toBe('diverged');
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

  it('changing-replicas: an own write unread, a read that goes back; with sticky or context sessions neither', async () => {
    const { account } = await endOf('changing-replicas');
    expect(account.anomalies.map(({ kind, operation, other }) => [kind, operation, other])).toEqual([
      ['stale-read', 'alice?1', 'alice#1'],
      ['not-own-write', 'alice?1', 'alice#1'],
      ['stale-read', 'bob?2', 'alice#1'],
      ['non-monotonic-read', 'bob?2', 'alice#1'],
    ]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1 });
    expect((await endOf('same-replica')).account.anomalies).toEqual([]);
    const context = await endOf('changing-replicas', { session: 'context' });
    expect(context.account.anomalies).toEqual([]);
    const [none, sticky] = await Promise.all([scenarioOf('changing-replicas'), scenarioOf('same-replica')]);
    expect(sticky.script).toEqual(none.script);
    expect([none.session, sticky.session]).toEqual(['none', 'sticky']);
  });

  it('removed-item: the eggs are back, and no write is lost', async () => {
    const { account, kept } = await endOf('removed-item');
    expect(kept).toEqual({ A: [['milk', 'eggs', 'ham']], B: [['milk', 'eggs', 'ham']] });
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
    expect(account.anomalies.map(({ kind, operation, other }) => [kind, operation, other])).toEqual([
      ['resurrected-item', 'alice#m1', 'alice#2'],
    ]);
  });

  it('the cart under four types: what remains, what comes back, what is lost', async () => {
    const lastWriter = await endOf('cart-last-writer');
    expect(lastWriter.kept).toEqual({ A: [['milk', 'eggs', 'ham']], B: [['milk', 'eggs', 'ham']] });
    expect(lastWriter.account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2, lost: 1 });
    expect(lastWriter.account.verdicts[0]).toMatchObject({ write: 'alice#3', fate: 'lost', value: ['milk', 'flour'] });

    const multiValue = await endOf('cart-multi-value');
    const both = [
      ['milk', 'eggs', 'ham'],
      ['milk', 'flour'],
    ];
    expect(multiValue.kept).toEqual({ A: both, B: both });
    expect(multiValue.account.counts).toEqual({ ...NONE, surviving: 2, superseded: 2 });

    const union = await endOf('cart-union-set');
    const joined = ['milk', 'eggs', 'ham', 'flour'];
    expect(union.kept).toEqual({ A: [joined], B: [joined] });
    expect(union.account.counts).toEqual({ ...NONE, surviving: 2, superseded: 2 });

    const observedRemove = await endOf('cart-observed-remove');
    const wanted = ['milk', 'ham', 'flour'];
    expect(observedRemove.kept).toEqual({ A: [wanted], B: [wanted] });
    expect(observedRemove.account.counts).toEqual({ ...NONE, surviving: 4 });
    for (const { account } of [lastWriter, multiValue, union, observedRemove]) {
      expect(account.convergence.kind).toBe('converged');
      expect(account.falseConflictCount).toBe(0);
    }
  });

  it('the likes: 13 under last write wins, 15 under the counter', async () => {
    const lastWins = await endOf('likes-last-write-wins');
    expect(lastWins.kept).toEqual({ A: [13], B: [13] });
    expect(lastWins.account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, lost: 1 });
    expect(lastWins.account.verdicts[0]).toMatchObject({ write: 'alice#2', fate: 'lost', value: 12 });
    const counted = await endOf('likes-counter');
    expect(counted.kept).toEqual({ A: [15], B: [15] });
    expect(counted.account.counts).toEqual({ ...NONE, surviving: 3 });
    expect(counted.account.convergence.kind).toBe('converged');
  });

  it('lost-disk (kv679): jon is lost under the old name, and survives under a new one', async () => {
    const { account, kept } = await endOf('lost-disk');
    expect(kept).toEqual({ A: ['phil', 'bob'], B: ['phil', 'bob'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 2, lost: 1 });
    expect(account.verdicts[0]).toMatchObject({ fate: 'lost', value: 'jon' });

    const scenario = await scenarioOf('lost-disk');
    const script = scenario.script.map((command) =>
      command.do === 'recover' ? { ...command, identity: 'new' as const } : command,
    );
    const run = simulate({ scenario: { ...scenario, script }, actions: [] });
    expect(accountAfter(run, run.recording.steps - 1).counts).toEqual({ ...NONE, surviving: 3 });
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

  it('asked-twice: two payments without an identity, one with', async () => {
    expect((await endOf('asked-twice')).kept['C']).toEqual(['20 for tea', '20 for tea']);
    expect((await endOf('asked-twice-identity')).kept['C']).toEqual(['20 for tea']);
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

  it('lost-insert: both updates wait at B for ever', async () => {
    const { kept, run } = await endOf('lost-insert');
    expect(kept).toEqual({ A: ['updated again'], B: [], C: ['updated again'] });
    expect(answersTo(run, 'ann')).toEqual([[]]);
  });

  it('new-replica: every key is on two of B, C and D', async () => {
    const { account } = await endOf('new-replica');
    expect(account.convergence.kind).toBe('converged');
    for (const { holders } of account.verdicts) expect(holders).toHaveLength(2);
    expect(account.verdicts.some(({ holders }) => holders.some((holder) => holder === 'A'))).toBe(false);
  });

  it('slow-replica: three answers take as long as the slowest', async () => {
    const { account } = await endOf('slow-replica');
    const took = (write: string): number => {
      const verdict = account.verdicts.find((one) => one.write === write);
      return toMs(asMicros((verdict?.acknowledgedUs ?? 0) - (verdict?.issuedUs ?? 0)));
    };
    expect([took('ann#1'), took('ann#2'), took('ben#1')]).toEqual([120, 620, 120]);
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

  it('long-pause: the write that failed is kept by all three', async () => {
    const { run, account, kept } = await endOf('long-pause');
    expect(kept).toEqual({ A: ['two pizzas'], B: ['two pizzas'], C: ['two pizzas'] });
    expect(account.counts).toEqual({ ...NONE, superseded: 1, failed: 1 });
    expect(toldFailed(run)).toEqual(['ann#2']);
    expect(answersTo(run, 'kitchen')).toEqual([['two pizzas']]);
  });

  it('empty-newcomer: one seat, two names; a read of two answers finds the first', async () => {
    const { run, account, kept } = await endOf('empty-newcomer');
    expect(kept).toEqual({ A: ['Ann', 'Ben'], B: [], C: [], D: ['Ann', 'Ben'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 2 });
    expect(answersTo(run, 'ben')).toEqual([[]]);
    const two = await endOf('empty-newcomer', leaderlessWith({ n: '2', w: '2', r: '2', 'read-repair': 'off' }));
    expect(answersTo(two.run, 'ben')).toEqual([['Ann']]);
  });

  it('counted-twice: 14 likes of 12, and 12 where the request carries a name', async () => {
    const { run, account, kept } = await endOf('counted-twice');
    expect(kept).toEqual({ A: [], B: [14], C: [14] });
    expect(answersTo(run, 'ben')).toEqual([[14]]);
    expect(account.counts.lost).toBe(0);
    expect(account.anomalies.find(({ kind }) => kind === 'duplicate-effect')?.because).toBe(
      'ann#1~again says the same as ann#1, and B keeps both: likes counts both and is 14, and should be 12',
    );
    const named = await endOf('counted-twice', { retry: { timeoutMs: 200, attempts: 3, identity: 'request' } });
    expect(named.kept).toEqual({ A: [], B: [12], C: [12] });
    expect(named.account.anomalyCounts['duplicate-effect']).toBe(0);
  });

  it('delivered-twice: two cakes, and one where the request carries a name', async () => {
    const { run, kept } = await endOf('delivered-twice');
    expect(kept).toEqual({ A: [], B: ['cake', 'cake'], C: ['cake', 'cake'] });
    expect(answersTo(run, 'ben')).toEqual([['cake', 'cake']]);
    const named = await endOf('delivered-twice', { retry: { timeoutMs: 1_000, attempts: 1, identity: 'request' } });
    expect(named.kept).toEqual({ A: [], B: ['cake'], C: ['cake'] });
    const told = eventsOf(run).map(({ sentence }) => plainText(sentence));
    expect(told).toContain('B stores ann#1~again; siblings now: ann#1 and ann#1~again.');
  });

  it('regions: two menus are joined into one, and all three agree', async () => {
    const { account, kept } = await endOf('regions');
    expect(kept['Asia']).toEqual([['soup', 'pie', 'tea']]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
  });
});
