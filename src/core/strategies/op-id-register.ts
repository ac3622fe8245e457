/**
 * A register of operation ids, as for one property of an Automerge document: each put has the id counter@actor, where
 * the counter is a Lamport clock, and replaces the puts that its client had seen. Of those that stay, the one with
 * the greatest id is shown, and all are kept. Automerge documentation, "Conflicts"; Lamport, "Time, Clocks, and the
 * Ordering of Events in a Distributed System" (1978).
 *
 * An actor's counters only grow, so the ids that a replica or a client knows fit into a version vector, and a merge is
 * that of dotted version vectors with op ids for dots. Automerge lists no deletes among the conflicts; here a delete is
 * a write like any other, so one that is concurrent with a value stays beside it, and is shown only without one.
 */
import { carrying, type Dot, type Dotted, EMPTY_SET, sync } from '../causality/dotted-version-vector-set.ts';
import { EMPTY_VECTOR, type VersionVector, withCounter } from '../causality/version-vector.ts';
import type { ActorId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { type DottedState, dottedStrategy, type Kept } from './dotted-version-vectors.ts';
import { operandOf, showVector } from './sibling.ts';
import { type Comparison, type Decision, opaqueStrategy, type Strategy, type StrategyKind } from './strategy.ts';

export const opIdStrategy: Strategy<DottedState, VersionVector> = {
  stamps: { clock: 'none' },
  empty: EMPTY_SET,
  put(state, { id, value, deleted }, context, by) {
    const seen = context ?? EMPTY_VECTOR;
    const op = freshOp(state.context, seen, by.actor);
    const { context: known, siblings } = sync(state, carrying({ write: id, value, deleted }, op, seen));
    return { state: { context: withCounter(known, op.actor, op.counter), siblings }, outcome: 'stored' };
  },
  join: sync,
  held: (state) => state.siblings,
  read: ({ siblings, context }) => ({
    siblings: siblings
      .toSorted((left, right) => (preference(left, right).winner === 'left' ? -1 : 1))
      .map(({ write, value, deleted, dot }, place) => ({
        write,
        value,
        deleted,
        tag: { kind: 'op-id', ...opOf({ dot }), isWinner: place === 0 },
      })),
    context,
  }),
  showContext: showVector,
  isViolated: () => false,
  explain,
};

/** Lamport's rule: one more than the greatest counter of anyone that the replica or the client knows. */
function freshOp(stored: VersionVector, seen: VersionVector, actor: ActorId): Dot {
  const greatest = [...stored, ...seen].reduce((most, { counter }) => Math.max(most, counter), 0);
  return { actor, counter: greatest + 1 };
}

/** Which of two is shown: a value before a delete, then the greater counter, then the greater actor. */
function preference(
  left: Dotted<Kept>,
  right: Dotted<Kept>,
): { readonly winner: 'left' | 'right'; readonly rule: 'live' | 'counter' | 'actor' } {
  const [mine, other] = [opOf(left), opOf(right)];
  if (left.deleted !== right.deleted) return { winner: left.deleted ? 'right' : 'left', rule: 'live' };
  if (mine.counter !== other.counter)
    return { winner: mine.counter > other.counter ? 'left' : 'right', rule: 'counter' };
  return { winner: mine.actor > other.actor ? 'left' : 'right', rule: 'actor' };
}

/** A register folds nothing, so each of its values has an op id. */
function opOf({ dot }: { readonly dot: Dot | null }): Dot {
  invariant(dot, 'a value of a register has an op id');
  return { actor: dot.actor, counter: dot.counter };
}

/** Why values go is told as for dots; of those that stay, each new one is held against each that was there. */
function explain(decision: Decision<DottedState, VersionVector>): readonly Comparison[] {
  const { before, after } = decision;
  const goes = dottedStrategy
    .explain(decision)
    .filter((comparison) => comparison.kind === 'dots' && comparison.result === 'dropped');
  const isOf = (state: DottedState, { write }: Kept): boolean => state.siblings.some((other) => other.write === write);
  const added = after.siblings.filter((sibling) => !isOf(before, sibling));
  const stayed = before.siblings.filter((sibling) => isOf(after, sibling));
  const stays = added.flatMap((incoming) =>
    stayed.map((stored): Comparison => {
      const { winner, rule } = preference(incoming, stored);
      return {
        kind: 'op-ids',
        incoming: operandOf(incoming, opOf(incoming)),
        stored: operandOf(stored, opOf(stored)),
        winner: winner === 'left' ? 'incoming' : 'stored',
        rule,
        result: 'both kept',
      };
    }),
  );
  return [...goes, ...stays];
}

export const opIdRegister: StrategyKind = {
  id: 'op-id-register',
  name: 'Operation ids',
  summary:
    'Each put replaces those that it had seen; of the rest the greatest counter@actor is shown on every replica, and all are kept.',
  concurrency: 'keeps both',
  converges: true,
  options: [],
  create: () => opaqueStrategy(opIdStrategy),
};
