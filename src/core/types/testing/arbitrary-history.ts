/** Random histories of one value of a type: clients on three replicas read, change and hear of one another. */
import fc from 'fast-check';
import { operationId } from '../../ids.ts';
import type { Change } from '../change.ts';
import { type DataType, deltaOf } from '../data-type.ts';
import { type Effect, emptyState, joinStates, type TypeState } from '../state.ts';

const item = fc.constantFrom('milk', 'eggs', 'ham');
const field = fc.constantFrom({}, { field: 'f' }, { field: 'g' });

export const change: fc.Arbitrary<Change> = fc
  .tuple(
    field,
    fc.oneof(
      fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), item }),
      fc.record({ kind: fc.constant('increment' as const), by: fc.integer({ min: -5, max: 5 }) }),
      fc.record({
        kind: fc.constant('put' as const),
        value: fc.oneof(item, fc.array(item, { maxLength: 3 }), fc.nat(9), fc.constant({ f: 1, h: 'x' })),
      }),
      fc.constant({ kind: 'delete' as const }),
    ),
  )
  .map(([where, what]) => ({ ...where, ...what }));

/** A client at a replica changes the value, having seen what is there (or nothing); or a replica hears of another. */
export type HistoryStep =
  | {
      readonly do: 'change';
      readonly at: number;
      readonly change: Change;
      readonly isBlind: boolean;
      readonly timeMs: number;
      /** Another replica takes the same request, and gives a stamp of its own. */
      readonly again?: { readonly at: number; readonly timeMs: number } | undefined;
    }
  | { readonly do: 'hear'; readonly at: number; readonly from: number };

const REPLICAS = 3;
const replica = fc.nat(REPLICAS - 1);

export const steps: fc.Arbitrary<readonly HistoryStep[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('change' as const),
        at: replica,
        change,
        isBlind: fc.boolean(),
        timeMs: fc.nat(4),
        again: fc.option(fc.record({ at: replica, timeMs: fc.nat(4) }), { nil: undefined }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('hear' as const), at: replica, from: replica }) },
  ),
  { maxLength: 20 },
);

export interface Made {
  readonly change: Change;
  readonly observed: readonly Effect[];
  /** The change as it travels. */
  readonly delta: TypeState;
}

export interface Played {
  readonly replicas: readonly TypeState[];
  /** Changes that the type took, in the order in which they were made. */
  readonly made: readonly Made[];
}

export function play(type: DataType, history: readonly HistoryStep[]): Played {
  const replicas = Array.from({ length: REPLICAS }, () => emptyState(type.id));
  const made: Made[] = [];
  history.forEach((step, index) => {
    const local = replicas[step.at] as TypeState;
    if (step.do === 'hear') {
      replicas[step.at] = joinStates(local, replicas[step.from] as TypeState);
      return;
    }
    const observed = step.isBlind ? [] : local.effects;
    for (const { at, timeMs } of [step, ...(step.again === undefined ? [] : [step.again])]) {
      const by = {
        write: operationId(`c${step.at}#${index}`),
        stamp: { timeMs, counter: 0 },
        writer: `replica ${at}`,
        observed,
      };
      const delta = deltaOf(type, step.change, by);
      if (delta === null) return;
      made.push({ change: step.change, observed, delta });
      replicas[at] = joinStates(replicas[at] as TypeState, delta);
    }
  });
  return { replicas, made };
}
