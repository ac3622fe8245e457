/**
 * Several leaders: each takes writes and answers at once, and passes on what it took in its own time, along the
 * topology. What a leader has to pass on it keeps until the other has it. A message is tagged with the leaders that
 * it has passed, so that nothing travels in circles. Kleppmann and Riccomini, "Designing Data-Intensive Applications",
 * 2nd edition, chapter 6.
 *
 * With causal delivery a message also says what its origin had taken in before; one that comes early waits. Birman,
 * Schiper and Stephenson, "Lightweight Causal and Atomic Group Multicast" (1991).
 */
import { InvariantError } from '../invariant.ts';
import type { Body, Message, NodeIndex, Route } from '../network/message.ts';
import { compareOrExchange, takeExchange } from './anti-entropy.ts';
import { takeTransfer } from './membership.ts';
import type { SendEffect } from './send-effect.ts';
import { serve } from './single-server.ts';
import { antiEntropyOption, graceOption, upkeepOf } from './spans.ts';
import {
  type Arrival,
  type Effect,
  handOn,
  type Memory,
  type Newcomer,
  type SystemKind,
  sendSurely,
} from './system.ts';
import { apartIn, type TargetsOf, targetsIn } from './topology.ts';
import { problemsOfTopology, TOPOLOGY_OPTIONS } from './topology-choice.ts';

export const multiLeader: SystemKind = {
  id: 'multi-leader',
  name: 'Multi-leader',
  summary: 'Every replica is a leader: it answers at once and tells the others afterwards.',
  options: [
    ...TOPOLOGY_OPTIONS,
    {
      name: 'delivery',
      label: 'Delivery',
      choices: [
        { value: 'any', label: 'As messages come' },
        { value: 'causal', label: 'Causal: what comes early waits' },
      ],
    },
    antiEntropyOption,
    graceOption,
  ],
  problems: problemsOfTopology,
  create(options, replicas) {
    const targetsOf = targetsIn(options, replicas);
    const isCausal = options['delivery'] === 'causal';
    // Where all send to all and may come in any order, nothing has to be said about the way.
    const isPlain = options['topology'] === 'all-to-all' && !isCausal;
    return {
      homes: (_keyHash, members) => members.flatMap((isMember, index) => (isMember ? [index] : [])),
      apart: (members) => {
        const apart = apartIn(options, replicas, members);
        return apart && { ...apart, hub: options['topology'] === 'star' ? 0 : null };
      },
      receive: (arrival) => lead(arrival, targetsOf, isPlain ? plainRoute : routeOf),
      ...(isCausal ? { isReady, memoryOfNew: memoryOfNew(targetsOf, options['topology'] === 'all-to-all') } : {}),
      ...(options['topology'] === 'ring'
        ? { insteadOf: (message, members) => sendPast(message, targetsOf(message.from, members)) }
        : {}),
      ...upkeepOf(options),
    };
  },
};

/** What was for a leader that has left while it was down goes to the next one on the ring. */
function sendPast({ body }: Message, [to]: readonly NodeIndex[]): SendEffect | null {
  if (body.kind !== 'replicate' || body.route === null || to === undefined) return null;
  const { state, route } = body;
  if (route.passed.includes(to)) return null;
  return sendSurely(to, { kind: 'replicate', state, route: { ...route, passed: [...route.passed, to] } });
}

type RouteOfWrite = (arrival: Arrival) => Route | null;

const plainRoute: RouteOfWrite = () => null;

/** The next write of this leader, after all that it has taken in. */
function routeOf({ self, memory }: Arrival): Route {
  return { origin: self, sequence: appliedOf(memory, self) + 1, follows: memory.applied, passed: [self] };
}

const appliedOf = ({ applied }: Memory, leader: NodeIndex): number => applied[leader] ?? 0;

