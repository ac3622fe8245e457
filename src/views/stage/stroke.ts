/**
 * What a line drawn on the stage means: one that comes round and has replicas within it cuts these off
 * together; any other cuts the links that it crosses.
 */
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import { piecesOf } from './curves.ts';
import { type Box, distance, meets, type Point, type Segment } from './geometry.ts';
import type { Link } from './links.ts';

/** The way that the pointer has taken. */
export type Stroke = readonly Point[];

export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cut'; readonly links: readonly Link[] }
  /** `isAll`: nobody is left to be cut off from. */
  | { readonly kind: 'lasso'; readonly replicas: readonly ReplicaId[]; readonly isAll: boolean };

/** From end to end a line that comes round is at most this share of its whole length: a half circle has 0.64. */
const ROUND_SHARE_MAX = 0.4;
/** A pointer that moves less has not moved on: a stroke of any length has few points. */
const STEP_MIN = 4;

export function extended(stroke: Stroke, point: Point): Stroke {
  const last = stroke.at(-1);
  return last !== undefined && distance(last, point) < STEP_MIN ? stroke : [...stroke, point];
}

export function meaningOf(
  stroke: Stroke,
  links: readonly Link[],
  replicas: readonly ReplicaId[],
  boxes: ReadonlyMap<NodeId, Box>,
): Meaning {
  if (comesRound(stroke)) {
    const within = replicas.filter((replica) => isWithin(boxes.get(replica) as Box, stroke));
    if (within.length > 0) return { kind: 'lasso', replicas: within, isAll: within.length === replicas.length };
  }
  const crossed = crossedBy(stroke, links);
  return crossed.length === 0 ? { kind: 'nothing' } : { kind: 'cut', links: crossed };
}

/** The links that a line runs across and that let something through. */
export function crossedBy(stroke: Stroke, links: readonly Link[]): readonly Link[] {
  const parts = segmentsOf(stroke);
  return links.filter(
    ({ curve, state }) => state !== 'cut' && piecesOf(curve).some((piece) => parts.some((part) => meets(part, piece))),
  );
}

function comesRound(stroke: Stroke): boolean {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (first === undefined || last === undefined || stroke.length < 4) return false;
  const length = segmentsOf(stroke).reduce((sum, { from, to }) => sum + distance(from, to), 0);
  return distance(first, last) <= length * ROUND_SHARE_MAX;
}

/** Whether a point lies within a line whose ends are joined: a ray from it crosses the line an odd number of times. */
export function isWithin({ x, y }: Point, outline: readonly Point[]): boolean {
  let isOdd = false;
  outline.forEach((one, index) => {
    const other = outline.at(index - 1) as Point;
    if (one.y > y !== other.y > y && x < one.x + ((y - one.y) / (other.y - one.y)) * (other.x - one.x)) isOdd = !isOdd;
  });
  return isOdd;
}

const segmentsOf = (stroke: Stroke): readonly Segment[] =>
  stroke.slice(1).map((to, index) => ({ from: stroke[index] as Point, to }));
