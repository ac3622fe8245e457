/** Where a message is: from its waypoints and the way between the two cards, for any time. */
import type { Flight } from '../../core/timeline/scene.ts';
import type { Ends } from './cast.ts';
import { type Curve, directionAt, piecesOf, pointAt } from './curves.ts';
import { type Box, gapBetween, type Point, type Size } from './geometry.ts';

/** How far what has no size swings out to the right of its way, so that the two directions keep apart. */
const BOW = 12;
/** Between the border of a letter and the link that it travels beside. */
const LANE_GAP = 2;
/** The room that a waiting letter takes of the way behind it. */
const PILE_STEP = 14;
/** How far before the cut the first of a pile stops: its middle, so that the cut stays in sight. */
const PILE_START = 44;
/** And its border, where it is long: half the gap of the link and its hatching. */
const PILE_CLEAR = 28;

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

/** A way as it is travelled: equal shares of it are equally long, on a curve too. */
export interface Way {
  readonly curve: Curve;
  readonly length: number;
  /** Where on the curve each of equally many parts of its length ends; null where it is straight. */
  readonly marks: readonly number[] | null;
}

const MARKS = 24;

export function wayOn(curve: Curve): Way {
  const pieces = piecesOf(curve, MARKS);
  const ends = [0];
  for (const { from, to } of pieces) ends.push((ends.at(-1) as number) + Math.hypot(to.x - from.x, to.y - from.y));
  const length = ends.at(-1) as number;
  const isStraight = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) > length - 0.01;
  if (isStraight || length === 0) return { curve, length, marks: null };
  let index = 0;
  const marks = Array.from({ length: MARKS + 1 }, (_, mark) => {
    const goal = (length * mark) / MARKS;
    while (index < MARKS - 1 && (ends[index + 1] as number) < goal) index += 1;
    const [start, end] = [ends[index] as number, ends[index + 1] as number];
    return Math.min(1, (index + (goal - start) / (end - start || 1)) / MARKS);
  });
  return { curve, length, marks };
}

/** Where on the curve a share of its length ends. */
function markAt(marks: Way['marks'], share: number): number {
  if (marks === null) return share;
  const at = share * MARKS;
  const index = Math.min(MARKS - 1, Math.floor(at));
  const start = marks[index] as number;
  return start + ((marks[index + 1] as number) - start) * (at - index);
}

/**
 * A point of a way, at a share of it. What has a size stands wholly to the right of the way, so that what goes and what
 * comes never hide each other.
 */
export function pointOn({ curve, marks }: Way, share: number, size: Size | null = null): Point {
  const t = markAt(marks, share);
  const { x, y } = pointAt(curve, t);
  const along = directionAt(curve, t);
  const swing =
    size === null
      ? BOW * 4 * share * (1 - share)
      : (Math.abs(along.y) * size.width + Math.abs(along.x) * size.height) / 2 + LANE_GAP;
  return { x: x - along.y * swing, y: y + along.x * swing };
}

/** More than this share of a way is never taken off an end of it: a letter that is longer lies over the card. */
const INSET_SHARE_MAX = 0.45;

/** What of a way is not for a letter, at its start and its end: there it would lie on a card. */
export interface Insets {
  readonly start: number;
  readonly end: number;
  /** Of the letter; null for what is only a point. */
  readonly size: Size | null;
}

export const NO_INSETS: Insets = { start: 0, end: 0, size: null };

/** The steps by which a letter is moved off a card, in shares of a way. */
const OFF_CARD = 0.01;

/**
 * A letter of this size begins and ends with its border, not with its middle, at the borders of the cards; and where it
 * would lie over their corners, standing beside its way, farther off.
 */
export function insetsOf(way: Way, size: Size, cards: Ends | null = null): Insets {
  const { curve, length } = way;
  const { width, height } = size;
  const shareFrom = (mark: number, card: Box | undefined): number => {
    const { x, y } = directionAt(curve, mark);
    let share = Math.min(INSET_SHARE_MAX, (Math.abs(x) * width + Math.abs(y) * height) / 2 / (length || 1));
    const isOnCard = (): boolean =>
      card !== undefined && gapBetween({ ...pointOn(way, Math.abs(mark - share), size), width, height }, card) < 0;
    while (share < INSET_SHARE_MAX && isOnCard()) share += OFF_CARD;
    return share;
  };
  return { start: shareFrom(0, cards?.from), end: shareFrom(1, cards?.to), size };
}

/** How wide a letter may be, of a height, so that it finds room between the two cards of its way. */
export function widthMaxOn({ curve, length }: Way, height: number): number {
  const { x, y } = directionAt(curve, 0.5);
  const room = 2 * INSET_SHARE_MAX * length - Math.abs(y) * height;
  return Math.abs(x) < 0.1 ? Number.POSITIVE_INFINITY : room / Math.abs(x);
}

