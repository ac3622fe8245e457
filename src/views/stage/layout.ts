/**
 * Where everything on the stage stands, as a pure function of its size and of who is on it.
 *
 * Replicas stand on an ellipse, in their order, from the top clockwise; each client stands outside, beside
 * the replica that it uses. The largest cards for which nothing overlaps, nothing is clipped and letters
 * have room to travel are taken; where even the smallest find no such place, all stand in rows.
 */
import type { ClientId, NodeId, ReplicaId } from '../../core/ids.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its middle. */
export interface Box extends Point, Size {}

/** How much a card shows: everything, less air, or only what cannot be left out. */
export type Density = 'roomy' | 'close' | 'compact';

export interface StageLayout {
  readonly density: Density;
  readonly boxes: ReadonlyMap<NodeId, Box>;
}

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly { readonly id: ClientId; readonly near: ReplicaId }[];
}

interface Measure {
  readonly density: Density;
  readonly replica: Size;
  readonly client: Size;
  /** Between cards of neighbours that talk to each other. */
  readonly travel: number;
  /** Between a client and the replica that it uses. */
  readonly reach: number;
}

/** Multiples of 8, largest first. */
const MEASURES: readonly Measure[] = [
  {
    density: 'roomy',
    replica: { width: 320, height: 200 },
    client: { width: 184, height: 104 },
    travel: 176,
    reach: 88,
  },
  {
    density: 'roomy',
    replica: { width: 296, height: 200 },
    client: { width: 184, height: 104 },
    travel: 136,
    reach: 80,
  },
  {
    density: 'roomy',
    replica: { width: 272, height: 192 },
    client: { width: 176, height: 104 },
    travel: 112,
    reach: 72,
  },
  {
    density: 'roomy',
    replica: { width: 248, height: 192 },
    client: { width: 176, height: 104 },
    travel: 96,
    reach: 72,
  },
  { density: 'close', replica: { width: 216, height: 152 }, client: { width: 168, height: 96 }, travel: 80, reach: 64 },
  { density: 'close', replica: { width: 192, height: 144 }, client: { width: 160, height: 88 }, travel: 56, reach: 48 },
  {
    density: 'compact',
    replica: { width: 152, height: 104 },
    client: { width: 136, height: 80 },
    travel: 48,
    reach: 40,
  },
  {
    density: 'compact',
    replica: { width: 128, height: 96 },
    client: { width: 120, height: 80 },
    travel: 40,
    reach: 32,
  },
  {
    density: 'compact',
    replica: { width: 112, height: 80 },
    client: { width: 112, height: 80 },
    travel: 32,
    reach: 24,
  },
  { density: 'compact', replica: { width: 96, height: 72 }, client: { width: 104, height: 80 }, travel: 16, reach: 16 },
  { density: 'compact', replica: { width: 88, height: 56 }, client: { width: 88, height: 80 }, travel: 8, reach: 16 },
];

/** What is given up, and in which order, before cards get smaller than can be read with ease. */
interface Rules {
  readonly widthMin: number;
  /** Whether a client may stand over links, or in the middle of the stage. */
  readonly isOverLinks: boolean;
  /** Whether a link may run under the card of a third replica. */
  readonly isUnderCards: boolean;
  readonly isInMiddle: boolean;
}

const RULES: readonly Rules[] = [
  { widthMin: 128, isOverLinks: false, isUnderCards: false, isInMiddle: false },
  { widthMin: 112, isOverLinks: true, isUnderCards: false, isInMiddle: false },
  { widthMin: 0, isOverLinks: true, isUnderCards: true, isInMiddle: true },
];

const EDGE = 16;
const EDGE_COMPACT = 8;
const GAP = 16;
const GAP_COMPACT = 8;

export function layoutStage(size: Size, cast: Cast): StageLayout {
  for (const rules of RULES) {
    for (const measure of MEASURES) {
      if (measure.replica.width < rules.widthMin) break;
      for (const inset of insetsOf(measure, cast)) {
        const boxes = placeAll(size, cast, measure, inset, rules);
        if (boxes !== null) return { density: measure.density, boxes: centred(boxes, size) };
      }
    }
  }
  return inRows(size, cast);
}

/** Room left for clients beside the ellipse: at its sides, above and below, both, or none. */
function insetsOf({ client, reach }: Measure, { clients }: Cast): readonly Size[] {
  const width = client.width + reach;
  const height = client.height + reach;
  if (clients.length === 0) return [{ width: 0, height: 0 }];
  const half = { width: client.width + reach / 2, height: client.height + reach / 2 };
  return [
    { width, height: 0 },
    { width: 0, height },
    { width, height },
    { width: half.width, height: 0 },
    { width: 0, height: half.height },
    { width: 0, height: 0 },
  ];
}

