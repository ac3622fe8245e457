/** What the shape of a file cannot say: that names exist and are told apart, and that what is chosen fits together. */
import { LIMITS, type NetworkSettings, type Scenario, type TimedCommand } from '../core/engine/scenario.ts';
import { assertNever } from '../core/invariant.ts';
import { leaderless } from '../core/systems/leaderless.ts';
import { quorumsOf } from '../core/systems/quorums.ts';
import { canonical, type Value } from '../core/values.ts';
import { fillChoice, problemsOfChoice, problemsOfSystem } from './choices.ts';
import { withCommas } from './format-limits.ts';
import { type InputProblem, pathText } from './problem.ts';

/** The names that may be used, in the order of the file. */
export interface Names {
  readonly replicas: readonly string[];
  readonly clients: readonly string[];
  readonly partitions: readonly string[];
}

export const namesIn = ({ replicas, clients, partitions = [] }: Scenario): Names => ({
  replicas,
  clients: clients.map(({ id }) => id),
  partitions: partitions.map(({ name }) => name),
});

export function problemsOfScenario(scenario: Scenario): readonly InputProblem[] {
  const names = namesIn(scenario);
  return [
    ...problemsOfNames(scenario, names),
    ...problemsOfChoice('system', scenario.system, 'system'),
    ...problemsOfChoice('strategy', scenario.strategy, 'strategy'),
    ...problemsOfQuorums(scenario),
    ...problemsOfNetwork(scenario.network, 'network', names),
    ...problemsOfClocks(scenario, names),
    ...problemsOfMembers(scenario, names),
    ...problemsOfPartitions(scenario, names),
    ...problemsOfCommands(scenario.script, 'script', names),
    ...problemsOfOrder(scenario),
  ];
}

function problemsOfNames({ replicas, clients }: Scenario, names: Names): readonly InputProblem[] {
  const twice = (list: readonly string[], what: string, place: (index: number) => string): readonly InputProblem[] =>
    list.flatMap((name, index) =>
      list.indexOf(name) < index ? [{ path: place(index), message: `there are two ${what} named ${name}` }] : [],
    );
  return [
    ...twice(names.replicas, 'replicas', (index) => `replicas[${index}]`),
    ...twice(names.clients, 'clients', (index) => `clients[${index}]`),
    ...clients.flatMap(({ id, near }, index) => [
      ...(replicas.some((replica) => String(replica) === String(id))
        ? [{ path: `clients[${index}]`, message: `${id} is the name of a replica already` }]
        : []),
      ...unknownReplica(near, `clients[${index}].near`, names),
    ]),
  ];
}

function problemsOfMembers({ absent = [], replicas }: Scenario, names: Names): readonly InputProblem[] {
  return [
    ...absent.flatMap((replica, index) => unknownReplica(replica, `absent[${index}]`, names)),
    ...(absent.length > 0 && replicas.every((replica) => absent.includes(replica))
      ? [{ path: 'absent', message: 'names all replicas; at least one is there from the start' }]
      : []),
  ];
}

function problemsOfPartitions({ partitions = [] }: Scenario, names: Names): readonly InputProblem[] {
  return partitions.flatMap(({ name, groups }, index) => [
    ...(names.partitions.indexOf(name) < index
      ? [{ path: `partitions[${index}].name`, message: `there are two partitions named ${name}` }]
      : []),
    ...problemsOfGroups(groups, `partitions[${index}].groups`, names),
  ]);
}

/** What comes after an operation comes after one that is written above it, so that nothing waits for itself. */
function problemsOfOrder({ script }: Scenario): readonly InputProblem[] {
  const known = new Set<string>();
  const counts = new Map<string, { writes: number; reads: number }>();
  return script.flatMap((command, index) => {
    if (!('client' in command)) return [];
    const { after } = command;
    const isUnknown = after !== undefined && !known.has(after);
    const count = counts.get(command.client) ?? { writes: 0, reads: 0 };
    counts.set(command.client, count);
    if (command.do === 'get') count.reads += 1;
    else count.writes += 1;
    known.add(command.do === 'get' ? `${command.client}?${count.reads}` : `${command.client}#${count.writes}`);
    return isUnknown
      ? [
          {
            path: `script[${index}].after`,
            message: `there is no operation ${after} above; writes are named client#1, client#2, reads client?1`,
          },
        ]
      : [];
  });
}

function problemsOfQuorums(scenario: Scenario): readonly InputProblem[] {
  if (problemsOfChoice('system', scenario.system, '').length > 0) return [];
  const problems = problemsOfSystem(scenario).map(({ option, message }) => ({ path: `system.${option}`, message }));
  return [...problems, ...problemsOfOwnQuorums(scenario)];
}