/**
 * Where a flight is at a time; null before it set out. One that is stopped by a cut waits in its place in the pile
 * and sets out from there when it may go on.
 */
export function positionOf(
  flight: Flight,
  way: Way,
  atUs: number,
  place: number | null = null,
  { start, end, size }: Insets = NO_INSETS,
): Point | null {
  const share = shareAt(flight.waypoints, atUs);
  if (share === null) return null;
  const inset = start + share * (1 - start - end);
  const rest = place === null ? null : lastRest(flight);
  if (place === null || rest === null) return pointOn(way, inset, size);
  const length = way.length || 1;
  const short = Math.max(PILE_START / length, PILE_CLEAR / length + end) + (place * PILE_STEP) / length;
  const stop = start + rest.share * (1 - start - end);
  const room = stop - Math.max(0, Math.min(stop, rest.share - short));
  const back = Math.min(room, Math.max(0, Math.min(atUs, rest.untilUs) - rest.sinceUs) * rest.speed);
  // One that waited for a replica is there already: it is taken in from its place.
  const toGo = atUs <= rest.untilUs || rest.share === 1 ? 1 : (1 - share) / (1 - rest.share);
  return pointOn(way, inset - back * toGo, size);
}

/**
 * The same where motion is reduced: nothing travels, so it stands half way; what waits or was lost stands where it came
 * to rest.
 */
export function standingOf(flight: Flight, way: Way, atUs: number, place: number | null, insets: Insets): Point | null {
  if (positionOf(flight, way, atUs) === null) return null;
  const isAtRest = flight.waiting !== null || flight.end?.how === 'dropped';
  return isAtRest ? positionOf(flight, way, Number.POSITIVE_INFINITY, place, insets) : pointOn(way, 0.5, insets.size);
}

/** A stop on the way of a flight: it comes, goes back to its place in the pile as fast as it came, and waits there. */
interface Rest {
  readonly share: number;
  readonly sinceUs: number;
  /** Infinite while it waits. */
  readonly untilUs: number;
  /** Shares of the way in a microsecond. */
  readonly speed: number;
}

/**
 * Where a flight waits in a pile, waited in one last, or was lost in one; null where it never did. One that a person
 * holds on its way stands there alone.
 */
function lastRest({ waypoints, waiting, end }: Flight): Rest | null {
  const last = waypoints.at(-1);
  const isStanding = waiting !== null || (end?.how === 'dropped' && last !== undefined && last.atUs < end.atUs);
  for (let index = isStanding ? waypoints.length : waypoints.length - 1; index > 0; index -= 1) {
    const stop = waypoints[index - 1];
    const next = waypoints[index];
    if (stop === undefined) return null;
    if (next !== undefined && (next.share !== stop.share || next.atUs === stop.atUs)) continue;
    // It may have been stopped there more than once.
    let came = index - 1;
    while (waypoints[came - 1]?.share === stop.share) came -= 1;
    const { atUs: sinceUs } = waypoints[came] ?? stop;
    const before = waypoints[came - 1] ?? stop;
    const speed = sinceUs > before.atUs ? (stop.share - before.share) / (sinceUs - before.atUs) : Number.MAX_VALUE;
    if (isWherePilesAre(stop.share, speed))
      return { share: stop.share, sinceUs, untilUs: next?.atUs ?? Number.POSITIVE_INFINITY, speed };
  }
  return null;
}

/** Before a cut, in the middle of the way but for a part of a microsecond, and before the door of a replica. */
const isWherePilesAre = (share: number, speed: number): boolean =>
  share === 1 || share === HALF_WAY || Math.abs(share - HALF_WAY) <= 2 * Math.min(speed, 1e-3);

const HALF_WAY = 0.5;

/**
 * The place in its pile of each message that waits at a cut or for a replica, or has waited there or was lost there: behind those
 * that were there when it came. It stays the same when all are let go, one step after another.
 */
export function pileOf(flights: readonly Flight[]): ReadonlyMap<Flight['message'], number> {
  const stopped = flights.flatMap((flight) => {
    const rest = lastRest(flight);
    return rest === null ? [] : [{ ...rest, message: flight.message, way: `${flight.from}>${flight.to}` }];
  });
  stopped.sort((one, other) => one.sinceUs - other.sinceUs || (one.message < other.message ? -1 : 1));
  return new Map(
    stopped.map(({ message, way, sinceUs }, index) => [
      message,
      stopped.slice(0, index).filter((before) => before.way === way && before.untilUs >= sinceUs).length,
    ]),
  );
}

/** The whole way as a path of an SVG. */
export function pathOf(way: Way): string {
  const points = Array.from({ length: PATH_POINTS + 1 }, (_, index) => pointOn(way, index / PATH_POINTS));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

const PATH_POINTS = 16;
