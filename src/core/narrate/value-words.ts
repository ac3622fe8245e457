/** Values in words: the same wherever one is told. */
import { assertNever } from '../invariant.ts';
import { type Change, changeIn } from '../types/change.ts';
import { seenIn } from '../types/stored-state.ts';
import type { Value } from '../values.ts';

/** A value as people read it: `milk, eggs`; a text stands for itself, a data type for what it shows. */
export function valueWords(stored: Value): string {
  const change = changeIn(stored);
  if (change !== null) return changeWords(change);
  const value = seenIn(stored);
  if (value === null) return 'nothing';
  if (value === '') return 'empty text';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : value.map(partWords).join(', ');
  const fields = Object.entries(value as { readonly [field: string]: Value });
  return fields.length === 0 ? 'no fields' : fields.map(([field, part]) => `${field}: ${partWords(part)}`).join(', ');
}

/** A part of a greater value: what has parts itself is set in brackets. */
function partWords(value: Value): string {
  return value !== null && typeof value === 'object' ? `(${valueWords(value)})` : valueWords(value);
}

/** What a write did, as short as a value: `add milk`, `+2`. */
function changeWords(change: Change): string {
  const where = change.field === undefined ? '' : `${change.field}: `;
  switch (change.kind) {
    case 'add':
    case 'remove':
      return `${where}${change.kind} ${partWords(change.item)}`;
    case 'increment':
      return `${where}${change.by < 0 ? '−' : '+'}${Math.abs(change.by)}`;
    case 'put':
      return `${where}${valueWords(change.value)}`;
    case 'delete':
      return `${where}deleted`;
    default:
      return assertNever(change);
  }
}
