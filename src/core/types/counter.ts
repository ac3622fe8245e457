/**
 * Counter: the sum of all increments, each counted once however often it arrives.
 * Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), specification 7
 * (PN-Counter), and Riak's counters keep one sum for each replica; here each increment keeps the name of its write,
 * so that it can be followed. A put or a delete ends the increments that its client had observed, and no others.
 */
import { type DataType, shownAsOne } from './data-type.ts';
import type { Effect } from './state.ts';

export const counter: DataType = {
  id: 'counter',
  name: 'Counter',
  summary: 'Clients send increments, and the value is the sum of all of them, each counted once.',
  concurrency: 'merges',
  takesChanges: true,
  showsSeveral: false,
  isStamped: false,
  doneBy(change) {
    switch (change.kind) {
      case 'increment':
        return [{ deed: { kind: 'count', by: change.by } }];
      case 'put':
        return typeof change.value === 'number' ? [{ deed: { kind: 'count', by: change.value } }] : null;
      case 'delete':
        return [{ deed: { kind: 'clear' } }];
      case 'add':
      case 'remove':
        return null;
    }
  },
  ends: (change, { deed }) => change.kind === 'put' || change.kind === 'delete' || deed.kind === 'clear',
  show: (effects) =>
    shownAsOne(
      effects,
      sumOf(effects),
      effects.every(({ deed }) => deed.kind === 'clear'),
    ),
};

/** In the order given, so that fractions add up alike everywhere. */
export const sumOf = (effects: readonly Effect[]): number =>
  effects.reduce((sum, { deed }) => (deed.kind === 'count' ? sum + deed.by : sum), 0);
