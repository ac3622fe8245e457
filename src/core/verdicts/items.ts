/**
 * What a value consists of, part by part, as far as parts can be taken out and come back: the items of a list, the
 * fields of a map, and the items of lists in fields.
 */
import { itemsOf } from '../engine/merge-policy.ts';
import type { WriteRecord } from '../engine/register.ts';
import { type Change, isRecord } from '../types/change.ts';
import { seenIn } from '../types/stored-state.ts';
import { canonical, type Value } from '../values.ts';

/** A part by its name, as it is told: `"eggs"`, `"eggs" in cart`, `the field cart`. No two parts share one. */
export type Part = string;

/** Each part with the field that it is in, or is; `null` for an item of a value that has no fields. */
export type Parts = ReadonlyMap<Part, string | null>;

const NO_PARTS: Parts = new Map();

/** The parts of a value as people see it; a value that is neither list nor map is its own only part. */
export function partsOf(value: Value): Parts {
  if (!isRecord(value)) return new Map(itemsOf(value).map((item) => [itemPart(item, null), null]));
  return new Map(
    Object.entries(value).flatMap(([field, content]): [Part, string][] => [
      [fieldPart(field), field],
      ...(Array.isArray(content) ? content.map((item): [Part, string] => [itemPart(item, field), field]) : []),
    ]),
  );
}

const fieldPart = (field: string): Part => `the field ${field}`;
const itemPart = (item: Value, field: string | null): Part =>
  field === null ? canonical(item) : `${canonical(item)} in ${field}`;

/** What one write says of the parts of a value. Of what it neither has nor leaves out it says nothing. */
export interface Said {
  readonly has: Parts;
  /** Those of them that its client put in knowingly: a command named them, and did not only carry them along. */
  readonly told: Parts;
  leavesOut(part: Part, field: string | null): boolean;
}

/**
 * A write of a whole value has what is in it and leaves out the rest. Where requests carry changes
 * (`takesChanges`), a write says no more than its change does.
 */
export function saidBy({ value, deleted, meant }: WriteRecord, takesChanges: boolean): Said {
  const told = meant === undefined ? NO_PARTS : toldBy(meant);
  if (takesChanges && meant !== undefined) return saidByChange(meant, told);
  const has = deleted ? NO_PARTS : partsOf(seenIn(value));
  return { has, told, leavesOut: (part) => !has.has(part) };
}

function saidByChange(change: Change, told: Parts): Said {
  const within = change.field ?? null;
  switch (change.kind) {
    case 'add':
    case 'increment':
      return { has: told, told, leavesOut: () => false };
    case 'remove': {
      const removed = itemPart(change.item, within);
      return { has: NO_PARTS, told, leavesOut: (part) => part === removed };
    }
    case 'put':
    case 'delete': {
      const has =
        change.kind === 'delete' ? NO_PARTS : partsOf(within === null ? change.value : { [within]: change.value });
      return { has, told, leavesOut: (part, field) => (within === null || field === within) && !has.has(part) };
    }
  }
}

/** A put of a whole value names nothing: its client may only have left in what was there. */
function toldBy(change: Change): Parts {
  const { kind, field = null } = change;
  const ofField: [Part, string][] =
    field === null || kind === 'delete' || kind === 'remove' ? [] : [[fieldPart(field), field]];
  return new Map<Part, string | null>(kind === 'add' ? [...ofField, [itemPart(change.item, field), field]] : ofField);
}
