/** The laws of laws.json about what all replicas come to, whatever the order in which things reach them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrying } from '../causality/dotted-version-vector-set.ts';
import { EMPTY_VECTOR } from '../causality/version-vector.ts';
import { operationId } from '../ids.ts';
import { type DottedState, dottedStrategy } from '../strategies/dotted-version-vectors.ts';
import { immutableKeysStrategy } from '../strategies/immutable-keys.ts';
import { makeLastWriteWins } from '../strategies/last-write-wins.ts';
import { decide, type StampedRecord, TIE_RULES, type TieRule, tieOrder } from '../strategies/last-write-wins-rules.ts';
import { opIdStrategy } from '../strategies/op-id-register.ts';
import { makeRevisionTree } from '../strategies/revision-tree.ts';
import { type AnyStrategy, opaqueStrategy, type Strategy } from '../strategies/strategy.ts';
import { clientVectorsStrategy } from '../strategies/version-vectors-client-ids.ts';
import { historyFrom, playHistory, ROLLS, textOfState } from './history.ts';

const rolls = fc.array(fc.nat(ROLLS - 1), { maxLength: 20 });
/** Any rules in any order, but a delete against a live value is not left to whatever follows `greater-value`. */
const tieRules = fc
  .shuffledSubarray(TIE_RULES.filter((rule) => rule !== 'keep-existing'))
  .map((rules): readonly TieRule[] =>
    rules.flatMap((rule) => (rule === 'greater-value' ? ['deleted-wins', rule] : [rule])),
  );
const revisionTreeStrategy = makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' });
const stamps = { clock: 'physical', by: 'coordinator' } as const;

/** The same things in another order, some of them more than once. */
const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...items], { minLength: items.length }),
      fc.array(fc.constantFrom(...items), { maxLength: 5 }),
    )
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));

const joinAll = <State, Context>(strategy: Strategy<State, Context>, states: readonly State[]): State =>
  states.reduce((all, state) => strategy.join(all, state), strategy.empty);

describe('strong-eventual-consistency', () => {
  const strategies: readonly (readonly [string, AnyStrategy])[] = [
    ['dvvset', opaqueStrategy(dottedStrategy)],
    ['lww', opaqueStrategy(makeLastWriteWins(stamps, ['deleted-wins', 'greater-value']))],
    ['write-once', opaqueStrategy(immutableKeysStrategy)],
    ['vv-client', opaqueStrategy(clientVectorsStrategy)],
    ['rev-tree', opaqueStrategy(revisionTreeStrategy)],
    ['op-id-register', opaqueStrategy(opIdStrategy)],
  ];
  it.each(strategies)('%s', (_name, strategy) => {
    fc.assert(
      fc.property(rolls, fc.infiniteStream(fc.nat(1_000_000)), (numbers, order) => {
        const states = playHistory(strategy, historyFrom(numbers)).snapshots.map(({ state }) => state);
        const otherOrder = states
          .map((state) => ({ state, at: order.next().value ?? 0 }))
          .sort((left, right) => left.at - right.at)
          .map(({ state }) => state);
        const one = joinAll(strategy, states);
        const other = joinAll(strategy, [...otherOrder, ...otherOrder.slice(0, 3)]);
        expect(textOfState(strategy, other)).toBe(textOfState(strategy, one));
      }),
    );
  });
});

/** The single writes of a history, each on its way with its dot and what it had seen. */
function carriedWrites(numbers: readonly number[]): readonly DottedState[] {
  return playHistory(dottedStrategy, historyFrom(numbers)).decisions.flatMap(({ decision }) => {
    if (decision.kind !== 'put') return [];
    const { write, after, context } = decision;
    const stored = after.siblings.find((sibling) => sibling.write === write.id);
    return stored?.dot ? [carrying({ ...stored }, stored.dot, context ?? EMPTY_VECTOR)] : [];
  });
}

/** The single records of a history, each as a state of its own. */
function stampedRecords(numbers: readonly number[]): readonly (readonly StampedRecord[])[] {
  const alone = makeLastWriteWins(stamps, []);
  return playHistory(alone, historyFrom(numbers)).decisions.flatMap(({ decision }) =>
    decision.kind === 'put' ? [alone.put(alone.empty, decision.write, null, decision.by).state] : [],
  );
}

