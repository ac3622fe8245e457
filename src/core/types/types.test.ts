/** The laws of all data types, and what tells each from the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationId } from '../ids.ts';
import type { Value } from '../values.ts';
import type { Change } from './change.ts';
import { type DataType, deltaOf, heldIn, namesShown, shownOf } from './data-type.ts';
import { DATA_TYPES, findDataType } from './index.ts';
import { emptyState, joinStates, type TypeState } from './state.ts';
import { joinStored, seenIn, stateIn, valueOfState } from './stored-state.ts';
import { play, steps } from './testing/arbitrary-history.ts';

const typeOf = (id: string): DataType => findDataType(id) as DataType;
const joinAll = (type: DataType, states: readonly TypeState[]): TypeState =>
  states.reduce(joinStates, emptyState(type.id));

describe.each(DATA_TYPES.map((type) => [type.id, type] as const))('%s', (_id, type) => {
  it('joins commutatively, associatively and idempotently, and an unchanged state is the same object', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const [a, b, c] = play(type, history).replicas as [TypeState, TypeState, TypeState];
        expect(joinStates(a, b)).toEqual(joinStates(b, a));
        expect(joinStates(joinStates(a, b), c)).toEqual(joinStates(a, joinStates(b, c)));
        const ab = joinStates(a, b);
        expect(joinStates(ab, b)).toBe(ab);
        expect(joinStates(ab, structuredClone(a))).toBe(ab);
      }),
    );
  });

  it('comes to the same whatever the order, grouping and repetition of changes', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat(1_000_000)), (history, rolls) => {
        const { replicas, made } = play(type, history);
        const deltas = made.map(({ delta }) => delta);
        const roll = (): number => rolls.next().value ?? 0;
        const shuffled = [...deltas, ...deltas.slice(0, 3)]
          .map((delta) => ({ delta, at: roll() }))
          .sort((left, right) => left.at - right.at)
          .map(({ delta }) => delta);
        const middle = shuffled.length === 0 ? 0 : roll() % shuffled.length;
        const grouped = joinStates(joinAll(type, shuffled.slice(middle)), joinAll(type, shuffled.slice(0, middle)));
        expect(grouped).toEqual(joinAll(type, deltas));
        expect(joinAll(type, replicas)).toEqual(joinAll(type, deltas));
      }),
    );
  });

  it('holds each write once, and ends none that its successor had not observed', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { made } = play(type, history);
        const state = joinAll(
          type,
          made.map(({ delta }) => delta),
        );
        const held = heldIn(state).map(({ write }) => write);
        expect(new Set(held).size).toBe(held.length);
        for (const { delta, observed } of made)
          for (const { tag } of delta.over) expect(observed.map((effect) => effect.tag)).toContain(tag);
        expect(state.effects.some(({ tag }) => state.over.some((ended) => ended.tag === tag))).toBe(false);
      }),
    );
  });

  it('names what it shows', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const [state] = play(type, history).replicas as [TypeState];
        const names = (list: readonly { readonly write: string }[]) => list.map(({ write }) => write).sort();
        expect(names(namesShown(type, state))).toEqual(names(shownOf(type, state)));
      }),
    );
  });

  it('is stored as a value that says what it is', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const [state] = play(type, history).replicas as [TypeState];
        const stored: Value = JSON.parse(JSON.stringify(valueOfState(state)));
        expect(stateIn(stored)).toEqual({ type, state });
      }),
    );
  });
});

describe('observed-remove set against the rule it stands for', () => {
  /** An item is in exactly if some add of it is not among those that a change to it had observed. */
  it('has the items of which an add is left that nobody observed and changed', () => {
    const type = typeOf('observed-remove');
    fc.assert(
      fc.property(steps, (history) => {
        const { made } = play(type, history);
        const adds = made.flatMap(({ change, delta }) =>
          change.kind === 'add' || change.kind === 'put' ? delta.effects.filter(({ deed }) => deed.kind === 'in') : [],
        );
        const isEnded = (tag: string, item: unknown): boolean =>
          made.some(
            ({ change, observed }) =>
              observed.some((effect) => effect.tag === tag) &&
              (change.kind === 'put' || change.kind === 'delete' || ('item' in change && change.item === item)),
          );
        const expected = adds.flatMap(({ tag, deed }) =>
          deed.kind === 'in' && !isEnded(tag, deed.item) ? [deed.item] : [],
        );
        const [shown] = shownOf(
          type,
          joinAll(
            type,
            made.map(({ delta }) => delta),
          ),
        );
        expect([...((shown?.value ?? []) as readonly string[])].sort()).toEqual([...new Set(expected)].sort());
      }),
    );
  });
});

