/** Values in words: the same wherever one is told. */
import type { Value } from '../values.ts';

/** A value as people read it: `milk, eggs`; a text stands for itself. */
export function valueWords(value: Value): string {
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
