import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyFrom, playHistory, ROLLS } from '../goldens/history.ts';
import { STRATEGIES } from './index.ts';

const created = STRATEGIES.map(({ id, options, create }) => ({
  id,
  strategy: create(Object.fromEntries(options.map(({ name, choices: [first] }) => [name, first?.value ?? '']))),
}));

describe('contexts that can be compared', () => {
  it('are those of vectors, dots and version numbers', () => {
    expect(created.filter(({ strategy }) => strategy.covers !== undefined).map(({ id }) => id)).toEqual([
      'version-numbers',
      'version-vectors-client',
      'version-vectors-server-stamped',
      'version-vectors-server-merged',
      'dotted-version-vectors',
    ]);
  });

  it.each(created.filter(({ strategy }) => strategy.covers !== undefined))(
    '$id: what two states join to covers both, and each covers itself',
    ({ strategy }) => {
      fc.assert(
        fc.property(fc.array(fc.nat(ROLLS - 1), { maxLength: 24 }), fc.nat(), fc.nat(), (rolls, one, other) => {
          const { snapshots } = playHistory(strategy, historyFrom(rolls));
          const a = snapshots[one % snapshots.length]?.state;
          const b = snapshots[other % snapshots.length]?.state;
          if (a === undefined || b === undefined) return;
          const contextOf = (state: typeof a) => strategy.read(state).context;
          const both = contextOf(strategy.join(a, b));
          for (const state of [a, b]) {
            expect(strategy.covers?.(both, contextOf(state))).toBe(true);
            expect(strategy.covers?.(contextOf(state), contextOf(state))).toBe(true);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
