/** The laws of laws.json about writes: what a write may replace, and that none is lost without a word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshDot, isCovered } from '../causality/dotted-version-vector-set.ts';
import { covers, EMPTY_VECTOR, join } from '../causality/version-vector.ts';
import { dottedStrategy } from '../strategies/dotted-version-vectors.ts';
import type { Decision, Strategy } from '../strategies/strategy.ts';
import { versionNumbersStrategy } from '../strategies/version-numbers.ts';
import { clientVectorsStrategy } from '../strategies/version-vectors-client-ids.ts';
import { serverMergedStrategy } from '../strategies/version-vectors-server-merged.ts';
import { serverStampedStrategy } from '../strategies/version-vectors-server-stamped.ts';
import { type HistoryStep, historyFrom, playHistory, ROLLS, silentlyLost } from './history.ts';

const rolls = fc.array(fc.nat(ROLLS - 1), { maxLength: 30 });
const anyHistory = (claim: (steps: readonly HistoryStep[]) => void): void =>
  fc.assert(
    fc.property(rolls, (numbers) => {
      claim(historyFrom(numbers));
    }),
    { numRuns: 200 },
  );
const oneServerHistory = (claim: (steps: readonly HistoryStep[]) => void): void =>
  fc.assert(
    fc.property(rolls, (numbers) => {
      claim(historyFrom(numbers, ['A']));
    }),
    { numRuns: 200 },
  );

type Put<State, Context> = Extract<Decision<State, Context>, { readonly kind: 'put' }>;

function putsOf<State, Context>(
  strategy: Strategy<State, Context>,
  steps: readonly HistoryStep[],
): readonly Put<State, Context>[] {
  return playHistory(strategy, steps).decisions.flatMap(({ decision }) => (decision.kind === 'put' ? [decision] : []));
}

/** No snapshot of the history has lost a write without a word. */
function losesNothing<State, Context>(strategy: Strategy<State, Context>, steps: readonly HistoryStep[]): boolean {
  const { snapshots, truth } = playHistory(strategy, steps);
  return snapshots.every((copy) => silentlyLost(strategy, copy, truth).length === 0);
}

describe('no-silent-loss', () => {
  it('dvvset, on any replicas', () => anyHistory((steps) => expect(losesNothing(dottedStrategy, steps)).toBe(true)));

  it('version-numbers, on one server', () =>
    oneServerHistory((steps) => expect(losesNothing(versionNumbersStrategy, steps)).toBe(true)));

  it('is shown to fail for version-numbers with several leaders and for vv-server-stamped', () => {
    const findLoss = (loses: (steps: readonly HistoryStep[]) => boolean): boolean =>
      fc.check(fc.property(rolls, (numbers) => !loses(historyFrom(numbers)))).failed;
    expect(findLoss((steps) => !losesNothing(versionNumbersStrategy, steps))).toBe(true);
    expect(findLoss((steps) => !losesNothing(serverStampedStrategy, steps))).toBe(true);
    expect(findLoss((steps) => !losesNothing(dottedStrategy, steps))).toBe(false);
  });
});

describe('dvvset', () => {
  it('write-supersedes-only-context', () => {
    anyHistory((steps) => {
      for (const { before, after, context, write } of putsOf(dottedStrategy, steps)) {
        const uncovered = before.siblings.filter(({ dot }) => dot !== null && !isCovered(dot, context ?? EMPTY_VECTOR));
        const kept = after.siblings.filter((sibling) => sibling.write !== write.id);
        expect(kept).toEqual(uncovered);
        expect(after.siblings.length).toBe(uncovered.length + 1);
      }
    });
  });

  it('new-dot-is-fresh', () => {
    anyHistory((steps) => {
      const given = new Set<string>();
      for (const { before, after, context, write, by } of putsOf(dottedStrategy, steps)) {
        const dot = after.siblings.find((sibling) => sibling.write === write.id)?.dot;
        expect(dot).toEqual(freshDot(before.context, context ?? EMPTY_VECTOR, by.actor));
        expect(given).not.toContain(JSON.stringify(dot));
        given.add(JSON.stringify(dot));
      }
    });
  });

  it('context-covers-dots', () => {
    anyHistory((steps) => {
      for (const { decision } of playHistory(dottedStrategy, steps).decisions) {
        const { before, after } = decision;
        expect(after.siblings.every(({ dot }) => dot !== null && isCovered(dot, after.context))).toBe(true);
        expect(covers(after.context, before.context)).toBe(true);
      }
    });
  });

  it('sibling-bound-session', () => {
    anyHistory((steps) => {
      const attentive = steps.map((step) => (step.kind === 'put' ? { ...step, blind: false } : step));
      const { snapshots } = playHistory(dottedStrategy, attentive, (known, answered) => join(known ?? [], answered));
      const writers = new Set(attentive.flatMap((step) => (step.kind === 'put' ? [step.client] : [])));
      for (const { state } of snapshots) expect(state.siblings.length).toBeLessThanOrEqual(writers.size);
    });
  });
});