function placeAll(
  size: Size,
  cast: Cast,
  measure: Measure,
  inset: Size,
  rules: Rules,
): ReadonlyMap<NodeId, Box> | null {
  const edge = measure.density === 'compact' ? EDGE_COMPACT : EDGE;
  const radius = {
    x: (size.width - measure.replica.width) / 2 - inset.width - edge,
    y: (size.height - measure.replica.height) / 2 - inset.height - edge,
  };
  if (radius.x < 0 || radius.y < 0) return null;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const replicas = circle(cast.replicas.length, size).map(({ x, y }) => ({
    x: Math.round(middle.x + x * radius.x),
    y: Math.round(middle.y + y * radius.y),
    ...measure.replica,
  }));
  for (const [index, box] of replicas.entries()) {
    for (const other of replicas.slice(0, index)) if (gapBetween(box, other) < measure.travel) return null;
  }
  if (!rules.isUnderCards && hasHiddenLink(replicas)) return null;
  const boxes = new Map<NodeId, Box>(cast.replicas.map((id, index) => [id, replicas[index] as Box]));
  return placeClients(size, cast, measure, edge, boxes, rules);
}

/** All of it in the middle of the stage. */
function centred(boxes: ReadonlyMap<NodeId, Box>, size: Size): ReadonlyMap<NodeId, Box> {
  const all = [...boxes.values()];
  const spare = (start: readonly number[], end: readonly number[], length: number): number =>
    Math.round((length - Math.min(...start) - Math.max(...end)) / 2);
  const dx = spare(
    all.map(({ x, width }) => x - width / 2),
    all.map(({ x, width }) => x + width / 2),
    size.width,
  );
  const dy = spare(
    all.map(({ y, height }) => y - height / 2),
    all.map(({ y, height }) => y + height / 2),
    size.height,
  );
  return new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }]));
}

/** Each client at the free place nearest to its replica that the rules allow, outside of it by choice. */
function placeClients(
  size: Size,
  cast: Cast,
  measure: Measure,
  edge: number,
  boxes: Map<NodeId, Box>,
  rules: Rules,
): ReadonlyMap<NodeId, Box> | null {
  const gap = gapOf(measure.density);
  const links = segmentsBetween([...boxes.values()]);
  const isSingle = cast.replicas.length === 1;
  for (const { id, near } of cast.clients) {
    const home = boxes.get(near) ?? boxes.get(cast.replicas[0] as ReplicaId);
    if (home === undefined) return null;
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (const { box, cost: placeCost } of placesAround(home, measure)) {
      const isTaken = !isInside(box, size, edge) || [...boxes.values()].some((other) => gapBetween(box, other) < gap);
      if (isTaken) continue;
      const crossings = links.filter((link) => crosses(link, box)).length;
      const inwards = isSingle ? 0 : 1 - fromMiddle(box, size) / (fromMiddle(home, size) || 1);
      if ((crossings > 0 && !rules.isOverLinks) || (inwards > INWARDS_MAX && !rules.isInMiddle)) continue;
      const cost = placeCost + crossings * 300 + distance(box, home) + Math.max(0, inwards) * 400;
      if (best === null || cost < best.cost) best = { box, cost };
    }
    if (best === null) return null;
    boxes.set(id, best.box);
  }
  return boxes;
}

/** Nearer to the middle than this share of its replica's way is the middle of the stage. */
const INWARDS_MAX = 0.5;

/** How far from the middle of the stage, with its half width and half height as 1. */
const fromMiddle = ({ x, y }: Point, { width, height }: Size): number =>
  Math.hypot((2 * x) / width - 1, (2 * y) / height - 1);

/** Positions at the four sides of a card, slid along them: at full reach, at half of it, and a row farther out. */
function placesAround(
  home: Box,
  { client, reach, density }: Measure,
): readonly { readonly box: Box; readonly cost: number }[] {
  const places: { box: Box; cost: number }[] = [];
  const gap = gapOf(density);
  const slides = (side: number, own: number): readonly number[] => [0, (side - own) / 2, (own + gap) / 2, own + gap];
  for (const { away, row, cost } of [
    { away: reach, row: 0, cost: 0 },
    { away: reach / 2, row: 0, cost: 100 },
    { away: reach, row: 1, cost: 0 },
  ]) {
    const place = (x: number, y: number): number =>
      places.push({ box: { x: Math.round(x), y: Math.round(y), ...client }, cost });
    const dx = (home.width + client.width) / 2 + away + row * (client.width + gap);
    const dy = (home.height + client.height) / 2 + away + row * (client.height + gap);
    for (const sign of [-1, 1]) {
      for (const to of [-1, 1]) {
        for (const slide of slides(home.height, client.height)) place(home.x + sign * dx, home.y + to * slide);
        for (const slide of slides(home.width, client.width)) place(home.x + to * slide, home.y + sign * dy);
      }
    }
  }
  return places;
}

