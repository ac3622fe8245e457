/**
 * A scenario made ready to run: names resolved to places in lists, times to microseconds, commands put in
 * order. Everything in it stays the same during a run.
 */
import { type ClientId, type Key, type NodeId, type OperationId, operationId, type ReplicaId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { findStrategy } from '../strategies/index.ts';
import type { AnyStrategy } from '../strategies/strategy.ts';
import { findSystem } from '../systems/index.ts';
import type { ReplicationSystem } from '../systems/system.ts';
import { asMicros, fromMs, later, type Micros } from '../time.ts';
import { endOfStory } from './end-of-story.ts';
import type { Operation, OperationAct } from './operation.ts';
import { hashText } from './random.ts';
import type { ClientCommand, Fault, Latency, RunInput, Scenario, TimedCommand } from './scenario.ts';

export interface Program {
  /** Its captions are those that are told: none after the story was ended. */
  readonly scenario: Scenario;
  readonly strategy: AnyStrategy;
  readonly system: ReplicationSystem;
  readonly replicaCount: number;
  /** Replicas first, then clients. */
  readonly nodes: readonly NodeId[];
  readonly nodeHashes: readonly number[];
  readonly indexOfNode: ReadonlyMap<NodeId, number>;
  readonly keys: readonly Key[];
  /** By key: the hash of its name. */
  readonly keyHashes: readonly number[];
  /** In the order in which they happen. */
  readonly schedule: readonly Scheduled[];
  /** When the last command is due. */
  readonly lastCommandUs: Micros;
  /** By the operation that they come after. */
  readonly followers: ReadonlyMap<OperationId, readonly Follower[]>;
  /** By `from × nodes + to`. */
  readonly links: readonly Link[];
  /** Latency of kinds of messages that have one of their own. */
  readonly kindLatencies: ReadonlyMap<string, Latency>;
}

/** A command with its time; faults come first at the same time. */
export type Scheduled =
  | { readonly kind: 'fault'; readonly atUs: Micros; readonly fault: Fault }
  | { readonly kind: 'operation'; readonly atUs: Micros; readonly operation: Operation };

/** An operation that its client begins so long after the answer to another. */
export interface Follower {
  readonly delayUs: Micros;
  /** It is not begun later than this. */
  readonly untilUs: number;
  readonly operation: Operation;
}

/** One direction between two nodes. */
export interface Link {
  readonly latency: Latency;
  /** Share of messages lost, 0 to 1. */
  readonly loss: number;
  /** Share of messages that arrive twice, 0 to 1. */
  readonly duplication: number;
}

/**
 * Makes a run ready. The scenario is one that has been validated: names in it exist.
 * Operations are numbered per client in the order in which they were written down, script first and actions
 * after it, so that adding one changes no other's name: writes `alice#1`, `alice#2`, reads `alice?1`.
 */
export function compile({ scenario, actions }: RunInput): Program {
  const strategyKind = findStrategy(scenario.strategy.kind);
  const systemKind = findSystem(scenario.system.kind);
  invariant(strategyKind !== undefined, `strategy ${scenario.strategy.kind} is registered`);
  invariant(systemKind !== undefined, `system ${scenario.system.kind} is registered`);
  const replicaCount = scenario.replicas.length;
  const system = systemKind.create(scenario.system.options, scenario.replicas);
  const nodes: NodeId[] = [...scenario.replicas, ...scenario.clients.map(({ id }) => id)];
  const indexOfNode = new Map(nodes.map((node, index) => [node, index]));
  const keyNames = new Map<Key, number>();
  const followers = new Map<OperationId, Follower[]>();
  const resolver: Resolver = { scenario, indexOfNode, keyNames, followers, counts: new Map() };
  const storyEndsUs = endOfStory([...scenario.script, ...actions]);
  const commands = [
    ...scenario.script
      .flatMap((command) => scheduled(command, resolver, storyEndsUs))
      .filter(({ atUs }) => atUs <= storyEndsUs),
    ...actions.flatMap((command) => scheduled(command, resolver, Number.POSITIVE_INFINITY)),
  ];
  const lastCommandUs = asMicros(commands.reduce((last, { atUs }) => Math.max(last, atUs), 0));
  const schedule = commands.sort((left, right) => left.atUs - right.atUs || RANKS[left.kind] - RANKS[right.kind]);
  const keys = [...keyNames.keys()];
  return {
    scenario: { ...scenario, captions: scenario.captions.filter(({ at }) => fromMs(at) <= storyEndsUs) },
    strategy: strategyKind.create(scenario.strategy.options),
    system,
    replicaCount,
    nodes,
    nodeHashes: nodes.map((node) => hashText(node)),
    indexOfNode,
    keys,
    keyHashes: keys.map((key) => hashText(key)),
    schedule,
    lastCommandUs,
    followers,
    links: linksOf(scenario, nodes),
    kindLatencies: new Map((scenario.network.kinds ?? []).map(({ kind, latency }) => [kind, latency])),
  };
}

/** How operations get their names. */
interface Resolver {
  readonly scenario: Scenario;
  readonly indexOfNode: ReadonlyMap<NodeId, number>;
  readonly keyNames: Map<Key, number>;
  readonly followers: Map<OperationId, Follower[]>;
  /** How many writes and reads each client has so far. */
  readonly counts: Map<ClientId, { writes: number; reads: number }>;
}

/** What comes after an operation is not scheduled, but begun when that has been answered. */
function scheduled(command: TimedCommand, resolver: Resolver, untilUs: number): readonly Scheduled[] {
  const atUs = fromMs(command.at);
  if (command.do === 'flap') return flaps(command, atUs);
  if (!isClientCommand(command)) return [{ kind: 'fault', atUs, fault: command }];
  const operation = operationOf(command, resolver);
  if (command.after === undefined) return [{ kind: 'operation', atUs, operation }];
  const others = resolver.followers.get(command.after) ?? [];
  resolver.followers.set(command.after, [...others, { delayUs: atUs, untilUs, operation }]);
  return [];
}

/** The link is cut at the beginning of each span, and whole from its middle on. */
function flaps({ between, everyMs, times }: Fault & { do: 'flap' }, fromUs: Micros): readonly Scheduled[] {
  return Array.from({ length: times }, (_, turn) => [
    { kind: 'fault' as const, atUs: later(fromUs, fromMs(turn * everyMs)), fault: { do: 'cut' as const, between } },
    {
      kind: 'fault' as const,
      atUs: later(fromUs, fromMs((turn + 0.5) * everyMs)),
      fault: { do: 'heal' as const, between },
    },
  ]).flat();
}

export function isClientCommand(command: ClientCommand | Fault): command is ClientCommand {
  return (
    command.do === 'put' ||
    command.do === 'delete' ||
    command.do === 'add' ||
    command.do === 'remove' ||
    command.do === 'increment' ||
    command.do === 'get'
  );
}

const RANKS = { fault: 0, operation: 1 } as const;

function operationOf(command: ClientCommand, { scenario, indexOfNode, keyNames, counts }: Resolver): Operation {
  const client = scenario.clients.findIndex(({ id }) => id === command.client);
  const near = scenario.clients[client]?.near;
  const via = indexOfNode.get(
    scenario.session === 'sticky' ? (near as ReplicaId) : (command.via ?? (near as ReplicaId)),
  );
  invariant(client >= 0 && via !== undefined, `${command.client} and the replica it talks to exist`);
  let key = keyNames.get(command.key);
  if (key === undefined) {
    key = keyNames.size;
    keyNames.set(command.key, key);
  }
  const id = nextName(command, counts);
  return {
    id,
    hash: hashText(id),
    client,
    key,
    via,
    act: actOf(command),
    quorum: command.quorum ?? null,
    repeats: null,
  };
}

function nextName(command: ClientCommand, counts: Resolver['counts']): OperationId {
  const count = counts.get(command.client) ?? { writes: 0, reads: 0 };
  counts.set(command.client, count);
  if (command.do === 'get') {
    count.reads += 1;
    return operationId(`${command.client}?${count.reads}`);
  }
  count.writes += 1;
  return operationId(`${command.client}#${count.writes}`);
}

function actOf(command: ClientCommand): OperationAct {
  if (command.do === 'get') return { kind: 'get' };
  const common = {
    ...(command.field === undefined ? {} : { field: command.field }),
    context: command.context ?? 'last',
  } as const;
  switch (command.do) {
    case 'put':
      return { kind: 'put', value: command.value, ...common };
    case 'delete':
      return { kind: 'delete', ...common };
    case 'increment':
      return { kind: 'increment', by: command.by ?? 1, ...common };
    default:
      return { kind: command.do, item: command.item, ...common };
  }
}

function linksOf({ network, replicas }: Scenario, nodes: readonly NodeId[]): readonly Link[] {
  const isReplica = new Set<NodeId>(replicas);
  const special = new Map<string, Link>();
  const duplication = (network.duplicatePercent ?? 0) / 100;
  for (const { between, latency, lossPercent } of network.links) {
    const isOfClient = between.some((node) => !isReplica.has(node));
    const link = {
      latency: latency ?? network.latency,
      loss: (lossPercent ?? (isOfClient ? 0 : network.lossPercent)) / 100,
      duplication: isOfClient ? 0 : duplication,
    };
    special.set(JSON.stringify(between), link);
    special.set(JSON.stringify([between[1], between[0]]), link);
  }
  const between = { latency: network.latency, loss: network.lossPercent / 100, duplication };
  const client = { latency: network.latency, loss: 0, duplication: 0 };
  return nodes.flatMap((from) =>
    nodes.map(
      (to) => special.get(JSON.stringify([from, to])) ?? (isReplica.has(from) && isReplica.has(to) ? between : client),
    ),
  );
}
