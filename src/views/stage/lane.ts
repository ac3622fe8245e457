/**
 * The lane of a way: where the room for letters is at each share of it. As a rule that is to the right of the link,
 * from border to border of the two cards. Where this would lead over cards, or where other letters set out or come in,
 * the lane bends aside, and no more than it must: the cheapest of many offsets at each mark of the way, found from one
 * end to the other (dynamic programming), so that it never leaps. Worked out once for a way, not in each frame.
 */
import type { Ends } from './cast.ts';
import { directionAt, pointAt } from './curves.ts';
import { INSET_SHARE_MAX, insetsOf, LANE_GAP, markAt, pointOn, type Track, type Way } from './flight-path.ts';
import { type Box, coveredShare, type Point, type Size, sharedArea } from './geometry.ts';

export interface Lane {
  /** Of the largest letter on it: smaller ones stay within its room. */
  readonly size: Size;
  readonly length: number;
  /** The room at equal shares of the way. */
  readonly marks: readonly Mark[];
  /** What is wrong with it among what was there when it was laid. */
  readonly faults: number;
}

interface Mark extends Box {
  /** On which side of the room a narrower letter stands: -1 on its left, 1 on its right. */
  readonly hold: number;
}

export interface Surroundings {
  readonly ground: Size;
  readonly cards: readonly Box[];
  /** The two cards of the way. */
  readonly ends: Ends;
  /** The sign of the link, where it is cut. */
  readonly sign: Box;
  /** Where other letters set out and come in. */
  readonly doors: readonly Box[];
  /** Lanes of what sets out at the same time: this one runs beside them. */
  readonly beside: readonly Lane[];
  /** From which letters come over to this one and go back: no card is between the two. */
  readonly inner: Lane | null;
  /** By how much of the way it may begin and end farther from the cards than it must. */
  readonly extras: readonly (readonly [number, number])[];
}

const MARKS = 12;
/** Offsets that are tried: from so far beyond the left of the link to so far beyond its right lane; farther off where that is not enough. */
const REACHES = [56, 120, 200] as const;
const STEP = 8;
/** From one mark to the next it moves aside by this at most. */
const BEND_MAX = 3;
/** Between letters, and between them and cards. */
const AIR = 2;

/** What a lane avoids, in pixels of a detour for the whole of a letter. */
const COSTS = {
  card: 1_500,
  ground: 2_000,
  beside: 200,
  sign: 300,
  door: 160,
  passing: 20,
  left: 24,
  away: 0.2,
  bend: 0.6,
} as const;

export function laneOn(way: Way, size: Size, around: Surroundings): Lane {
  const straight = plainLane(way, size, around);
  if (straight.faults === 0) return straight;
  let best: Lane | null = null;
  for (const reach of REACHES) {
    // Far off its link a letter goes only where it would have to go over a card between the two.
    if (best !== null && shareOnOthers(best, around) <= ON_CARD_MAX) break;
    for (const extra of around.extras) {
      const lane = bentLane(way, size, around, { extra, reach });
      if (best === null || lane.faults < best.faults - EXTRA_COST) best = lane;
      if (best.faults === 0) break;
    }
  }
  return best as Lane;
}

export const NO_EXTRAS = [[0, 0]] as const;

/** Where there is no room at the border of a card, so much farther off: shares of the way at its start and its end. */
export const EXTRAS = [
  [0, 0],
  [0.16, 0],
  [0, 0.16],
  [0.16, 0.16],
] as const;
/** Which is worth some of a letter. */
const EXTRA_COST = 0.05;
/** By so much of it a letter may lie over the edge of a card. */
const ON_CARD_MAX = 0.12;

/** How much of a letter is at worst on cards between the two of its way. */
function shareOnOthers({ marks }: Lane, { cards, ends }: Surroundings): number {
  const others = cards.filter((card) => sharedArea(card, ends.from) === 0 && sharedArea(card, ends.to) === 0);
  return Math.max(...marks.map((box) => coveredShare(box, others)));
}

/** To the right of the link all along. */
function plainLane(way: Way, size: Size, around: Surroundings): Lane {
  const { start, end } = insetsOf(way, size, around.ends);
  const points = shares.map((share) => pointOn(way, start + share * (1 - start - end), size));
  const holds = shares.map((share) => holdAt(way, start + share * (1 - start - end), share, 1));
  return laneThrough(points, holds, size, around);
}

const shares: readonly number[] = Array.from({ length: MARKS + 1 }, (_, index) => index / MARKS);

