/**
 * Dotted version vector sets: the siblings of a key, each with the dot of its write, and one context for all.
 * Preguiça, Baquero, Almeida, Fonte and Gonçalves, "Dotted Version Vectors: Logical Clocks for Optimistic
 * Replication" (2010); Almeida, Baquero, Gonçalves, Preguiça and Fonte, "Scalable and Accurate Causality Tracking
 * for Eventually Consistent Stores" (2014), sections 5 and 6.
 *
 * The dot stays apart from what its write had seen. That is the whole point: a server can take two writes that
 * knew nothing of each other, number them 1 and 2, and still say that 2 had not seen 1.
 *
 * Invariants: siblings sorted by dot (actor, then counter), those without a dot last; no dot twice. In a
 * replica's own set the context covers each dot. In a set that carries one write (`carrying`) it does not:
 * there the context is what the write had seen.
 */
import type { ActorId } from '../ids.ts';
import { compareValues, isSameValue, type Value } from '../values.ts';
import { compare, counterOf, EMPTY_VECTOR, join, type VersionVector, withCounter } from './version-vector.ts';

/** The identity of one write: the `counter`-th that `actor` took, from 1. */
export interface Dot {
  readonly actor: ActorId;
  readonly counter: number;
}

/** What a set can hold: anything with a value. */
export interface Valued {
  readonly value: Value;
}

/** A value with its dot; `null` for an anonymous one: folded by a server, so no write of its own. */
export type Dotted<V extends Valued> = V & { readonly dot: Dot | null };

export interface DottedVersionVectorSet<V extends Valued> {
  /** All writes that the set holds or knows to be superseded. */
  readonly context: VersionVector;
  readonly siblings: readonly Dotted<V>[];
}

export const EMPTY_SET: DottedVersionVectorSet<never> = { context: EMPTY_VECTOR, siblings: [] };

/** By actor, then by counter. */
const compareDots = (left: Dot, right: Dot): number =>
  left.actor !== right.actor ? (left.actor < right.actor ? -1 : 1) : left.counter - right.counter;

export const isCovered = (dot: Dot, context: VersionVector): boolean => counterOf(context, dot.actor) >= dot.counter;

/** Law new-dot-is-fresh: 1 + the greatest counter of the actor that the replica or the client knows. */
export const freshDot = (stored: VersionVector, seen: VersionVector, actor: ActorId): Dot => ({
  actor,
  counter: 1 + Math.max(counterOf(stored, actor), counterOf(seen, actor)),
});

/** One write on its way: its dot, and apart from it what it had seen. Deliver it with `sync`. */
export const carrying = <V extends Valued>(value: V, dot: Dot, seen: VersionVector): DottedVersionVectorSet<V> => ({
  context: seen,
  siblings: [{ ...value, dot }],
});

/**
 * Drops what a client has seen: siblings whose dot its context covers. Anonymous values have no dot to look at;
 * they go only if the context is strictly newer than the set's.
 */
export function discard<V extends Valued>(
  set: DottedVersionVectorSet<V>,
  seen: VersionVector,
): DottedVersionVectorSet<V> {
  if (seen.length === 0) return set;
  const anonymousGo = hasAnonymous(set) && compare(seen, set.context) === 'after';
  return {
    context: join(set.context, seen),
    siblings: set.siblings.filter(({ dot }) => (dot === null ? !anonymousGo : !isCovered(dot, seen))),
  };
}

/** A client writes through `actor`: what it has seen goes, the new value comes in under a fresh dot. */
export function put<V extends Valued>(
  set: DottedVersionVectorSet<V>,
  value: V,
  seen: VersionVector,
  actor: ActorId,
): DottedVersionVectorSet<V> {
  const dot = freshDot(set.context, seen, actor);
  const rest = discard(set, seen);
  return {
    context: withCounter(rest.context, actor, dot.counter),
    siblings: withSibling(rest.siblings, { ...value, dot }, dot),
  };
}

/** The siblings with one more in its place. */
function withSibling<V extends Valued>(
  siblings: readonly Dotted<V>[],
  added: Dotted<V>,
  dot: Dot,
): readonly Dotted<V>[] {
  const all: Dotted<V>[] = [];
  let isPlaced = false;
  for (const sibling of siblings) {
    if (!isPlaced && (sibling.dot === null || compareDots(sibling.dot, dot) > 0)) {
      all.push(added);
      isPlaced = true;
    }
    all.push(sibling);
  }
  if (!isPlaced) all.push(added);
  return all;
}

/**
 * Merge. Law keep-unsuperseded: a sibling stays if both hold its dot, or one holds it and the other's context does
 * not cover it. Gives `local` itself where nothing is added, `remote` itself where `local` adds nothing.
 */
