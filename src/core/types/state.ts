/**
 * The state that all data types have in common: the effects in force, and the names of those that are over.
 *
 * A change puts effects of its own in force and ends effects that its client had observed; both travel together
 * as a small state, a delta, and to apply a change is to join its delta. What is over stays over, so an effect
 * that arrives after the change that ended it does not come back.
 *
 *     replica A   milk/alice#1 ────────────────┐ join
 *     replica B   over: alice#1 (by bob#2) ────┴──► over: alice#1
 *
 * Invariants: effects are sorted by tag, each tag once; no effect in force is over; `over` is sorted by tag.
 * Law: `joinStates` is commutative, associative and idempotent, and gives `local` itself where it learns nothing.
 *
 * Shapiro, Preguiça, Baquero and Zawirski, "A comprehensive study of Convergent and Commutative Replicated Data
 * Types" (INRIA RR-7506, 2011): state-based objects, section 2.2. Almeida, Shoker and Baquero, "Delta State
 * Replicated Data Types" (2018): changes as deltas.
 *
 * What it costs: `effects` is bounded by what people see, and `over` is not. It gains a name with each effect that is
 * ended, and loses none. Real stores shorten it to a version vector (Bieniusa et al., "An Optimized Conflict-free
 * Replicated Set", 2012; Riak's sets): an effect that is below the vector and not there must be over. That takes names
 * that a replica counts without gaps, key by key. Here an effect is named for its write, which is what makes a change
 * the same wherever it is carried out: a request that two replicas take counts once, and a client can keep the state as
 * a value. Those names have gaps, for a client writes to other keys between, and over a gap a vector would take for over
 * what is still to come. Bounded are last-writer registers and such fields of a map, where only a stamp ends anything.
 */
import { compareStamps, type Stamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import type { Value } from '../values.ts';

/** One thing that one write did, for as long as nobody who had observed it ended it. */
export interface Effect {
  /** Its name: that of its write, and which of the write's effects it is. */
  readonly tag: string;
  readonly write: WriteId;
  /** 1 + the greatest turn that its client had observed: the order in which people are shown things. */
  readonly turn: number;
  /** The part of a map that it is about. */
  readonly field?: string;
  readonly deed: Deed;
}

export type Deed =
  /** The item is in the set, or was taken out of it. */
  | { readonly kind: 'in' | 'out'; readonly item: Value }
  | { readonly kind: 'count'; readonly by: number }
  /** A whole value; `deleted` where the write was a delete. */
  | { readonly kind: 'value'; readonly value: Value; readonly deleted: boolean }
  /** The same, and the latest of its field ends all others without having observed them. */
  | {
      readonly kind: 'stamped';
      readonly value: Value;
      readonly deleted: boolean;
      readonly stamp: Stamp;
      /** Whose clock gave the stamp. */
      readonly writer: string;
    }
  /** All that had been observed was ended, and nothing put in its place. */
  | { readonly kind: 'clear' };

export interface Ended {
  readonly tag: string;
  /** The write that had observed it; the least name, where there are several. */
  readonly by: WriteId;
}

export interface TypeState {
  /** The id of the data type: a stored value says by itself what it is. */
  readonly type: string;
  readonly effects: readonly Effect[];
  readonly over: readonly Ended[];
}

export const emptyState = (type: string): TypeState => ({ type, effects: [], over: [] });

/** All that either knows. */
export function joinStates(local: TypeState, remote: TypeState): TypeState {
  if (local === remote) return local;
  const over = joinOver(local.over, remote.over);
  const known = new Map(local.effects.map((effect) => [effect.tag, effect]));
  const fresh = remote.effects.filter((effect) => isNews(effect, known.get(effect.tag)));
  if (fresh.length === 0 && over === local.over) return local;
  const ended = new Set(over.map(({ tag }) => tag));
  const byName = new Map([...local.effects, ...fresh].map((effect) => [effect.tag, effect]));
  const effects = latestOnly([...byName.values()].filter(({ tag }) => !ended.has(tag))).sort(byTag);
  const isSame =
    over === local.over && effects.length === known.size && effects.every((effect) => known.get(effect.tag) === effect);
  return isSame ? local : { type: local.type, effects, over };
}

/** Where two replicas have taken one request, each has given its own stamp: the later counts. */
const isNews = (effect: Effect, known: Effect | undefined): boolean =>
  known === undefined || (isStamped(effect) && isStamped(known) && isLater(effect, known));

const byTag = (left: { readonly tag: string }, right: { readonly tag: string }): number =>
  left.tag < right.tag ? -1 : left.tag > right.tag ? 1 : 0;

/** The local list itself where the other adds nothing. */
function joinOver(local: readonly Ended[], remote: readonly Ended[]): readonly Ended[] {
  const byName = new Map(local.map((ended) => [ended.tag, ended]));
  let isMore = false;
  for (const ended of remote) {
    const known = byName.get(ended.tag);
    if (known !== undefined && known.by <= ended.by) continue;
    byName.set(ended.tag, ended);
    isMore = true;
  }
  return isMore ? [...byName.values()].sort(byTag) : local;
}

type Stamped = Effect & { readonly deed: Extract<Deed, { readonly kind: 'stamped' }> };

export const isStamped = (effect: Effect): effect is Stamped => effect.deed.kind === 'stamped';

/** Which of two values was written later; between equal stamps the greater name decides, and of one write, whose clock it was. */
export const isLater = (left: Stamped, right: Stamped): boolean => {
  const order = compareStamps(left.deed.stamp, right.deed.stamp);
  if (order !== 0) return order > 0;
  return left.tag === right.tag ? left.deed.writer > right.deed.writer : left.tag > right.tag;
};

/** Of stamped values, the latest for each field: Shapiro et al., specification 8, the last-writer-wins register. */
function latestOnly(effects: readonly Effect[]): Effect[] {
  const latest = new Map<string | undefined, Stamped>();
  for (const effect of effects.filter(isStamped)) {
    const rival = latest.get(effect.field);
    if (rival === undefined || isLater(effect, rival)) latest.set(effect.field, effect);
  }
  return effects.filter((effect) => !isStamped(effect) || latest.get(effect.field) === effect);
}
