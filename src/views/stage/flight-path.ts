/** Where a message is: from its waypoints and the way between the two cards, for any time. */
import type { Flight } from '../../core/timeline/scene.ts';
import type { Ends } from './cast.ts';
import { type Curve, directionAt, piecesOf, pointAt } from './curves.ts';
import { type Box, gapBetween, type Point, type Size } from './geometry.ts';

/** How far what has no size swings out to the right of its way, so that the two directions keep apart. */
const BOW = 12;
/** Between the border of a letter and the link that it travels beside. */
export const LANE_GAP = 5;

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
export function markAt(marks: Way['marks'], share: number): number {
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
export const INSET_SHARE_MAX = 0.45;

/** What of a way is not for a letter, at its start and its end: there it would lie on a card. */
export interface Insets {
  readonly start: number;
  readonly end: number;
}

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
  return { start: shareFrom(0, cards?.from), end: shareFrom(1, cards?.to) };
}

/** How wide a letter may be, of a height, so that it finds room between the two cards of its way. */
export function widthMaxOn({ curve, length }: Way, height: number): number {
  const { x, y } = directionAt(curve, 0.5);
  const room = 2 * INSET_SHARE_MAX * length - Math.abs(y) * height;
  return Math.abs(x) < 0.1 ? Number.POSITIVE_INFINITY : room / Math.abs(x);
}

/** Where something is at each share of its way, and how long that way is in pixels. */
export interface Track {
  readonly length: number;
  at(share: number): Point;
}

/** Of what is only a point. */
export const trackOn = (way: Way): Track => ({ length: way.length, at: (share) => pointOn(way, share) });

/**
 * How far a flight has gone over to the place where it waits: 0 on its way, 1 there. It takes as long as so many pixels
 * at least.
 */
export function standingShare(flight: Flight, track: Track, atUs: number, stand: Point, least = 1): number {
  const rest = lastRest(flight);
  const share = shareAt(flight.waypoints, atUs);
  if (rest === null || share === null) return 0;
  const stop = track.at(rest.share);
  const away = Math.max(least, Math.hypot(stop.x - stand.x, stand.y - stop.y));
  const gone = (Math.max(0, Math.min(atUs, rest.untilUs) - rest.sinceUs) * rest.speed * track.length) / away;
  // One that waited for a replica is there already: it is taken in from its place.
  const isStanding = atUs <= rest.untilUs || rest.share === 1;
  const joined = isStanding ? 0 : (share - rest.share) / (1 - rest.share);
  return Math.min(1, gone) * Math.max(0, 1 - joined);
}

/**
 * Where a flight is at a time; null before it set out. One that is stopped by a cut, or by a replica that takes nothing
 * in, goes over to its stand as fast as it came, waits there, and comes back to its way when it may go on.
 */
export function positionOf(flight: Flight, track: Track, atUs: number, stand: Point | null = null): Point | null {
  const share = shareAt(flight.waypoints, atUs);
  if (share === null) return null;
  const here = track.at(share);
  return stand === null ? here : between(here, stand, standingShare(flight, track, atUs, stand));
}

/**
 * The same where motion is reduced: nothing travels, so it stands half way; what waits or was lost stands where it came
 * to rest.
 */
export function standingOf(flight: Flight, track: Track, atUs: number, stand: Point | null): Point | null {
  if (shareAt(flight.waypoints, atUs) === null) return null;
  const isAtRest = flight.waiting !== null || flight.end?.how === 'dropped';
  return isAtRest ? positionOf(flight, track, Number.POSITIVE_INFINITY, stand) : track.at(HALF_WAY);
}

export const between = (one: Point, other: Point, share: number): Point => ({
  x: one.x + (other.x - one.x) * share,
  y: one.y + (other.y - one.y) * share,
});

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

/** A message that waits, or waited last, before a cut or at the door of a replica. */
export interface Waiting {
  readonly flight: Flight;
  readonly where: 'cut' | 'door';
  /** Its place in the pile: the first that is free of those that were there when it came. */
  readonly rank: number;
}

/**
 * Who waits where, and in which place. Places stay the same when all are let go, one step after another; what was lost
 * while it waited keeps its own.
 */
export function pileOf(flights: readonly Flight[]): ReadonlyMap<Flight['message'], Waiting> {
  const stopped = flights.flatMap((flight) => {
    const rest = lastRest(flight);
    if (rest === null) return [];
    const where = rest.share === 1 ? ('door' as const) : ('cut' as const);
    return [{ ...rest, flight, where, pile: `${flight.from}>${flight.to} ${where}` }];
  });
  stopped.sort((one, other) => one.sinceUs - other.sinceUs || (one.flight.message < other.flight.message ? -1 : 1));
  const placed: ((typeof stopped)[number] & { readonly rank: number })[] = [];
  for (const each of stopped) {
    const taken = placed
      .filter(({ pile, untilUs }) => pile === each.pile && untilUs >= each.sinceUs)
      .map(({ rank }) => rank);
    let rank = 0;
    while (taken.includes(rank)) rank += 1;
    placed.push({ ...each, rank });
  }
  return new Map(placed.map(({ flight, where, rank }) => [flight.message, { flight, where, rank }]));
}

/** The whole way as a path of an SVG. */
export function pathOf(way: Way): string {
  const points = Array.from({ length: PATH_POINTS + 1 }, (_, index) => pointOn(way, index / PATH_POINTS));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

const PATH_POINTS = 16;