/** To the side of the link, and at its ends to that of the card. */
function holdAt({ curve, marks }: Way, at: number, share: number, side: number): number {
  const { x, y } = directionAt(curve, markAt(marks, at));
  return Math.max(-1, Math.min(1, side * y * Math.abs(y) - x * Math.abs(x) * (1 - 2 * share)));
}

function laneThrough(points: readonly Point[], holds: readonly number[], size: Size, around: Surroundings): Lane {
  const { width, height } = size;
  const marks = points.map(({ x, y }, index): Mark => ({ x, y, width, height, hold: holds[index] as number }));
  let length = 0;
  for (const [index, { x, y }] of points.slice(1).entries()) {
    const before = points[index] as Point;
    length += Math.hypot(x - before.x, y - before.y);
  }
  return { size, length, marks, faults: faultsOf(marks, around) };
}

/** How much of the room of a lane is in the way of something at worst, in letters; on a card it counts more. */
export function faultsOf(marks: readonly Mark[], around: Surroundings): number {
  const worst = { card: 0, door: 0, beside: 0, else: 0 };
  marks.forEach((box, index) => {
    worst.card = Math.max(worst.card, coveredShare(box, around.cards), shareBetween(box, box, around, index));
    if (index === 0 || index === MARKS) worst.door = Math.max(worst.door, coveredShare(box, around.doors));
    worst.beside = Math.max(worst.beside, coveredShare(box, boxesAt(around.beside, index)));
    worst.else = Math.max(worst.else, coveredShare(box, [around.sign]) + overEdge(box.x, box.y, box, around.ground));
  });
  return CARD_WEIGHT * worst.card + worst.door + worst.beside + worst.else;
}

/** How much of a letter is on a card while it comes over from the inner lane. */
function shareBetween({ x, y }: Point, { width, height }: Size, { inner, cards }: Surroundings, mark: number): number {
  const from = inner?.marks[mark];
  if (from === undefined) return 0;
  let most = 0;
  for (const share of PARTS_BETWEEN) {
    const box = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share, width, height };
    for (const card of cards) most = Math.max(most, sharedArea(box, card));
  }
  return most / (width * height);
}

const PARTS_BETWEEN = [0.25, 0.5, 0.75] as const;

const boxesAt = (lanes: readonly Lane[], index: number): readonly Box[] =>
  lanes.map(({ marks }) => marks[index] as Mark);

/** A letter over a card is worse than one over another letter. */
const CARD_WEIGHT = 4;

interface Freedom {
  readonly extra: readonly [number, number];
  readonly reach: number;
}

function bentLane(way: Way, size: Size, around: Surroundings, { extra, reach }: Freedom): Lane {
  const least = insetsOf(way, size);
  const [start, end] = [
    Math.min(INSET_SHARE_MAX, least.start + extra[0]),
    Math.min(INSET_SHARE_MAX, least.end + extra[1]),
  ];
  const rows = shares.map((share, mark) => {
    const at = start + share * (1 - start - end);
    const holds = [holdAt(way, at, share, -1), holdAt(way, at, share, 1)] as const;
    return placesAcross(way, { at, mark, holds, reach }, size, around);
  });
  const places = cheapest(rows);
  const holds = places.map(({ hold }) => hold);
  const lane = laneThrough(places, holds, size, around);
  return places.some(({ isLeft }) => isLeft) ? { ...lane, faults: lane.faults + LEFT_FAULT } : lane;
}

interface Across {
  /** The share of the way, and the how-manieth of its marks that is. */
  readonly at: number;
  readonly mark: number;
  readonly holds: readonly [number, number];
  readonly reach: number;
}

