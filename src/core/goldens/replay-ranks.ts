/**
 * The checks of strategies that keep all and show one: which is shown, and what else is kept. A revision tree is
 * checked by the names of its revisions, a register by its values, under their op ids.
 */
import { nameOf, showOpId } from '../causality/spelling.ts';
import type { Sibling, Tag } from '../strategies/strategy.ts';
import { canonical, type Value } from '../values.ts';
import { asFlag, asObject, asTexts, asValue } from './reading.ts';
import type { View } from './replay-seam.ts';

export const RANK_FIELDS: readonly string[] = ['winner', 'winnerDeleted', 'conflicts', 'deletedLeaves'];

/** What is expected, as a text; `null` where the field is none of these. */
export function expectedRankText(name: string, expected: unknown): string | null {
  switch (name) {
    case 'winner':
      return canonical(asValue(expected, name));
    case 'winnerDeleted':
      return canonical(asFlag(expected, name));
    case 'conflicts':
      return Array.isArray(expected)
        ? setText(asTexts(expected, name))
        : canonical(asValue(asObject(expected, name), name));
    case 'deletedLeaves':
      return setText(asTexts(expected, name));
    default:
      return null;
  }
}

export function foundRankText(name: string, { siblings, leaves }: View): string {
  const winner = siblings.find(({ tag }) => 'isWinner' in tag && tag.isWinner);
  if (winner === undefined) return 'no winner';
  switch (name) {
    case 'winner':
      return canonical(winner.tag.kind === 'revision' ? nameOf(winner.tag) : winner.value);
    case 'winnerDeleted':
      return canonical(winner.deleted);
    case 'conflicts':
      return winner.tag.kind === 'op-id'
        ? valuesByOpId(siblings)
        : namesOf(siblings.filter((other) => other !== winner));
    default:
      return namesOf(leaves.filter(({ deleted }) => deleted));
  }
}

const namesOf = (siblings: readonly Sibling[]): string => setText(siblings.map(({ tag }) => nameIn(tag)));

/** A register counts the winner among its conflicts. */
const valuesByOpId = (siblings: readonly Sibling[]): string =>
  canonical(Object.fromEntries(siblings.map(({ tag, value }): [string, Value] => [nameIn(tag), value])));

const nameIn = (tag: Tag): string =>
  tag.kind === 'revision' ? nameOf(tag) : tag.kind === 'op-id' ? showOpId(tag) : 'no name';

/** Texts as a set: sorted, each once. */
export const setText = (texts: readonly string[]): string => `{${[...new Set(texts)].sort().join(', ')}}`;
