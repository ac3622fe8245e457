/**
 * Map: each field has a type of its own, that of the change made to it: an observed-remove set by adds and removes, a
 * counter by increments, a last-writer register by puts. Two clients may give one field two types at the same time;
 * then it has both, side by side, as in Riak, where the type is part of a field's name.
 * Riak data types: maps. Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types"
 * (2011), for what is in the fields.
 *
 * A delete ends what its client had observed in sets and counters, and has a stamp as a put has.
 */
import type { Value } from '../values.ts';
import { type Change, isRecord } from './change.ts';
import { counter, sumOf } from './counter.ts';
import { type ChangedBy, type DataType, type Done, shownAsOne } from './data-type.ts';
import { lastWriter } from './last-writer.ts';
import { itemsIn, observedRemove } from './observed-remove.ts';
import type { Deed, Effect } from './state.ts';

/** Where a change goes that names no field. */
const UNNAMED = 'value';

export const map: DataType = {
  id: 'map',
  name: 'Map',
  summary: 'Each field merges by itself: a set by adds and removes, a counter by increments, or the latest value.',
  concurrency: 'merges',
  takesChanges: true,
  showsSeveral: false,
  isStamped: true,
  doneBy(change, by) {
    if (!isWhole(change)) return doneInField(change, by);
    const given = change.kind === 'put' && isRecord(change.value) ? Object.entries(change.value) : [];
    const done = [
      ...given.flatMap(([field, value]) => doneInField({ kind: 'put', field, value }, by) ?? []),
      ...observedFields(by.observed)
        .filter((field) => !given.some(([name]) => name === field))
        .flatMap((field) => doneInField({ kind: 'delete', field }, by) ?? []),
    ];
    return done.length === 0 ? [{ deed: { kind: 'clear' } }] : done;
  },
  ends(change, effect) {
    if (effect.field === undefined) return true;
    if (effect.deed.kind === 'stamped') return false;
    if (isWhole(change)) return true;
    if (effect.field !== fieldOf(change)) return false;
    return change.kind === 'delete' || typeFor(change).ends(change, effect);
  },
  show(effects) {
    const fields = [...new Set(effects.flatMap(({ field }) => field ?? []))].sort();
    const entries = fields.flatMap((name) =>
      entriesOf(
        name,
        effects.filter(({ field }) => field === name),
      ),
    );
    return shownAsOne(effects, Object.fromEntries(entries), entries.length === 0);
  },
};

/** A map that is put or deleted as a whole: fields that were observed and are not in it go. */
const isWhole = (change: Change): boolean =>
  change.field === undefined && (change.kind === 'delete' || (change.kind === 'put' && isRecord(change.value)));

const fieldOf = ({ field }: Change): string => field ?? UNNAMED;

function typeFor({ kind }: Change): DataType {
  if (kind === 'increment') return counter;
  return kind === 'add' || kind === 'remove' ? observedRemove : lastWriter;
}

const doneInField = (change: Change, by: ChangedBy): readonly Done[] | null =>
  typeFor(change)
    .doneBy(change, by)
    ?.map(({ deed }) => ({ deed, field: fieldOf(change) })) ?? null;

/** The fields whose stamped value was observed: what is in sets and counters ends without a word. */
const observedFields = (observed: readonly Effect[]): readonly string[] => [
  ...new Set(observed.flatMap(({ field, deed }) => (deed.kind === 'stamped' && !deed.deleted ? (field ?? []) : []))),
];

/** What is in a field; where it has more types than one, the others' names say so. */
function entriesOf(name: string, effects: readonly Effect[]): readonly (readonly [string, Value])[] {
  const is = (...kinds: readonly Deed['kind'][]): boolean => effects.some(({ deed }) => kinds.includes(deed.kind));
  const values: readonly (readonly [string, Value])[] = [
    ...lastWriter.show(effects).flatMap(({ value, deleted }) => (deleted ? [] : [['text', value] as const])),
    ...(is('in', 'out') ? [['set', itemsIn(effects)] as const] : []),
    ...(is('count') ? [['counter', sumOf(effects)] as const] : []),
  ];
  return values.map(([type, value], index) => [index === 0 ? name : `${name} (${type})`, value]);
}
