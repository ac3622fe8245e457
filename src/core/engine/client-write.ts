/**
 * What a client puts into a request for a change. There are three ways:
 * - the strategy takes changes: the change itself goes, and a replica carries it out;
 * - the merge policy names a data type: the client changes the state that it stores as the value;
 * - else the client changes the value that it last got and writes the whole of it.
 */
import type { Stamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import type { Sibling } from '../strategies/strategy.ts';
import { type Change, isRecord, valueOfChange } from '../types/change.ts';
import { type DataType, deltaOf } from '../types/data-type.ts';
import { findDataType } from '../types/index.ts';
import { joinStates } from '../types/state.ts';
import { joinStored, seenIn, valueOfState } from '../types/stored-state.ts';
import type { Value } from '../values.ts';
import { itemsOf, mergeSiblings, withItem, withoutItem } from './merge-policy.ts';
import type { MergePolicy } from './scenario.ts';

export interface Written {
  readonly value: Value;
  readonly deleted: boolean;
  readonly change?: Change;
}

/** The client as it writes. */
export interface Writer {
  readonly write: WriteId;
  readonly name: string;
  /** Of its own clock. */
  readonly stamp: Stamp;
  /** What it last got; empty where it got nothing. */
  readonly siblings: readonly Sibling[];
}

export const writtenAsChange = (change: Change): Written => ({
  value: valueOfChange(change),
  deleted: change.kind === 'delete' && change.field === undefined,
  change,
});

/** What the client makes of what it last got. */
export function writtenAsValue(change: Change, policy: MergePolicy, writer: Writer): Written {
  if (change.kind === 'delete' && change.field === undefined) return { value: null, deleted: true };
  const type = findDataType(policy);
  const state = type === undefined ? null : changedState(type, change, writer);
  const value = state ?? changedValue(change, () => seenIn(mergeSiblings(writer.siblings, policy)));
  return { value, deleted: false };
}

/** The state as a value; null where the type does not take even the whole value that the change comes to. */
function changedState(type: DataType, change: Change, { siblings, write, name, stamp }: Writer): Value | null {
  const before = joinStored(
    type,
    siblings.filter(({ deleted }) => !deleted),
  );
  const whole: Change = type.takesChanges
    ? change
    : { kind: 'put', value: changedValue(change, () => seenIn(valueOfState(before))) };
  const delta = deltaOf(type, whole, { write, stamp, writer: name, observed: before.effects });
  return delta === null ? null : valueOfState(joinStates(before, delta));
}

/** The value with the change made to it; `before` is asked only where it matters. */
function changedValue(change: Change, before: () => Value): Value {
  const { field, ...whole } = change;
  if (field === undefined) return changedWhole(whole, before);
  const value = before();
  const { [field]: part = null, ...others } = isRecord(value) ? value : {};
  return whole.kind === 'delete' ? others : { ...others, [field]: changedWhole(whole, () => part) };
}

function changedWhole(change: Change, before: () => Value): Value {
  switch (change.kind) {
    case 'add':
      return withItem(before(), change.item);
    case 'remove':
      return withoutItem(before(), change.item);
    case 'increment':
      return numberIn(before()) + change.by;
    case 'put':
      return change.value;
    case 'delete':
      return null;
  }
}

/** The number that a value is, or the greatest in a list; 0 where there is none. */
const numberIn = (value: Value): number =>
  itemsOf(value)
    .filter((item) => typeof item === 'number')
    .reduce((greatest, number, index) => (index === 0 ? number : Math.max(greatest, number)), 0);
