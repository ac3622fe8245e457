/** Who passes on to whom: the topologies of a multi-leader system. */
import type { ReplicaId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { OptionSpec, Options } from '../strategies/strategy.ts';

/** By leader: those that it sends to. */
export type Topology = readonly (readonly NodeIndex[])[];

export const TOPOLOGY_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'topology',
    label: 'Topology',
    choices: [
      { value: 'all-to-all', label: 'All to all' },
      { value: 'ring', label: 'Ring' },
      { value: 'star', label: 'Star, the first in the middle' },
      { value: 'edges', label: 'As given by the edges' },
    ],
  },
  {
    name: 'edges',
    label: 'Edges',
    choices: [{ value: 'none', label: 'none' }],
    onlyWith: { topology: 'edges' },
    freeText: 'Pairs such as A-B B-C, or A>B for one direction only',
  },
];

const NONE = 'none';

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

/**
 * Edges are chosen where others were until now: with none given yet they begin as those that there are, so that the
 * choice is good at once.
 */
export function withEdgesOf(present: Options, chosen: Options, replicas: readonly ReplicaId[]): Options {
  const isBeginning = chosen['topology'] === 'edges' && (chosen['edges'] ?? NONE) === NONE;
  if (!isBeginning || present['topology'] === 'edges') return chosen;
  return { ...chosen, edges: edgesText(topologyOf(present, replicas), replicas) };
}

function edgesText(topology: Topology, replicas: readonly ReplicaId[]): string {
  const words = topology.flatMap((targets, from) =>
    targets.flatMap((to) => {
      const isBothWays = topology[to]?.includes(from) === true;
      if (isBothWays && to < from) return [];
      return [`${replicas[from]}${isBothWays ? '-' : '>'}${replicas[to]}`];
    }),
  );
  return words.join(' ') || NONE;
}

interface Edge {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly isOneWay: boolean;
}

function edgesIn(text: string): readonly Edge[] {
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

export function problemsOfTopology(
  options: Options,
  replicas: readonly ReplicaId[],
): readonly { readonly option: string; readonly message: string }[] {
  if (options['topology'] !== 'edges') return [];
  const names = replicas.map(String);
  for (const { text, from, to } of edgesIn(options['edges'] ?? NONE)) {
    const unknown = [from, to].find((name) => !names.includes(name));
    if (unknown !== undefined)
      return [
        { option: 'edges', message: `in ${text} there is no replica ${unknown}; replicas are ${names.join(', ')}` },
      ];
    if (from === to) return [{ option: 'edges', message: `${text} joins ${from} with itself` }];
  }
  const unreached = unreachable(topologyOf(options, replicas));
  return unreached === null
    ? []
    : [
        {
          option: 'edges',
          message: `the topology is not connected: nothing that ${names[unreached.from]} writes can reach ${names[unreached.to]}`,
        },
      ];
}

/** Two leaders of which the second can never hear of the first; null where all can hear of all. */
function unreachable(topology: Topology): { readonly from: NodeIndex; readonly to: NodeIndex } | null {
  for (const [from] of topology.entries()) {
    const reached = new Set<NodeIndex>([from]);
    for (const at of reached) for (const next of topology[at] ?? []) reached.add(next);
    const to = topology.findIndex((_, index) => !reached.has(index));
    if (to >= 0) return { from, to };
  }
  return null;
}
