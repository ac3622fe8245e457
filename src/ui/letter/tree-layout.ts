/**
 * Where the tree over the keys is drawn: each node in the middle over its leaves, so that a branch stands in the same
 * place in every message of a round. Below the nodes a ruler with one cell a leaf, and in it how many keys are there.
 */
import { TREE_LEVELS } from '../../core/systems/anti-entropy.ts';
import type { TreeLetter } from '../../core/timeline/tree-letter.ts';

/** What is known of a node: `sent` where its hash is under way, and not yet held against another. */
export type NodeState = 'sent' | 'same' | 'differs';

export interface DrawnNode {
  readonly level: number;
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly state: NodeState;
  /** Whether its hash is in this very message. */
  readonly isCarried: boolean;
}

export interface DrawnCell {
  readonly leaf: number;
  readonly x: number;
  readonly keys: number;
  /** Under what the message is about: `open`, and `picked` where that differs. */
  readonly look: 'shut' | 'open' | 'picked';
}

/** The names of the keys under one branch, below the stretch of the ruler that it spans. */
export interface DrawnLabel {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  /** Lines below the ruler. */
  readonly row: number;
}

export interface TreeDrawing {
  readonly nodes: readonly DrawnNode[];
  readonly cells: readonly DrawnCell[];
  readonly labels: readonly DrawnLabel[];
  /** The top of the ruler. */
  readonly rulerY: number;
  /** The foot of the line that tells what the ruler is. */
  readonly noteY: number;
  readonly height: number;
}

const LEAVES = 1 << TREE_LEVELS;
export const LEAF = 18;
export const TREE_WIDTH = LEAVES * LEAF;
export const NODE = 16;
export const LABEL_LINE = 20;
const LEVEL = 30;
const TOP = 1 + NODE / 2;
const ABOVE_RULER = 22;

/** In units of the drawing, for names whose letters nobody has measured. */
const LETTER = 8.5;
const NAME_MAX = 12;
const NAMES_MAX = 2;
const LABEL_ROWS_MAX = 3;

/** `differing`: which of the hashes in it differ; null as long as nobody has compared them. */
export function drawTree(tree: TreeLetter, differing: readonly number[] | null): TreeDrawing {
  const { before, carried, leaves, keys } = tree;
  const rows = carried === null ? before : [...before, { ...carried, differing }];
  const about = carried ?? { level: TREE_LEVELS, places: leaves };
  const picked = carried === null ? leaves : (differing ?? []);
  const rulerY = TOP + about.level * LEVEL + NODE / 2 + ABOVE_RULER;
  const labels =
    about.level === 0
      ? []
      : inRows(
          picked.map((place) =>
            labelOf(tree, about.level, place, picked.length > 1 ? `${partName(about.level, place)}: ` : ''),
          ),
        );
  const lines = labels.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const noteY = rulerY + LEAF + LABEL_LINE + lines * (LABEL_LINE + 2);
  return {
    nodes: rows.flatMap((row) =>
      row.places.map((place) => ({
        level: row.level,
        place,
        x: middleOf(row.level, place),
        y: TOP + row.level * LEVEL,
        state: row.differing === null ? 'sent' : row.differing.includes(place) ? 'differs' : 'same',
        isCarried: row.level === carried?.level,
      })),
    ),
    cells: Array.from({ length: LEAVES }, (_, leaf) => {
      const place = leaf >> (TREE_LEVELS - about.level);
      return {
        leaf,
        x: leaf * LEAF,
        keys: keys.filter((key) => key.leaf === leaf).length,
        look: picked.includes(place) ? 'picked' : about.places.includes(place) ? 'open' : 'shut',
      };
    }),
    labels,
    rulerY,
    noteY,
    height: noteY + 5,
  };
}

const spanOf = (level: number): number => TREE_WIDTH / (1 << level);
const middleOf = (level: number, place: number): number => (place + 0.5) * spanOf(level);

type Unplaced = Omit<DrawnLabel, 'row'>;

/** As the sentence calls it, to tell one of several from the others. */
const partName = (level: number, place: number): string =>
  level === 1 ? (place === 0 ? 'left' : 'right') : `${place + 1}`;

function labelOf({ keys }: TreeLetter, level: number, place: number, name: string): Unplaced {
  const names = keys.filter(({ leaf }) => leaf >> (TREE_LEVELS - level) === place).map(({ key }) => String(key));
  const more = names.length - NAMES_MAX;
  const text = name + names.slice(0, NAMES_MAX).map(shortened).join(', ') + (more > 0 ? ` +${more}` : '');
  const half = widthOf(text) / 2;
  return {
    text,
    from: place * spanOf(level),
    to: (place + 1) * spanOf(level),
    x: Math.min(Math.max(middleOf(level, place), half), TREE_WIDTH - half),
  };
}

const widthOf = (text: string): number => Math.min(text.length * LETTER, TREE_WIDTH);

const shortened = (name: string): string => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name);

/** Each on the first line on which it meets no other; those that find none are left to the sentence. */
function inRows(labels: readonly Unplaced[]): readonly DrawnLabel[] {
  const ends: number[] = Array.from({ length: LABEL_ROWS_MAX }, () => Number.NEGATIVE_INFINITY);
  return labels.flatMap((label) => {
    const half = widthOf(label.text) / 2;
    const row = ends.findIndex((end) => end < label.x - half);
    if (row < 0) return [];
    ends[row] = label.x + half + LETTER;
    return [{ ...label, row }];
  });
}
