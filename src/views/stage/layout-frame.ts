/**
 * Where cards are many or the stage is small they stand in a frame around its free middle: replicas in their
 * order from the top left clockwise, each client in the place beside its replica. All ways leave inwards and
 * cross the middle, so none runs under a card.
 */
import type { NodeId } from '../../core/ids.ts';
import { invariant } from '../../core/invariant.ts';
import type { Cast, StageLayout } from './cast.ts';
import type { Port } from './curves.ts';
import { type Box, crosses, gapBetween, isInside, type Point, type Size, segmentsBetween } from './geometry.ts';
import { FRAME_MEASURES, lettersMaxFor, type Measure } from './measures.ts';

const EDGE = 8;
/** The least of the middle, in pixels and as a share of the stage's height: else nothing is seen on its way. */
const MIDDLE_MIN = 88;
const MIDDLE_SHARE_MIN = 0.3;
/** Where ways begin, before the border of the card. */
const PORT_MARGIN = 3;
/** Curves keep clear of the other side of the middle by this share of it. */
const DEPTH_SHARE = 0.8;
/** Ways leave within this share of a border on each side of its middle. */
const SLIDE_SHARE = 0.36;
/** Cards of at most this width are small enough for clients to step inside the frame. */
const CROWDED_WIDTH = 96;
/** And a stage of less than this has no middle for them to step into: it is scrolled. */
const WITHIN_WIDTH_MIN = 600;
/** A ground that is too small grows by this. */
const GROWTH = 64;

/** The largest cards that find room; where none do, the least on a ground that is higher than the stage. */
export function inFrame(size: Size, cast: Cast): StageLayout & { readonly measure: Measure } {
  for (const place of [clientsBeside, clientsWithin]) {
    for (const measure of FRAME_MEASURES) {
      const layout = place(size, cast, measure);
      if (layout !== null) return { ...layout, measure };
    }
  }
  // Ends: each row that is added has room for two more.
  invariant(cast.replicas.length > 0, 'a stage has a replica');
  const measure = FRAME_MEASURES.find(({ replica }) => replica.height <= 48) as Measure;
  const width = Math.max(size.width, 3 * measure.replica.width + 4 * EDGE);
  for (let height = size.height; ; height += GROWTH) {
    const layout = clientsBeside({ width, height }, cast, measure);
    if (layout !== null) return { ...layout, measure };
  }
}

/** Clients in the frame. */
function clientsBeside(size: Size, cast: Cast, measure: Measure): StageLayout | null {
  const isClient = new Set<NodeId>(cast.clients.map(({ id }) => id));
  const order = cast.replicas.flatMap((replica, index): readonly NodeId[] => {
    const own = cast.clients.filter(({ near }) => near === replica).map(({ id }) => id);
    // So that of two replicas one is below the other, and their clients too.
    return index < cast.replicas.length / 2 ? [replica, ...own] : [...own, replica];
  });
  const homeless = cast.clients.filter(({ near }) => !cast.replicas.includes(near)).map(({ id }) => id);
  const all = [...order, ...homeless];
  const sizeOf = (id: NodeId): Size => (isClient.has(id) ? measure.client : measure.replica);
  const first = framed(size, all, measure, sizeOf);
  if (first === null || cast.clients.length === 0) return first;
  // From another place on, where that has fewer clients stand between two replicas: at corners they stand outside.
  let best = { layout: first, between: betweenReplicas(first, cast) };
  for (let turn = 1; turn < all.length && best.between > 0; turn += 1) {
    const layout = framed(size, [...all.slice(turn), ...all.slice(0, turn)], measure, sizeOf);
    const between = layout === null ? Number.POSITIVE_INFINITY : betweenReplicas(layout, cast);
    if (layout !== null && between < best.between) best = { layout, between };
  }
  return best.layout;
}

/** How many clients stand on the straight way from one replica to another. */
function betweenReplicas({ boxes }: StageLayout, { replicas, clients }: Cast): number {
  const ways = segmentsBetween(replicas.flatMap((id) => boxes.get(id) ?? []));
  return clients.filter(({ id }) => {
    const box = boxes.get(id);
    return box !== undefined && ways.some((way) => crosses(way, box));
  }).length;
}

/** Clients inside the frame, each as near before its replica as there is room: over links, but all on the stage. */
function clientsWithin(size: Size, cast: Cast, measure: Measure): StageLayout | null {
  if (measure.replica.width > CROWDED_WIDTH || size.width < WITHIN_WIDTH_MIN) return null;
  const frame = framed(size, cast.replicas, measure, () => measure.replica);
  if (frame === null) return null;
  const boxes = new Map(frame.boxes);
  for (const { id, near } of cast.clients) {
    const port = frame.ports.get(near) ?? [...frame.ports.values()][0];
    if (port === undefined) return null;
    const box = placesBefore(port, measure).find(
      (place) =>
        isInside(place, size, EDGE) && [...boxes.values()].every((other) => gapBetween(place, other) >= measure.travel),
    );
    if (box === undefined) return null;
    boxes.set(id, box);
  }
  return { ...frame, boxes };
}

/** From straight before a port, sideways and farther in. */
function placesBefore({ x, y, inwards }: Port, { client, reach, travel }: Measure): readonly Box[] {
  const places: Box[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (const slide of [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5]) {
      const away = {
        x: reach + client.width / 2 + row * (client.width + travel),
        y: reach + client.height / 2 + row * (client.height + travel),
      };
      places.push({
        x: Math.round(x + inwards.x * away.x - inwards.y * slide * (client.width + travel) * 0.5),
        y: Math.round(y + inwards.y * away.y + inwards.x * slide * (client.height + travel) * 0.5),
        ...client,
      });
    }
  }
  return places;
}

