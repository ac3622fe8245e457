/**
 * What a client wants done to a value, where the value has a type that knows such changes: one item more, three
 * more, another text. A write that carries its change says what was meant; a write of a whole value does not.
 */
import type { Value } from '../values.ts';

/** `field` names the part of a map that is meant; types that have no fields pay it no heed. */
export type Change = { readonly field?: string } & (
  | { readonly kind: 'add' | 'remove'; readonly item: Value }
  | { readonly kind: 'increment'; readonly by: number }
  | { readonly kind: 'put'; readonly value: Value }
  | { readonly kind: 'delete' }
);

/** How a value says that it stands for a change. */
const TYPE = 'change';

/** The value by which a write with this change is known: what was put, or else the change itself, marked as one. */
export function valueOfChange(change: Change): Value {
  if (change.kind === 'put' && change.field === undefined) return change.value;
  if (change.kind === 'delete' && change.field === undefined) return null;
  return { type: TYPE, ...change };
}

/** The change that a value stands for; null where it is an ordinary value. */
export function changeIn(value: Value): Change | null {
  if (!isRecord(value) || value['type'] !== TYPE) return null;
  const { kind, field, item, by, value: put } = value;
  if (field !== undefined && typeof field !== 'string') return null;
  const where = field === undefined ? {} : { field };
  if ((kind === 'add' || kind === 'remove') && item !== undefined) return { kind, item, ...where };
  if (kind === 'increment' && typeof by === 'number') return { kind, by, ...where };
  if (kind === 'put' && put !== undefined) return { kind, value: put, ...where };
  return kind === 'delete' ? { kind, ...where } : null;
}

export const isRecord = (value: unknown): value is { readonly [field: string]: Value } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
