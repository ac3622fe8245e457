/** Who passes on to whom: the topologies of a multi-leader system. */
import type { ReplicaId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Options } from '../strategies/strategy.ts';

/** By leader: those that it sends to. */
export type Topology = readonly (readonly NodeIndex[])[];

/** No edges are given yet. */
export const NONE = 'none';

export function topologyOf(options: Options, replicas: readonly ReplicaId[]): Topology {
  const everyone = replicas.map((_, index) => index);
  const others = (self: NodeIndex): readonly NodeIndex[] => everyone.filter((index) => index !== self);
  switch (options['topology']) {
    case 'ring':
      return everyone.map((self) => (replicas.length > 1 ? [(self + 1) % replicas.length] : []));
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

export function edgesIn(text: string): readonly Edge[] {
  if (text === NONE) return [];
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const isOneWay = word.includes('>');
      const [from = '', to = ''] = word.split(isOneWay ? '>' : '-');
      return { text: word, from, to, isOneWay };
    });
}

function alongEdges(text: string, replicas: readonly ReplicaId[]): Topology {
  const indexOf = (name: string): NodeIndex => replicas.findIndex((replica) => String(replica) === name);
  const sends = replicas.map(() => new Set<NodeIndex>());
  for (const { from, to, isOneWay } of edgesIn(text)) {
    sends[indexOf(from)]?.add(indexOf(to));
    if (!isOneWay) sends[indexOf(to)]?.add(indexOf(from));
  }
  return sends.map((targets) => [...targets].filter((target) => target >= 0).sort((left, right) => left - right));
}
