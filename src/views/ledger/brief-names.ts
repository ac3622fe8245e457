/** Names in little room. */

const LETTERS_MAX = 3;

/** As few letters of a name as tell it from the others, three at most; a number at its end stays. */
export function briefly(name: string, all: readonly string[]): string {
  const [, word = name, number = ''] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const others = all.filter((other) => other !== name);
  for (let letters = 1; letters < LETTERS_MAX; letters += 1) {
    const brief = word.slice(0, letters) + number;
    const isTaken = others.some((other) => other.startsWith(word.slice(0, letters)) && other.endsWith(number));
    if (brief === name || !isTaken) return brief;
  }
  return word.slice(0, LETTERS_MAX) + number;
}
