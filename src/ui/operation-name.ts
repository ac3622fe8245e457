/**
 * What the name of an operation says: `alice#3` is alice's third write, `bob?2` bob's second read. They are counted
 * over the whole script, with what is still to come, so that a name means the same in every replay and link.
 */

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `third`, `21st`. */
export function ordinal(count: number): string {
  const word = ORDINALS[count - 1];
  if (word !== undefined) return word;
  const ending = Math.floor(count / 10) % 10 === 1 ? undefined : ['th', 'st', 'nd', 'rd'][count % 10];
  return `${count}${ending ?? 'th'}`;
}

const NAME = /^(.+)(#m|#|\?)(\d+)(?:~(\d+))?$/;

/** One sentence; null where the name is not that of a client's operation. */
export function nameWords(name: string): string | null {
  const [, client, sign, number, attempt] = NAME.exec(name) ?? [];
  if (client === undefined || sign === undefined) return null;
  const which = ordinal(Number(number));
  if (attempt !== undefined)
    return `${name}: ${name.replace(/~\d+$/, '')}, said again because no answer came: try ${attempt}.`;
  if (sign === '#m')
    return `${name}: the ${which} write by which ${client}’s client merges siblings of its own accord.`;
  return `${name}: ${client}’s ${which} ${sign === '#' ? 'write' : 'read'}, counted over the whole script, also what is still to come.`;
}
