/** What an arrow says, to pointer, keys and fingers alike. */
import { messageName } from '../../core/narrate/message-nouns.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { timeWords } from '../../ui/words.ts';

/** Who sends what to whom, and when: a line each. */
export function wayLines({ kind, from, to, carries, says, waypoints, waiting, end }: Flight): readonly string[] {
  const carried = carries
    .map(({ write, value, deleted }) => `${write} ${deleted ? '∅' : valueWords(value)}`)
    .join(', ');
  const [sent, due] = [waypoints[0], waypoints.at(-1)];
  const arrival =
    end?.how === 'dropped'
      ? `lost at ${timeWords(end.atUs)}`
      : waiting === null && due !== undefined
        ? `there at ${timeWords(due.atUs)}`
        : 'still waiting';
  return [
    `${messageName(kind)} from ${from} to ${to}`,
    ...[carried, says].filter((words) => words !== ''),
    ...(sent === undefined ? [] : [`sent at ${timeWords(sent.atUs)}, ${arrival}`]),
  ];
}

/** The place of the arrow that a key leads to, in the order of sending; null where the key means nothing here. */
export function nextWay(count: number, from: number, key: string): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
