/**
 * Cards that have more to show than their place has room for grow where nothing else stands. Places stay: the links
 * still lead to where the middles of the cards were.
 */
import type { NodeId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { type Box, crosses, gapBetween, isInside, type Segment, segmentBetween } from './geometry.ts';

const STEP = 4;
const EDGE = 8;
/** Between a card that has grown and others: a letter must still be seen on the way to one that it talks to. */
const APART = 48;

/** The layout with each card as high as what it shows, as far as there is room; ways in a frame leave where they left. */
export function grown(layout: StageLayout, cast: Cast, needed: ReadonlyMap<NodeId, number>): StageLayout {
  if (layout.ports.size > 0) return layout;
  const ways = waysOf(layout, cast);
  const boxes = new Map(layout.boxes);
  for (const [id, height] of needed) {
    const box = boxes.get(id);
    if (box === undefined || box.height >= height) continue;
    const others = [...boxes].filter(([other]) => other !== id).map(([, other]) => other);
    const foreign = ways.filter(({ ends }) => !ends.includes(id)).map(({ way }) => way);
    const isFree = (next: Box): boolean =>
      isInside(next, layout.size, EDGE) &&
      others.every((other) => gapBetween(next, other) >= Math.min(APART, gapBetween(box, other))) &&
      !foreign.some((way) => crosses(way, next));
    boxes.set(id, stretched(box, height, isFree));
  }
  return { ...layout, boxes, aims: layout.boxes };
}

/** Downwards first, for so its head stays where it is; then upwards. */
function stretched(box: Box, height: number, isFree: (box: Box) => boolean): Box {
  let best = box;
  for (const direction of [1, -1]) {
    while (best.height < height) {
      const by = Math.min(STEP, height - best.height);
      const next = { ...best, height: best.height + by, y: best.y + (direction * by) / 2 };
      if (!isFree(next)) break;
      best = next;
    }
  }
  return best;
}

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
