/** What a client makes of several siblings: one value, by the policy that the scenario names. */

import { assertNever, invariant } from '../invariant.ts';
import type { Sibling } from '../strategies/strategy.ts';
import type { DataType } from '../types/data-type.ts';
import { findDataType } from '../types/index.ts';
import { joinStored, valueOfState } from '../types/stored-state.ts';
import { canonical, compareValues, type Value } from '../values.ts';
import type { MergePolicy } from './scenario.ts';

/** The items of a stored value: those of a list, or the value itself. Nothing stored has none. */
export const itemsOf = (value: Value): readonly Value[] =>
  Array.isArray(value) ? value : value === null ? [] : [value];

/** All items of all values, each once, in the order in which they are met. */
export function unionOf(values: readonly Value[]): readonly Value[] {
  const byText = new Map<string, Value>();
  for (const item of values.flatMap(itemsOf)) if (!byText.has(canonical(item))) byText.set(canonical(item), item);
  return [...byText.values()];
}

/**
 * The value that stands for all siblings. Deleted ones count for nothing unless all are deleted (then `null`).
 * `ask` is the person's to decide, and counts as union where a value is needed at once.
 */
export function mergeSiblings(siblings: readonly Sibling[], policy: MergePolicy): Value {
  const live = siblings.filter(({ deleted }) => !deleted);
  const values = live.map(({ value }) => value);
  const [first] = values;
  if (first === undefined) return null;
  if (values.length === 1) return first;
  switch (policy) {
    case 'ask':
    case 'union':
      return unionOf(values);
    case 'greatest':
      return values.reduce((best, value) => (compareValues(value, best) > 0 ? value : best));
    case 'first':
      return first;
    case 'observed-remove':
    case 'counter':
    case 'last-writer':
    case 'map':
      return valueOfState(joinStored(dataTypeOf(policy), live));
    default:
      return assertNever(policy);
  }
}

/** The data type whose name the policy is. */
function dataTypeOf(id: MergePolicy): DataType {
  const type = findDataType(id);
  invariant(type !== undefined, `the data type ${id} is registered`);
  return type;
}

/** The list with one item more; as it is where the item is in already. */
export const withItem = (value: Value, item: Value): Value => unionOf([itemsOf(value), [item]]);

export function withoutItem(value: Value, item: Value): Value {
  const text = canonical(item);
  return itemsOf(value).filter((other) => canonical(other) !== text);
}
