/** Who passes on to whom: the topologies of a multi-leader system. */
import type { ReplicaId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Options } from '../strategies/strategy.ts';

/** By leader: those that it sends to. */
export type Topology = readonly (readonly NodeIndex[])[];

/** No edges are given yet. */
export const NONE = 'none';

/** Among all of these replicas, or among those of them that are part of the database. */
export function topologyOf(
  options: Options,
  replicas: readonly ReplicaId[],
  members: readonly boolean[] = replicas.map(() => true),
): Topology {
  const targetsOf = targetsIn(options, replicas);
  return replicas.map((_, self) => targetsOf(self, members));
}

/** Whom a leader sends to, where these are the members. */
export type TargetsOf = (self: NodeIndex, members: readonly boolean[]) => readonly NodeIndex[];

export function targetsIn(options: Options, replicas: readonly ReplicaId[]): TargetsOf {
  if (options['topology'] === 'ring') return nextInRing;
  const sends = sendsIn(options, replicas);
  return (self, members) => (sends[self] ?? []).filter((target) => members[target]);
}

/** The next member: a ring closes over those that are missing. */
function nextInRing(self: NodeIndex, members: readonly boolean[]): readonly NodeIndex[] {
  const onward = members.map((_, step) => (self + 1 + step) % members.length);
  const next = onward.find((index) => members[index]);
  return next === undefined || next === self ? [] : [next];
}

function sendsIn(options: Options, replicas: readonly ReplicaId[]): Topology {
  const everyone = replicas.map((_, index) => index);
  const others = (self: NodeIndex): readonly NodeIndex[] => everyone.filter((index) => index !== self);
  switch (options['topology']) {
    case 'star':
      return everyone.map((self) => (self === 0 ? others(0) : [0]));
    case 'edges':
      return alongEdges(options['edges'] ?? NONE, replicas);
    default:
      return everyone.map(others);
  }
}

interface Edge {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly isOneWay: boolean;
}

export function edgesIn(text: string, replicas: readonly ReplicaId[]): readonly Edge[] {
  if (text === NONE) return [];
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => edgeIn(word, replicas));
}

/** A name may itself have a hyphen: the word is divided where there is a replica on either side, else at its first. */
function edgeIn(text: string, replicas: readonly ReplicaId[]): Edge {
  const isOneWay = text.includes('>');
  const sign = isOneWay ? '>' : '-';
  const divisions = [...text.matchAll(new RegExp(sign, 'g'))].map(({ index }) => [
    text.slice(0, index),
    text.slice(index + 1),
  ]);
  const isThere = (name: string): boolean => replicas.some((replica) => String(replica) === name);
  const [from = text, to = ''] = divisions.find((sides) => sides.every(isThere)) ?? divisions[0] ?? [];
  return { text, from, to, isOneWay };
}

function alongEdges(text: string, replicas: readonly ReplicaId[]): Topology {
  const indexOf = (name: string): NodeIndex => replicas.findIndex((replica) => String(replica) === name);
  const sends = replicas.map(() => new Set<NodeIndex>());
  for (const { from, to, isOneWay } of edgesIn(text, replicas)) {
    sends[indexOf(from)]?.add(indexOf(to));
    if (!isOneWay) sends[indexOf(to)]?.add(indexOf(from));
  }
  return sends.map((targets) => [...targets].filter((target) => target >= 0).sort((left, right) => left - right));
}

/** Two members of which the second can never hear of the first; null where all can hear of all. */
export function apartIn(
  options: Options,
  replicas: readonly ReplicaId[],
  members: readonly boolean[],
): { readonly from: NodeIndex; readonly to: NodeIndex } | null {
  const topology = topologyOf(options, replicas, members);
  for (const from of topology.keys()) {
    if (!members[from]) continue;
    const reached = new Set<NodeIndex>([from]);
    for (const at of reached) for (const next of topology[at] ?? []) reached.add(next);
    const to = topology.findIndex((_, index) => members[index] && !reached.has(index));
    if (to >= 0) return { from, to };
  }
  return null;
}
