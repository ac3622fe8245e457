/**
 * Arrival order: each replica keeps whatever reached it last.
 * Broken on purpose. Kleppmann, "Designing Data-Intensive Applications" (2017), figure 5-12: replicas that received
 * the same writes in different orders stay different for ever.
 */
import { operandOf, showNothing, siblingOf } from './sibling.ts';
import {
  type Comparison,
  type Decision,
  opaqueStrategy,
  type Sibling,
  type Strategy,
  type StrategyKind,
} from './strategy.ts';

/** At most one sibling. */
type State = readonly Sibling[];

export const arrivalOrderStrategy: Strategy<State, null> = {
  stamps: { clock: 'none' },
  empty: [],
  put: (_state, write) => ({ state: [siblingOf(write, { kind: 'none' })], outcome: 'stored' }),
  /** What arrives overwrites; the algorithm knows no identity, so the write's name says what is already here. */
  join: (local, remote) => (remote.length === 0 || remote[0]?.write === local[0]?.write ? local : remote),
  held: (state) => state,
  read: (state) => ({ siblings: state, context: null }),
  showContext: showNothing,
  isViolated: () => false,
  explain,
};

function explain(decision: Decision<State, null>): readonly Comparison[] {
  const stored = decision.before[0];
  const incoming = decision.after[0];
  if (stored === undefined || incoming === undefined || stored.write === incoming.write) return [];
  return [{ kind: 'arrival', incoming: operandOf(incoming, null), stored: operandOf(stored, null) }];
}

export const arrivalOrder: StrategyKind = {
  id: 'arrival-order',
  name: 'Arrival order',
  summary: 'Each replica keeps the value that reached it last, so replicas may stay different for ever.',
  concurrency: 'keeps one',
  converges: false,
  options: [],
  create: () => opaqueStrategy(arrivalOrderStrategy),
};