/** The places beside a point of the way, from the left of the link to its right, each with what it costs. */
function placesAcross(
  way: Way,
  { at, mark, holds: [holdLeft, holdRight], reach }: Across,
  size: Size,
  around: Surroundings,
): readonly Place[] {
  const own = { width: size.width + 2 * AIR, height: size.height + 2 * AIR };
  const area = size.width * size.height;
  const t = markAt(way.marks, at);
  const { x, y } = pointAt(way.curve, t);
  const along = directionAt(way.curve, t);
  const lane = (Math.abs(along.y) * size.width + Math.abs(along.x) * size.height) / 2 + LANE_GAP;
  const first = lane - Math.ceil((2 * lane + reach) / STEP) * STEP;
  const count = Math.ceil((2 * lane + 2 * reach) / STEP) + 1;
  const half = ((count - 1) * STEP) / 2;
  /** All that is tried lies in it. */
  const whole = {
    x: x - along.y * (first + half),
    y: y + along.x * (first + half),
    width: own.width + 2 * half * Math.abs(along.y),
    height: own.height + 2 * half * Math.abs(along.x),
  };
  // Bare numbers: this is the inside of three loops.
  const left: number[] = [];
  const right: number[] = [];
  const top: number[] = [];
  const bottom: number[] = [];
  const weights: number[] = [];
  const avoid = (boxes: readonly Box[], cost: number): void => {
    for (const box of boxes) {
      if (sharedArea(box, whole) === 0) continue;
      left.push(box.x - box.width / 2);
      right.push(box.x + box.width / 2);
      top.push(box.y - box.height / 2);
      bottom.push(box.y + box.height / 2);
      weights.push(cost / area);
    }
  };
  const isEnd = mark <= 1 || mark >= MARKS - 1;
  avoid(around.cards, COSTS.card);
  avoid([around.sign], COSTS.sign);
  avoid(around.doors, isEnd ? COSTS.door : COSTS.passing);
  avoid(boxesAt(around.beside, mark), COSTS.beside);
  return Array.from({ length: count }, (_, step): Place => {
    const offset = first + step * STEP;
    const [atX, atY] = [x - along.y * offset, y + along.x * offset];
    // On the left of the link it would meet what comes the other way.
    let cost = COSTS.away * Math.abs(offset - lane) + (offset < lane - STEP ? COSTS.left : 0);
    for (let thing = 0; thing < weights.length; thing += 1) {
      const wide =
        Math.min(right[thing] as number, atX + own.width / 2) - Math.max(left[thing] as number, atX - own.width / 2);
      const high =
        Math.min(bottom[thing] as number, atY + own.height / 2) - Math.max(top[thing] as number, atY - own.height / 2);
      if (wide > 0 && high > 0) cost += (weights[thing] as number) * wide * high;
    }
    cost += COSTS.ground * overEdge(atX, atY, own, around.ground);
    cost += COSTS.card * shareBetween({ x: atX, y: atY }, size, around, mark);
    return { x: atX, y: atY, ...size, hold: offset < 0 ? holdLeft : holdRight, isLeft: offset < 0, cost };
  });
}

/** For no more of a value is the left side of the link worth it. */
const LEFT_FAULT = 0.1;

interface Place extends Mark {
  readonly isLeft: boolean;
  readonly cost: number;
}

/** How much of a box is over the edge of the ground, as a share of its sides. */
const overEdge = (x: number, y: number, { width, height }: Size, ground: Size): number =>
  Math.max(0, width / 2 - x, x + width / 2 - ground.width) / width +
  Math.max(0, height / 2 - y, y + height / 2 - ground.height) / height;

/** The cheapest way through all rows, from place to place near to the last. */
function cheapest(rows: readonly (readonly Place[])[]): readonly Place[] {
  let sums: readonly number[] = (rows[0] ?? []).map(({ cost }) => cost);
  const cameFrom: number[][] = [];
  rows.slice(1).forEach((row, index) => {
    const before = rows[index] as readonly Place[];
    // Rows begin at other offsets where the way turns: their middles belong together.
    const offsets = Math.round((row.length - before.length) / 2);
    const from: number[] = [];
    sums = row.map(({ cost }, place) => {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let bend = -BEND_MAX; bend <= BEND_MAX; bend += 1) {
        const other = Math.max(0, Math.min(before.length - 1, place - offsets + bend));
        const sum = (sums[other] as number) + COSTS.bend * STEP * Math.abs(bend);
        if (sum < least) [best, least] = [other, sum];
      }
      from.push(best);
      return least + cost;
    });
    cameFrom.push(from);
  });
  let at = sums.indexOf(Math.min(...sums));
  const places: Place[] = [];
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    places.unshift((rows[row] as readonly Place[])[at] as Place);
    at = cameFrom[row - 1]?.[at] ?? at;
  }
  return places;
}

/** The middle of a letter of a width at a share of its lane. */
export function pointOnLane({ marks, size }: Lane, share: number, width: number): Point {
  const at = Math.max(0, Math.min(1, share)) * MARKS;
  const index = Math.min(MARKS - 1, Math.floor(at));
  const [one, other] = [marks[index], marks[index + 1]] as [Mark, Mark];
  const part = at - index;
  const hold = one.hold + (other.hold - one.hold) * part;
  return {
    x: one.x + (other.x - one.x) * part + (hold * Math.max(0, size.width - width)) / 2,
    y: one.y + (other.y - one.y) * part,
  };
}

export const trackOnLane = (lane: Lane, width: number): Track => ({
  length: lane.length,
  at: (share) => pointOnLane(lane, share, width),
});
