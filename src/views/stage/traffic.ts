/**
 * Where each letter is among the others, for any time: on its lane, on the next one as long as another letter travels
 * beside it, at its stand where it waits. What is asked in each frame is a sum over the few letters of one way; who they
 * are, and where they wait, is worked out when the scene changes.
 */
import type { MessageId } from '../../core/ids.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { directionAt } from './curves.ts';
import { between, pileOf, positionOf, shareAt, standingOf, standingShare, type Track } from './flight-path.ts';
import type { Point } from './geometry.ts';
import { pointOnLane, trackOnLane } from './lane.ts';
import { LANES_MAX, type Lanes, type Road } from './lanes.ts';

export interface Traffic {
  /** Null before it set out, and where one end of its way is not on the stage. */
  placeOf(flight: Flight, width: number, atUs: number): Point | null;
  /** The same where nothing travels. */
  standOf(flight: Flight, width: number, atUs: number): Point | null;
}

/** One that is about to come in makes room for the next over so many pixels of its way. */
const COMING_IN = 44;
/** From this part of their length to the whole of it two letters on one lane are parted. */
const PARTED = 2;

export function trafficOn(flights: readonly Flight[], lanes: Lanes): Traffic {
  const piles = pileOf(flights);
  const before = companionsOf(flights, lanes);

  const waitingPlace = (flight: Flight, road: Road, width: number): Point | null => {
    const waiting = piles.get(flight.message);
    if (waiting === undefined) return null;
    const stands = road.standsAt(waiting.where);
    const { x, y } = stands[Math.min(waiting.rank, stands.length - 1)] as Point;
    // At the same side of the room as on the lane.
    const [whole, own] = [road.laneOf(0).size.width, width].map((room) => pointOnLane(road.laneOf(0), 0.5, room).x);
    return { x: x + (own as number) - (whole as number), y };
  };

  /** How far others push a letter off its lane, in lanes. */
  const pushed = (flight: Flight, road: Road, atUs: number): number => {
    const others = before.get(flight.message);
    const share = shareAt(flight.waypoints, atUs);
    if (others === undefined || share === null) return 0;
    const lane = road.laneOf(0);
    const apart = partedAfter(road);
    let sum = 0;
    for (const other of others) {
      const there = shareAt(other.waypoints, atUs);
      if (there === null) continue;
      const near = (PARTED * apart - Math.abs(there - share) * lane.length) / ((PARTED - 1) * apart);
      if (near <= 0) continue;
      const stand = waitingPlace(other, road, lane.size.width);
      // Also one that waits where it is makes room little by little.
      const standing =
        stand === null ? 0 : standingShare(other, trackOnLane(lane, lane.size.width), atUs, stand, COMING_IN);
      sum += Math.min(1, near) * Math.min(1, ((1 - there) * lane.length) / COMING_IN) * (1 - standing);
    }
    return Math.min(LANES_MAX - 1, sum);
  };

  const trackOf = (road: Road, width: number, push: number): Track => {
    const lane = road.laneOf(Math.floor(push));
    if (Number.isInteger(push)) return trackOnLane(lane, width);
    const next = road.laneOf(Math.ceil(push));
    return {
      length: lane.length + (next.length - lane.length) * (push % 1),
      at: (share) => between(pointOnLane(lane, share, width), pointOnLane(next, share, width), push % 1),
    };
  };

  return {
    placeOf(flight, width, atUs) {
      const road = lanes.roadOf(flight.from, flight.to);
      if (road === null) return null;
      const track = trackOf(road, width, pushed(flight, road, atUs));
      return positionOf(flight, track, atUs, waitingPlace(flight, road, width));
    },
    standOf(flight, width, atUs) {
      const road = lanes.roadOf(flight.from, flight.to);
      if (road === null) return null;
      const push = Math.min(LANES_MAX - 1, before.get(flight.message)?.length ?? 0);
      return standingOf(flight, trackOf(road, width, push), atUs, waitingPlace(flight, road, width));
    },
  };
}

/** So far apart along their way two letters lie no more over one another. */
function partedAfter({ way, laneOf }: Road): number {
  const { width, height } = laneOf(0).size;
  const { x, y } = directionAt(way.curve, 0.5);
  return Math.min(width / (Math.abs(x) || 1e-6), height / (Math.abs(y) || 1e-6));
}

/**
 * Those on the same way that set out before it, or at the same time and were told first. Clients that have one place on
 * the stage have one way.
 */
function companionsOf(flights: readonly Flight[], lanes: Lanes): ReadonlyMap<MessageId, readonly Flight[]> {
  const byWay = new Map<string, Flight[]>();
  for (const flight of flights) {
    const curve = lanes.roadOf(flight.from, flight.to)?.way.curve;
    if (curve === undefined) continue;
    const way = [curve.from, curve.to].map(({ x, y }) => `${x} ${y}`).join('>');
    const known = byWay.get(way);
    if (known === undefined) byWay.set(way, [flight]);
    else known.push(flight);
  }
  const before = new Map<MessageId, readonly Flight[]>();
  for (const all of byWay.values()) {
    if (all.length === 1) continue;
    const inOrder = all.toSorted((one, other) => sentUs(one) - sentUs(other));
    inOrder.forEach((flight, index) => {
      // Who is far behind the others is not near the first.
      if (index > 0) before.set(flight.message, inOrder.slice(Math.max(0, index - COMPANIONS_MAX), index));
    });
  }
  return before;
}

const COMPANIONS_MAX = 6;

const sentUs = ({ waypoints }: Flight): number => waypoints[0]?.atUs ?? 0;
