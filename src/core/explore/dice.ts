/**
 * Dice for drawing scenarios. Each throw has a name and is a function of the seed and that name alone, so a new
 * throw somewhere changes no other one.
 */
import { hashText, unitFrom } from '../engine/random.ts';
import { invariant } from '../invariant.ts';

export interface Dice {
  /** From 0 up to but not including 1. */
  unit(name: string): number;
  /** A whole number between two, both included. */
  int(name: string, least: number, most: number): number;
  /** True in that many of a hundred cases. */
  chance(name: string, percent: number): boolean;
  /** One of a list, each as likely. */
  pick<Item>(name: string, list: readonly Item[]): Item;
  /** The list in another order. */
  shuffled<Item>(name: string, list: readonly Item[]): readonly Item[];
}

export function diceOf(seed: number): Dice {
  const unit = (name: string): number => unitFrom(hashText(name, seed));
  const int = (name: string, least: number, most: number): number =>
    least + Math.floor(unit(name) * (most - least + 1));
  const pick = <Item>(name: string, list: readonly Item[]): Item => {
    invariant(list.length > 0, `there is something to choose for ${name}`);
    return list[int(name, 0, list.length - 1)] as Item;
  };
  return {
    unit,
    int,
    chance: (name, percent) => unit(name) * 100 < percent,
    pick,
    shuffled: (name, list) =>
      list
        .map((item, index) => ({ item, rank: unit(`${name} ${index}`) }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ item }) => item),
  };
}
