/**
 * What a run is made from, as plain data: the scenario as written (version 1) and the commands in it.
 *
 * Times and spans are simulated milliseconds here, as people write them; `compile` turns them into whole
 * microseconds. Everything a person does on the stage is one of these commands too, with a time.
 */
import type { ClientId, Key, MessageId, NodeId, OperationId, ReplicaId } from '../ids.ts';
import type { MessageKind } from '../network/message-kind.ts';
import type { Value } from '../values.ts';

export interface Scenario {
  readonly version: 1;
  readonly title: string;
  readonly description: string;
  /** Where the facts come from: book figure, paper, test. */
  readonly source?: string;
  readonly seed: number;
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly ScenarioClient[];
  readonly system: Choice;
  readonly strategy: Choice;
  readonly merge: MergePolicy;
  readonly session: SessionGuarantee;
  readonly network: NetworkSettings;
  /** Replicas of the list above that are not part of the database until a command lets them join. */
  readonly absent?: readonly ReplicaId[];
  /** Partitions that commands apply and heal by name. */
  readonly partitions?: readonly NamedPartition[];
  /** What clients do when no answer comes; left out, they wait for ever. */
  readonly retry?: RetrySetting;
  readonly clocks: readonly ClockSetting[];
  readonly script: readonly TimedCommand[];
  readonly captions: readonly Caption[];
  /** Simulated milliseconds that pass in one second at speed 1. */
  readonly pace: number;
}

export interface ScenarioClient {
  readonly id: ClientId;
  /** The replica it stands beside and talks to unless a command says otherwise. */
  readonly near: ReplicaId;
}

/** A registered strategy or replication system with the options chosen for it. */
export interface Choice {
  readonly kind: string;
  readonly options: { readonly [name: string]: string };
}

/**
 * What a client does when a read gives it several siblings.
 * - `ask`: nothing by itself; the person is shown them and decides.
 * - `union`: writes back the union of the lists (of the values, where they are not lists).
 * - `greatest`, `first`: writes back one of them.
 * - the name of a data type: stores the state of that type as the value, and writes back the join of the states.
 */
export type MergePolicy = (typeof MERGE_POLICIES)[number];

export const MERGE_POLICIES = [
  'ask',
  'union',
  'greatest',
  'first',
  'observed-remove',
  'counter',
  'last-writer',
  'map',
] as const;

/**
 * What a client does so that its own reads fit together.
 * - `none`: nothing.
 * - `sticky`: it talks to the replica that it stands beside, whatever its commands say.
 * - `context`: it compares each answer with what it was given before; where something is missing it asks the next
 *   replica, each at most once. Takes a strategy whose contexts can be compared.
 *
 * Terry et al., "Session Guarantees for Weakly Consistent Replicated Data" (1994).
 */
export type SessionGuarantee = 'none' | 'sticky' | 'context';

export interface NetworkSettings {
  readonly latency: Latency;
  /** Percentage of messages lost between replicas; a client's own link loses nothing. */
  readonly lossPercent: number;
  /** What a cut does with messages: they wait at it and go on when it heals, or they are lost. */
  readonly whenCut: 'wait' | 'lose';
  /** Percentage of messages between replicas that arrive twice; left out, none. */
  readonly duplicatePercent?: number;
  /** `fifo`: on one link no message overtakes another; left out, each takes its own time. */
  readonly order?: 'any' | 'fifo';
  /** Latency of some kinds of messages wherever they travel, before that of the link. */
  readonly kinds?: readonly KindLatency[];
  readonly links: readonly LinkSetting[];
}

export interface LinkSetting {
  readonly between: readonly [NodeId, NodeId];
  readonly latency?: Latency;
  readonly lossPercent?: number;
}

export interface KindLatency {
  readonly kind: MessageKind;
  readonly latency: Latency;
}

export interface NamedPartition {
  readonly name: string;
  readonly groups: readonly (readonly ReplicaId[])[];
}

/**
 * After `timeoutMs` without an answer a client says the same again to the next replica, up to `attempts` times in
 * all. Without an `identity` the database cannot tell that it is the same.
 */
export interface RetrySetting {
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly identity: 'none' | 'request';
}

export type Latency =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** With the share (0 to 1) of a Pareto distribution from `minMs` with shape `alpha`, else exponential. */
  | {
      readonly kind: 'pareto-mixture';
      readonly paretoShare: number;
      readonly minMs: number;
      readonly alpha: number;
      readonly meanMs: number;
    };

export interface ClockSetting {
  readonly node: NodeId;
  readonly offsetMs: number;
  readonly driftPpm: number;
}

export interface Caption {
  readonly at: number;
  readonly text: string;
}

/** A command at a simulated time (milliseconds); where it comes `after` an operation, so long after its answer. */
export type TimedCommand = Command & { readonly at: number };

export type Command = ClientCommand | Fault;

/**
 * What a client does. Where the strategy takes changes (`strategy.ts`), an add, a remove, an increment, a put and a
 * delete are sent as such, and a replica carries them out. `via` is left out for the replica it stands beside.
 */