/** An operation's own number of answers: only where answers are counted, and no more than there can be. */
function problemsOfOwnQuorums({ system, replicas, absent = [], script }: Scenario): readonly InputProblem[] {
  const isLeaderless = system.kind === leaderless.id;
  const { n } = quorumsOf(fillChoice('system', system).options, replicas.length);
  const everThere = replicas.filter(
    (replica) =>
      !absent.includes(replica) || script.some((command) => command.do === 'join' && command.replica === replica),
  ).length;
  return script.flatMap((command, index) => {
    if (!('quorum' in command) || command.quorum === undefined) return [];
    const problem = (message: string): readonly InputProblem[] => [{ path: `script[${index}].quorum`, message }];
    if (!isLeaderless) return problem(`a ${system.kind} system counts no answers; only a ${leaderless.id} one does`);
    if (command.quorum > n) return problem(`is ${command.quorum}, but only N = ${n} replicas keep a key`);
    if (command.quorum > everThere)
      return problem(`is ${command.quorum}, but of the replicas only ${everThere} are ever there to answer`);
    return [];
  });
}

/** Of the network as written, or of what was chosen over it; `path` is where it stands. */
export function problemsOfNetwork(
  { latency: ofAll, links = [], kinds = [] }: Partial<Pick<NetworkSettings, 'latency' | 'links' | 'kinds'>>,
  path: string,
  names: Names,
): readonly InputProblem[] {
  const pairs = new Set<string>();
  return [
    ...(ofAll === undefined ? [] : problemsOfLatency(ofAll, `${path}.latency`)),
    ...links.flatMap(({ between, latency }, index) => {
      const place = `${path}.links[${index}]`;
      const pair = JSON.stringify([...between].sort());
      const isRepeated = pairs.has(pair);
      pairs.add(pair);
      return [
        ...problemsOfLink(between, `${place}.between`, names),
        ...(isRepeated
          ? [{ path: place, message: `the link of ${between[0]} and ${between[1]} is there already` }]
          : []),
        ...(latency === undefined ? [] : problemsOfLatency(latency, `${place}.latency`)),
      ];
    }),
    ...kinds.flatMap(({ kind, latency }, index) => [
      ...(kinds.findIndex((other) => other.kind === kind) < index
        ? [{ path: `${path}.kinds[${index}].kind`, message: `messages of kind ${kind} have a latency already` }]
        : []),
      ...problemsOfLatency(latency, `${path}.kinds[${index}].latency`),
    ]),
  ];
}

function problemsOfLatency(latency: Scenario['network']['latency'], path: string): readonly InputProblem[] {
  if (latency.kind !== 'uniform' || latency.minMs <= latency.maxMs) return [];
  return [{ path, message: `minMs is ${latency.minMs}, more than maxMs, which is ${latency.maxMs}` }];
}

function problemsOfClocks({ clocks }: Scenario, names: Names): readonly InputProblem[] {
  return clocks.flatMap(({ node }, index) => {
    const isRepeated = clocks.findIndex((clock) => clock.node === node) < index;
    return [
      ...unknownNode(node, `clocks[${index}].node`, names),
      ...(isRepeated ? [{ path: `clocks[${index}].node`, message: `the clock of ${node} is set twice` }] : []),
    ];
  });
}

/** Commands of a script, or what a person did; `path` is where the list stands. */
export function problemsOfCommands(
  commands: readonly TimedCommand[],
  path: string,
  names: Names,
): readonly InputProblem[] {
  const sets: NameSets = { replicas: new Set(names.replicas), clients: new Set(names.clients) };
  return commands.flatMap((command, index) => {
    if (isKnown(command, sets)) return valueProblems(command, [path, index]);
    return [...problemsOfCommand(command, pathText([path, index]), names), ...valueProblems(command, [path, index])];
  });
}

interface NameSets {
  readonly replicas: ReadonlySet<string>;
  readonly clients: ReadonlySet<string>;
}

/** The common case, quickly: a client's command of which every name exists. */
function isKnown(command: TimedCommand, { replicas, clients }: NameSets): boolean {
  return 'client' in command && clients.has(command.client) && (command.via === undefined || replicas.has(command.via));
}

function valueProblems(command: TimedCommand, path: readonly PropertyKey[]): readonly InputProblem[] {
  if (command.do === 'put') return valueTooLong(command.value, [...path, 'value']);
  return command.do === 'add' || command.do === 'remove' ? valueTooLong(command.item, [...path, 'item']) : [];
}

