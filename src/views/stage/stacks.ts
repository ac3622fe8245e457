/** Letters that lie over one another, where there was no room beside: one is seen, with a count, and lists the others. */
import type { MessageId } from '../../core/ids.ts';
import { type Box, sharedArea } from './geometry.ts';

/** Letters of which each hides another, the topmost last. */
export type Stack = readonly MessageId[];

export interface Placed extends Box {
  readonly message: MessageId;
  readonly isWaiting: boolean;
}

/** One that passes may hide so much of another; of two that wait, where they stay, hardly any is hidden. */
const HIDDEN_MAX = { passing: 1 / 3, waiting: 0.05 } as const;

const hides = (one: Placed, other: Placed): boolean =>
  shareHidden(one, other) > (one.isWaiting && other.isWaiting ? HIDDEN_MAX.waiting : HIDDEN_MAX.passing);

/** What of the smaller of two the other hides. */
const shareHidden = (one: Box, other: Box): number =>
  sharedArea(one, other) / Math.min(one.width * one.height, other.width * other.height);

/** Those that hide one another, also by way of others between them; in the order in which they are drawn. */
export function stacksAmong(letters: readonly Placed[]): readonly Stack[] {
  const stacks: Placed[][] = [];
  for (const letter of letters) {
    const hiding = stacks.filter((stack) => stack.some((other) => hides(letter, other)));
    const [first, ...more] = hiding;
    if (first === undefined) {
      stacks.push([letter]);
      continue;
    }
    for (const stack of more) {
      first.push(...stack);
      stacks.splice(stacks.indexOf(stack), 1);
    }
    first.push(letter);
  }
  const rank = new Map(letters.map(({ message }, index) => [message, index]));
  const inOrder = (one: MessageId, other: MessageId): number => (rank.get(one) ?? 0) - (rank.get(other) ?? 0);
  return stacks
    .filter(({ length }) => length > 1)
    .map((stack) => stack.map(({ message }) => message).toSorted(inOrder));
}
