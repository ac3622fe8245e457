/** The links of the stage: which there are, how each is cut, and what a line drawn across them does. */
import type { Command } from '../../core/engine/scenario.ts';
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cut } from '../../core/timeline/scene.ts';
import { type Cast, curveOf, type StageLayout } from './cast.ts';
import { type Curve, pointAt } from './curves.ts';
import type { Point, Segment, Size } from './geometry.ts';

/** `forward`: only messages from the first end to the second are stopped. */
export type LinkState = 'whole' | 'cut' | 'forward' | 'backward';

export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly state: LinkState;
  readonly curve: Curve;
  readonly isBetweenReplicas: boolean;
}

/** Every pair of replicas, and each client with the replica that it uses; of those in a strip only what is cut. */
export function linksOf(cast: Cast, layout: StageLayout, cuts: readonly Cut[]): readonly Link[] {
  const isCut = new Set(cuts.map(({ from, to }) => `${from}>${to}`));
  const between = (from: NodeId, to: NodeId, isBetweenReplicas: boolean): readonly Link[] => {
    const curve = curveOf(layout, from, to);
    if (curve === null) return [];
    const state = stateOf(isCut.has(`${from}>${to}`), isCut.has(`${to}>${from}`));
    return [{ from, to, state, curve, isBetweenReplicas }];
  };
  const replicas = cast.replicas.flatMap((from, index) =>
    cast.replicas.slice(index + 1).flatMap((to) => between(from, to, true)),
  );
  const clients = cast.clients.flatMap(({ id, near }) => between(id, near, false));
  return [...replicas, ...(layout.folds.length === 0 ? clients : clients.filter(({ state }) => state !== 'whole'))];
}

function stateOf(isForwardCut: boolean, isBackwardCut: boolean): LinkState {
  if (isForwardCut) return isBackwardCut ? 'cut' : 'forward';
  return isBackwardCut ? 'backward' : 'whole';
}

/** A link in words, and what pressing it does. */
export function linkLabel({ from, to, state }: Link): string {
  const name = `Link ${from} to ${to}`;
  if (state === 'whole') return `${name}, whole. Cut it`;
  if (state === 'cut') return `${name}, cut. Heal it`;
  return `${name}, cut from ${state === 'forward' ? `${from} to ${to}` : `${to} to ${from}`} only. Heal it`;
}

export const toggleOf = ({ from, to, state }: Link): Command => ({
  do: state === 'whole' ? 'cut' : 'heal',
  between: [from, to],
});

/**
 * What cutting these links amounts to: where it parts the replicas into groups that were together before,
 * one partition; and a cut for each of the others.
 */
export function cutting(
  crossed: readonly Link[],
  links: readonly Link[],
  replicas: readonly ReplicaId[],
): readonly Command[] {
  const open = links.filter(({ state, isBetweenReplicas }) => isBetweenReplicas && state !== 'cut');
  const before = groupsOf(replicas, open);
  const after = groupsOf(
    replicas,
    open.filter((link) => !crossed.includes(link)),
  );
  const cuts = (some: readonly Link[]): readonly Command[] =>
    some.map(({ from, to }) => ({ do: 'cut', between: [from, to] }));
  if (after.length === before.length) return cuts(crossed);
  const groupOf = (node: NodeId): number => after.findIndex((group) => group.includes(node as ReplicaId));
  const others = crossed.filter(
    ({ from, to, isBetweenReplicas }) => !isBetweenReplicas || groupOf(from) === groupOf(to),
  );
  return [{ do: 'partition', groups: after }, ...cuts(others)];
}

/** Replicas that can reach one another, in the replicas' order. */
export function groupsOf(
  replicas: readonly ReplicaId[],
  open: readonly Pick<Link, 'from' | 'to'>[],
): readonly (readonly ReplicaId[])[] {
  const groups: ReplicaId[][] = [];
  const seen = new Set<NodeId>();
  for (const start of replicas) {
    if (seen.has(start)) continue;
    const group: NodeId[] = [start];
    seen.add(start);
    for (const node of group) {
      for (const { from, to } of open) {
        const other = from === node ? to : to === node ? from : null;
        if (other === null || seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(replicas.filter((replica) => group.includes(replica)));
  }
  return groups;
}

/** With more cuts than this a frontier from gap to gap is a zigzag: it is straight. */
const GAPS_MAX = 6;

/**
 * Where the cuts part the replicas, one line for each group but the greatest, across the whole stage and through
 * the gaps of the links that are cut.
 */
export function frontiersOf(
  links: readonly Link[],
  replicas: readonly ReplicaId[],
  size: Size,
): readonly (readonly Point[])[] {
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
    return [[from, ...(gaps.length > GAPS_MAX ? [] : inOrder(gaps, line)), to]];
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
