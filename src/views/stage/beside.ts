/** Where something small stands beside a card so that it hides as little as can be. */
import { type Box, gapBetween, keptWithin, type Point, type Size, sharedArea } from './geometry.ts';

const GAP = 6;
const EDGE = 4;

/** The card itself is what the thing is about: others are rather covered, by this much. */
const OWN_SHARE = 8;
/** So many square pixels may be hidden for each pixel that a thing stands nearer to its card. */
const NEARNESS = 2;
/** How fine the grid is of the places all over the ground. */
const GRID = 16;

/**
 * The middle of a thing of a size, beside `card`: on the side where it covers least of the others and of the card.
 * Where it would hide much on all sides, a little way off.
 */
export function besideCard(card: Box, size: Size, ground: Size, others: readonly Box[]): Point {
  const across = (card.width + size.width) / 2 + GAP;
  const along = (card.height + size.height) / 2 + GAP;
  const corner = { x: (card.width - size.width) / 2, y: (card.height - size.height) / 2 };
  const places: readonly Point[] = [
    { x: 0, y: along },
    { x: 0, y: -along },
    { x: across, y: 0 },
    { x: -across, y: 0 },
    ...[corner.x, -corner.x].flatMap((x) => [along, -along].map((y) => ({ x, y }))),
    ...[corner.y, -corner.y].flatMap((y) => [across, -across].map((x) => ({ x, y }))),
  ];
  const hiddenAt = ({ x, y }: Point): number => {
    const box = { x, y, ...size };
    const hiddenOf = (boxes: readonly Box[]): number => boxes.reduce((sum, other) => sum + sharedArea(box, other), 0);
    return OWN_SHARE * hiddenOf([card]) + hiddenOf(others);
  };
  const inside = ({ x, y }: Point): Point => ({
    x: keptWithin(x, size.width, ground.width, EDGE),
    y: keptWithin(y, size.height, ground.height, EDGE),
  });
  const near = places.map(({ x, y }) => inside({ x: card.x + x, y: card.y + y }));
  const [best = card, least] = cheapest(near, hiddenAt);
  if (least === 0) return best;
  const costAt = (place: Point, least: number): number => {
    const away = NEARNESS * gapBetween({ ...place, ...size }, card);
    // What is dearer by that alone need not be looked at further: nothing hides less than nothing.
    return away >= least ? away : hiddenAt(place) + away;
  };
  return cheapest([...near, ...gridOn(ground).map(inside)], costAt)[0] ?? best;
}

function cheapest(
  places: readonly Point[],
  costAt: (place: Point, least: number) => number,
): readonly [Point | undefined, number] {
  let best: Point | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const cost = costAt(place, least);
    if (cost >= least) continue;
    best = place;
    least = cost;
  }
  return [best, least];
}

const gridOn = ({ width, height }: Size): readonly Point[] =>
  Array.from({ length: Math.ceil(height / GRID) }, (_, row) =>
    Array.from({ length: Math.ceil(width / GRID) }, (_, column) => ({ x: column * GRID, y: row * GRID })),
  ).flat();
