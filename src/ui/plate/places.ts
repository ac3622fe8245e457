/** Where everything stands on a plate, in the units of its own box. */
import type { NodeId } from '../../core/ids.ts';
import type { Flight } from '../../core/timeline/scene.ts';

export const PLATE = { width: 320, height: 200 } as const;

/** The row of clients beside a card. */
export const CLIENT_ROW = 22;

const EDGE = 6;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Replicas in their order, from the top clockwise; each leaves room outside for its row of clients. */
export function cardsOf(count: number): readonly Box[] {
  const size = sizeOf(count);
  const reach = {
    x: (PLATE.width - size.width) / 2 - EDGE,
    y: (PLATE.height - size.height) / 2 - EDGE - CLIENT_ROW,
  };
  return onCircle(count).map(({ x, y }) => ({
    x: PLATE.width / 2 + x * reach.x,
    // Alone or beside one another cards have clients only above them.
    y: PLATE.height / 2 + (count < 3 ? CLIENT_ROW / 2 : y * reach.y),
    ...size,
  }));
}

function sizeOf(count: number): { readonly width: number; readonly height: number } {
  if (count === 1) return { width: 176, height: 124 };
  if (count === 2) return { width: 118, height: 108 };
  if (count <= 4) return { width: 104, height: 62 };
  if (count === 5) return { width: 88, height: 50 };
  if (count <= 7) return { width: 56, height: 38 };
  return { width: 30, height: 24 };
}

/** Points that fill the square from −1 to 1; even numbers start between two corners. */
function onCircle(count: number): readonly Point[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  if (count === 2)
    return [
      { x: -1, y: 0 },
      { x: 1, y: 0 },
    ];
  const start = -Math.PI / 2 - (count % 2 === 0 ? Math.PI / count : 0);
  const points = Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return { x: Math.cos(angle), y: Math.sin(angle) };
  });
  const widest = Math.max(...points.map(({ x }) => Math.abs(x)));
  const top = Math.min(...points.map(({ y }) => y));
  const bottom = Math.max(...points.map(({ y }) => y));
  return points.map(({ x, y }) => ({ x: x / widest, y: (2 * (y - top)) / (bottom - top) - 1 }));
}

/** Whether a card's clients stand above it; else below. */
export const isAbove = ({ y }: Box): boolean => y <= PLATE.height / 2 + CLIENT_ROW / 2;

/** The straight way between two cards, from edge to edge. */
export const wayBetween = (one: Box, other: Box): readonly [Point, Point] => [
  edgeTowards(one, other),
  edgeTowards(other, one),
];

function edgeTowards(box: Box, target: Point): Point {
  const dx = target.x - box.x;
  const dy = target.y - box.y;
  const share = Math.min((box.width / 2 + 3) / Math.abs(dx), (box.height / 2 + 3) / Math.abs(dy), 0.5);
  return { x: box.x + dx * share, y: box.y + dy * share };
}

export const between = ([from, to]: readonly [Point, Point], share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/** How much of its way a message has behind it at a time, from 0 to 1. */
export function shareOf({ waypoints }: Pick<Flight, 'waypoints'>, atUs: number): number {
  let before = waypoints[0];
  if (before === undefined) return 0;
  for (const point of waypoints) {
    if (point.atUs >= atUs) {
      const span = point.atUs - before.atUs;
      return span === 0 ? point.share : before.share + ((point.share - before.share) * (atUs - before.atUs)) / span;
    }
    before = point;
  }
  return before.share;
}

type Pair = readonly [NodeId, NodeId];

/**
 * The line that parts the replicas: through the middles of the links that are cut, and on to both sides. Empty where
 * those that are whole still join all.
 */
export function frontierOf(
  boxes: ReadonlyMap<NodeId, Box>,
  links: readonly Pair[],
  cut: readonly Pair[],
): readonly Point[] {
  const joined = new Set<NodeId>([...boxes.keys()].slice(0, 1));
  const whole = links.filter((link) => !cut.includes(link));
  for (let before = 0; before !== joined.size; ) {
    before = joined.size;
    for (const [one, other] of whole) {
      if (joined.has(one)) joined.add(other);
      else if (joined.has(other)) joined.add(one);
    }
  }
  if (joined.size === boxes.size) return [];
  const middles = cut.flatMap(([one, other]) => {
    const [from, to] = [boxes.get(one), boxes.get(other)];
    if (from === undefined || to === undefined || joined.has(one) === joined.has(other)) return [];
    return [between(wayBetween(from, to), 0.5)];
  });
  if (middles.length === 0) return [];
  const spread = (axis: 'x' | 'y'): number =>
    Math.max(...middles.map((point) => point[axis])) - Math.min(...middles.map((point) => point[axis]));
  const isUpright = spread('y') >= spread('x');
  const ordered = [...middles].sort((one, other) => (isUpright ? one.y - other.y : one.x - other.x));
  const [first, last] = [ordered[0] as Point, ordered.at(-1) as Point];
  return isUpright
    ? [{ x: first.x, y: 0 }, ...ordered, { x: last.x, y: PLATE.height }]
    : [{ x: 0, y: first.y }, ...ordered, { x: PLATE.width, y: last.y }];
}
