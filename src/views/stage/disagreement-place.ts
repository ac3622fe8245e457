/** A place for what is said of replicas that differ: between two of them, on no card and at no end of a link. */
import type { Disagreement } from '../../core/verdicts/verdict.ts';
import type { StageLayout } from './cast.ts';
import { type Box, distance, gapBetween, gridOn, isInside, type Point, type Size } from './geometry.ts';
import type { Link } from './links.ts';

/** Free between it and any card. */
const GAP = 4;
/** Shares of the way from the one to the other; the middle first. */
const SHARES = [0, 1, 2, 3, 4, 5, 6].flatMap((nth) => [0.5 - nth * 0.04, 0.5 + nth * 0.04]);

/** Where there is none between any two, places all over the ground, so far apart. */
const GRID = 12;
/** At the end of a link are its arrow and the door through which letters come and go, so wide and so high. */
const DOOR = 34;

/**
 * The middle of all sides first, then between any two replicas of two sides, else the nearest to that middle; beside
 * what is drawn for a moment, where that leaves room. Null where cards and the ends of links leave none.
 */
export function placeBetween(
  { width, height }: Size,
  sides: Disagreement['sides'],
  { boxes, size }: StageLayout,
  passing: readonly Box[] = [],
  links: readonly Pick<Link, 'curve'>[] = [],
): Box | null {
  const groups = sides.map((side) => side.flatMap((replica) => boxes.get(replica) ?? []));
  const pairs = groups.flatMap((group, index) =>
    groups.slice(index + 1).flatMap((other) => group.flatMap((one) => other.map((two) => [one, two] as const))),
  );
  const middle = middleOf(groups.map(middleOf));
  const places = [middle, ...SHARES.flatMap((share) => pairs.map(([one, two]) => between(one, two, share)))];
  const kept = [...new Set(boxes.values()), ...doorsOf(links)];
  const freeOf = (points: readonly Point[]): readonly Box[] =>
    points.map(({ x, y }) => ({ x, y, width, height })).filter((box) => isInside(box, size, GAP) && isClear(box, kept));
  const free = freeOf(places);
  const bestOf = (found: readonly Box[]): Box | undefined => found.find((box) => isClear(box, passing)) ?? found[0];
  const near = (one: Box, other: Box): number => distance(one, middle) - distance(other, middle);
  return bestOf(free) ?? bestOf(freeOf(gridOn(size, GRID)).toSorted(near)) ?? null;
}

export const doorsOf = (links: readonly Pick<Link, 'curve'>[]): readonly Box[] =>
  links.flatMap(({ curve }) => [curve.from, curve.to].map(({ x, y }) => ({ x, y, width: DOOR, height: DOOR })));

const isClear = (box: Box, others: readonly Box[]): boolean => others.every((other) => gapBetween(box, other) >= GAP);

const between = (one: Point, two: Point, share: number): Point => ({
  x: one.x + (two.x - one.x) * share,
  y: one.y + (two.y - one.y) * share,
});

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});
