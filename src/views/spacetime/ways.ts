/** The ways of messages through time: where each set out, where it stood still and why, and how it ended. */
import type { MessageId } from '../../core/ids.ts';
import type { WaitReason } from '../../core/network/message-kind.ts';
import type { Flight, Moment, Scene } from '../../core/timeline/scene.ts';

export interface Way {
  readonly flight: Flight;
  /** Times and shares of the way, as far as they are known: a message that waits stands there to the end. */
  readonly points: Flight['waypoints'];
  readonly dwells: readonly Dwell[];
}

/** A stretch of time that a message spent at one place. */
export interface Dwell {
  readonly fromUs: number;
  readonly untilUs: number;
  /** Null where it began before what is shown. */
  readonly reason: WaitReason | null;
  /** Its place among those that wait on the same link at the same time. */
  readonly place: number;
}

/** More would run into the lines. */
const PLACES = 4;

export function waysOf(base: Scene, moments: readonly Moment[], untilUs: number): readonly Way[] {
  const flights = new Map<MessageId, Flight>();
  for (const flight of base.flights) flights.set(flight.message, flight);
  for (const { changes } of moments) for (const flight of changes.flights) flights.set(flight.message, flight);
  const reasons = reasonsOf(base, moments);
  const busyUntil = new Map<string, number[]>();
  return [...flights.values()].map((flight) => {
    const points = pointsOf(flight, untilUs);
    const dwells = dwellsOf(points).map(([fromUs, untilUs]) => {
      const reason = reasons.get(flight.message)?.findLast((wait) => wait.fromUs <= fromUs)?.reason ?? null;
      return { fromUs, untilUs, reason, place: takePlace(busyUntil, `${flight.from}>${flight.to}`, fromUs, untilUs) };
    });
    return { flight, points, dwells };
  });
}

/** One that waits, or that was dropped while it waited, stood there until then. */
function pointsOf({ waypoints, waiting, end }: Flight, untilUs: number): Flight['waypoints'] {
  const last = waypoints.at(-1);
  const standsUntil = end === null ? (waiting === null ? null : untilUs) : end.how === 'dropped' ? end.atUs : null;
  if (last === undefined || standsUntil === null || standsUntil <= last.atUs) return waypoints;
  return [...waypoints, { atUs: standsUntil as typeof last.atUs, share: last.share }];
}

function dwellsOf(points: Flight['waypoints']): readonly (readonly [number, number])[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return next !== undefined && next.share === point.share && next.atUs > point.atUs
      ? [[point.atUs, next.atUs] as const]
      : [];
  });
}

interface Wait {
  readonly fromUs: number;
  readonly reason: WaitReason;
}

function reasonsOf(base: Scene, moments: readonly Moment[]): ReadonlyMap<MessageId, readonly Wait[]> {
  const reasons = new Map<MessageId, Wait[]>();
  const note = (message: MessageId, wait: Wait): void => {
    reasons.set(message, [...(reasons.get(message) ?? []), wait]);
  };
  for (const { message, waiting, waypoints } of base.flights) {
    if (waiting !== null) note(message, { fromUs: waypoints.at(-1)?.atUs ?? 0, reason: waiting });
  }
  for (const { events } of moments) {
    for (const { event } of events) {
      if (event.kind === 'waits') note(event.message, { fromUs: event.fromUs, reason: event.reason });
    }
  }
  return reasons;
}

/** The first place of a link that is free at a time; the last one is shared. */
function takePlace(busyUntil: Map<string, number[]>, link: string, fromUs: number, untilUs: number): number {
  const places = busyUntil.get(link) ?? [];
  busyUntil.set(link, places);
  const free = places.findIndex((until) => until <= fromUs);
  const place = Math.min(PLACES - 1, free === -1 ? places.length : free);
  places[place] = untilUs;
  return place;
}
