/**
 * Version vectors: for each actor, how many of its writes are in.
 * Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).
 *
 * Invariants: entries sorted by actor, each actor at most once, each counter at least 1.
 * A missing entry counts as 0. `join` is the least upper bound of the order that `compare` gives.
 */
import type { ActorId } from '../ids.ts';

export interface Entry {
  readonly actor: ActorId;
  /** How many writes of the actor are in: its writes 1 to `counter`. */
  readonly counter: number;
}

export type VersionVector = readonly Entry[];
export type Order = 'before' | 'after' | 'equal' | 'concurrent';

export const EMPTY_VECTOR: VersionVector = [];

/** The counter of one actor; 0 where there is none. */
export function counterOf(vector: VersionVector, actor: ActorId): number {
  for (const entry of vector) if (entry.actor === actor) return entry.counter;
  return 0;
}

/** The vector with one actor's counter set; `counter` is at least 1. */
export function withCounter(vector: VersionVector, actor: ActorId, counter: number): VersionVector {
  const entries: Entry[] = [];
  let placed = false;
  for (const entry of vector) {
    if (!placed && entry.actor >= actor) {
      entries.push({ actor, counter });
      placed = true;
    }
    if (entry.actor !== actor) entries.push(entry);
  }
  if (!placed) entries.push({ actor, counter });
  return entries;
}

/** How `left` stands to `right`. */
export function compare(left: VersionVector, right: VersionVector): Order {
  const leftCovers = covers(left, right);
  const rightCovers = covers(right, left);
  if (leftCovers) return rightCovers ? 'equal' : 'after';
  return rightCovers ? 'before' : 'concurrent';
}

/** Whether every entry of `right` is reached by `left`: all that `right` counts is in `left` too. */
export function covers(left: VersionVector, right: VersionVector): boolean {
  if (left === right) return true;
  if (left.length < right.length) return false;
  let at = 0;
  for (const entry of right) {
    let mine = left[at];
    while (mine !== undefined && mine.actor !== entry.actor) {
      at += 1;
      mine = left[at];
    }
    if (mine === undefined || mine.counter < entry.counter) return false;
    at += 1;
  }
  return true;
}

/** Entry-wise maximum. Gives `left` itself where nothing is added, `right` itself where `left` adds nothing. */
export function join(left: VersionVector, right: VersionVector): VersionVector {
  if (covers(left, right)) return left;
  if (covers(right, left)) return right;
  const entries: Entry[] = [];
  let at = 0;
  for (const mine of left) {
    let other = right[at];
    while (other !== undefined && other.actor < mine.actor) {
      entries.push(other);
      at += 1;
      other = right[at];
    }
    if (other === undefined || other.actor !== mine.actor) {
      entries.push(mine);
    } else {
      entries.push(mine.counter >= other.counter ? mine : other);
      at += 1;
    }
  }
  for (; at < right.length; at += 1) {
    const other = right[at];
    if (other !== undefined) entries.push(other);
  }
  return entries;
}

/** Builds a vector from counters in any order; those of 0 are left out. */
export function vectorOf(counters: Iterable<readonly [ActorId, number]>): VersionVector {
  let vector = EMPTY_VECTOR;
  for (const [actor, counter] of counters) if (counter > 0) vector = withCounter(vector, actor, counter);
  return vector;
}

/** The actors whose entries differ: those that settle how two vectors are ordered. */
export function decidingActors(left: VersionVector, right: VersionVector): readonly ActorId[] {
  const actors: ActorId[] = [];
  for (const { actor } of join(left, right)) if (counterOf(left, actor) !== counterOf(right, actor)) actors.push(actor);
  return actors;
}
