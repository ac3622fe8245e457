/** A topology as it is chosen: what there is to choose, and what is wrong with a choice. Pages that only draw do without. */
import type { ReplicaId } from '../ids.ts';
import { namesIn } from '../narrate/names.ts';
import type { OptionSpec, Options } from '../strategies/strategy.ts';
import { apartIn, edgesIn, NONE, type Topology, topologyOf } from './topology.ts';

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

export function problemsOfTopology(
  options: Options,
  replicas: readonly ReplicaId[],
  absent: readonly ReplicaId[] = [],
): readonly { readonly option: string; readonly message: string }[] {
  const problems = options['topology'] === 'edges' ? problemsOfEdges(options, replicas) : [];
  return problems.length > 0 ? problems : problemsOfAbsence(options, replicas, absent);
}

/** Of those that are there at the start each has to hear of each. */
function problemsOfAbsence(
  options: Options,
  replicas: readonly ReplicaId[],
  absent: readonly ReplicaId[],
): ReturnType<typeof problemsOfTopology> {
  const apart = apartIn(
    options,
    replicas,
    replicas.map((replica) => !absent.includes(replica)),
  );
  if (apart === null) return [];
  if (options['topology'] === 'star')
    return [
      {
        option: 'topology',
        message: `${replicas[0]} is in the middle of the star and absent at the start, so nothing is passed on`,
      },
    ];
  return [
    {
      option: 'edges',
      message: `without ${namesIn(absent)} the topology is not connected: nothing that ${replicas[apart.from]} writes can reach ${replicas[apart.to]}`,
    },
  ];
}

function problemsOfEdges(options: Options, replicas: readonly ReplicaId[]): ReturnType<typeof problemsOfTopology> {
  const names = replicas.map(String);
  for (const { text, from, to } of edgesIn(options['edges'] ?? NONE, replicas)) {
    const unknown = [from, to].find((name) => !names.includes(name));
    if (unknown !== undefined)
      return [
        { option: 'edges', message: `in ${text} there is no replica ${unknown}; replicas are ${names.join(', ')}` },
      ];
    if (from === to) return [{ option: 'edges', message: `${text} joins ${from} with itself` }];
  }
  const unreached = apartIn(
    options,
    replicas,
    replicas.map(() => true),
  );
  return unreached === null
    ? []
    : [
        {
          option: 'edges',
          message: `the topology is not connected: nothing that ${names[unreached.from]} writes can reach ${names[unreached.to]}`,
        },
      ];
}