describe('any-permutation', () => {
  it('dvv-deliver: exactly the writes whose dot no other covers, in any order and with repeats', () => {
    const deliveries = rolls
      .map(carriedWrites)
      .chain((writes) =>
        fc.record({ writes: fc.constant(writes), order: writes.length > 0 ? shuffled(writes) : fc.constant([]) }),
      );
    fc.assert(
      fc.property(deliveries, ({ writes, order }) => {
        const held = joinAll(dottedStrategy, order).siblings.map(({ write }) => write);
        const due = writes.filter((write) => {
          const dot = write.siblings[0]?.dot;
          return !writes.some(
            (other) =>
              other !== write &&
              other.context.some(({ actor, counter }) => actor === dot?.actor && counter >= dot.counter),
          );
        });
        expect([...held].sort()).toEqual(due.map(({ siblings }) => siblings[0]?.write).sort());
      }),
    );
  });

  it('dvv-deliver: merges of any groups', () => {
    fc.assert(
      fc.property(rolls.map(carriedWrites), fc.nat(20), fc.nat(20), (writes, from, to) => {
        const { join } = dottedStrategy;
        const [a, b, c] = [writes.slice(0, from), writes.slice(to), writes.slice(from)].map((group) =>
          joinAll(dottedStrategy, group),
        );
        if (!a || !b || !c) return;
        const text = (state: DottedState): string => textOfState(dottedStrategy, state);
        expect(join(a, a)).toBe(a);
        expect(text(join(a, b))).toBe(text(join(b, a)));
        expect(text(join(join(a, b), c))).toBe(text(join(a, join(b, c))));
      }),
    );
  });

  it('lww, lww-one-survivor: the greatest record, in any order and with repeats', () => {
    const deliveries = rolls
      .map(stampedRecords)
      .chain((records) =>
        fc.record({ records: fc.constant(records), order: records.length > 0 ? shuffled(records) : fc.constant([]) }),
      );
    fc.assert(
      fc.property(tieRules, deliveries, (tie, { records, order }) => {
        const survivors = joinAll(makeLastWriteWins(stamps, tie), order);
        expect(survivors.length).toBe(Math.min(records.length, 1));
        const [survivor] = survivors;
        for (const [record] of records) {
          if (!survivor || !record || record.write === survivor.write) continue;
          expect(decide(tieOrder(tie), survivor, record).winner).toBe('incoming');
        }
      }),
    );
  });
});

describe('lww-total-order', () => {
  const record: fc.Arbitrary<StampedRecord> = fc.record({
    write: fc.nat(30).map((n) => operationId(`w${n}`)),
    value: fc.constantFrom('', 'a', 'b', 7, 10, null),
    deleted: fc.boolean(),
    tag: fc.record({
      kind: fc.constant('stamp' as const),
      stamp: fc.record({ timeMs: fc.nat(1), counter: fc.nat(1) }),
      writer: fc.constantFrom('A', 'B', '__proto__'),
    }),
  });
  const records = fc.uniqueArray(record, { minLength: 3, maxLength: 3, selector: ({ write }) => write });

  it('total, antisymmetric and transitive for any tie rules', () => {
    fc.assert(
      fc.property(tieRules, records, (tie, [a, b, c]) => {
        if (!a || !b || !c) return;
        const beats = (x: StampedRecord, y: StampedRecord): boolean =>
          decide(tieOrder(tie), x, y).winner === 'incoming';
        expect(beats(a, b)).toBe(!beats(b, a));
        if (beats(a, b) && beats(b, c)) expect(beats(a, c)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('write-once-union', () => {
  it('holds the values of all that were stored, and reports a clash', () => {
    fc.assert(
      fc.property(rolls, (numbers) => {
        const { decisions, snapshots } = playHistory(immutableKeysStrategy, historyFrom(numbers));
        const stored = decisions.flatMap(({ decision }) =>
          decision.kind === 'put' && decision.outcome === 'stored' ? [decision.write] : [],
        );
        const union = joinAll(
          immutableKeysStrategy,
          snapshots.map(({ state }) => state),
        );
        const text = (item: { value: unknown; deleted: boolean }): string => JSON.stringify([item.value, item.deleted]);
        const values = new Set(stored.map(text));
        expect(new Set(union.map(text))).toEqual(values);
        expect(immutableKeysStrategy.isViolated(union)).toBe(values.size > 1);
      }),
    );
  });
});
