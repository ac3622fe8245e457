/**
 * A data type says three things: what a change puts in force, which of the effects its client had observed the
 * change ends, and what people see of the effects in force. Everything else is the same for all types and stands
 * in `state.ts`, so that the same functions serve a replica, whose state it is, and a client that stores the state
 * as a value and joins siblings by itself.
 */
import type { Stamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import type { Concurrency } from '../strategies/strategy.ts';
import type { Value } from '../values.ts';
import type { Change } from './change.ts';
import { type Deed, type Effect, emptyState, joinStates, type TypeState } from './state.ts';

/** Who makes a change, and what had been observed. */
export interface ChangedBy {
  readonly write: WriteId;
  readonly stamp: Stamp;
  /** Whose clock gave the stamp. */
  readonly writer: string;
  /** The effects that the client had been shown; what is not among them its change does not end. */
  readonly observed: readonly Effect[];
}

/** What a change does, and to which field of a map. */
export interface Done {
  readonly deed: Deed;
  readonly field?: string;
}

/** One value as people see it, under the name of the last write in it. */
export interface Shown {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  /** The stamp that decided, where one did. */
  readonly stamped: Extract<Deed, { readonly kind: 'stamped' }> | null;
}

export interface DataType {
  readonly id: string;
  readonly name: string;
  /** One plain sentence for the page. */
  readonly summary: string;
  /** What is left of two concurrent writes. */
  readonly concurrency: Concurrency;
  /** True where it is told of changes; false for a register, to which a client writes whole values. */
  readonly takesChanges: boolean;
  /** True where people see several values, side by side, if several effects are in force. */
  readonly showsSeveral: boolean;
  /** True where it needs a clock. */
  readonly isStamped: boolean;
  /** What the change puts in force; null where the type knows no such change. */
  doneBy(change: Change, by: ChangedBy): readonly Done[] | null;
  /** Whether the change ends this effect, which its client had observed. */
  ends(change: Change, observed: Effect): boolean;
  /** What people see of effects in force, of which there is at least one. In the order of `inOrder`. */
  show(effects: readonly Effect[]): readonly Shown[];
}

/**
 * The change as a state of its own; null where the type does not take it.
 * Law: it depends on nothing but the change and what was observed, so replicas may join changes in any order.
 */
export function deltaOf(type: DataType, change: Change, by: ChangedBy): TypeState | null {
  const done = type.doneBy(change, by);
  if (done === null) return null;
  const turn = 1 + by.observed.reduce((greatest, effect) => Math.max(greatest, effect.turn), 0);
  const effects = done.map(({ deed, field }, index) => ({
    tag: `${by.write}/${String(index).padStart(4, '0')}`,
    write: by.write,
    turn,
    ...(field === undefined ? {} : { field }),
    deed,
  }));
  const over = by.observed.filter((effect) => type.ends(change, effect)).map(({ tag }) => ({ tag, by: by.write }));
  const empty = emptyState(type.id);
  return joinStates(joinStates(empty, { ...empty, over }), { ...empty, effects });
}

/** What people see of a state: nothing where nothing is in force. */
export const shownOf = (type: DataType, { effects }: TypeState): readonly Shown[] =>
  effects.length === 0 ? [] : type.show(inOrder(effects));

/** The writes under whose names the values are shown: as `shownOf`, without making the values. */
export function namesShown(type: DataType, { effects }: TypeState): readonly { readonly write: WriteId }[] {
  const [first] = effects;
  if (first === undefined || type.showsSeveral) return effects;
  return [effects.reduce((last, effect) => (isAfter(effect, last) ? effect : last), first)];
}

/** From the first that was done to the last, as far as clients knew of one another; else by name. */
const inOrder = (effects: readonly Effect[]): readonly Effect[] =>
  effects.toSorted((left, right) => (isAfter(left, right) ? 1 : -1));

const isAfter = (left: Effect, right: Effect): boolean =>
  left.turn === right.turn ? left.tag > right.tag : left.turn > right.turn;

/** The writes of which an effect is in force, each once. */
export function heldIn({ effects }: TypeState): readonly { readonly write: WriteId }[] {
  return effects.filter(({ write }, index) => write !== effects[index - 1]?.write);
}

/** One value made of all effects. */
export const shownAsOne = (effects: readonly Effect[], value: Value, deleted = false): readonly Shown[] => {
  const last = effects.at(-1);
  return last === undefined ? [] : [{ write: last.write, value, deleted, stamped: null }];
};