describe('counter', () => {
  it('is the sum of all increments, each once', () => {
    const type = typeOf('counter');
    const increments = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -9, max: 9 })), { maxLength: 15 });
    fc.assert(
      fc.property(increments, (list) => {
        const { made, replicas } = play(
          type,
          list.flatMap(([at, by]) => [
            { do: 'change' as const, at, change: { kind: 'increment' as const, by }, isBlind: false, timeMs: 0 },
            { do: 'hear' as const, at: (at + 1) % 3, from: at },
          ]),
        );
        const state = joinAll(type, [...replicas, ...replicas, ...made.map(({ delta }) => delta)]);
        expect(shownOf(type, state)[0]?.value ?? 0).toBe(list.reduce((sum, [, by]) => sum + by, 0));
      }),
    );
  });
});

/** One after another, each at a replica of its own; `seen` names the earlier ones that its client had been shown. */
function told(
  id: string,
  changes: readonly {
    readonly write: string;
    readonly change: Change;
    readonly seen?: readonly string[];
    readonly at?: number;
  }[],
) {
  const type = typeOf(id);
  const deltas = new Map<string, TypeState>();
  for (const { write, change, seen = [], at = 0 } of changes) {
    const { effects } = joinAll(
      type,
      seen.map((name) => deltas.get(name) as TypeState),
    );
    const by = { write: operationId(write), stamp: { timeMs: at, counter: 0 }, writer: 'A', observed: effects };
    deltas.set(write, deltaOf(type, change, by) ?? emptyState(type.id));
  }
  const state = joinAll(type, [...deltas.values()]);
  return {
    values: shownOf(type, state).map(({ value, deleted }) => (deleted ? 'deleted' : value)),
    held: heldIn(state).map(({ write }) => write),
  };
}

