/** Boxes, and the straight ways between them. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its middle. */
export interface Box extends Point, Size {}

/** The free width or height between two boxes, whichever is greater; negative where they overlap. */
export const gapBetween = (one: Box, other: Box): number =>
  Math.max(
    Math.abs(one.x - other.x) - (one.width + other.width) / 2,
    Math.abs(one.y - other.y) - (one.height + other.height) / 2,
  );

/** The area that two boxes share. */
export function sharedArea(one: Box, other: Box): number {
  const width = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const height = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The share of a box that lies on others. */
export function coveredShare(box: Box, others: readonly Box[]): number {
  let sum = 0;
  for (const other of others) sum += sharedArea(box, other);
  return sum / (box.width * box.height);
}

/** Points all over a ground, so far apart, row by row. */
export const gridOn = ({ width, height }: Size, apart: number): readonly Point[] =>
  Array.from({ length: Math.ceil(height / apart) }, (_, row) =>
    Array.from({ length: Math.ceil(width / apart) }, (_, column) => ({ x: column * apart, y: row * apart })),
  ).flat();

/** The middle of something, moved no further than it takes to keep it off both ends of a length by an edge. */
export const keptWithin = (at: number, own: number, length: number, edge: number): number =>
  Math.max(own / 2 + edge, Math.min(length - own / 2 - edge, at));

export const isInside = (box: Box, size: Size, edge: number): boolean =>
  box.x - box.width / 2 >= edge &&
  box.y - box.height / 2 >= edge &&
  box.x + box.width / 2 <= size.width - edge &&
  box.y + box.height / 2 <= size.height - edge;

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** The straight way from card to card: it begins and ends at their edges. */
export function segmentBetween(one: Box, other: Box, margin = 4): Segment {
  return { from: edgeTowards(one, other, margin), to: edgeTowards(other, one, margin) };
}

/** From each of several cards to each other one. */
export const segmentsBetween = (boxes: readonly Box[]): readonly Segment[] =>
  boxes.flatMap((box, index) => boxes.slice(0, index).map((other) => segmentBetween(other, box)));

function edgeTowards(box: Box, target: Point, margin: number): Point {
  const dx = target.x - box.x;
  const dy = target.y - box.y;
  if (dx === 0 && dy === 0) return box;
  const share = Math.min((box.width / 2 + margin) / Math.abs(dx), (box.height / 2 + margin) / Math.abs(dy), 0.5);
  return { x: box.x + dx * share, y: box.y + dy * share };
}

/** Whether a segment runs through a box. */
export function crosses({ from, to }: Segment, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  for (const [start, delta, low, high] of [
    [from.x, to.x - from.x, box.x - box.width / 2, box.x + box.width / 2],
    [from.y, to.y - from.y, box.y - box.height / 2, box.y + box.height / 2],
  ] as const) {
    if (delta === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const one = (low - start) / delta;
    const other = (high - start) / delta;
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter <= leave;
}

/** Whether two segments meet. */
export function meets(one: Segment, other: Segment): boolean {
  const side = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) <= 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) <= 0
  );
}

export const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
