/**
 * Cards that have more to show than their place has room for grow where nothing else stands. The ways between them stay
 * as they were.
 */
import type { NodeId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { type Box, crosses, gapBetween, isInside, type Segment, segmentBetween } from './geometry.ts';
import { GROWN_APART, grownFrom, lanesOn } from './lanes.ts';
import type { Link } from './links.ts';

const STEP = 4;
const EDGE = 8;
/** With more cards in a frame its middle is for ways. */
const FRAMED_MAX = 6;

/** What a card needs to show all that it has, in pixels. */
export interface Needed {
  readonly width?: number;
  readonly height?: number;
}

/** The layout with each card as high and as wide as what it shows, as far as there is room beside the letters on its links. */
export function grown(
  layout: StageLayout,
  cast: Cast,
  needed: ReadonlyMap<NodeId, Needed>,
  links: readonly Link[],
): StageLayout {
  if (layout.ports.size > FRAMED_MAX) return layout;
  const ways = waysOf(layout, cast);
  const lanes = lanesOn(layout, links);
  const boxes = new Map(layout.boxes);
  const places = [...boxes.values()];
  /** So far letters keep off each card; further it must not come into its own ways. */
  const keptFree = new Map([...boxes].map(([id, place]) => [id, grownFrom(place, places, layout.size)]));
  const grow = (id: NodeId, { width = 0, height = 0 }: Needed): boolean => {
    const [place, box] = [layout.boxes.get(id), boxes.get(id)];
    if (place === undefined || box === undefined || (box.height >= height && box.width >= width)) return false;
    const foreign = ways.filter(({ ends }) => !ends.includes(id));
    const own = ways.filter(({ ends }) => ends.includes(id));
    const kept = keptFree.get(id) as Box;
    const isFree = (next: Box): boolean =>
      isInside(next, layout.size, EDGE) &&
      [...boxes].every(([other, its]) => other === id || gapBetween(next, its) >= leastBetween(id, other)) &&
      !foreign.some(({ way }) => crosses(way, next)) &&
      (isWithin(next, kept) || !(own.some(({ way }) => crosses(way, next)) || lettersAt(id).some(isOn(next))));
    const wider = widenedBy(box, Math.min(STEP, width - box.width));
    const next = [...stretchedBy(box, Math.min(STEP, height - box.height)), ...wider].find(isFree);
    if (next !== undefined) boxes.set(id, next);
    return next !== undefined;
  };
  /** The room of letters that set out from a card and come to it. */
  const lettersAt = (id: NodeId): readonly Box[] =>
    links
      .filter(({ from, to }) => from === id || to === id)
      .flatMap(({ from, to }) => [lanes.roadOf(from, to), lanes.roadOf(to, from)])
      .flatMap((road) => road?.laneOf(0).marks ?? []);
  const leastBetween = (one: NodeId, other: NodeId): number =>
    Math.min(GROWN_APART, gapBetween(layout.boxes.get(one) as Box, layout.boxes.get(other) as Box));
  // By turns, so that none takes all the room there is.
  let growing = [...needed];
  while (growing.length > 0) growing = growing.filter(([id, needs]) => grow(id, needs));
  return { ...layout, boxes, places: layout.boxes };
}

/** Downwards first, for so its head stays where it is; else upwards. */
const stretchedBy = (box: Box, by: number): readonly Box[] =>
  by <= 0 ? [] : [1, -1].map((direction) => ({ ...box, height: box.height + by, y: box.y + (direction * by) / 2 }));

/** To both sides first, for so it keeps its middle. */
const widenedBy = (box: Box, by: number): readonly Box[] =>
  by <= 0 ? [] : [0, 1, -1].map((direction) => ({ ...box, width: box.width + by, x: box.x + (direction * by) / 2 }));

const isOn =
  (card: Box) =>
  (letter: Box): boolean =>
    gapBetween(card, letter) < 0;

const isWithin = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) * 2 <= other.width - one.width &&
  Math.abs(one.y - other.y) * 2 <= other.height - one.height;

interface Way {
  readonly ends: readonly NodeId[];
  readonly way: Segment;
}

/** More replicas than this have links everywhere. */
const WAYS_MAX = 8;

function waysOf({ boxes }: StageLayout, { replicas, clients }: Cast): readonly Way[] {
  const between = (one: NodeId, other: NodeId): readonly Way[] => {
    const [from, to] = [boxes.get(one), boxes.get(other)];
    return from === undefined || to === undefined ? [] : [{ ends: [one, other], way: segmentBetween(from, to) }];
  };
  const few = replicas.slice(0, WAYS_MAX);
  return [
    ...few.flatMap((one, index) => few.slice(0, index).flatMap((other) => between(other, one))),
    ...clients.flatMap(({ id, near }) => between(id, near)),
  ];
}
