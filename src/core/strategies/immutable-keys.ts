/**
 * Immutable keys: a key is written once, and never again with another value.
 * Helland, "Immutability Changes Everything" (2015): what never changes needs no order of writes.
 *
 * One replica can refuse a second value; two replicas that each took a first one cannot. Both values are then kept,
 * on every replica, and the clash is reported.
 */
import { canonical, isSameValue } from '../values.ts';
import { operandOf, showNothing, siblingOf } from './sibling.ts';
import {
  type Comparison,
  type Decision,
  opaqueStrategy,
  type Sibling,
  type Strategy,
  type StrategyKind,
} from './strategy.ts';

/** One sibling for each different value, sorted by value; more than one is a clash. */
type State = readonly Sibling[];

const isSame = (left: Sibling, right: Sibling): boolean =>
  left.deleted === right.deleted && isSameValue(left.value, right.value);

/** Live values before tombstones, then by canonical text: the same order on every replica. */
function compareSiblings(left: Sibling, right: Sibling): number {
  if (left.deleted !== right.deleted) return left.deleted ? 1 : -1;
  return canonical(left.value) < canonical(right.value) ? -1 : 1;
}

export const immutableKeysStrategy: Strategy<State, null> = {
  stamps: { clock: 'none' },
  empty: [],
  put(state, write) {
    const incoming = siblingOf(write, { kind: 'none' });
    if (state.length === 0) return { state: [incoming], outcome: 'stored' };
    return { state, outcome: state.some((stored) => isSame(stored, incoming)) ? 'duplicate' : 'rejected' };
  },
  join,
  held: (state) => state,
  read: (state) => ({ siblings: state, context: null }),
  showContext: showNothing,
  isViolated: (state) => state.length > 1,
  isValueIdentity: true,
  explain,
};

/**
 * Law write-once-union: the union of the values. The value is the identity; of two writes of one value the smaller
 * name stands for both, only so that all replicas name the same one.
 */
function join(local: State, remote: State): State {
  if (local === remote) return local;
  let united: Sibling[] | null = null;
  for (const theirs of remote) {
    const current = united ?? local;
    const at = current.findIndex((mine) => isSame(mine, theirs));
    const mine = current[at];
    if (mine !== undefined && mine.write <= theirs.write) continue;
    united ??= local.slice();
    united.splice(at === -1 ? united.length : at, at === -1 ? 0 : 1, theirs);
  }
  return united?.sort(compareSiblings) ?? local;
}

function explain(decision: Decision<State, null>): readonly Comparison[] {
  const isPut = decision.kind === 'put';
  const arriving: State = isPut ? [siblingOf(decision.write, { kind: 'none' })] : decision.remote;
  return arriving.flatMap((incoming) =>
    decision.before
      .filter((stored) => isPut || stored.write !== incoming.write)
      .map((stored): Comparison => {
        const same = isSame(incoming, stored);
        const result = same ? 'duplicate' : isPut ? 'rejected' : 'clash';
        const sides = { incoming: operandOf(incoming, incoming.value), stored: operandOf(stored, stored.value) };
        return { kind: 'values', ...sides, same, result };
      }),
  );
}

export const immutableKeys: StrategyKind = {
  id: 'immutable-keys',
  name: 'Immutable keys',
  summary: 'A key takes one value for good; another value is rejected, or kept and reported where two replicas clash.',
  concurrency: 'keeps one',
  converges: true,
  options: [],
  create: () => opaqueStrategy(immutableKeysStrategy),
};
