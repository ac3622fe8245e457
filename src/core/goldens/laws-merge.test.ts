/** The laws of laws.json about merging, for the states of any history. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dot } from '../causality/dotted-version-vector-set.ts';
import { counterOf, join, type VersionVector } from '../causality/version-vector.ts';
import { arrivalOrderStrategy } from '../strategies/arrival-order.ts';
import { type DottedState, dottedStrategy } from '../strategies/dotted-version-vectors.ts';
import { immutableKeysStrategy } from '../strategies/immutable-keys.ts';
import { makeLastWriteWins } from '../strategies/last-write-wins.ts';
import { TIE_RULES } from '../strategies/last-write-wins-rules.ts';
import { opIdStrategy } from '../strategies/op-id-register.ts';
import { makeRevisionTree } from '../strategies/revision-tree.ts';
import { type AnyStrategy, opaqueStrategy, type Strategy } from '../strategies/strategy.ts';
import { versionNumbersStrategy } from '../strategies/version-numbers.ts';
import { clientVectorsStrategy } from '../strategies/version-vectors-client-ids.ts';
import { serverMergedStrategy } from '../strategies/version-vectors-server-merged.ts';
import { serverStampedStrategy } from '../strategies/version-vectors-server-stamped.ts';
import { historyFrom, playHistory, ROLLS, textOfState } from './history.ts';

const rolls = fc.array(fc.nat(ROLLS - 1), { maxLength: 24 });
/** Three places in a history, as fractions of its length. */
const places = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999));
const stamps = { clock: 'physical', by: 'coordinator' } as const;

const converging: readonly (readonly [string, AnyStrategy])[] = [
  ['dvvset', opaqueStrategy(dottedStrategy)],
  ['write-once', opaqueStrategy(immutableKeysStrategy)],
  ['vv-client', opaqueStrategy(clientVectorsStrategy)],
  ['rev-tree', opaqueStrategy(makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' }))],
  ['rev-tree reject', opaqueStrategy(makeRevisionTree({ onStaleParent: 'reject', reads: 'conflicts' }))],
  ['op-id-register', opaqueStrategy(opIdStrategy)],
  ['lww', opaqueStrategy(makeLastWriteWins(stamps, []))],
  ...TIE_RULES.filter((rule) => rule !== 'keep-existing').map((rule): [string, AnyStrategy] => [
    `lww ${rule}`,
    opaqueStrategy(makeLastWriteWins(stamps, [rule])),
  ]),
];
const failing: readonly (readonly [string, AnyStrategy])[] = [
  ['arrival-order', opaqueStrategy(arrivalOrderStrategy)],
  ['version-numbers', opaqueStrategy(versionNumbersStrategy)],
  ['vv-server-stamped', opaqueStrategy(serverStampedStrategy)],
  ['vv-server-merged', opaqueStrategy(serverMergedStrategy)],
  ['lww keep-existing', opaqueStrategy(makeLastWriteWins(stamps, ['keep-existing']))],
];

/** Checks a claim about any three states of any history. */
function ofAnyStates<State, Context>(
  strategy: Strategy<State, Context>,
  claim: (a: State, b: State, c: State) => void,
): void {
  fc.assert(
    fc.property(rolls, places, (numbers, fractions) => {
      const { snapshots } = playHistory(strategy, historyFrom(numbers));
      const [a, b, c] = fractions.map((fraction) => snapshots[Math.floor((fraction * snapshots.length) / 1000)]);
      if (a && b && c) claim(a.state, b.state, c.state);
    }),
    { numRuns: 200 },
  );
}

describe.each(converging)('%s', (_name, strategy) => {
  const { join: merge } = strategy;
  const text = (state: Parameters<typeof merge>[0]): string => textOfState(strategy, state);

  it('merge-idempotent', () => {
    ofAnyStates(strategy, (a, b) => {
      expect(merge(a, a)).toBe(a);
      expect(text(merge(merge(a, b), b))).toBe(text(merge(a, b)));
    });
  });

  it('merge-commutative', () => {
    ofAnyStates(strategy, (a, b) => expect(text(merge(a, b))).toBe(text(merge(b, a))));
  });

  it('merge-associative', () => {
    ofAnyStates(strategy, (a, b, c) => expect(text(merge(merge(a, b), c))).toBe(text(merge(a, merge(b, c)))));
  });
});

describe.each([...converging, ...failing])('%s', (_name, strategy) => {
  it('gives the very same state where a merge changes nothing', () => {
    ofAnyStates(strategy, (a, b) => {
      const both = strategy.join(a, b);
      expect(strategy.join(both, both)).toBe(both);
      expect(strategy.join(both, b)).toBe(both);
    });
  });
});

describe('dvvset', () => {
  const holds = (state: DottedState, dot: Dot): boolean =>
    state.siblings.some((sibling) => sibling.dot?.actor === dot.actor && sibling.dot.counter === dot.counter);
  const isCoveredBy = (context: VersionVector, dot: Dot): boolean => counterOf(context, dot.actor) >= dot.counter;

  it('merge-is-upper-bound', () => {
    ofAnyStates(dottedStrategy, (a, b) => {
      const both = dottedStrategy.join(a, b);
      expect(dottedStrategy.join(both, b)).toEqual(both);
      expect(both.context).toEqual(join(a.context, b.context));
    });
  });

  it('keep-unsuperseded', () => {
    ofAnyStates(dottedStrategy, (a, b) => {
      const both = dottedStrategy.join(a, b);
      for (const { dot } of [...a.siblings, ...b.siblings]) {
        if (dot === null) continue;
        const inA = holds(a, dot);
        const inB = holds(b, dot);
        const stays = (inA && inB) || (inA && !isCoveredBy(b.context, dot)) || (inB && !isCoveredBy(a.context, dot));
        expect(holds(both, dot)).toBe(stays);
      }
    });
  });
});