/**
 * Points on a circle, from the top clockwise, stretched so that they fill the square from -1 to 1.
 * Even numbers start between two corners, for flat tops use a wide stage best.
 */
function circle(count: number, size: Size): readonly Point[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  if (count === 2)
    return size.width >= size.height
      ? [
          { x: -1, y: 0 },
          { x: 1, y: 0 },
        ]
      : [
          { x: 0, y: -1 },
          { x: 0, y: 1 },
        ];
  const start = -Math.PI / 2 - (count % 2 === 0 ? Math.PI / count : 0);
  const points = Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return { x: Math.cos(angle), y: Math.sin(angle) };
  });
  const widest = Math.max(...points.map(({ x }) => Math.abs(x)));
  const top = Math.min(...points.map(({ y }) => y));
  const bottom = Math.max(...points.map(({ y }) => y));
  return points.map(({ x, y }) => ({ x: x / widest, y: (2 * (y - top)) / (bottom - top) - 1 }));
}

/** The last resort: replicas in a grid, clients in another below, as large as there is room for. */
function inRows(size: Size, { replicas, clients }: Cast): StageLayout {
  const boxes = new Map<NodeId, Box>();
  const all: readonly NodeId[] = [...replicas, ...clients.map(({ id }) => id)];
  const columns = Math.max(
    1,
    Math.min(all.length, Math.ceil(Math.sqrt((all.length * size.width) / Math.max(1, size.height)))),
  );
  const rows = Math.ceil(all.length / columns);
  const cell = { width: size.width / columns, height: size.height / rows };
  const card = { width: Math.min(128, cell.width * 0.75), height: Math.min(80, cell.height * 0.75) };
  all.forEach((id, index) => {
    boxes.set(id, {
      x: ((index % columns) + 0.5) * cell.width,
      y: (Math.floor(index / columns) + 0.5) * cell.height,
      ...card,
    });
  });
  return { density: 'compact', boxes };
}

const gapOf = (density: Density): number => (density === 'compact' ? GAP_COMPACT : GAP);
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** The free width or height between two boxes, whichever is greater; negative where they overlap. */
export const gapBetween = (one: Box, other: Box): number =>
  Math.max(
    Math.abs(one.x - other.x) - (one.width + other.width) / 2,
    Math.abs(one.y - other.y) - (one.height + other.height) / 2,
  );

export const isInside = (box: Box, size: Size, edge: number): boolean =>
  box.x - box.width / 2 >= edge &&
  box.y - box.height / 2 >= edge &&
  box.x + box.width / 2 <= size.width - edge &&
  box.y + box.height / 2 <= size.height - edge;

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** The straight way from card to card: it begins and ends at their edges. */
export function segmentBetween(one: Box, other: Box, margin = 4): Segment {
  return { from: edgeTowards(one, other, margin), to: edgeTowards(other, one, margin) };
}

function edgeTowards(box: Box, target: Point, margin: number): Point {
  const dx = target.x - box.x;
  const dy = target.y - box.y;
  if (dx === 0 && dy === 0) return box;
  const share = Math.min((box.width / 2 + margin) / Math.abs(dx), (box.height / 2 + margin) / Math.abs(dy), 0.5);
  return { x: box.x + dx * share, y: box.y + dy * share };
}

/** Whether a link between two replicas runs under the card of a third. */
const hasHiddenLink = (replicas: readonly Box[]): boolean =>
  replicas.some((from, index) =>
    replicas.slice(0, index).some((to) => {
      const link = segmentBetween(from, to);
      return replicas.some((box) => box !== from && box !== to && crosses(link, box));
    }),
  );

const segmentsBetween = (boxes: readonly Box[]): readonly Segment[] =>
  boxes.flatMap((box, index) => boxes.slice(0, index).map((other) => segmentBetween(other, box)));

/** Whether a segment runs through a box. */
export function crosses({ from, to }: Segment, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  for (const [start, delta, low, high] of [
    [from.x, to.x - from.x, box.x - box.width / 2, box.x + box.width / 2],
    [from.y, to.y - from.y, box.y - box.height / 2, box.y + box.height / 2],
  ] as const) {
    if (delta === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const one = (low - start) / delta;
    const other = (high - start) / delta;
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter <= leave;
}

/** Whether two segments meet. */
export function meets(one: Segment, other: Segment): boolean {
  const side = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) <= 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) <= 0
  );
}
