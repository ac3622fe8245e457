/**
 * Everything that changes during a run, as plain data. The run owns one world and changes it in place, in
 * `step.ts` and the files it calls and nowhere else; what hangs below the lists (states, messages, memories)
 * is never changed, only replaced, so a copy of the world is cheap.
 */
import { type CausalHistory, NOTHING_SEEN } from '../causality/causal-history.ts';
import { START_STAMP } from '../clocks/hybrid-logical-clock.ts';
import { type PhysicalClock, startClock } from '../clocks/physical-clock.ts';
import type { Stamp } from '../clocks/stamp.ts';
import { type ActorId, actorId, type OperationId } from '../ids.ts';
import type { Body, Message, Waiting } from '../network/message.ts';
import type { OpaqueContext, OpaqueState, Sibling } from '../strategies/strategy.ts';
import { EMPTY_MEMORY, type Memory, type Pending } from '../systems/system.ts';
import { asMicros, fromMs, type Micros } from '../time.ts';
import type { Alarm } from './alarm.ts';
import type { Link, Program } from './program.ts';

export interface World {
  nowUs: Micros;
  /** Steps made so far. */
  steps: number;
  /** Place in the program's schedule. */
  nextScheduled: number;
  /** Messages on their way: a heap, see `queue.ts`. */
  readonly queue: Message[];
  /** Messages that do not move. */
  readonly waiting: Waiting[];
  /** In the order in which they ring. */
  readonly alarms: Alarm[];
  readonly replicas: ReplicaWorld[];
  readonly clients: ClientWorld[];
  /** By `from × nodes + to`: whether that direction is cut. Replaced whole, for it seldom changes. */
  cuts: readonly boolean[];
  /** By link: what a command has made of it, where it is not as the network has it. Nothing until one has; replaced whole. */
  conditions?: { readonly [link: number]: Pick<Link, 'latency' | 'loss'> };
  /** By link: when the last message on it is due, where none may overtake another; else empty. */
  readonly lastDueUs: Micros[];
  /** By replica: whether it is part of the database. Replaced whole. */
  members: readonly boolean[];
  /** By key: the replicas that keep it, its coordinator of choice first. Replaced whole. */
  homes: readonly (readonly number[])[];
  /** By sender and the name of the move: how often a key was sent because members changed. Nothing until one is; replaced whole. */
  moves?: { readonly [move: string]: number };
  /** The number of the next round of anti-entropy: see `rounds.ts`. */
  nextRound: number;
  /** Rounds since the last command in which nothing has changed. */
  quietRounds: number;
  /** The last of them have found nothing. */
  areRoundsOver: boolean;
  /** When a replica last stored something new, other than in a round. */
  unrestUs: Micros;
  /** Whether a replica has stored something new since the last round. */
  isChanged: boolean;
  /** A hash over all steps so far: two runs that went another way to the same end differ in it. */
  trail: number;
}

export interface ReplicaWorld {
  actor: ActorId;
  /** How many names it has had. */
  incarnation: number;
  isUp: boolean;
  /** It does nothing until it is resumed, and forgets nothing. */
  isPaused: boolean;
  /** How much longer each message to it takes. */
  slowUs: Micros;
  clock: PhysicalClock;
  hybridClock: Stamp;
  /** On its disk, beside the keys. */
  memory: Memory;
  /** On its disk: the writes that it has taken in, where requests carry an identity; else empty. */
  readonly known: { [write: string]: true };
  /** By key; undefined where it never held anything. */
  readonly states: (OpaqueState | undefined)[];
  /** What it has in memory about unfinished operations. */
  pending: { [operation: string]: Pending };
}

export interface ClientWorld {
  clock: PhysicalClock;
  hybridClock: Stamp;
  /** How many writes it has made. */
  writes: number;
  /** How many merges of its own accord. */
  merges: number;
  /** The truth: all writes that it has seen or made. */
  seen: CausalHistory;
  /** By key: what it last got. */
  readonly remembered: (Remembered | undefined)[];
  /** The key that it was told of last, for the screen: nothing follows from it, so it has no part in the hash. */
  lastKey: number | null;
  /** Sent and not answered. */
  waitingFor: readonly OperationId[];
  /** What it would say again, by operation; where clients do not, empty. */
  unanswered: { readonly [operation: string]: Body & { readonly kind: 'request' | 'forward' } };
}

export interface Remembered {
  readonly siblings: readonly Sibling[];
  readonly context: OpaqueContext;
}

export function startWorld(program: Program): World {
  const { scenario, nodes, replicaCount } = program;
  const clockOf = (index: number): PhysicalClock => {
    const setting = scenario.clocks.find(({ node }) => node === nodes[index]);
    return startClock(fromMs(setting?.offsetMs ?? 0), setting?.driftPpm ?? 0);
  };
  const members = scenario.replicas.map((name) => scenario.absent?.includes(name) !== true);
  return {
    nowUs: asMicros(0),
    steps: 0,
    nextScheduled: 0,
    queue: [],
    waiting: [],
    alarms: [],
    lastDueUs: [],
    members,
    homes: homesOf(program, members),
    replicas: scenario.replicas.map((name, index) => ({
      actor: actorId(name),
      incarnation: 1,
      isUp: members[index] === true,
      isPaused: false,
      slowUs: asMicros(0),
      clock: clockOf(index),
      hybridClock: START_STAMP,
      memory: EMPTY_MEMORY,
      known: {},
      states: program.keys.map(() => undefined),
      pending: {},
    })),
    clients: scenario.clients.map((_, index) => ({
      clock: clockOf(replicaCount + index),
      hybridClock: START_STAMP,
      writes: 0,
      merges: 0,
      seen: NOTHING_SEEN,
      remembered: program.keys.map(() => undefined),
      lastKey: null,
      waitingFor: [],
      unanswered: {},
    })),
    cuts: new Array<boolean>(nodes.length * nodes.length).fill(false),
    nextRound: 0,
    quietRounds: 0,
    areRoundsOver: false,
    unrestUs: asMicros(0),
    isChanged: false,
    trail: scenario.seed | 0,
  };
}

/** By key: the replicas that keep it, with these members. */
export const homesOf = ({ system, keyHashes }: Program, members: readonly boolean[]): World['homes'] =>
  keyHashes.map((hash) => system.homes(hash, members));

/** A copy that can go its own way. */
export const cloneWorld = (world: World): World => ({
  ...world,
  queue: [...world.queue],
  waiting: [...world.waiting],
  alarms: [...world.alarms],
  lastDueUs: [...world.lastDueUs],
  replicas: world.replicas.map((replica) => ({
    ...replica,
    known: { ...replica.known },
    states: [...replica.states],
    pending: { ...replica.pending },
  })),
  clients: world.clients.map((client) => ({ ...client, remembered: [...client.remembered] })),
});

/** How many things a copy has to copy: what decides how often one can be kept. */
export function sizeOf({ queue, waiting, alarms, replicas, clients }: World): number {
  const entries = [
    ...replicas.map(
      ({ states, pending, known }) => states.length + Object.keys(pending).length + Object.keys(known).length,
    ),
    ...clients.map(({ remembered }) => remembered.length),
  ];
  return entries.reduce((sum, count) => sum + count, queue.length + waiting.length + alarms.length);
}

/** Down, and no part of the database: until it comes back nobody gets what lies on its disk, or what is for it. */
export const isOutOfReach = ({ replicas, members }: World, replica: number): boolean =>
  replicas[replica]?.isUp === false && members[replica] === false;
