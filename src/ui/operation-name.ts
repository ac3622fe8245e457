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

/** Whose it is, what it is, which, and how it was said again. */
const NAME = /^([^~]+)(#m|#|\?)(\d+)((?:~[^~]+)*)$/;

/** One sentence; null where the name is not that of a client's operation. */
export function nameWords(name: string): string | null {
  const [, client, sign, number, again = ''] = NAME.exec(name) ?? [];
  if (client === undefined || sign === undefined) return null;
  if (again !== '') {
    const first = name.slice(0, name.indexOf('~'));
    if (again.includes('also')) return `${name}: ${first} once more, because two replicas took what was handed on.`;
    return again.includes('again')
      ? `${name}: ${first} once more, because the network delivered its request twice.`
      : `${name}: ${first} said again because no answer came: try ${again.slice(1)}.`;
  }
  const which = ordinal(Number(number));
  if (sign === '#m')
    return `${name}: the ${which} write by which ${client}’s client merges siblings of its own accord.`;
  return `${name}: ${client}’s ${which} ${sign === '#' ? 'write' : 'read'}, counted over the whole script, also what is still to come.`;
}