function lead(arrival: Arrival, targetsOf: TargetsOf, routeOfWrite: RouteOfWrite): readonly Effect[] {
  const { body } = arrival.message;
  switch (body.kind) {
    case 'request':
    case 'forward':
      // One that has left leads no more.
      return arrival.members[arrival.self] ? begin(arrival, targetsOf, routeOfWrite(arrival)) : handOn(arrival, body);
    case 'replicate':
      return passOn(arrival, body, targetsOf);
    case 'compare':
      return compareOrExchange(arrival, body);
    case 'exchange':
      return takeExchange(arrival, body);
    case 'transfer':
    case 'transferred':
      return takeTransfer(arrival, body);
    default:
      throw new InvariantError(`a leader is never sent ${body.kind}`);
  }
}

/** After a write that was taken, the new state goes to those that this leader sends to. */
function begin(arrival: Arrival, targetsOf: TargetsOf, route: Route | null): readonly Effect[] {
  const effects = serve(arrival);
  const [first] = effects;
  if (first?.do !== 'store' || first.decision.after === first.decision.before) return effects;
  return [...effects, ...sendOn(arrival, { kind: 'replicate', state: first.decision.after, route }, targetsOf)];
}

/** Stores what came, and passes it on to those that it has not passed yet; a second one of it is not passed on. */
function passOn(
  arrival: Arrival,
  { state, route }: Body & { kind: 'replicate' },
  targetsOf: TargetsOf,
): readonly Effect[] {
  const { pending } = arrival;
  const store: Effect = { do: 'store', decision: arrival.decideJoin(state), cause: 'arrived' };
  if (route === null || pending?.kind === 'passed') return [store];
  return [
    store,
    { do: 'remember', pending: { kind: 'passed' } },
    ...sendOn(arrival, { kind: 'replicate', state, route }, targetsOf),
  ];
}

/** To all neighbours that it has not passed; from then on they count as passed, so none is sent it twice. */
function sendOn(
  arrival: Arrival,
  { state, route }: Body & { kind: 'replicate' },
  targetsOf: TargetsOf,
): readonly Effect[] {
  const { self, members } = arrival;
  const passed = route?.passed ?? [self];
  const targets = targetsOf(self, members).filter((to) => !passed.includes(to));
  const onward = route === null ? null : { ...route, passed: [...passed, ...targets] };
  return [
    ...taken(arrival, route),
    ...targets.map((to) => sendSurely(to, { kind: 'replicate', state, route: onward })),
  ];
}

/** From now on this leader has taken in that write of its origin. */
function taken({ memory, members }: Arrival, route: Route | null): readonly Effect[] {
  if (route === null) return [];
  const applied = members.map((_, leader) =>
    leader === route.origin ? Math.max(appliedOf(memory, leader), route.sequence) : appliedOf(memory, leader),
  );
  return [{ do: 'keep', memory: { ...memory, applied } }];
}

/** The next of its origin, and nothing that its origin had taken in before is missing. */
function isReady({ body }: Message, memory: Memory): boolean {
  if (body.kind !== 'replicate' || body.route === null) return true;
  const { origin, sequence, follows } = body.route;
  if (sequence > appliedOf(memory, origin) + 1) return false;
  return follows.every((count, leader) => leader === origin || count <= appliedOf(memory, leader));
}

/**
 * It begins with what is on its way to it, and of each leader of which nothing is, with what that will send next: where
 * leaders pass on what others wrote, with what those have still to pass on.
 */
const memoryOfNew =
  (targetsOf: TargetsOf, isDirect: boolean) =>
  ({ self, memories, members, coming }: Newcomer): Memory => {
    const senders = memories.flatMap((memory, leader) =>
      leader !== self && members[leader] && targetsOf(leader, members).includes(self) ? [memory] : [],
    );
    const applied = memories.map((memory, leader) => {
      if (leader === self) return appliedOf(memory, self);
      const sources = isDirect || senders.length === 0 ? [memory] : senders;
      const first = coming.flatMap(({ body }) =>
        body.kind === 'replicate' && body.route?.origin === leader ? [body.route.sequence - 1] : [],
      );
      return Math.min(...sources.map((source) => appliedOf(source, leader)), ...first);
    });
    return { ...(memories[self] as Memory), applied };
  };
