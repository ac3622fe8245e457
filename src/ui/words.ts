/** Data in words, as the page says it everywhere. */
import type { Value } from '../core/values.ts';

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

/** Simulated time on screens: milliseconds with one decimal, thousands apart: `1 204.5 ms`. */
export function timeWords(us: number): string {
  const tenths = Math.round(us / 100);
  const whole = Math.floor(Math.abs(tenths) / 10).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${tenths < 0 ? '−' : ''}${grouped}.${Math.abs(tenths) % 10} ms`;
}

/** `1 write`, `2 writes`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A clause as a sentence of its own: a capital at its start, a full stop at its end. */
export const asSentence = (clause: string): string =>
  clause.charAt(0).toUpperCase() + clause.slice(1) + (/[.!?…]$/.test(clause) ? '' : '.');