/** How many stand on each side; the corners belong to top and bottom. */
interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

function framed(
  size: Size,
  order: readonly NodeId[],
  measure: Measure,
  sizeOf: (id: NodeId) => Size,
): StageLayout | null {
  const slot = {
    width: Math.max(...order.map((id) => sizeOf(id).width)),
    height: Math.max(...order.map((id) => sizeOf(id).height)),
  };
  const sides = sidesOf(order.length, size, slot, measure.travel);
  if (sides === null) return null;
  const middle = middleOf(size, slot, sides);
  if (middle.width < MIDDLE_MIN || middle.height < Math.max(MIDDLE_MIN, MIDDLE_SHARE_MIN * size.height)) return null;
  const boxes = new Map<NodeId, Box>();
  const ports = new Map<NodeId, Port>();
  placesOf(sides, size, slot).forEach(({ x, y, side, isCorner }, index) => {
    const id = order[index] as NodeId;
    const box = { x: Math.round(x), y: Math.round(y), ...sizeOf(id) };
    boxes.set(id, box);
    ports.set(id, portOf(box, side, isCorner, middle, size));
  });
  return { density: measure.density, size, lettersMax: lettersMaxFor(measure), boxes, ports, folds: [] };
}

/** The way to part the cards among the sides that leaves most between neighbours; null where there is none. */
function sidesOf(count: number, size: Size, slot: Size, gap: number): Sides | null {
  const spare = (length: number, own: number, number: number): number =>
    number < 2 ? (own * number <= length ? length : -1) : (length - own * number) / (number - 1);
  const width = size.width - 2 * EDGE;
  const height = size.height - 2 * EDGE;
  let best: { readonly sides: Sides; readonly least: number } | null = null;
  for (let top = 1; top <= count; top += 1) {
    for (const bottom of [top, top - 1]) {
      const rest = count - top - bottom;
      if (rest < 0 || (rest > 0 && bottom < 2) || (bottom === 0 && count > 1)) continue;
      const right = Math.ceil(rest / 2);
      const least = Math.min(spare(width, slot.width, top), spare(height, slot.height, right + 2));
      if (least >= gap && (best === null || least > best.least))
        best = { sides: { top, right, bottom, left: rest - right }, least };
    }
  }
  return best?.sides ?? null;
}

/** What is free within the frame. */
function middleOf(size: Size, slot: Size, { right, left, bottom }: Sides): Size {
  const columns = (right > 0 ? 1 : 0) + (left > 0 ? 1 : 0);
  return {
    width: size.width - 2 * EDGE - columns * slot.width,
    height: size.height - 2 * EDGE - (bottom > 0 ? 2 : 1) * slot.height,
  };
}

type Side = keyof Sides;

interface Place extends Point {
  readonly side: Side;
  /** Whether there is another card both beside it and below or above it. */
  readonly isCorner: boolean;
}

/** From the top left clockwise. */
function placesOf({ top, right, bottom, left }: Sides, size: Size, slot: Size): readonly Place[] {
  const across = (count: number, side: Side, y: number): Place[] =>
    spread(count, EDGE + slot.width / 2, size.width - EDGE - slot.width / 2).map((x, index) => ({
      x,
      y,
      side,
      isCorner: (index === 0 && left > 0) || (index === count - 1 && right > 0),
    }));
  const down = (count: number, side: Side, x: number): Place[] =>
    spread(count + 2, EDGE + slot.height / 2, size.height - EDGE - slot.height / 2)
      .slice(1, -1)
      .map((y) => ({ x, y, side, isCorner: false }));
  return [
    ...across(top, 'top', EDGE + slot.height / 2),
    ...down(right, 'right', size.width - EDGE - slot.width / 2),
    ...across(bottom, 'bottom', size.height - EDGE - slot.height / 2).reverse(),
    ...down(left, 'left', EDGE + slot.width / 2).reverse(),
  ];
}

/** Evenly from start to end; one alone in the middle. */
const spread = (count: number, start: number, end: number): readonly number[] =>
  Array.from({ length: count }, (_, index) =>
    count === 1 ? (start + end) / 2 : start + ((end - start) * index) / (count - 1),
  );

/** In the middle of the border that faces the middle; a corner card's at its inner corner. */
function portOf(box: Box, side: Side, isCorner: boolean, middle: Size, size: Size): Port {
  const dx = box.width / 2 + PORT_MARGIN;
  const dy = box.height / 2 + PORT_MARGIN;
  const towards = { x: box.x < size.width / 2 ? 1 : -1, y: side === 'top' ? 1 : -1 };
  if (isCorner) {
    return {
      x: box.x + towards.x * dx,
      y: box.y + towards.y * dy,
      inwards: { x: towards.x * Math.SQRT1_2, y: towards.y * Math.SQRT1_2 },
      slide: 0,
      depth: Math.min(middle.width, middle.height) * DEPTH_SHARE,
    };
  }
  return side === 'top' || side === 'bottom'
    ? {
        x: box.x,
        y: box.y + towards.y * dy,
        inwards: { x: 0, y: towards.y },
        slide: box.width * SLIDE_SHARE,
        depth: middle.height * DEPTH_SHARE,
      }
    : {
        x: box.x + towards.x * dx,
        y: box.y,
        inwards: { x: towards.x, y: 0 },
        slide: box.height * SLIDE_SHARE,
        depth: middle.width * DEPTH_SHARE,
      };
}
