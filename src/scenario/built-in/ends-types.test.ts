/** What a type makes of writes that have not seen each other: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../core/engine/run.ts';
import { seenIn } from '../../core/types/stored-state.ts';
import { answersTo, endOf, NONE } from './testing/end-of.ts';

/** What a client was told where it stores states of a type: as people see them. */
const seenBy = (run: Run, client: string) => answersTo(run, client).map((siblings) => siblings.map(seenIn));

describe('the ends of stories of types that merge', () => {
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

  it('the heater: two temperatures in one register, one in the other', async () => {
    const two = await endOf('two-temperatures');
    expect(two.kept).toEqual({ Cloud: [17, 22], House: [17, 22] });
    expect(answersTo(two.run, 'heater')).toEqual([[20], [17, 22], [17, 22]]);
    expect(two.account.counts).toEqual({ ...NONE, surviving: 2, superseded: 1 });
    const one = await endOf('one-temperature');
    expect(one.kept).toEqual({ Cloud: [22], House: [22] });
    expect(answersTo(one.run, 'heater')).toEqual([[20], [22], [22]]);
    expect(one.account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, lost: 1 });
  });

  it('added-and-removed: Tom is on the list at both; had Otto not entered him, he would be off it', async () => {
    const { run, account, kept } = await endOf('added-and-removed');
    expect(kept).toEqual({ Office: [['Eva', 'Tom']], Gate: [['Eva', 'Tom']] });
    expect(answersTo(run, 'nora')).toEqual([[['Eva', 'Tom']]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 3 });
    const alone = await endOf('added-and-removed', {}, (script) => script.filter(({ do: what }) => what !== 'add'));
    expect(alone.kept).toEqual({ Office: [['Eva']], Gate: [['Eva']] });
  });

  it('dentist-card: number, allergy and two visits; as one value all but one card are lost', async () => {
    const { account, kept } = await endOf('dentist-card');
    const card = { allergies: ['nuts'], phone: '4712', visits: 2 };
    expect(kept).toEqual({ Desk: [card], Surgery: [card] });
    expect(account.counts).toEqual({ ...NONE, surviving: 4, superseded: 1 });
    const whole = await endOf('dentist-card', { strategy: { kind: 'last-write-wins', options: {} } });
    expect(whole.account.counts.lost).toBeGreaterThan(0);
  });

  it('half-an-address: the street of one and the town of the other, and nothing counts as lost', async () => {
    const { run, account, kept } = await endOf('half-an-address');
    const mixed = { street: 'Hill Street 1', town: 'Kiel' };
    expect(kept).toEqual({ Shop: [mixed], Depot: [mixed] });
    expect(answersTo(run, 'uri')).toEqual([[mixed]]);
    expect(account.counts.lost).toBe(0);
    const before = await endOf('half-an-address', {}, (script) => script.filter(({ do: what }) => what !== 'heal'));
    expect(before.kept).toEqual({
      Shop: [{ street: 'Lake Road 2', town: 'Kiel' }],
      Depot: [{ street: 'Hill Street 1', town: 'Bern' }],
    });
  });

  it('the cart joined by the client: the eggs stay out as an observed-remove set, the flour goes by last writer', async () => {
    const bothCarts = [
      ['milk', 'flour'],
      ['milk', 'eggs', 'ham'],
    ];
    const observedRemove = await endOf('joined-by-observed-remove');
    expect(seenBy(observedRemove.run, 'bob')).toEqual([[['milk', 'eggs']], bothCarts]);
    expect(observedRemove.kept['A']?.map(seenIn)).toEqual([['milk', 'ham', 'flour']]);
    expect(observedRemove.kept['B']).toEqual(observedRemove.kept['A']);
    expect(observedRemove.account.anomalies).toEqual([]);

    const lastWriter = await endOf('joined-by-last-writer');
    expect(seenBy(lastWriter.run, 'bob')).toEqual([[['milk', 'eggs']], bothCarts]);
    expect(lastWriter.kept['A']?.map(seenIn)).toEqual([['milk', 'eggs', 'ham']]);
    expect(lastWriter.account.anomalies.map(({ kind, operation, other }) => [kind, operation, other])).toEqual([
      ['resurrected-item', 'bob#m1', 'alice#2'],
    ]);
    for (const { account } of [observedRemove, lastWriter])
      expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 2, merged: 2 });
  });

  it('the visitors joined by the client: 13 by the greater number, 15 by a counter, and no write lost', async () => {
    const greater = await endOf('greater-number');
    expect(answersTo(greater.run, 'nia')).toEqual([[12, 13]]);
    expect(greater.kept).toEqual({ North: [13], South: [13] });
    const counted = await endOf('joined-by-counter');
    expect(seenBy(counted.run, 'nia')).toEqual([[12, 13]]);
    expect(counted.kept['North']?.map(seenIn)).toEqual([15]);
    expect(counted.kept['South']?.map(seenIn)).toEqual([15]);
    for (const { account } of [greater, counted])
      expect(account.counts).toEqual({ ...NONE, surviving: 1, superseded: 1, merged: 2 });
  });

  it('cart-map: 4 milk and 4 eggs; had Bob added no eggs there would be none', async () => {
    const { run, account, kept } = await endOf('cart-map');
    expect(kept).toEqual({ A: [{ milk: 4, eggs: 4 }], B: [{ milk: 4, eggs: 4 }] });
    expect(answersTo(run, 'alice')).toEqual([[{ milk: 4, eggs: 4 }]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 5, superseded: 1 });
    const alone = await endOf('cart-map', {}, (script) =>
      script.filter((command) => !(command.do === 'increment' && command.by === 4)),
    );
    expect(alone.kept).toEqual({ A: [{ milk: 4 }], B: [{ milk: 4 }] });
  });

  it('minus-one: one bottle, taken twice, leaves −1, and no write is lost', async () => {
    const { run, account, kept } = await endOf('minus-one');
    expect(kept).toEqual({ A: [-1], B: [-1] });
    expect([answersTo(run, 'bob'), answersTo(run, 'alice')]).toEqual([[[1]], [[-1]]]);
    expect(account.counts).toEqual({ ...NONE, surviving: 3 });
  });
});
