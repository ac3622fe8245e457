/** What a small card shows on the lines that it has: values first, then their marks, then what was seen. */

import { nameOf } from '../../core/causality/revision-tree.ts';
import type { VersionVector } from '../../core/causality/version-vector.ts';
import type { Key } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Sibling, Tag } from '../../core/strategies/strategy.ts';
import type { KeyScene } from '../../core/timeline/scene.ts';
import { stampWords } from '../../ui/tag-chip.tsx';
import { tellingContext } from './cards.ts';
import type { Size } from './geometry.ts';

export type CompactLine =
  | {
      readonly kind: 'value';
      readonly id: string;
      /** Of the key, before its first value and where there is room for both. */
      readonly name: string;
      readonly sibling: Sibling;
      /** Whether the mark of the value stands on the same line. */
      readonly isMarked: boolean;
      /** How far it is turned, as one of several held cards. */
      readonly tilt: number;
    }
  | { readonly kind: 'tag'; readonly id: string; readonly tag: Tag }
  | { readonly kind: 'seen'; readonly id: string; readonly key: Key; readonly vector: VersionVector };

const LINE = 24;
/** What the head and the borders take of a card's height, and padding of its width. */
const HEAD = 22;
const SIDES = 14;
/** Widths in pixels: a character of each kind of type, and what stands around the words. */
const CHARACTER = 8;
const FIGURE = 8.6;
const CHIP = 34;
const TAG = 16;
const CELL = 38;
const SEEN = 38;
const TILT = 2.4;

export const linesOf = ({ height }: Size): number => Math.max(1, Math.floor((height - HEAD) / LINE));

/** All values have a line; what is left over goes to marks, then to contexts. */
export function compactLines(keys: readonly KeyScene[], size: Size): readonly CompactLine[] {
  const inner = size.width - SIDES;
  const values = keys.flatMap(({ key, siblings }) =>
    siblings.map((sibling, index) => {
      const chip = CHIP + CHARACTER * wordsOf(sibling).length;
      const name = index === 0 && CHARACTER * key.length + 4 + Math.min(chip, CHIP + 24) <= inner ? key : '';
      const taken = chip + (name === '' ? 0 : CHARACTER * name.length + 4);
      return {
        kind: 'value' as const,
        id: `${key} ${sibling.write}`,
        name,
        sibling,
        isMarked: sibling.tag.kind !== 'none' && taken + 4 + tagWidth(sibling.tag) <= inner,
        tilt: siblings.length > 1 ? (index - (siblings.length - 1) / 2) * TILT : 0,
      };
    }),
  );
  let free = linesOf(size) - values.length;
  const lines: CompactLine[] = [];
  for (const value of values) {
    lines.push(value);
    const { tag } = value.sibling;
    if (value.isMarked || tag.kind === 'none' || free < 1 || tagWidth(tag) > inner) continue;
    lines.push({ kind: 'tag', id: `${value.id} tag`, tag });
    free -= 1;
  }
  for (const held of keys) {
    const vector = tellingContext(held);
    if (vector === null || vector.length === 0 || free < 1 || vector.length * CELL > inner) continue;
    lines.push({ kind: 'seen', id: `${held.key} seen`, key: held.key, vector });
    free -= 1;
  }
  return lines;
}

/** Whether there is room for the words before the cells. */
export const hasSeenWords = (vector: VersionVector, { width }: Size): boolean =>
  2 * SEEN + vector.length * CELL <= width - SIDES;

const wordsOf = ({ value, deleted }: Sibling): string => (deleted ? 'deleted' : valueWords(value));

function tagWidth(tag: Tag): number {
  switch (tag.kind) {
    case 'none':
      return 0;
    case 'version':
      return TAG + FIGURE * `version ${tag.version}`.length;
    case 'stamp':
      return TAG + FIGURE * stampWords(tag.stamp).length;
    case 'vector':
      return CELL * tag.vector.length;
    case 'dot':
      return TAG + FIGURE * `• ${tag.actor} ${tag.counter}`.length;
    case 'revision':
      return TAG + FIGURE * (nameOf(tag).length + 2);
    case 'op-id':
      return TAG + FIGURE * 10;
  }
}