describe('what tells the types apart', () => {
  const START: Change = { kind: 'put', value: ['milk', 'eggs'] };
  const meeting = (id: string) =>
    told(id, [
      { write: 'a#1', change: START, at: 1 },
      { write: 'a#2', change: { kind: 'put', value: ['milk'] }, seen: ['a#1'], at: 2 },
      { write: 'b#1', change: { kind: 'put', value: ['milk', 'eggs', 'ham'] }, seen: ['a#1'], at: 3 },
    ]);

  it('a union set brings back what was removed', () => {
    expect(meeting('union-set')).toEqual({ values: [['milk', 'eggs', 'ham']], held: ['a#2', 'b#1'] });
  });

  it('a multi-value register keeps both', () => {
    expect(meeting('multi-value')).toEqual({ values: [['milk'], ['milk', 'eggs', 'ham']], held: ['a#2', 'b#1'] });
  });

  it('a last-writer register keeps the later one, and the name decides between equal stamps', () => {
    expect(meeting('last-writer')).toEqual({ values: [['milk', 'eggs', 'ham']], held: ['b#1'] });
    const tie = told('last-writer', [
      { write: 'b#1', change: { kind: 'put', value: 'x' }, at: 5 },
      { write: 'a#1', change: { kind: 'put', value: 'y' }, at: 5 },
    ]);
    expect(tie.values).toEqual(['x']);
  });

  it('an observed-remove set takes out what was observed, and an add made at the same time stays', () => {
    const add: Change = { kind: 'add', item: 'eggs' };
    const remove: Change = { kind: 'remove', item: 'eggs' };
    const first = { write: 'a#1', change: add };
    expect(told('observed-remove', [first, { write: 'b#1', change: remove, seen: ['a#1'] }])).toEqual({
      values: [[]],
      held: ['b#1'],
    });
    const meets = told('observed-remove', [
      first,
      { write: 'b#1', change: remove, seen: ['a#1'] },
      { write: 'c#1', change: add },
    ]);
    expect(meets).toEqual({ values: [['eggs']], held: ['b#1', 'c#1'] });
    const undone = told('observed-remove', [
      first,
      { write: 'b#1', change: remove, seen: ['a#1'] },
      { write: 'c#1', change: add, seen: ['b#1'] },
    ]);
    expect(undone).toEqual({ values: [['eggs']], held: ['c#1'] });
  });

  it('a set that is put takes the place of what was observed, item by item', () => {
    const put = told('observed-remove', [
      { write: 'a#1', change: START },
      { write: 'b#1', change: { kind: 'remove', item: 'eggs' }, seen: ['a#1'] },
    ]);
    expect(put).toEqual({ values: [['milk']], held: ['a#1', 'b#1'] });
  });

  it('a counter refuses items, and a put ends the increments that it had seen only', () => {
    expect(told('counter', [{ write: 'a#1', change: { kind: 'add', item: 'x' } }])).toEqual({ values: [], held: [] });
    const put = told('counter', [
      { write: 'a#1', change: { kind: 'increment', by: 5 } },
      { write: 'b#1', change: { kind: 'increment', by: 7 } },
      { write: 'a#2', change: { kind: 'put', value: 1 }, seen: ['a#1'] },
    ]);
    expect(put).toEqual({ values: [8], held: ['a#2', 'b#1'] });
  });

  it('a map merges field by field, and a field of two types has both', () => {
    const fields = told('map', [
      { write: 'a#1', change: { kind: 'add', field: 'items', item: 'milk' } },
      { write: 'b#1', change: { kind: 'increment', field: 'visits', by: 2 } },
      { write: 'a#2', change: { kind: 'put', field: 'title', value: 'Home' }, at: 1 },
      { write: 'b#2', change: { kind: 'put', field: 'title', value: 'Start' }, at: 2 },
      { write: 'c#1', change: { kind: 'put', field: 'items', value: 'none' }, at: 2 },
    ]);
    expect(fields.values).toEqual([{ items: 'none', 'items (set)': ['milk'], title: 'Start', visits: 2 }]);
    expect(fields.held).toEqual(['a#1', 'b#1', 'b#2', 'c#1']);
  });

  it('a map that is put ends the observed fields that are not in it', () => {
    const put = told('map', [
      { write: 'a#1', change: { kind: 'add', field: 'items', item: 'milk' } },
      { write: 'a#2', change: { kind: 'put', field: 'title', value: 'Home' }, seen: ['a#1'], at: 1 },
      { write: 'b#1', change: { kind: 'increment', field: 'visits', by: 2 } },
      { write: 'a#3', change: { kind: 'put', value: { n: 1 } }, seen: ['a#1', 'a#2'], at: 2 },
    ]);
    expect(put.values).toEqual([{ n: 1, visits: 2 }]);
  });
});

describe('stored states', () => {
  it('an ordinary value counts as put by its write, and what only looks like a state is an ordinary value', () => {
    const set = typeOf('observed-remove');
    const joined = joinStored(set, [
      { write: operationId('a#1'), value: ['milk'] },
      { write: operationId('b#1'), value: { type: 'observed-remove', effects: 'all', over: [] } },
    ]);
    expect(seenIn(valueOfState(joined))).toEqual(['milk', { type: 'observed-remove', effects: 'all', over: [] }]);
    expect(seenIn({ type: 'no such type', effects: [], over: [] })).toEqual({
      type: 'no such type',
      effects: [],
      over: [],
    });
  });
});