describe.each([
  ['dvvset', (steps: readonly HistoryStep[]) => countsOf(dottedStrategy, steps), anyHistory],
  ['version-numbers', (steps: readonly HistoryStep[]) => countsOf(versionNumbersStrategy, steps), oneServerHistory],
] as const)('%s', (_name, counts, forHistories) => {
  it('blind-write-adds-one', () => {
    forHistories((steps) => {
      for (const { blind, before, after } of counts(steps)) if (blind) expect(after).toBe(before + 1);
    });
  });

  it('full-context-leaves-one', () => {
    forHistories((steps) => {
      for (const { withFullContext } of counts(steps)) expect(withFullContext).toBe(1);
    });
  });
});

/** How many siblings each write of a history met and left, and would have left with the context just read. */
function countsOf<State, Context>(strategy: Strategy<State, Context>, steps: readonly HistoryStep[]) {
  return putsOf(strategy, steps).map(({ before, after, context, write, by }) => ({
    blind: context === null,
    before: strategy.held(before).length,
    after: strategy.held(after).length,
    withFullContext: strategy.held(strategy.put(before, write, strategy.read(before).context, by).state).length,
  }));
}

it('single-replica-equals-version-numbers', () => {
  oneServerHistory((steps) => {
    const dots = putsOf(dottedStrategy, steps);
    const numbers = putsOf(versionNumbersStrategy, steps);
    expect(dots.map(({ after }) => after.siblings.map(({ write, dot }) => [write, dot?.counter]))).toEqual(
      numbers.map(({ after }) => after.siblings.map(({ write, tag }) => [write, tag.version])),
    );
  });
});

it('write-supersedes-only-context for version-numbers', () => {
  oneServerHistory((steps) => {
    for (const { before, after, context } of putsOf(versionNumbersStrategy, steps)) {
      const newer = before.siblings.filter(({ tag }) => tag.version > (context ?? 0));
      expect(after.siblings.slice(0, -1)).toEqual(newer);
    }
  });
});

it('sibling-growth-merged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), (writes) => {
      const steps = Array.from({ length: writes }, (_, index): HistoryStep => {
        const client = index % 2 === 0 ? 'alice' : 'bob';
        return { kind: 'put', client, replica: 'A', value: `v${index}`, deleted: false, blind: false, timeMs: 0 };
      });
      expect(playHistory(serverMergedStrategy, steps).copies.get('A')?.state.siblings.length).toBe(writes);
    }),
  );
});

describe('explain', () => {
  it.each([
    ['dvvset', dottedStrategy],
    ['vv-client', clientVectorsStrategy],
    ['vv-server-stamped', serverStampedStrategy],
    ['vv-server-merged', serverMergedStrategy],
    ['version-numbers', versionNumbersStrategy],
  ] as const)('%s: a put has one comparison for each value that it met', (_name, strategy) => {
    anyHistory((steps) => {
      for (const count of explainedCounts(strategy as Strategy<unknown, unknown>, steps)) {
        expect(count.comparisons).toBe(count.met);
      }
    });
  });
});

function explainedCounts(strategy: Strategy<unknown, unknown>, steps: readonly HistoryStep[]) {
  return putsOf(strategy, steps).map((put) => ({
    comparisons: strategy.explain(put).length,
    met: strategy.held(put.before).length,
  }));
}
