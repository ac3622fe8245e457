/** A place for what is said of replicas that differ: between two of them, and on no card. */
import type { Disagreement } from '../../core/verdicts/verdict.ts';
import type { StageLayout } from './cast.ts';
import { type Box, gapBetween, isInside, type Point, type Size } from './geometry.ts';

/** Free between it and any card. */
const GAP = 4;
/** Shares of the way from the one to the other; the middle first. */
const SHARES = [0, 1, 2, 3, 4, 5, 6].flatMap((nth) => [0.5 - nth * 0.04, 0.5 + nth * 0.04]);

/**
 * The middle of all sides first, then between any two replicas of two sides; beside what is drawn for a moment, where
 * that leaves room. Null where cards leave none.
 */
export function placeBetween(
  { width, height }: Size,
  sides: Disagreement['sides'],
  { boxes, size }: StageLayout,
  passing: readonly Box[] = [],
): Box | null {
  const groups = sides.map((side) => side.flatMap((replica) => boxes.get(replica) ?? []));
  const pairs = groups.flatMap((group, index) =>
    groups.slice(index + 1).flatMap((other) => group.flatMap((one) => other.map((two) => [one, two] as const))),
  );
  const places = [
    middleOf(groups.map(middleOf)),
    ...SHARES.flatMap((share) => pairs.map(([one, two]) => between(one, two, share))),
  ];
  const cards = [...new Set(boxes.values())];
  const free = places
    .map(({ x, y }) => ({ x, y, width, height }))
    .filter((box) => isInside(box, size, GAP) && isClear(box, cards));
  return free.find((box) => isClear(box, passing)) ?? free[0] ?? null;
}

const isClear = (box: Box, others: readonly Box[]): boolean => others.every((other) => gapBetween(box, other) >= GAP);

const between = (one: Point, two: Point, share: number): Point => ({
  x: one.x + (two.x - one.x) * share,
  y: one.y + (two.y - one.y) * share,
});

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});
