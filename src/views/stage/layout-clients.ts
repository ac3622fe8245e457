/** Clients stand beside the replicas that they use: where there is room, off the links, and outside. */
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cast } from './cast.ts';
import {
  type Box,
  crosses,
  distance,
  gapBetween,
  isInside,
  meets,
  type Point,
  type Size,
  segmentBetween,
  segmentsBetween,
} from './geometry.ts';
import { gapOf, type Measure } from './measures.ts';

/** Nearer to the middle than this share of its replica's way is the middle of the stage. */
const INWARDS_MAX = 0.5;

/** Half a letter and the bow of its way: as near to a link it would pass over the card. */
const LETTER_ROOM = 24;

/** Around one server those of the second row send their letters between those of the first, where there are more. */
const ROW_MAX = 3;
const LETTER_BETWEEN = 48;

/** Each client at the free place nearest to its replica, outside of it by choice; null where one finds none. */
export function placeClients(
  size: Size,
  cast: Cast,
  measure: Measure,
  boxes: Map<NodeId, Box>,
): ReadonlyMap<NodeId, Box> | null {
  const gap = gapOf(measure.density);
  const replicas = [...boxes.values()];
  const links = segmentsBetween(replicas);
  const isSingle = cast.replicas.length === 1;
  const apart = isSingle && cast.clients.length > ROW_MAX ? LETTER_BETWEEN : gap;
  for (const { id, near } of cast.clients) {
    const home = boxes.get(near) ?? boxes.get(cast.replicas[0] as ReplicaId);
    if (home === undefined) return null;
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (const box of placesAround(home, measure, apart)) {
      const others = [...boxes.values()];
      const isOn = measure.density === 'compact' ? isInside(box, size, gap) : fitsOn(size, gap, [...others, box]);
      if (!isOn || others.some((other) => gapBetween(box, other) < gap || isTooNear(box, other, apart))) continue;
      const cleared = { ...box, width: box.width + 2 * LETTER_ROOM, height: box.height + 2 * LETTER_ROOM };
      if (links.some((link) => crosses(link, cleared))) continue;
      // Nor among the replicas, where its letters would be taken for theirs.
      if (isWithin(box, replicas) || links.some((link) => meets(link, segmentBetween(box, home, -4)))) continue;
      const inwards = isSingle ? 0 : 1 - fromMiddle(box, size) / (fromMiddle(home, size) || 1);
      if (inwards > INWARDS_MAX) continue;
      const cost = distance(box, home) + Math.max(0, inwards) * 400;
      if (best === null || cost < best.cost) best = { box, cost };
    }
    if (best === null) return null;
    boxes.set(id, best.box);
  }
  return boxes;
}

/**
 * Whether boxes find room on the stage together: all of them are moved into its middle afterwards. Small cards stand in
 * a frame rather than so.
 */
function fitsOn(size: Size, edge: number, boxes: readonly Box[]): boolean {
  const span = (low: (box: Box) => number, high: (box: Box) => number): number =>
    Math.max(...boxes.map(high)) - Math.min(...boxes.map(low)) + 2 * edge;
  return (
    span(
      ({ x, width }) => x - width / 2,
      ({ x, width }) => x + width / 2,
    ) <= size.width &&
    span(
      ({ y, height }) => y - height / 2,
      ({ y, height }) => y + height / 2,
    ) <= size.height
  );
}

/** Whether two that stand beside each other leave no room for a letter. */
const isTooNear = (one: Box, other: Box, apart: number): boolean =>
  Math.abs(one.y - other.y) < (one.height + other.height) / 2 &&
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + apart;

/** Whether a point is among corners that stand around it in their order. */
function isWithin({ x, y }: Point, corners: readonly Point[]): boolean {
  if (corners.length < 3) return false;
  const sides = corners.map((one, index) => {
    const next = corners[(index + 1) % corners.length] as Point;
    return (next.x - one.x) * (y - one.y) - (next.y - one.y) * (x - one.x) > 0;
  });
  return sides.every((side) => side === sides[0]);
}

/** How far from the middle of the stage, with its half width and half height as 1. */
const fromMiddle = ({ x, y }: Point, { width, height }: Size): number =>
  Math.hypot((2 * x) / width - 1, (2 * y) / height - 1);

/** Positions at the four sides of a card, slid along them: at full reach, and a row farther out. */
function placesAround(home: Box, { client, reach, density }: Measure, apart: number): readonly Box[] {
  const places: Box[] = [];
  const gap = gapOf(density);
  const slides = (side: number, own: number): readonly number[] => [
    0,
    (side - own) / 2,
    (own + apart) / 2,
    own + apart,
  ];
  for (const row of [0, 1]) {
    const place = (x: number, y: number): number => places.push({ x: Math.round(x), y: Math.round(y), ...client });
    const dx = (home.width + client.width) / 2 + reach + row * (client.width + gap);
    const dy = (home.height + client.height) / 2 + reach + row * (client.height + gap);
    for (const sign of [-1, 1]) {
      for (const to of [-1, 1]) {
        for (const slide of slides(home.height, client.height)) place(home.x + sign * dx, home.y + to * slide);
        for (const slide of slides(home.width, client.width)) place(home.x + to * slide, home.y + sign * dy);
      }
    }
  }
  return places;
}
