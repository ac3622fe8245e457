/** Where cuts part the replicas: the frontier that is drawn across the stage. */
import type { ReplicaId } from '../../core/ids.ts';
import type { StageLayout } from './cast.ts';
import { piecesOf, pointAt } from './curves.ts';
import { type Box, crosses, meets, type Point, type Segment, type Size } from './geometry.ts';
import { groupsOf, type Link } from './links.ts';

/** Beside cards, so that a frontier runs through no shade either. */
const CLEAR = 14;
/** Turns that are tried, in radians, the least first: every 4 degrees to either side, up to 80. */
const TURNS = Array.from(
  { length: 41 },
  (_, index) => (Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1) * Math.PI) / 45,
);

/** With more cuts than this a frontier from gap to gap is a zigzag: it is straight. */
const GAPS_MAX = 6;

/**
 * Where the cuts part the replicas, one line for each group but the greatest, across the whole stage and through
 * the gaps of the links that are cut.
 */
export function frontiersOf(
  links: readonly Link[],
  replicas: readonly ReplicaId[],
  { size, boxes }: Pick<StageLayout, 'size' | 'boxes'>,
): readonly (readonly Point[])[] {
  const cards = [...new Set(boxes.values())].map((box) => ({
    ...box,
    width: box.width + 2 * CLEAR,
    height: box.height + 2 * CLEAR,
  }));
  const whole = links.filter(({ state }) => state !== 'cut').flatMap(({ curve }) => piecesOf(curve));
  const between = links.filter(({ isBetweenReplicas }) => isBetweenReplicas);
  const groups = groupsOf(
    replicas,
    between.filter(({ state }) => state !== 'cut'),
  );
  if (groups.length < 2) return [];
  const bySize = [...groups].sort((one, other) => other.length - one.length).slice(1);
  return bySize.flatMap((group) => {
    const edge = between.filter(
      ({ from, to }) => group.includes(from as ReplicaId) !== group.includes(to as ReplicaId),
    );
    const gaps = edge.map(({ curve }) => pointAt(curve, 0.5));
    const line = throughAll(gaps, edge[0]?.curve);
    if (line === null) return [];
    const { from, to } = clipped(line, size);
    if (gaps.length > GAPS_MAX) return [[from, to]];
    const inside = inOrder(gaps, line);
    const [first, last] = [inside[0] as Point, inside.at(-1) as Point];
    const back = { x: -line.along.x, y: -line.along.y };
    return [[outwards(first, back, size, cards, whole), ...inside, outwards(last, line.along, size, cards, whole)]];
  });
}

/** A line by a point and a direction. */
interface Line {
  readonly at: Point;
  readonly along: Point;
}

/** The line that fits points best; square to a link where there is only one. */
function throughAll(points: readonly Point[], link: Segment | undefined): Line | null {
  const [first] = points;
  if (first === undefined || link === undefined) return null;
  if (points.length === 1) return { at: first, along: { x: -(link.to.y - link.from.y), y: link.to.x - link.from.x } };
  const at = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  const xx = mean(points.map(({ x }) => (x - at.x) ** 2));
  const yy = mean(points.map(({ y }) => (y - at.y) ** 2));
  const xy = mean(points.map(({ x, y }) => (x - at.x) * (y - at.y)));
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return { at, along: { x: Math.cos(angle), y: Math.sin(angle) } };
}

/**
 * Where a line from a point leaves the stage: along its direction, or turned from it by as little as lets it run beside
 * all cards and across no whole link, so that a client is seen to be on its replica's side.
 */
function outwards(at: Point, along: Point, size: Size, cards: readonly Box[], whole: readonly Segment[]): Point {
  const ends = TURNS.map((turn) => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return clipped({ at, along: { x: along.x * cos - along.y * sin, y: along.x * sin + along.y * cos } }, size).to;
  });
  const isFree = (to: Point): boolean =>
    cards.every((card) => !crosses({ from: at, to }, card)) && whole.every((link) => !meets({ from: at, to }, link));
  return ends.find(isFree) ?? (ends[0] as Point);
}

/** Points as they follow one another along a line. */
function inOrder(points: readonly Point[], { along }: Line): readonly Point[] {
  const reach = ({ x, y }: Point): number => x * along.x + y * along.y;
  return [...points].sort((one, other) => reach(one) - reach(other));
}

/** The part of a line that is on the stage. */
function clipped({ at, along }: Line, size: Size): Segment {
  const reaches = [
    [at.x, along.x, size.width],
    [at.y, along.y, size.height],
  ] as const;
  let start = Number.NEGATIVE_INFINITY;
  let end = Number.POSITIVE_INFINITY;
  for (const [from, delta, length] of reaches) {
    if (Math.abs(delta) < 1e-9) continue;
    start = Math.max(start, Math.min(-from / delta, (length - from) / delta));
    end = Math.min(end, Math.max(-from / delta, (length - from) / delta));
  }
  return {
    from: { x: at.x + along.x * start, y: at.y + along.y * start },
    to: { x: at.x + along.x * end, y: at.y + along.y * end },
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
