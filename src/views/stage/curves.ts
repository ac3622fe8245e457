/**
 * Curved ways between cards, as cubic Bézier curves: a point leaves `from` towards `out` and comes to `to`
 * from `into`. A curve lies within the hull of its four points, so one whose points all lie in the free
 * middle of the stage runs under no card.
 */
import type { Point, Segment } from './geometry.ts';

export interface Curve extends Segment {
  readonly out: Point;
  readonly into: Point;
}

/** Where ways leave a card. */
export interface Port extends Point {
  /** Away from the card, of length 1. */
  readonly inwards: Point;
  /** How far along the border a way may leave to either side of the port, so that not all begin at one point. */
  readonly slide: number;
  /** How far in a curve may be bent before it comes near the cards on the other side. */
  readonly depth: number;
}

/** Shallower than this a curve to a neighbour has no room for a letter; but it never outgrows its own span. */
const DEPTH_MIN = 64;
/** How far the points that bend a curve lie inwards, for each pixel between its ends. */
const DEPTH_SHARE = 0.42;
/** How far along its border a way leaves, for each pixel that its other end lies to that side. */
const SLIDE_SHARE = 0.22;
/** How much of a way's first direction is towards its other end; the rest is straight inwards. */
const TOWARDS_SHARE = 0.38;
/** Neighbours nearer than this are joined by a plain bow; from the second distance on the shares hold in full. */
const NEAR = 120;
const FAR = 320;

/** A straight way as a curve along which equal steps are equally long. */
export const straight = ({ from, to }: Segment): Curve => ({
  from,
  out: between(from, to, 1 / 3),
  into: between(from, to, 2 / 3),
  to,
});

/** From port to port, leaving both inwards and, to one that is far, a little towards it. */
export function curveBetween(one: Port, other: Port): Curve {
  const far = Math.max(0, Math.min(1, (Math.hypot(other.x - one.x, other.y - one.y) - NEAR) / (FAR - NEAR)));
  const [from, to] = [leaving(one, other, far), leaving(other, one, far)];
  const span = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = Math.max(DEPTH_SHARE * span, Math.min(DEPTH_MIN, span));
  return { from, out: bent(one, from, to, reach, far), into: bent(other, to, from, reach, far), to };
}

function leaving({ x, y, inwards, slide }: Port, target: Point, far: number): Point {
  const sideways = (target.y - y) * inwards.x - (target.x - x) * inwards.y;
  const by = Math.max(-slide, Math.min(slide, sideways * SLIDE_SHARE * far));
  return { x: x - inwards.y * by, y: y + inwards.x * by };
}

function bent({ inwards, depth }: Port, from: Point, to: Point, reach: number, far: number): Point {
  const away = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const towards = TOWARDS_SHARE * far;
  const x = (1 - towards) * inwards.x + (towards * (to.x - from.x)) / away;
  const y = (1 - towards) * inwards.y + (towards * (to.y - from.y)) / away;
  const length = Math.min(reach, depth) / (Math.hypot(x, y) || 1);
  return { x: from.x + x * length, y: from.y + y * length };
}

export function pointAt({ from, out, into, to }: Curve, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * from.x + b * out.x + c * into.x + d * to.x, y: a * from.y + b * out.y + c * into.y + d * to.y };
}

/** The direction of a curve at a point, of length 1. */
export function directionAt({ from, out, into, to }: Curve, t: number): Point {
  const s = 1 - t;
  const [a, b, c] = [s * s, 2 * s * t, t * t];
  const x = a * (out.x - from.x) + b * (into.x - out.x) + c * (to.x - into.x);
  const y = a * (out.y - from.y) + b * (into.y - out.y) + c * (to.y - into.y);
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** The part of a curve between two of its points (de Casteljau's blossom). */
export function partOf({ from, out, into, to }: Curve, start: number, end: number): Curve {
  const blossom = (u: number, v: number, w: number): Point => {
    const [ab, bc, cd] = [between(from, out, u), between(out, into, u), between(into, to, u)];
    return between(between(ab, bc, v), between(bc, cd, v), w);
  };
  return {
    from: blossom(start, start, start),
    out: blossom(start, start, end),
    into: blossom(start, end, end),
    to: blossom(end, end, end),
  };
}

/** Moved aside as a whole, square to its middle. */
export function aside({ from, out, into, to }: Curve, { x, y }: Point): Curve {
  const moved = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return { from: moved(from), out: moved(out), into: moved(into), to: moved(to) };
}

/** A curve as straight pieces. */
export function piecesOf(curve: Curve, count = 8): readonly Segment[] {
  return Array.from({ length: count }, (_, index) => ({
    from: pointAt(curve, index / count),
    to: pointAt(curve, (index + 1) / count),
  }));
}

export const lengthOf = (curve: Curve): number =>
  piecesOf(curve, 16).reduce((sum, { from, to }) => sum + Math.hypot(to.x - from.x, to.y - from.y), 0);

export function svgPath({ from, out, into, to }: Curve): string {
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${at(from)}C${at(out)} ${at(into)} ${at(to)}`;
}

const between = (one: Point, other: Point, share: number): Point => ({
  x: one.x + (other.x - one.x) * share,
  y: one.y + (other.y - one.y) * share,
});
