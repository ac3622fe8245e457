/** The world as a scene: what there is to see of it, told by the strategy itself. */
import type { RunState } from '../engine/run-state.ts';
import type { ClientWorld, ReplicaWorld } from '../engine/world.ts';
import type { ClientId, Key, NodeId, ReplicaId } from '../ids.ts';
import {
  type Body,
  type Message,
  nameOf,
  shareAt,
  type Waiting,
  waypointsOf,
  waypointsToStop,
} from '../network/message.ts';
import type { AnyStrategy, Sibling } from '../strategies/strategy.ts';
import type { Micros } from '../time.ts';
import { saidBy } from './said.ts';
import type { ClientScene, Cut, Flight, LinkCondition, ReplicaScene, Scene } from './scene.ts';

export function sceneOf(run: RunState): Scene {
  const { world } = run;
  return {
    replicas: world.replicas.map((_, index) => replicaScene(run, index)),
    clients: world.clients.map((_, index) => clientScene(run, index)),
    cuts: cutsOf(run),
    conditions: conditionsOf(run),
    flights: [
      ...world.queue.map((message) => flightOf(run, message)),
      ...world.waiting.map((waiting) => waitingFlight(run, waiting)),
    ],
  };
}

export function replicaScene({ program, world }: RunState, index: number): ReplicaScene {
  const { actor, isUp, isPaused, slowUs, clock, states, memory } = world.replicas[index] as ReplicaWorld;
  const keys = states.flatMap((state, key) => {
    // What was turned away has left nothing.
    if (state === undefined || state === program.strategy.empty) return [];
    const { siblings, context } = program.strategy.read(state);
    return [
      {
        key: program.keys[key] as Key,
        siblings,
        context: program.strategy.showContext(context),
        isViolated: program.strategy.isViolated(state),
      },
    ];
  });
  return {
    id: program.nodes[index] as ReplicaId,
    actor,
    isUp,
    isPaused,
    isMember: world.members[index] === true,
    slowUs,
    clock,
    keys,
    hints: memory.hints.map(({ home, operation }) => ({
      home: program.nodes[home] as ReplicaId,
      key: program.keys[operation.key] as Key,
    })),
  };
}

export function clientScene({ program, world }: RunState, index: number): ClientScene {
  const { clock, remembered, lastKey, waitingFor } = world.clients[index] as ClientWorld;
  const keys = remembered.map((_, key) => key).filter((key) => key !== lastKey);
  const { id, near } = program.scenario.clients[index] as { id: ClientId; near: ReplicaId };
  return {
    id,
    near,
    clock,
    waitingFor,
    remembered: [...keys, ...(lastKey === null ? [] : [lastKey])].flatMap((key) => {
      const memory = remembered[key];
      if (memory === undefined) return [];
      const { siblings, context } = memory;
      return [{ key: program.keys[key] as Key, siblings, context: program.strategy.showContext(context) }];
    }),
  };
}

export function cutsOf({ program: { nodes }, world }: RunState): readonly Cut[] {
  return nodes.flatMap((from, row) =>
    nodes.flatMap((to, column) => (world.cuts[row * nodes.length + column] ? [{ from, to }] : [])),
  );
}

export function conditionsOf({ program: { nodes }, world: { conditions = {} } }: RunState): readonly LinkCondition[] {
  return Object.entries(conditions).map(([link, { latency, loss }]) => ({
    from: nodes[Math.floor(Number(link) / nodes.length)] as NodeId,
    to: nodes[Number(link) % nodes.length] as NodeId,
    latency,
    lossPercent: Math.round(loss * 1e4) / 100,
  }));
}

export function flightOf(run: RunState, message: Message): Flight {
  return { ...aboutFlight(run, message), waypoints: waypointsOf(message.path), waiting: null, end: null };
}

export function waitingFlight(run: RunState, waiting: Waiting): Flight {
  return {
    ...aboutFlight(run, waiting.message),
    waypoints: waypointsToStop(waiting),
    waiting: waiting.reason,
    end: null,
  };
}

/** A message that has come to its end, where it was at that moment: it may not have come to its stop yet. */
export function endedFlight(
  run: RunState,
  message: Message,
  stopped: Waiting | null,
  how: 'delivered' | 'dropped',
  atUs: Micros,
): Flight {
  const waypoints =
    stopped === null || stopped.sinceUs > atUs
      ? [...waypointsOf(message.path).slice(0, -1), { atUs, share: shareAt(message.path, atUs) }]
      : waypointsToStop(stopped);
  return { ...aboutFlight(run, message), waypoints, waiting: null, end: { atUs, how } };
}

function aboutFlight({ program: { nodes }, program: { strategy } }: RunState, message: Message) {
  const { operation, body, from, to } = message;
  return {
    message: nameOf(message, nodes),
    kind: body.kind,
    operation: operation.id,
    from: nodes[from] as Flight['from'],
    to: nodes[to] as Flight['to'],
    carries: carriedBy(message, strategy),
    says: saidBy(message.body),
  };
}

/** The values in a message, first that of the write which it was sent for; a request's have no mark yet. */
export function carriedBy(
  { body, operation: { id } }: Pick<Message, 'body' | 'operation'>,
  strategy: AnyStrategy,
): readonly Sibling[] {
  const isOwn = ({ write }: Sibling): number => Number(write === id);
  return valuesIn(body, strategy).toSorted((one, other) => isOwn(other) - isOwn(one));
}

function valuesIn(body: Body, strategy: AnyStrategy): readonly Sibling[] {
  switch (body.kind) {
    case 'request':
    case 'forward':
      return body.write === null
        ? []
        : [{ write: body.write.id, value: body.write.value, deleted: body.write.deleted, tag: { kind: 'none' } }];
    case 'replicate':
    case 'repair':
    case 'state':
    case 'hint':
    case 'handoff':
    case 'transfer':
      return strategy.read(body.state).siblings;
    case 'exchange':
      return body.entries.flatMap(({ state }) => strategy.read(state).siblings);
    case 'reply':
      return body.answer.siblings;
    default:
      return [];
  }
}
