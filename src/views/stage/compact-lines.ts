/** What a small card shows on the lines that it has: values first, then their marks, then what was seen. */

import { nameOf } from '../../core/causality/spelling.ts';
import type { VersionVector } from '../../core/causality/version-vector.ts';
import { showStamp } from '../../core/clocks/stamp.ts';
import type { Key } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Sibling, Tag } from '../../core/strategies/strategy.ts';
import type { KeyScene } from '../../core/timeline/scene.ts';
import { tellingContext } from './cards.ts';
import { tiltOf } from './fan.ts';
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
  | { readonly kind: 'name'; readonly id: string; readonly name: string; readonly count: number }
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
const CELL = 36;
/** A cell's padding, and its gaps to its own figure and to the next cell. */
const CELL_SIDES = 18;
/** The words “has seen” and the gap after them. */
const SEEN = 62;

/** The height of a card that shows all that there is of keys, on a width. */
export const heightFor = (keys: readonly KeyScene[], width: number): number =>
  HEAD + compactLines(keys, { width, height: HEAD + LINES_MAX * LINE }).length * LINE + 2;

/** More than this no small card shows. */
const LINES_MAX = 40;

export const linesOf = ({ height }: Size): number => Math.max(1, Math.floor((height - HEAD) / LINE));

/** All values have a line; what is left over goes to the names of keys with siblings, to marks, then to contexts. */
export function compactLines(keys: readonly KeyScene[], size: Size): readonly CompactLine[] {
  const inner = size.width - SIDES;
  let free = linesOf(size) - keys.reduce((sum, { siblings }) => sum + siblings.length, 0);
  const headed = new Set<Key>();
  for (const { key, siblings } of keys) {
    const head = CHARACTER * (key.length + ` ${siblings.length} siblings`.length);
    if (siblings.length < 2 || free < 1 || head > inner) continue;
    headed.add(key);
    free -= 1;
  }
  const lines: CompactLine[] = [];
  for (const { key, siblings } of keys) {
    const isHeaded = headed.has(key);
    if (isHeaded) lines.push({ kind: 'name', id: key, name: key, count: siblings.length });
    siblings.forEach((sibling, index) => {
      const { tag } = sibling;
      const id = `${key} ${sibling.write}`;
      const chip = CHIP + CHARACTER * wordsOf(sibling).length;
      const nameWidth = CHARACTER * key.length + 4;
      // Of one key all know which it is; of several a cut value says less than its key's name.
      const least = keys.length === 1 ? chip : Math.min(chip, CHIP + 24);
      const isNamed = !isHeaded && index === 0 && nameWidth + least <= inner;
      const isMarked = tag.kind !== 'none' && chip + (isNamed ? nameWidth : 0) + 4 + tagWidth(tag) <= inner;
      const tilt = tiltOf(index, siblings.length);
      lines.push({ kind: 'value', id, name: isNamed ? key : '', sibling, isMarked, tilt });
      if (isMarked || tag.kind === 'none' || free < 1 || tagWidth(tag) > inner) return;
      lines.push({ kind: 'tag', id: `${id} tag`, tag });
      free -= 1;
    });
  }
  for (const held of keys) {
    const vector = tellingContext(held);
    if (vector === null || vector.length === 0 || free < 1 || cellsWidth(vector) > inner) continue;
    lines.push({ kind: 'seen', id: `${held.key} seen`, key: held.key, vector });
    free -= 1;
  }
  return lines;
}

/** Whether there is room for the words before the cells. */
export const hasSeenWords = (vector: VersionVector, { width }: Size): boolean =>
  SEEN + cellsWidth(vector) <= width - SIDES;

/** Actors may have whole words for names. */
const cellsWidth = (vector: VersionVector): number =>
  vector.reduce(
    (sum, { actor, counter }) => sum + Math.max(CELL, CELL_SIDES + FIGURE * `${actor}${counter}`.length),
    0,
  );

const wordsOf = ({ value, deleted }: Sibling): string => (deleted ? 'deleted' : valueWords(value));

function tagWidth(tag: Tag): number {
  switch (tag.kind) {
    case 'none':
      return 0;
    case 'version':
      return TAG + FIGURE * `version ${tag.version}`.length;
    case 'stamp':
      return TAG + FIGURE * showStamp(tag.stamp).length;
    case 'vector':
      return cellsWidth(tag.vector);
    case 'dot':
      return TAG + FIGURE * `• ${tag.actor} ${tag.counter}`.length;
    case 'revision':
      return TAG + FIGURE * (nameOf(tag).length + 2);
    case 'op-id':
      return TAG + FIGURE * 10;
  }
}
