/** The links of the stage: which there are, how each is cut, and what a line drawn across them does. */
import { conditionWords } from '../../app/link-words.ts';
import type { Command } from '../../core/engine/scenario.ts';
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cut, LinkCondition } from '../../core/timeline/scene.ts';
import { type Cast, curveOf, type StageLayout } from './cast.ts';
import type { Curve } from './curves.ts';

/** `forward`: only messages from the first end to the second are stopped. */
export type LinkState = 'whole' | 'cut' | 'forward' | 'backward';

export interface Link {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly state: LinkState;
  readonly curve: Curve;
  readonly isBetweenReplicas: boolean;
  /** Where the system passes things on in one direction only, which. */
  readonly oneWay?: 'forward' | 'backward';
  /** What a command has made of how messages travel on it, in words. */
  readonly condition?: string;
}

/** Every pair of replicas, and each client with the replica that it uses; of those in a strip only what is cut. */
export function linksOf(
  cast: Cast,
  layout: StageLayout,
  cuts: readonly Cut[],
  conditions: readonly LinkCondition[] = [],
): readonly Link[] {
  const isCut = new Set(cuts.map(({ from, to }) => `${from}>${to}`));
  const between = (from: NodeId, to: NodeId, isBetweenReplicas: boolean): readonly Link[] => {
    const curve = curveOf(layout, from, to);
    if (curve === null) return [];
    const state = stateOf(isCut.has(`${from}>${to}`), isCut.has(`${to}>${from}`));
    const condition = conditionOf(conditions, from, to);
    return [{ from, to, state, curve, isBetweenReplicas, ...(condition === null ? {} : { condition }) }];
  };
  const replicas = cast.replicas.flatMap((from, index) =>
    cast.replicas.slice(index + 1).flatMap((to) => between(from, to, true)),
  );
  const clients = cast.clients.flatMap(({ id, near }) => between(id, near, false));
  return [...replicas, ...(layout.folds.length === 0 ? clients : clients.filter(({ state }) => state !== 'whole'))];
}

function conditionOf(conditions: readonly LinkCondition[], one: NodeId, other: NodeId): string | null {
  const ways = conditions.filter(({ from, to }) => (from === one && to === other) || (from === other && to === one));
  const [first, ...more] = new Set(ways.map(conditionWords));
  if (first === undefined) return null;
  if (ways.length === 2 && more.length === 0) return first;
  return ways.map((way) => `from ${way.from} to ${way.to} ${conditionWords(way)}`).join('; ');
}

function stateOf(isForwardCut: boolean, isBackwardCut: boolean): LinkState {
  if (isForwardCut) return isBackwardCut ? 'cut' : 'forward';
  return isBackwardCut ? 'backward' : 'whole';
}

/** A link in words, and what pressing it does. */
export function linkLabel({ from, to, state, oneWay, condition }: Link): string {
  const sends = oneWay === 'forward' ? `, ${from} sends to ${to}` : `, ${to} sends to ${from}`;
  const name = `Link ${from} to ${to}${oneWay === undefined ? '' : sends}${condition === undefined ? '' : `, ${condition}`}`;
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