export function sync<V extends Valued>(
  local: DottedVersionVectorSet<V>,
  remote: DottedVersionVectorSet<V>,
): DottedVersionVectorSet<V> {
  if (local === remote) return local;
  const context = join(local.context, remote.context);
  const siblings = syncSiblings(local, remote);
  if (context === local.context && isSameList(siblings, local.siblings)) return local;
  if (context === remote.context && isSameList(siblings, remote.siblings)) return remote;
  return { context, siblings };
}

function syncSiblings<V extends Valued>(
  local: DottedVersionVectorSet<V>,
  remote: DottedVersionVectorSet<V>,
): readonly Dotted<V>[] {
  const kept: Dotted<V>[] = [];
  let at = 0;
  for (const mine of local.siblings) {
    if (mine.dot === null) break;
    at = keepRemoteBefore(mine.dot, local, remote, at, kept);
    const theirs = remote.siblings[at];
    if (theirs?.dot && compareDots(theirs.dot, mine.dot) === 0) {
      kept.push(holderThatCountedFurther(local, mine, remote, theirs, mine.dot.actor));
      at += 1;
    } else if (!isCovered(mine.dot, remote.context)) kept.push(mine);
  }
  keepRemoteBefore(null, local, remote, at, kept);
  if (hasAnonymous(local) || hasAnonymous(remote)) kept.push(...syncAnonymous(local, remote));
  return kept;
}

/** Of the remote siblings from `at` up to a dot (or to the last), keeps those new to this side; gives where it stopped. */
function keepRemoteBefore<V extends Valued>(
  dot: Dot | null,
  local: DottedVersionVectorSet<V>,
  remote: DottedVersionVectorSet<V>,
  at: number,
  kept: Dotted<V>[],
): number {
  let next = at;
  for (let theirs = remote.siblings[next]; theirs?.dot; theirs = remote.siblings[next]) {
    if (dot !== null && compareDots(theirs.dot, dot) >= 0) break;
    if (!isCovered(theirs.dot, local.context)) kept.push(theirs);
    next += 1;
  }
  return next;
}

/**
 * One dot names one write, so which copy stays makes no difference, unless a replica lost its disk and counts from 1
 * again under its old name: then the side that has counted further is believed, as in dvvset.erl.
 */
const holderThatCountedFurther = <V extends Valued>(
  local: DottedVersionVectorSet<V>,
  mine: Dotted<V>,
  remote: DottedVersionVectorSet<V>,
  theirs: Dotted<V>,
  actor: ActorId,
): Dotted<V> => (counterOf(remote.context, actor) > counterOf(local.context, actor) ? theirs : mine);

/** Values without a dot: those of the strictly newer side, or of both, equal values once. Not associative. */
function syncAnonymous<V extends Valued>(
  local: DottedVersionVectorSet<V>,
  remote: DottedVersionVectorSet<V>,
): readonly Dotted<V>[] {
  const order = compare(local.context, remote.context);
  if (order === 'after') return anonymousOf(local);
  if (order === 'before') return anonymousOf(remote);
  const united = anonymousOf(local).slice();
  for (const theirs of anonymousOf(remote)) {
    if (!united.some((mine) => isSameValue(mine.value, theirs.value))) united.push(theirs);
  }
  return united;
}

/** Folds all siblings into one value, which no client wrote and so has no dot. Of nothing it makes nothing. */
export function fold<V extends Valued>(
  set: DottedVersionVectorSet<V>,
  combine: (siblings: readonly Dotted<V>[]) => V,
): DottedVersionVectorSet<V> {
  if (set.siblings.length === 0) return set;
  return { context: set.context, siblings: [{ ...combine(set.siblings), dot: null }] };
}

/** Keeps, of the newest sibling of each actor and the anonymous ones, the greatest, where it is (the last of equals). */
export function keepGreatest<V extends Valued>(set: DottedVersionVectorSet<V>): DottedVersionVectorSet<V> {
  const candidates = set.siblings.filter(
    ({ dot }, index) => dot === null || set.siblings[index + 1]?.dot?.actor !== dot.actor,
  );
  const [first, ...others] = candidates;
  if (first === undefined) return set;
  const greatest = others.reduce((best, next) => (compareValues(best.value, next.value) > 0 ? best : next), first);
  return { context: set.context, siblings: [greatest] };
}

const hasAnonymous = <V extends Valued>(set: DottedVersionVectorSet<V>): boolean => set.siblings.at(-1)?.dot === null;

const anonymousOf = <V extends Valued>(set: DottedVersionVectorSet<V>): readonly Dotted<V>[] =>
  set.siblings.filter(({ dot }) => dot === null);

function isSameList<Item>(left: readonly Item[], right: readonly Item[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}
