/** What a merge of data types says of itself: which changes were known, which are new, and what they add up to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientId, operationId, replicaId } from '../ids.ts';
import type { Change } from '../types/change.ts';
import { counter } from '../types/counter.ts';
import type { DataType } from '../types/data-type.ts';
import { shownOf } from '../types/data-type.ts';
import { observedRemove } from '../types/observed-remove.ts';
import type { TypeState } from '../types/state.ts';
import { makeDataTypeStrategy } from './data-type-strategy.ts';
import type { Comparison, DecidingReplica, Write } from './strategy.ts';

const BY: DecidingReplica = {
  replica: replicaId('A'),
  actor: replicaId('A') as unknown as DecidingReplica['actor'],
  stamp: { timeMs: 0, counter: 0 },
  stampedBy: replicaId('A'),
  clockMs: 0,
};

const writeOf = (name: string, change: Change): Write => ({
  id: operationId(name),
  client: clientId(name.split('#')[0] ?? name),
  value: null,
  deleted: false,
  change,
});

const more = (name: string, by: number): Write => writeOf(name, { kind: 'increment', by });

/** The state after writes whose clients had seen nothing. */
const stateOf = (type: DataType, writes: readonly Write[]): TypeState => {
  const { put, empty } = makeDataTypeStrategy(type);
  return writes.reduce((state, write) => put(state, write, null, BY).state, empty);
};

function joined(type: DataType, before: TypeState, remote: TypeState): readonly Comparison[] {
  const { join, explain } = makeDataTypeStrategy(type);
  return explain({ kind: 'join', before, remote, after: join(before, remote) });
}

const standings = ([comparison]: readonly Comparison[]) =>
  comparison?.kind === 'union' ? comparison.parts.map(({ label, mark, standing }) => [label, mark, standing]) : null;

test('a counter that hears of another tells what was here alone, what came again and what is new', () => {
  const [ten, two, three] = [more('ann#1', 10), more('ann#2', 2), more('bob#1', 3)];
  const comparisons = joined(counter, stateOf(counter, [ten, three]), stateOf(counter, [ten, two]));
  expect(standings(comparisons)).toEqual([
    ['ann#1', 10, 'known'],
    ['bob#1', 3, 'stored'],
    ['ann#2', 2, 'new'],
  ]);
  expect(comparisons).toMatchObject([{ kind: 'union', sum: { before: 13, after: 15 } }]);
});

test('what comes twice is known, and the sum stays', () => {
  const state = stateOf(counter, [more('ann#1', 10)]);
  expect(joined(counter, state, state)).toMatchObject([
    { parts: [{ standing: 'known' }], sum: { before: 10, after: 10 } },
  ]);
});

test('an increment beside others is new; the first of all is compared with nothing', () => {
  const { put, explain, empty } = makeDataTypeStrategy(counter);
  const put1 = (before: TypeState, write: Write) => {
    const { state: after, outcome } = put(before, write, null, BY);
    return explain({ kind: 'put', before, after, outcome, write, context: null, by: BY });
  };
  expect(put1(empty, more('ann#1', 1))).toEqual([]);
  expect(standings(put1(stateOf(counter, [more('ann#1', 1)]), more('bob#1', 4)))).toEqual([
    ['ann#1', 1, 'stored'],
    ['bob#1', 4, 'new'],
  ]);
});

test('an increment that the other side knows to be over is called that, and counts no more', () => {
  const { put, read } = makeDataTypeStrategy(counter);
  const before = stateOf(counter, [more('ann#1', 10), more('bob#1', 1)]);
  const seen = read(stateOf(counter, [more('ann#1', 10)])).context;
  const remote = put(stateOf(counter, []), writeOf('cem#1', { kind: 'put', value: 4 }), seen, BY).state;
  const union = joined(counter, before, remote).filter(({ kind }) => kind === 'union');
  expect(standings(union)).toEqual([
    ['ann#1', 10, 'ended'],
    ['bob#1', 1, 'stored'],
    ['cem#1', 4, 'new'],
  ]);
  expect(union).toMatchObject([{ sum: { before: 11, after: 5 } }]);
});

test('two sets of different items are laid together where nothing else is compared', () => {
  const put = (name: string, item: string) => writeOf(name, { kind: 'add', item });
  const comparisons = joined(
    observedRemove,
    stateOf(observedRemove, [put('ann#1', 'milk')]),
    stateOf(observedRemove, [put('bob#1', 'eggs')]),
  );
  expect(comparisons).toMatchObject([{ kind: 'union', sum: null }]);
  expect(standings(comparisons)?.map(([label, , standing]) => [label, standing])).toEqual([
    ['ann#1', 'stored'],
    ['bob#1', 'new'],
  ]);
});

test('the parts in force always add up to what people are shown', () => {
  const some = fc.subarray(['ann#1', 'ann#2', 'bob#1', 'bob#2', 'cem#1']);
  const byOf = (name: string): number => name.charCodeAt(0) + name.charCodeAt(4);
  fc.assert(
    fc.property(some, some, (left, right) => {
      const [before, remote] = [left, right].map((names) =>
        stateOf(
          counter,
          names.map((name) => more(name, byOf(name))),
        ),
      ) as [TypeState, TypeState];
      const [union] = joined(counter, before, remote);
      if (union?.kind !== 'union') {
        expect(Math.min(left.length, right.length)).toBe(0);
        return;
      }
      const inForce = union.parts.filter(({ standing }) => standing !== 'ended');
      const sum = inForce.reduce((total, { mark }) => total + Number(mark), 0);
      const [shown] = shownOf(counter, makeDataTypeStrategy(counter).join(before, remote));
      expect(sum).toBe(union.sum?.after);
      expect(sum).toBe(shown?.value);
    }),
  );
});
