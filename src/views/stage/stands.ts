/**
 * Where letters wait: beside a cut, or before the door of a replica that takes nothing in. The places of a pile are a
 * row or a column in which each letter can be read and pressed; those for which there is no room lie behind the last.
 */
import { directionAt, pointAt } from './curves.ts';
import type { Way } from './flight-path.ts';
import { type Box, coveredShare, isInside, type Point, type Size, sharedArea } from './geometry.ts';
import { type Lane, pointOnLane } from './lane.ts';

/** So many letters of a pile lie side by side. */
const PLACES_MAX = 4;
/** Between them. */
const AIR = 3;
/** Half of what the sign of a cut takes of the link, along it and across. */
const SIGN = { along: 26, across: 9 };
/** So much of it a letter that passes may come near: a lane keeps this far from its link. */
export const PASSED_ACROSS = 3;
/** How far from a cut its letters may lie, and how finely places are tried. */
const REACH = 108;
const GRID = 6;

/** A place but the first is over none of the others by more than this share of it. */
const HIDDEN_MAX = 0.1;

/** What a place costs, as a whole, or for each pixel that it is far from its lane and beyond the cut. */
const COSTS = { card: 6_000, other: 60, left: 24, place: 26, far: 2, beyond: 2 } as const;

export interface Beside {
  readonly ground: Size;
  readonly cards: readonly Box[];
  /** Where other links may be cut, and where letters on other ways set out and come in. */
  readonly others: readonly Box[];
  /** What a finger needs, or a mouse. */
  readonly least: Size;
}

const ASIDE: readonly Point[] = [
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
];

/** The sign of a cut, cut or not: nothing waits over it. */
export function signOn({ curve }: Pick<Way, 'curve'>, across = SIGN.across): Box {
  const { x, y } = directionAt(curve, 0.5);
  return {
    ...pointAt(curve, 0.5),
    width: 2 * (Math.abs(x) * SIGN.along + Math.abs(y) * across),
    height: 2 * (Math.abs(y) * SIGN.along + Math.abs(x) * across),
  };
}

/**
 * Before the middle of the way, beside the sign, on no card; each row of places from the cut away. Where there is no room
 * before the middle a place reaches beyond it, but its own middle does not.
 */
export function standsAtCut(way: Way, lane: Lane, around: Beside): readonly Point[] {
  const { size } = lane;
  const middle = pointAt(way.curve, 0.5);
  const along = directionAt(way.curve, 0.5);
  const sign = signOn(way);
  const ideal = pointOnLane(lane, 0.5, size.width);
  const extent = (Math.abs(along.x) * size.width + Math.abs(along.y) * size.height) / 2;
  /** How far beyond the cut the middle of a place is. */
  const beyond = ({ x, y }: Point): number => (x - middle.x) * along.x + (y - middle.y) * along.y;
  const isFree = (box: Box): boolean =>
    beyond(box) < 0 && isInside(box, around.ground, 1) && sharedArea(box, sign) === 0;
  const costOf = (box: Box): number => {
    const right = (box.y - middle.y) * along.x - (box.x - middle.x) * along.y;
    return (
      COSTS.far * Math.hypot(box.x - ideal.x, box.y - ideal.y) +
      (right < 0 ? COSTS.left : 0) +
      COSTS.beyond * Math.max(0, beyond(box) + extent) +
      (COSTS.card * coveredShare(withinEdge(box), around.cards) + COSTS.other * coveredShare(box, around.others))
    );
  };
  const rows = placesAbout(ideal, size)
    .filter(isFree)
    .map((box) => ({ box, cost: costOf(box) }))
    .toSorted((one, other) => one.cost - other.cost)
    .slice(0, FIRSTS_MAX)
    .flatMap(({ box, cost }) => ASIDE.map((aside) => ({ row: rowFrom(box, aside, around, isFree), cost, aside })));
  return cheapest(rows, along) ?? [pointOnLane(lane, 0, size.width)];
}

/** A letter may lie on a card with so much of its edge. */
const EDGE = 3;
const withinEdge = ({ x, y, width, height }: Box): Box => ({
  x,
  y,
  width: width - 2 * EDGE,
  height: height - 2 * EDGE,
});

/** Of so many first places the rows are looked at. */
const FIRSTS_MAX = 48;

const placesAbout = ({ x, y }: Point, size: Size): readonly Box[] =>
  STEPS.flatMap((dy) => STEPS.map((dx) => ({ x: x + dx, y: y + dy, ...size })));

const STEPS = Array.from({ length: (2 * REACH) / GRID + 1 }, (_, step) => step * GRID - REACH);

/** From the door backwards, or to whatever side there is room. */
export function standsAtDoor(way: Way, lane: Lane, around: Beside): readonly Point[] {
  const { size } = lane;
  const box = { ...pointOnLane(lane, 1, size.width), ...size };
  const isFree = (place: Box): boolean => isInside(place, around.ground, 1);
  const rows = ASIDE.map((aside) => ({ row: rowFrom(box, aside, around, isFree), cost: 0, aside }));
  return cheapest(rows, directionAt(way.curve, 1)) ?? [box];
}

interface Row {
  readonly row: readonly Point[];
  readonly cost: number;
  readonly aside: Point;
}

/** The one with the best places; of equals that which leads away from where the letters go. */
function cheapest(rows: readonly Row[], along: Point): readonly Point[] | null {
  let best: readonly Point[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { row, cost, aside } of rows) {
    const sum = cost - COSTS.place * row.length + (aside.x * along.x + aside.y * along.y);
    if (sum < least) [best, least] = [row, sum];
  }
  return best;
}

/** As many places one beside the other as are free. */
function rowFrom(first: Box, aside: Point, around: Beside, isFree: (box: Box) => boolean): readonly Point[] {
  const step = {
    x: aside.x * Math.max(first.width + AIR, around.least.width),
    y: aside.y * Math.max(first.height + AIR, around.least.height),
  };
  const row: Point[] = [{ x: first.x, y: first.y }];
  while (row.length < PLACES_MAX) {
    const next = { ...first, x: first.x + step.x * row.length, y: first.y + step.y * row.length };
    if (!isFree(next) || coveredShare(next, around.cards) > 0 || coveredShare(next, around.others) > HIDDEN_MAX) break;
    row.push({ x: next.x, y: next.y });
  }
  return row;
}
