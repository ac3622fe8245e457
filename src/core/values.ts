/** What a database stores: any JSON value. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [field: string]: Value };

/**
 * One text for equal values: fields sorted by name, no white space.
 * Two values are the same value exactly if their canonical texts are.
 */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const record = value as { readonly [field: string]: Value };
  const fields = Object.keys(record).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(record[field] ?? null)}`).join(',')}}`;
}

export const isSameValue = (left: Value, right: Value): boolean =>
  left === right || canonical(left) === canonical(right);

/**
 * Order of values for rules such as "the greater value wins": numbers by size, texts by code unit, anything
 * else by canonical text; numbers before all else. Negative, zero or positive.
 */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'number') return -1;
  if (typeof right === 'number') return 1;
  const a = typeof left === 'string' ? left : canonical(left);
  const b = typeof right === 'string' ? right : canonical(right);
  return a < b ? -1 : a > b ? 1 : 0;
}
