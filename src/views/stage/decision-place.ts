/**
 * Where the drawing of a decision stands: close beside the card that decides, so that nobody takes it for another's, and
 * there where it hides what matters least. A tail ties it to its card.
 */
import {
  type Box,
  gapBetween,
  gridOn,
  keptWithin,
  type Point,
  type Segment,
  type Size,
  sharedArea,
} from './geometry.ts';

/** Free between the drawing and its card: room for the tail. */
const GAP = 10;
const GAP_SHORT = 6;
/** A short tail is harder to see: so many square pixels may be hidden for a longer one. */
const SHORT_TAIL = 200;
/** Its own card is nearer than any other by more than this. */
const APART = 2;
const EDGE = 4;
/** Places beside a card are so far apart. */
const STEP = 8;
/** The card itself is what the drawing is about: others are rather covered, by this much. */
const OWN_SHARE = 8;
/** Below this there is no tail, which costs more than to hide several cards. */
const GAP_MIN = 4;
const TAILLESS = 1_000_000;
/** A drawing that stands as near to another card might be taken for that one's: so many square pixels it may hide instead. */
const MISTAKEN = 4000;
/** What a pixel costs by which the drawing stands further off than beside its card. */
const AWAY = 60;
/** Of places that hide alike the one at the middle of a side, by so much for each pixel; corners are for need only. */
const ASKEW = 0.5;
const CORNER = 400;
/** How fine the grid is of the places all over the ground, where there is none beside the card. */
const GRID = 16;

/** The name of another card and its newest value stand in its first lines: each square pixel of those is worth so much more. */
const HEAD_HEIGHT = 64;
const HEAD_WORTH = 6;
/** The drawing is tied to the name of its own card, which stands in so much of it. */
const NAME: Size = { width: 96, height: 26 };
const NAME_WORTH = 400;

/** Something that a drawing may hide, and what a square pixel of it is worth: that of a card is 1. */
export interface Thing {
  readonly box: Box;
  readonly worth: number;
}

export interface Surroundings {
  readonly ground: Size;
  /** The other cards; they are things too. */
  readonly cards: readonly Box[];
  readonly things: readonly Thing[];
}

/** The middle of a drawing of a size. */
export function placeOfDecision(card: Box, size: Size, { ground, cards, things }: Surroundings): Point {
  const inside = ({ x, y }: Point): Box => ({
    x: keptWithin(x, size.width, ground.width, EDGE),
    y: keptWithin(y, size.height, ground.height, EDGE),
    ...size,
  });
  const heads = cards.map((other) => ({ box: headOf(other), worth: HEAD_WORTH }));
  const name = { box: topOf(card, NAME), worth: NAME_WORTH };
  const all = [...cards.map((other) => ({ box: other, worth: 1 })), ...heads, name, ...things];
  const costOf = (box: Box): number => {
    const gap = gapBetween(box, card);
    return (
      OWN_SHARE * sharedArea(box, card) +
      (gap < GAP_MIN ? TAILLESS : 0) +
      hiddenBy(box, all) +
      MISTAKEN * mistakenFor(box, card, cards).length +
      (gap < GAP ? SHORT_TAIL : 0) +
      AWAY * Math.max(0, gap - GAP) +
      askewness(box, card)
    );
  };
  const beside = cheapest(placesBeside(card, size).map(inside), costOf);
  if (gapBetween(beside, card) >= GAP_MIN) return { x: beside.x, y: beside.y };
  const { x, y } = cheapest([beside, ...gridOn(ground, GRID).map(inside)], costOf);
  return { x, y };
}

export const headOf = (card: Box): Box => topOf(card, { width: card.width, height: HEAD_HEIGHT });

/** So much of a card from its upper left corner on, or as much as there is. */
function topOf(card: Box, most: Size): Box {
  const [width, height] = [Math.min(card.width, most.width), Math.min(card.height, most.height)];
  return { x: card.x - (card.width - width) / 2, y: card.y - (card.height - height) / 2, width, height };
}

/** The cards that are as near as its own. */
export const mistakenFor = (box: Box, card: Box, cards: readonly Box[]): readonly Box[] => {
  const nearest = Math.max(gapBetween(box, card), 0) + APART;
  return cards.filter((other) => gapBetween(box, other) <= nearest);
};

/** How much of what matters is hidden, in square pixels of a card. */
export const hiddenBy = (box: Box, things: readonly Thing[]): number =>
  things.reduce((sum, { box: other, worth }) => sum + worth * sharedArea(box, other), 0);

/** All around the card, at the same distance, or a little nearer where that parts it from others. */
function placesBeside(card: Box, size: Size): readonly Point[] {
  const across = (card.width + size.width) / 2;
  const along = (card.height + size.height) / 2;
  return [GAP, GAP_SHORT].flatMap((gap) => [
    ...between(across).flatMap((x) => [along + gap, -along - gap].map((y) => ({ x: card.x + x, y: card.y + y }))),
    ...between(along).flatMap((y) => [across + gap, -across - gap].map((x) => ({ x: card.x + x, y: card.y + y }))),
  ]);
}

/** From the middle outwards. */
const between = (end: number): readonly number[] =>
  Array.from({ length: Math.floor(end / STEP) + 1 }, (_, nth) => nth * STEP).flatMap((at) =>
    at === 0 ? [0] : [at, -at],
  );

/** The tail has a broad side to stand on, and leads straight to the card. */
function askewness(box: Box, card: Box): number {
  const shared = { x: sharedLength(box, card, 'x', 'width'), y: sharedLength(box, card, 'y', 'height') };
  const isCorner = Math.max(shared.x, shared.y) < TAIL_ROOM;
  const [dx, dy] = [Math.abs(box.x - card.x), Math.abs(box.y - card.y)];
  return (isCorner ? CORNER : 0) + ASKEW * (shared.x >= shared.y ? dx : dy);
}

/** A tail that stands so near to a corner looks broken off. */
const TAIL_ROOM = 28;

const sharedLength = (one: Box, other: Box, at: 'x' | 'y', length: 'width' | 'height'): number =>
  Math.min(one[at] + one[length] / 2, other[at] + other[length] / 2) -
  Math.max(one[at] - one[length] / 2, other[at] - other[length] / 2);

function cheapest(boxes: readonly Box[], costOf: (box: Box) => number): Box {
  const [first, ...rest] = boxes.map((box) => ({ box, cost: costOf(box) }));
  if (first === undefined) throw new Error('there is a place on each side of a card');
  return rest.reduce((best, each) => (each.cost < best.cost ? each : best), first).box;
}

/** The shortest way from the drawing to its card, off the corners where it can be; null where they meet. */
export function tailBetween(drawing: Box, card: Box): Segment | null {
  if (gapBetween(drawing, card) <= 0) return null;
  const [x, y] = [ends(drawing, card, 'x', 'width'), ends(drawing, card, 'y', 'height')];
  return { from: { x: x.from, y: y.from }, to: { x: x.to, y: y.to } };
}

function ends(drawing: Box, card: Box, at: 'x' | 'y', length: 'width' | 'height') {
  const shared = sharedLength(drawing, card, at, length);
  if (shared > 0) {
    const low = Math.max(drawing[at] - drawing[length] / 2, card[at] - card[length] / 2);
    return { from: low + shared / 2, to: low + shared / 2 };
  }
  const side = Math.sign(card[at] - drawing[at]);
  return { from: drawing[at] + (side * drawing[length]) / 2, to: card[at] - (side * card[length]) / 2 };
}
