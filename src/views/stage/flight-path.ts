/** Where a message is: from its waypoints and the two cards it goes between, for any time. */
import type { Flight } from '../../core/timeline/scene.ts';
import { type Box, type Point, type Segment, segmentBetween } from './geometry.ts';

/** How far a way swings out to its right at its middle, so that the two directions keep apart. */
const BOW = 12;
/** The room that a waiting letter takes of the way behind it. */
const PILE_STEP = 14;
/** How far before the cut the first of a pile stops: its middle, so that the cut stays in sight. */
const PILE_START = 44;

/** The share of the way that is behind it; null before it set out. */
export function shareAt(waypoints: Flight['waypoints'], atUs: number): number | null {
  const first = waypoints[0];
  if (first === undefined || atUs < first.atUs) return null;
  let before = first;
  for (let index = 1; index < waypoints.length; index += 1) {
    const after = waypoints[index] as typeof first;
    if (atUs < after.atUs)
      return before.share + ((after.share - before.share) * (atUs - before.atUs)) / (after.atUs - before.atUs);
    before = after;
  }
  return before.share;
}

/** A point of a way, at a share of it. */
export function pointOn({ from, to }: Segment, share: number): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const swing = BOW * 4 * share * (1 - share);
  return { x: from.x + dx * share - (dy / length) * swing, y: from.y + dy * share + (dx / length) * swing };
}

/** The way between two cards; letters go from edge to edge. */
export const wayBetween = (from: Box, to: Box): Segment => segmentBetween(from, to, 2);

/** Where a flight is at a time; null before it set out. One that waits stops in its place in the pile. */
export function positionOf(flight: Flight, way: Segment, atUs: number, place: number | null = null): Point | null {
  const share = shareAt(flight.waypoints, atUs);
  if (share === null) return null;
  if (place === null) return pointOn(way, share);
  const length = Math.hypot(way.to.x - way.from.x, way.to.y - way.from.y) || 1;
  const stop = flight.waypoints.at(-1)?.share ?? 1;
  return pointOn(way, Math.max(0, Math.min(share, stop - (PILE_START + place * PILE_STEP) / length)));
}

/** The place in its pile of each message that waits at a cut or for a replica: the first to come waits in front. */
export function pileOf(flights: readonly Flight[]): ReadonlyMap<Flight['message'], number> {
  const counts = new Map<string, number>();
  const places = new Map<Flight['message'], number>();
  for (const flight of flights) {
    if (flight.waiting === null || flight.waiting === 'held' || flight.end !== null) continue;
    const way = `${flight.from}>${flight.to}`;
    const before = counts.get(way) ?? 0;
    counts.set(way, before + 1);
    places.set(flight.message, before);
  }
  return places;
}

/** The whole way as a path of an SVG. */
export function pathOf({ from, to }: Segment): string {
  const middle = pointOn({ from, to }, 0.5);
  const control = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  return `M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`;
}
