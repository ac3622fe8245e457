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
import { fromMs, type Micros } from '../time.ts';
import type { Operation, OperationAct } from './operation.ts';
import { hashText } from './random.ts';
import type { ClientCommand, Fault, Latency, RunInput, Scenario, TimedCommand } from './scenario.ts';

export interface Program {
  readonly scenario: Scenario;
  readonly strategy: AnyStrategy;
  readonly system: ReplicationSystem;
  readonly replicaCount: number;
  /** Replicas first, then clients. */
  readonly nodes: readonly NodeId[];
  readonly nodeHashes: readonly number[];
  readonly indexOfNode: ReadonlyMap<NodeId, number>;
  readonly keys: readonly Key[];
  /** For each key, the replicas that keep it, its coordinator of choice first. */
  readonly homes: readonly (readonly number[])[];
  /** In the order in which they happen. */
  readonly schedule: readonly Scheduled[];
  /** By `from × nodes + to`. */
  readonly links: readonly Link[];
}

/** A command with its time; faults come before client operations at the same time. */
export type Scheduled =
  | { readonly kind: 'fault'; readonly atUs: Micros; readonly fault: Fault; readonly isAction: boolean }
  | { readonly kind: 'operation'; readonly atUs: Micros; readonly operation: Operation; readonly isAction: boolean };

/** One direction between two nodes. */
export interface Link {
  readonly latency: Latency;
  /** Share of messages lost, 0 to 1. */
  readonly loss: number;
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
  const system = systemKind.create(scenario.system.options, replicaCount);
  const nodes: NodeId[] = [...scenario.replicas, ...scenario.clients.map(({ id }) => id)];
  const indexOfNode = new Map(nodes.map((node, index) => [node, index]));
  const keyNames = new Map<Key, number>();
  const resolver: Resolver = { scenario, indexOfNode, keyNames, counts: new Map() };
  const schedule = [
    ...scenario.script.map((command) => scheduled(command, resolver, false)),
    ...actions.map((command) => scheduled(command, resolver, true)),
  ].sort((left, right) => left.atUs - right.atUs || rankOf(left) - rankOf(right));
  const keys = [...keyNames.keys()];
  return {
    scenario,
    strategy: strategyKind.create(scenario.strategy.options),
    system,
    replicaCount,
    nodes,
    nodeHashes: nodes.map((node) => hashText(node)),
    indexOfNode,
    keys,
    homes: keys.map((key) => system.homes(hashText(key))),
    schedule,
    links: linksOf(scenario, nodes),
  };
}

/** How operations get their names. */
interface Resolver {
  readonly scenario: Scenario;
  readonly indexOfNode: ReadonlyMap<NodeId, number>;
  readonly keyNames: Map<Key, number>;
  /** How many writes and reads each client has so far. */
  readonly counts: Map<ClientId, { writes: number; reads: number }>;
}

function scheduled(command: TimedCommand, resolver: Resolver, isAction: boolean): Scheduled {
  const atUs = fromMs(command.at);
  if (isClientCommand(command)) return { kind: 'operation', atUs, operation: operationOf(command, resolver), isAction };
  return { kind: 'fault', atUs, fault: command, isAction };
}

export function isClientCommand(command: ClientCommand | Fault): command is ClientCommand {
  return (
    command.do === 'put' ||
    command.do === 'delete' ||
    command.do === 'add' ||
    command.do === 'remove' ||
    command.do === 'get'
  );
}

const rankOf = (item: Scheduled): number => (item.kind === 'fault' ? 0 : 1);

function operationOf(command: ClientCommand, { scenario, indexOfNode, keyNames, counts }: Resolver): Operation {
  const client = scenario.clients.findIndex(({ id }) => id === command.client);
  const near = scenario.clients[client]?.near;
  const via = indexOfNode.get(command.via ?? (near as ReplicaId));
  invariant(client >= 0 && via !== undefined, `${command.client} and the replica it talks to exist`);
  let key = keyNames.get(command.key);
  if (key === undefined) {
    key = keyNames.size;
    keyNames.set(command.key, key);
  }
  const id = nextName(command, counts);
  return { id, hash: hashText(id), client, key, via, act: actOf(command) };
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
  switch (command.do) {
    case 'get':
      return { kind: 'get' };
    case 'put':
      return { kind: 'put', value: command.value, context: command.context ?? 'last' };
    case 'delete':
      return { kind: 'delete', context: command.context ?? 'last' };
    default:
      return { kind: command.do, item: command.item, context: command.context ?? 'last' };
  }
}

function linksOf({ network, replicas }: Scenario, nodes: readonly NodeId[]): readonly Link[] {
  const isReplica = new Set<NodeId>(replicas);
  const special = new Map<string, Link>();
  for (const { between, latency, lossPercent } of network.links) {
    const link = { latency: latency ?? network.latency, loss: (lossPercent ?? network.lossPercent) / 100 };
    special.set(JSON.stringify(between), link);
    special.set(JSON.stringify([between[1], between[0]]), link);
  }
  const between = { latency: network.latency, loss: network.lossPercent / 100 };
  const client = { latency: network.latency, loss: 0 };
  return nodes.flatMap((from) =>
    nodes.map(
      (to) => special.get(JSON.stringify([from, to])) ?? (isReplica.has(from) && isReplica.has(to) ? between : client),
    ),
  );
}
