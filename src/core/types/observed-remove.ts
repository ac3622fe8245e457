/**
 * Observed-remove set: a remove takes out the adds that its client had observed, and no others, so an item that is
 * added and removed at the same time stays.
 * Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), specification
 * 15 (OR-Set); Riak's sets.
 *
 * Here a change to an item ends every observed change to the same item: an add that repeats one, too, and an add
 * the remove that it undoes. What people see is the same, and less is kept.
 */
import { canonical, isSameValue, type Value } from '../values.ts';
import { type DataType, type Done, shownAsOne } from './data-type.ts';
import type { Effect } from './state.ts';

export const observedRemove: DataType = {
  id: 'observed-remove',
  name: 'Observed-remove set',
  summary: 'A remove takes out only the adds that its client had seen; an add made at the same time stays.',
  concurrency: 'merges',
  takesChanges: true,
  showsSeveral: false,
  isStamped: false,
  doneBy(change) {
    switch (change.kind) {
      case 'add':
        return [{ deed: { kind: 'in', item: change.item } }];
      case 'remove':
        return [{ deed: { kind: 'out', item: change.item } }];
      case 'put':
        return changesToList(change.value);
      case 'delete':
        return [{ deed: { kind: 'clear' } }];
      case 'increment':
        return null;
    }
  },
  ends(change, { deed }) {
    if (change.kind === 'put' || change.kind === 'delete' || deed.kind === 'clear') return true;
    return (
      (change.kind === 'add' || change.kind === 'remove') &&
      (deed.kind === 'in' || deed.kind === 'out') &&
      isSameValue(change.item, deed.item)
    );
  },
  show: (effects) =>
    shownAsOne(
      effects,
      itemsIn(effects),
      effects.every(({ deed }) => deed.kind === 'clear'),
    ),
};

/** A whole list that is put: each item comes in; an empty one only clears. */
function changesToList(value: Value): readonly Done[] {
  const items = new Map(listOf(value).map((item) => [canonical(item), item]));
  if (items.size === 0) return [{ deed: { kind: 'clear' } }];
  return [...items.values()].map((item) => ({ deed: { kind: 'in', item } }));
}

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

/** The items with an add in force, each once. */
export function itemsIn(effects: readonly Effect[]): readonly Value[] {
  const items = effects.flatMap(({ deed }) => (deed.kind === 'in' ? [deed.item] : []));
  return [...new Map(items.map((item) => [canonical(item), item])).values()];
}
