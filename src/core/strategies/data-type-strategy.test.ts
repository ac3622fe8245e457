/** Data types on the servers and at the clients, in whole runs: what is kept, what became of each write, and why. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { arbitraryRun } from '../engine/testing/arbitrary-run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { plainText } from '../narrate/sentence.ts';
import { sceneOf } from '../timeline/observe-scene.ts';
import { standAfter } from '../timeline/recording.ts';
import { windowOf } from '../timeline/window.ts';
import { seenIn } from '../types/stored-state.ts';
import { accountAfter } from '../verdicts/account.ts';

function endOf(sample: Sample, script: readonly LooseCommand[]) {
  const run = simulate(sampleRun(sample, script));
  const { recording } = run;
  const account = accountAfter(run, recording.steps - 1);
  const scene = sceneOf(standAfter(recording, recording.steps, () => {}));
  const told = windowOf(run, 0, 1_000).moments.flatMap(({ events }) => events);
  return {
    account,
    kept: scene.replicas.map(({ keys }) => keys[0]?.siblings.map(({ value }) => seenIn(value)) ?? []),
    sentences: told.map(({ sentence }) => plainText(sentence)),
    comparisons: told.flatMap(({ comparisons }) => comparisons),
    fate: (write: string) => account.verdicts.find((verdict) => verdict.write === write),
  };
}

const command = (at: number, client: string, what: object): LooseCommand => ({
  at,
  do: 'get',
  client,
  key: 'k',
  ...what,
});
const add = (at: number, client: string, item: string, more: object = {}) =>
  command(at, client, { do: 'add', item, ...more });
const remove = (at: number, client: string, item: string) => command(at, client, { do: 'remove', item });
const increment = (at: number, client: string, by: number, more: object = {}) =>
  command(at, client, { do: 'increment', by, ...more });
const put = (at: number, client: string, value: unknown, more: object = {}) =>
  command(at, client, { do: 'put', value, ...more });
const get = (at: number, client: string) => command(at, client, {});
const everywhere = (value: unknown) => [[value], [value], [value]];
const CUT = { at: 500, do: 'partition', groups: [['A'], ['B', 'C']] };
const HEAL = { at: 900, do: 'heal-all' };

describe('an observed-remove set on the servers', () => {
  const set = { strategy: 'observed-remove' } as const;

  it('an add is superseded by the remove that had seen it, which says so', () => {
    const { kept, fate, sentences } = endOf(set, [
      add(0, 'alice', 'eggs'),
      get(200, 'bob'),
      remove(400, 'bob', 'eggs'),
    ]);
    expect(kept).toEqual(everywhere([]));
    expect(fate('alice#1')).toMatchObject({
      fate: 'superseded',
      by: 'bob#1',
      because: 'superseded by bob#1, which had seen it',
    });
    expect(fate('bob#1')).toMatchObject({ fate: 'surviving', value: { kind: 'remove', item: 'eggs' } });
    expect(sentences).toContain('alice adds eggs to k through A, showing no context: alice#1.');
    expect(sentences).toContain('bob removes eggs from k through B, having seen alice#1: bob#1.');
    expect(sentences).toContain('B stores bob#1 and replaces alice#1, which had been seen.');
    expect(sentences).not.toContain('B stores bob#1; siblings now: alice#1 and bob#1.');
  });

  it('an add that is concurrent with a remove stays, and both survive', () => {
    const { kept, account, comparisons } = endOf(set, [
      add(0, 'alice', 'eggs'),
      get(200, 'bob'),
      CUT,
      remove(600, 'alice', 'eggs'),
      add(620, 'bob', 'eggs'),
      HEAL,
    ]);
    expect(kept).toEqual(everywhere(['eggs']));
    expect(account.counts).toMatchObject({ surviving: 2, superseded: 1, lost: 0 });
    expect(account.falseConflictCount).toBe(0);
    expect(comparisons).toContainEqual(
      expect.objectContaining({
        kind: 'observed',
        effect: expect.objectContaining({ write: 'bob#1' }),
        other: expect.objectContaining({ write: 'alice#2' }),
        observed: false,
        result: 'kept',
      }),
    );
  });

  it('a remove that comes to a replica before the add that it had seen ends it all the same', () => {
    const { kept } = endOf(set, [
      { at: 0, do: 'cut', between: ['A', 'B'] },
      { at: 0, do: 'cut', between: ['A', 'C'] },
      add(5, 'alice', 'eggs'),
      { ...remove(200, 'alice', 'eggs'), via: 'B' },
      HEAL,
    ]);
    expect(kept).toEqual(everywhere([]));
  });

  it('whoever reads the set has seen all writes in it, not only the last', () => {
    const { fate } = endOf({ ...set, clients: ['alice', 'bob', 'carol'] }, [
      add(0, 'alice', 'eggs'),
      add(0, 'bob', 'ham'),
      get(200, 'carol'),
      remove(400, 'carol', 'eggs'),
    ]);
    expect(fate('alice#1')).toMatchObject({ fate: 'superseded', by: 'carol#1' });
    expect(fate('bob#1')?.fate).toBe('surviving');
  });

  it('a blind remove takes out nothing', () => {
    const { kept } = endOf(set, [add(0, 'alice', 'eggs'), remove(300, 'bob', 'eggs')]);
    expect(kept).toEqual(everywhere(['eggs']));
  });
});

describe('a counter', () => {
  const BOTH_SIDES = [
    put(0, 'alice', 10),
    get(200, 'bob'),
    CUT,
    increment(600, 'alice', 2),
    increment(620, 'bob', 3),
    HEAL,
  ];

  it('counts all increments on the servers, and each is held', () => {
    const { kept, account, sentences } = endOf({ strategy: 'counter' }, BOTH_SIDES);
    expect(kept).toEqual(everywhere(15));
    expect(account.counts).toMatchObject({ surviving: 3, lost: 0 });
    expect(sentences).toContain('alice adds 2 to k through A, having seen alice#1: alice#2.');
  });

  it('loses one under last write wins, where clients write sums', () => {
    const { kept, fate } = endOf({ strategy: 'last-write-wins' }, BOTH_SIDES);
    expect(kept).toEqual(everywhere(13));
    expect(fate('alice#2')).toMatchObject({ fate: 'lost', value: 12 });
  });

  it('refuses what is no number, and says so', () => {
    const { fate, sentences } = endOf({ strategy: 'counter' }, [put(0, 'alice', 'many')]);
    expect(fate('alice#1')?.fate).toBe('rejected');
    expect(sentences).toContain('A rejects alice#1: the type of k knows no such change.');
  });
});

describe('a last-writer register and a map', () => {
  it('the later stamp is kept, and the other write is lost', () => {
    const { kept, fate } = endOf({ strategy: 'last-writer' }, [
      { ...CUT, at: 0 },
      put(5, 'alice', 'x'),
      put(9, 'bob', 'y'),
      HEAL,
    ]);
    expect(kept).toEqual(everywhere('y'));
    expect(fate('alice#1')).toMatchObject({
      fate: 'lost',
      because: 'overwritten by bob#1 because its stamp 59 ms is later than 55 ms',
    });
  });

  it('merges field by field', () => {
    const { kept, sentences } = endOf({ strategy: 'map' }, [
      { ...CUT, at: 0 },
      add(5, 'alice', 'milk', { field: 'items' }),
      add(9, 'bob', 'ham', { field: 'items' }),
      increment(200, 'alice', 2, { field: 'visits' }),
      increment(220, 'bob', 1, { field: 'visits' }),
      HEAL,
    ]);
    expect(kept).toEqual(everywhere({ items: ['milk', 'ham'], visits: 3 }));
    expect(sentences).toContain('alice adds milk to items of k through A, showing no context: alice#1.');
  });
});

describe('with an ordinary strategy the client changes the whole value', () => {
  it.each([
    ['adds to a number', [put(0, 'alice', 4), increment(300, 'alice', -1)], 3],
    ['adds to nothing', [increment(0, 'alice', 2)], 2],
    ['changes one field', [put(0, 'alice', { a: 1 }), add(300, 'alice', 'x', { field: 'b' })], { a: 1, b: ['x'] }],
    [
      'deletes one field',
      [put(0, 'alice', { a: 1, b: 2 }), command(300, 'alice', { do: 'delete', field: 'a' })],
      { b: 2 },
    ],
  ])('%s', (_name, script, expected) => {
    expect(endOf({}, script).kept).toEqual(everywhere(expected));
  });
});

describe('as the merge policy of clients, over dotted version vectors', () => {
  const sides = (left: LooseCommand, right: LooseCommand, start: unknown) => [
    put(0, 'alice', start),
    get(200, 'bob'),
    CUT,
    left,
    right,
    HEAL,
    get(1_200, 'alice'),
  ];

  it.each<[Sample['merge'] & string, readonly LooseCommand[], unknown]>([
    ['observed-remove', sides(remove(600, 'alice', 'eggs'), add(620, 'bob', 'ham'), ['milk', 'eggs']), ['milk', 'ham']],
    ['union', sides(remove(600, 'alice', 'eggs'), add(620, 'bob', 'ham'), ['milk', 'eggs']), ['milk', 'eggs', 'ham']],
    ['counter', sides(increment(600, 'alice', 2), increment(620, 'bob', 3), 10), 15],
    ['last-writer', sides(put(600, 'alice', 'x'), put(620, 'bob', 'y'), 'w'), 'y'],
    ['last-writer', sides(add(600, 'alice', 'x'), add(620, 'bob', 'y'), ['w']), ['w', 'y']],
    [
      'map',
      sides(add(600, 'alice', 'x', { field: 'f' }), add(620, 'bob', 'y', { field: 'f' }), { title: 'Home' }),
      { f: ['x', 'y'], title: 'Home' },
    ],
  ])('%s', (merge, script, expected) => {
    const { kept, account } = endOf({ merge }, script);
    expect(kept).toEqual(everywhere(expected));
    expect(account.counts).toMatchObject({ surviving: 1, lost: 0 });
  });

  it('tells what people see of a state, not the state', () => {
    const { sentences } = endOf({ merge: 'counter' }, [put(0, 'alice', 10), increment(300, 'alice', 2)]);
    expect(sentences).toContain('alice writes 12 to k through A, showing context {A:1}: alice#2.');
  });
});

describe('whatever happens', () => {
  it('no type but those with stamps loses a write while disks are kept', () => {
    const types = fc.constantFrom('union-set', 'multi-value', 'observed-remove', 'counter');
    fc.assert(
      fc.property(arbitraryRun, types, ({ scenario, actions }, kind) => {
        const keepsDisks = ({ do: what }: { readonly do: string }) => what !== 'recover';
        const run = simulate({
          scenario: { ...scenario, strategy: { kind, options: {} }, script: scenario.script.filter(keepsDisks) },
          actions: actions.filter(keepsDisks),
        });
        expect(accountAfter(run, run.recording.steps - 1).counts.lost).toBe(0);
      }),
    );
  });
});