function valueTooLong(value: Value, path: readonly PropertyKey[]): readonly InputProblem[] {
  const { length } = canonical(value);
  if (length <= LIMITS.valueLength) return [];
  return [
    {
      path: pathText(path),
      message: `has ${withCommas(length)} characters; a value has at most ${withCommas(LIMITS.valueLength)}`,
    },
  ];
}

function problemsOfCommand(command: TimedCommand, path: string, names: Names): readonly InputProblem[] {
  switch (command.do) {
    case 'put':
    case 'delete':
    case 'add':
    case 'remove':
    case 'increment':
    case 'get':
      return [
        ...unknownClient(command.client, `${path}.client`, names),
        ...(command.via === undefined ? [] : unknownReplica(command.via, `${path}.via`, names)),
      ];
    case 'cut':
    case 'heal':
      return problemsOfLink(command.between, `${path}.between`, names);
    case 'link':
      return [
        ...problemsOfLink(command.between, `${path}.between`, names),
        ...(command.latency === undefined ? [] : problemsOfLatency(command.latency, `${path}.latency`)),
      ];
    case 'partition':
    case 'heal-partition':
      return command.groups === undefined
        ? unknownPartition(command.name, `${path}.name`, names)
        : problemsOfGroups(command.groups, `${path}.groups`, names);
    case 'flap':
      return problemsOfLink(command.between, `${path}.between`, names);
    case 'clock':
      return [
        ...unknownNode(command.node, `${path}.node`, names),
        ...(command.offsetMs === undefined && command.stepMs === undefined && command.driftPpm === undefined
          ? [{ path, message: 'sets neither offsetMs, stepMs nor driftPpm' }]
          : []),
      ];
    case 'crash':
    case 'recover':
    case 'pause':
    case 'resume':
    case 'slow':
    case 'join':
    case 'leave':
      return unknownReplica(command.replica, `${path}.replica`, names);
    case 'heal-all':
    case 'end-story':
    case 'hold':
    case 'release':
    case 'drop':
    case 'deliver':
    case 'delay':
      return [];
    default:
      return assertNever(command);
  }
}

function problemsOfGroups(groups: readonly (readonly string[])[], path: string, names: Names): readonly InputProblem[] {
  const seen = new Set<string>();
  return groups.flatMap((group, at) =>
    group.flatMap((replica, index) => {
      const isRepeated = seen.has(replica);
      seen.add(replica);
      const place = `${path}[${at}][${index}]`;
      return [
        ...unknownReplica(replica, place, names),
        ...(isRepeated ? [{ path: place, message: `${replica} is in a group already` }] : []),
      ];
    }),
  );
}

function problemsOfLink([from, to]: readonly [string, string], path: string, names: Names): readonly InputProblem[] {
  const unknown = [...unknownNode(from, `${path}[0]`, names), ...unknownNode(to, `${path}[1]`, names)];
  if (unknown.length > 0) return unknown;
  if (from === to) return [{ path, message: `a link joins two different nodes, not ${from} and itself` }];
  if (!names.replicas.includes(from) && !names.replicas.includes(to))
    return [{ path, message: `${from} and ${to} are both clients; clients have links to replicas only` }];
  return [];
}

function unknownPartition(name: string | undefined, path: string, { partitions }: Names): readonly InputProblem[] {
  if (name === undefined) return [{ path, message: 'a partition has groups, or the name of one of the scenario' }];
  if (partitions.includes(name)) return [];
  const known = partitions.length === 0 ? 'the scenario names none' : `there are ${partitions.join(', ')}`;
  return [{ path, message: `there is no partition ${name}; ${known}` }];
}

function unknownReplica(name: string, path: string, { replicas }: Names): readonly InputProblem[] {
  return replicas.includes(name)
    ? []
    : [{ path, message: `there is no replica ${name}; replicas are ${replicas.join(', ')}` }];
}

function unknownClient(name: string, path: string, { clients }: Names): readonly InputProblem[] {
  if (clients.includes(name)) return [];
  return [
    {
      path,
      message:
        clients.length === 0
          ? `there is no client ${name}, nor any other`
          : `there is no client ${name}; clients are ${clients.join(', ')}`,
    },
  ];
}

function unknownNode(name: string, path: string, { replicas, clients }: Names): readonly InputProblem[] {
  return replicas.includes(name) || clients.includes(name)
    ? []
    : [{ path, message: `there is no replica or client ${name}; there are ${[...replicas, ...clients].join(', ')}` }];
}
