/** Data in words, as the page says it everywhere. */
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
