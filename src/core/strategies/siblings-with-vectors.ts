/**
 * Siblings that each carry a version vector of their own: what client ids and server ids have in common.
 * DeCandia et al., "Dynamo: Amazon's Highly Available Key-value Store" (2007), section 4.4.
 *
 * The two strategies differ in one thing only: whose entry a write raises.
 */
import {
  compare,
  counterOf,
  covers,
  decidingActors,
  EMPTY_VECTOR,
  join as joinVectors,
  type VersionVector,
  withCounter,
} from '../causality/version-vector.ts';
import type { ActorId } from '../ids.ts';
import { isSameValue, type Value } from '../values.ts';
import { operandOf, showVector, siblingOf, type Tagged } from './sibling.ts';
import type { Comparison, DecidingReplica, Decision, Strategy, Write } from './strategy.ts';

export type VectorSibling = Tagged<'vector'>;

export interface VectorState {
  /** None strictly before another; sorted by the name of the write, so that all replicas list them alike. */
  readonly siblings: readonly VectorSibling[];
  /** The entry-wise maximum of the siblings' vectors. */
  readonly context: VersionVector;
}

/** The strategy in which a write raises the entry of `actorOf`. */
export const makeVectorStrategy = (
  actorOf: (write: Write, by: DecidingReplica) => ActorId,
): Strategy<VectorState, VersionVector> => ({
  stamps: { clock: 'none' },
  empty: { siblings: [], context: EMPTY_VECTOR },
  /** The writer's entry becomes 1 + the greatest seen; siblings whose vector the new one covers go. */
  put(state, write, context, by) {
    const passed = context ?? EMPTY_VECTOR;
    const actor = actorOf(write, by);
    const counter = 1 + Math.max(counterOf(passed, actor), counterOf(state.context, actor));
    const vector = withCounter(passed, actor, counter);
    const kept = state.siblings.filter((stored) => !covers(vector, stored.tag.vector));
    return { state: stateOf([...kept, siblingOf(write, { kind: 'vector', vector })]), outcome: 'stored' };
  },
  join,
  held: (state) => state.siblings,
  read: (state) => state,
  covers,
  showContext: showVector,
  isViolated: () => false,
  explain,
});

const stateOf = (siblings: readonly VectorSibling[]): VectorState => ({
  siblings: sortByWrite(siblings),
  context: siblings.reduce((context, { tag }) => joinVectors(context, tag.vector), EMPTY_VECTOR),
});

const sortByWrite = (siblings: readonly VectorSibling[]): readonly VectorSibling[] =>
  siblings.length < 2
    ? siblings
    : siblings.toSorted((left, right) => (left.write < right.write ? -1 : left.write > right.write ? 1 : 0));

/**
 * What is strictly before something else goes. Equal values under equal vectors are one value: a client that forgot
 * its own write gives two writes one vector, and only their names say which of the two all replicas keep.
 */
function join(local: VectorState, remote: VectorState): VectorState {
  if (local === remote) return local;
  const all = sortByWrite([...local.siblings, ...remote.siblings]);
  const siblings = keepConcurrent(all, (sibling) => sibling.tag.vector);
  const isUnchanged =
    siblings.length === local.siblings.length && siblings.every((sibling, index) => sibling === local.siblings[index]);
  return isUnchanged ? local : stateOf(siblings);
}

/** Of items with vectors: those strictly before no other, equal ones once (the first). */
export function keepConcurrent<Item extends { readonly value: Value }>(
  items: readonly Item[],
  vectorOf: (item: Item) => VersionVector,
): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const vector = vectorOf(item);
    const isBefore = items.some((other) => compare(vector, vectorOf(other)) === 'before');
    const isRepeated = kept.some(
      (other) => compare(vector, vectorOf(other)) === 'equal' && isSameValue(item.value, other.value),
    );
    if (!isBefore && !isRepeated) kept.push(item);
  }
  return kept;
}

function explain(decision: Decision<VectorState, VersionVector>): readonly Comparison[] {
  const isHeld = (sibling: VectorSibling): boolean => decision.after.siblings.includes(sibling);
  const arriving =
    decision.kind === 'put'
      ? decision.after.siblings.filter(({ write }) => write === decision.write.id)
      : decision.remote.siblings;
  return arriving.flatMap((incoming) =>
    decision.before.siblings
      .filter((stored) => stored.write !== incoming.write)
      .map((stored): Comparison => {
        const order = compare(incoming.tag.vector, stored.tag.vector);
        const bothKept = isHeld(incoming) ? 'both kept' : order === 'before' ? 'incoming dropped' : 'stored kept';
        return {
          kind: 'vectors',
          incoming: operandOf(incoming, incoming.tag.vector),
          stored: operandOf(stored, stored.tag.vector),
          order,
          deciding: decidingActors(incoming.tag.vector, stored.tag.vector),
          result: isHeld(stored) ? bothKept : 'stored dropped',
        };
      }),
  );
}