export type ClientCommand =
  | ({
      readonly do: 'put';
      readonly client: ClientId;
      readonly key: Key;
      /** Here and below: the field of the value that is meant, where not the whole. */
      readonly field?: string;
      readonly value: Value;
      readonly via?: ReplicaId;
      /** Whether the client passes the context of its last reply for this key, or deliberately none. */
      readonly context?: 'last' | 'none';
    } & Circumstances)
  | ({
      readonly do: 'delete';
      readonly client: ClientId;
      readonly key: Key;
      readonly field?: string;
      readonly via?: ReplicaId;
      readonly context?: 'last' | 'none';
    } & Circumstances)
  /** Adds or removes one item of the list that the client last got (siblings merged by the scenario's policy; `ask` counts as union) and writes the outcome. */
  | ({
      readonly do: 'add' | 'remove';
      readonly client: ClientId;
      readonly key: Key;
      readonly field?: string;
      readonly item: Value;
      readonly via?: ReplicaId;
      readonly context?: 'last' | 'none';
    } & Circumstances)
  /** Adds to the number that the client last got (0 for none) and writes the sum; 1 where nothing is said. */
  | ({
      readonly do: 'increment';
      readonly client: ClientId;
      readonly key: Key;
      readonly field?: string;
      readonly by?: number;
      readonly via?: ReplicaId;
      readonly context?: 'last' | 'none';
    } & Circumstances)
  | ({
      readonly do: 'get';
      readonly client: ClientId;
      readonly key: Key;
      readonly via?: ReplicaId;
    } & Circumstances);

/** When an operation is done, and how many answers it needs. */
export interface Circumstances {
  /** The operation after whose answer this one comes; `at` is then the time between the two. */
  readonly after?: OperationId;
  /** Answers that this operation needs, instead of the run's R or W; for leaderless systems. */
  readonly quorum?: number;
}

export type Fault =
  /** `forward` cuts only messages from the first to the second. */
  | {
      readonly do: 'cut' | 'heal';
      readonly between: readonly [NodeId, NodeId];
      readonly direction?: 'both' | 'forward';
    }
  /** Cuts the link and heals it again, `times` times, half of `everyMs` each. */
  | {
      readonly do: 'flap';
      readonly between: readonly [NodeId, NodeId];
      readonly everyMs: number;
      readonly times: number;
    }
  /**
   * From now on messages on the link take that long, and so many of them are lost; what is left out is as the network
   * has it. What is on its way already is not touched. `forward`: only those from the first to the second.
   */
  | {
      readonly do: 'link';
      readonly between: readonly [NodeId, NodeId];
      readonly direction?: 'both' | 'forward';
      readonly latency?: Latency;
      readonly lossPercent?: number;
    }
  /**
   * Cuts every link between replicas of different groups; a replica in no group is on its own side. Either the
   * groups are given or the name of a partition of the scenario.
   */
  | { readonly do: 'partition'; readonly groups?: readonly (readonly ReplicaId[])[]; readonly name?: string }
  /** Makes the links whole that such a partition cuts; its groups are given where the scenario does not name it. */
  | { readonly do: 'heal-partition'; readonly name: string; readonly groups?: readonly (readonly ReplicaId[])[] }
  | { readonly do: 'heal-all' }
  /** What the script still plans after this time is left out; what has begun goes on. */
  | { readonly do: 'end-story' }
  /** `stepMs` moves the clock from where it is, as a correction by NTP does. */
  | {
      readonly do: 'clock';
      readonly node: NodeId;
      readonly offsetMs?: number;
      readonly stepMs?: number;
      readonly driftPpm?: number;
    }
  /** A paused replica does nothing and forgets nothing; what comes waits at its door. */
  | { readonly do: 'pause' | 'resume'; readonly replica: ReplicaId }
  /** From now on each message takes that much longer to be taken in. */
  | { readonly do: 'slow'; readonly replica: ReplicaId; readonly extraMs: number }
  /** A replica becomes part of the database, or leaves it; data moves with that. */
  | { readonly do: 'join' | 'leave'; readonly replica: ReplicaId }
  | { readonly do: 'crash'; readonly replica: ReplicaId }
  | {
      readonly do: 'recover';
      readonly replica: ReplicaId;
      readonly disk?: 'kept' | 'lost';
      /** The name under which it counts after losing its disk: its old one, or a new one. */
      readonly identity?: 'same' | 'new';
    }
  | { readonly do: 'hold' | 'release' | 'drop' | 'deliver'; readonly message: MessageId }
  /** The message arrives at `untilMs`, or at once where that is past, whatever its latency. */
  | { readonly do: 'delay'; readonly message: MessageId; readonly untilMs: number };

/** A run is a pure function of these three. */
export interface RunInput {
  readonly scenario: Scenario;
  readonly actions: readonly TimedCommand[];
}

/** Limits of the format; past one there is a clear error. */
export const LIMITS = {
  /** A holder set fits one 32-bit mask. */
  replicas: 32,
  clients: 64,
  /** Commands in a script and its actions together. */
  commands: 10_000,
  /** Steps of a run: past it the run stops and says so. */
  steps: 1_000_000,
  /** Canonical text of one value, in UTF-16 units. */
  valueLength: 65_536,
} as const;
