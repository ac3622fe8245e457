/** Where something small stands beside a card so that it hides as little as can be. */
import type { Box, Point, Size } from './geometry.ts';

const GAP = 6;
const EDGE = 4;

/** What stands there for a moment only is rather covered than a card, by this much. */
const PASSING_SHARE = 0.25;

/**
 * The middle of a thing of a size, beside `card`: on the side where it covers least of the others and of the card, and
 * of what has been put beside cards for a moment too.
 */
export function besideCard(
  card: Box,
  size: Size,
  ground: Size,
  others: readonly Box[],
  passing: readonly Box[] = [],
): Point {
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
  let best: Point = card;
  let leastHidden = Number.POSITIVE_INFINITY;
  for (const { x, y } of places) {
    const box = { x: within(card.x + x, size.width, ground.width), y: within(card.y + y, size.height, ground.height) };
    const hiddenOf = (boxes: readonly Box[]): number =>
      boxes.reduce((sum, other) => sum + overlap({ ...box, ...size }, other), 0);
    const hidden = hiddenOf([card, ...others]) + PASSING_SHARE * hiddenOf(passing);
    if (hidden >= leastHidden) continue;
    best = box;
    leastHidden = hidden;
  }
  return best;
}

const within = (at: number, own: number, length: number): number =>
  Math.max(own / 2 + EDGE, Math.min(length - own / 2 - EDGE, at));

/** The area that two boxes share. */
function overlap(one: Box, other: Box): number {
  const width = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const height = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return Math.max(0, width) * Math.max(0, height);
}
