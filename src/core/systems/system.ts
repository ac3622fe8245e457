/**
 * The second seam: how writes and reads travel.
 *
 * A system is told that a message has arrived at a replica (or that an alarm rings there, or that a round begins)
 * and says what should happen, as data; the engine does it. It treats the strategy's states as opaque: it can join
 * them and ask whether a join changed one.
 */
import type { Alarm } from '../engine/alarm.ts';
import type { Operation } from '../engine/operation.ts';
import type { ReplicaId } from '../ids.ts';
import type { Body, KeyState, Message, NodeIndex } from '../network/message.ts';
import type { AnyDecision, AnyStrategy, OpaqueState, OptionSpec, Options } from '../strategies/strategy.ts';
import type { Micros } from '../time.ts';
import type { SendEffect } from './send-effect.ts';

export type PutDecision = AnyDecision & { readonly kind: 'put' };
export type JoinDecision = AnyDecision & { readonly kind: 'join' };

/** What a replica knows when it has to act for an operation. */
export interface Situation {
  readonly self: NodeIndex;
  readonly operation: Operation;
  /** Replicas that keep the key. */
  readonly homes: readonly NodeIndex[];
  /** By replica: whether it is part of the database. */
  readonly members: readonly boolean[];
  /** What this replica holds for the key. */
  readonly state: OpaqueState;
  /** What it remembered of this operation; gone after a crash. */
  readonly pending: Pending | undefined;
  /** What it keeps on its disk beside the keys. */
  readonly memory: Memory;
  readonly strategy: AnyStrategy;
  /** Decides about another replica's state, without storing anything; of the operation's key where none is named. */
  decideJoin(remote: OpaqueState, key?: number): JoinDecision;
  /** All that this replica keeps of keys that the other keeps as well, in the order of the keys. */
  sharedWith(other: NodeIndex): readonly KeyState[];
  /** The hash of a key's name. */
  hashOfKey(key: number): number;
}

/** One that does not keep the key puts for others: from what it has of it, and under a name that it counts with only here. */
export interface AsStandIn {
  readonly before: OpaqueState;
  /** How many writes it has taken so, with this one. */
  readonly takings: number;
}

/** A message has arrived. */
export interface Arrival extends Situation {
  readonly message: Message;
  /** Decides about the write in a request or forward, without storing anything. */
  decidePut(standIn?: AsStandIn): PutDecision;
}

/** Why a replica stores something. */
export type StoreCause = 'put' | 'arrived' | 'repair' | 'handoff' | 'exchange' | 'transfer' | 'postponed';

/** What should happen, in this order. */
export type Effect =
  | {
      readonly do: 'store';
      readonly decision: AnyDecision;
      readonly cause: StoreCause;
      readonly key?: number;
      /** What is said once it is taken. Of a copy that is put off that is later: to whoever sent it, it is not taken yet. */
      readonly onceTaken?: readonly SendEffect[];
    }
  | SendEffect
  | { readonly do: 'remember'; readonly pending: Pending }
  | { readonly do: 'forget' }
  /** Rings at this replica so much later, unless the operation is forgotten first. */
  | { readonly do: 'alarm'; readonly kind: Alarm['kind']; readonly inUs: Micros; readonly attempt: number }
  /** Replaces what is kept on the disk beside the keys. */
  | { readonly do: 'keep'; readonly memory: Memory }
  /** Keeps a hint, or lets one go: told to people. */
  | { readonly do: 'hint'; readonly home: NodeIndex; readonly change: 'kept' | 'handed over' }
  /** That state of the key has been taken by another, which keeps it now. */
  | { readonly do: 'move-away'; readonly state: OpaqueState }
  /** What it has handed on in vain comes to it once more, as if from itself. */
  | { readonly do: 'take-over'; readonly body: RequestBody };

/** What a coordinator keeps in memory about an operation that is not finished. */
export interface StandIn {
  readonly holder: NodeIndex;
  readonly home: NodeIndex;
}

export type Pending =
  | {
      readonly kind: 'write';
      readonly client: NodeIndex;
      /** What was sent to the homes. */
      readonly state: OpaqueState;
      /** Homes and fallbacks that have it. */
      readonly answered: readonly NodeIndex[];
      readonly isAnswered: boolean;
      /** Who was asked to stand in, and for which home; left out before anybody was. */
      readonly standIns?: readonly StandIn[];
    }
  | {
      readonly kind: 'read';
      readonly client: NodeIndex;
      readonly answers: readonly ReadAnswer[];
    }
  /** The client's answer waits for the repairs of these. */
  | {
      readonly kind: 'repair';
      readonly client: NodeIndex;
      readonly state: OpaqueState;
      readonly missing: readonly NodeIndex[];
    }
  /** Handed on, and nobody has taken it yet; `tried`: in their order, those that it was handed on to. */
  | {
      readonly kind: 'handed-on';
      readonly body: RequestBody;
      readonly tried: readonly NodeIndex[];
    }
  /** Passed on already; a second one of it is not. */
  | { readonly kind: 'passed' };

/** One replica's answer to a read; `repairs` counts how often it has been sent what it lacked. */
export interface ReadAnswer {
  readonly replica: NodeIndex;
  readonly state: OpaqueState;
  readonly repairs: number;
}

/** A state kept for another replica until that can take it. */
export interface Hint {
  readonly home: NodeIndex;
  readonly operation: Operation;
  readonly state: OpaqueState;
  /** How often it has been sent. */
  readonly tries: number;
}

/** What lies on a replica's disk beside the keys. */
export interface Memory {
  readonly hints: readonly Hint[];
  /** By leader: how many of its writes have been taken in, in their order. */
  readonly applied: readonly number[];
  /** How many writes it has taken itself for others; left out before the first. */
  readonly takings?: number;
}

export const EMPTY_MEMORY: Memory = { hints: [], applied: [] };

export interface Apart {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  /** The one that is missing, where it is the middle of a star. */
  readonly hub: NodeIndex | null;
}

/** So many answers were asked for, and of so many there can be; or nobody is left to stand in for one of so many. */
export type Lowered =
  | { readonly what: 'read' | 'write'; readonly asked: number; readonly there: number }
  | { readonly what: 'stand-in'; readonly there: number };

/** A replica that has not heard what was said so far. */
export interface Newcomer {
  readonly self: NodeIndex;
  /** By replica. */
  readonly memories: readonly Memory[];
  readonly members: readonly boolean[];
  /** What is on its way to it, or waits at its door. */
  readonly coming: readonly Message[];
}

export interface ReplicationSystem {
  /** The replicas that keep a key, by the hash of its name; the one that coordinates for others first. */
  homes(keyHash: number, members: readonly boolean[]): readonly NodeIndex[];
  /** Two members of which the second is never passed what the first takes in, because of who is missing; null where there are none. */
  apart?(members: readonly boolean[]): Apart | null;
  /** Of what its choices ask for, that of which there is less because of who is missing. */
  lowered?(members: readonly boolean[]): readonly Lowered[];
  receive(arrival: Arrival): readonly Effect[];
  /** Whether a message may be taken in now; what may not waits at the door. Left out: always. */
  isReady?(message: Message, memory: Memory): boolean;
  /** What a replica remembers that joins, or is back without its disk, where it has to know how far others are. */
  memoryOfNew?(newcomer: Newcomer): Memory;
  /** An alarm of this replica rings. */
  wake?(situation: Situation, alarm: Alarm): readonly Effect[];
  /** A durable message is for a replica that is down and no member any more: what its sender sends instead; null: nothing. */
  insteadOf?(message: Message, members: readonly boolean[]): SendEffect | null;
  /** Rounds in which replicas compare what they keep. */
  readonly rounds?: { readonly everyUs: Micros; begin(situation: Situation, round: number): readonly Effect[] };
  /** How long a tombstone is kept. */
  readonly graceUs?: Micros;
}

/** One entry of the registry. */
export interface SystemKind {
  readonly id: string;
  readonly name: string;
  /** One plain sentence for the page. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** What is wrong with these choices for these replicas, some of them absent at the start, in words; empty where all is well. */
  problems(
    options: Options,
    replicas: readonly ReplicaId[],
    absent?: readonly ReplicaId[],
  ): readonly { readonly option: string; readonly message: string }[];
  create(options: Options, replicas: readonly ReplicaId[]): ReplicationSystem;
}

/** Sends one message; said once, and not kept by the sender. */
export const send = (to: NodeIndex, body: Body): SendEffect => ({
  do: 'send',
  to,
  body,
  attempt: 1,
  isDurable: false,
});

/** The same, kept by the sender until the other has it. */
export const sendSurely = (to: NodeIndex, body: Body): SendEffect => ({ ...send(to, body), isDurable: true });

export type RequestBody = Extract<Body, { readonly kind: 'request' | 'forward' }>;

/** A replica that does not keep the key asks the first that does; where nobody does, nobody answers. */
export const handOn = ({ homes }: Situation, body: RequestBody): readonly Effect[] =>
  homes.slice(0, 1).map((first) => send(first, { ...body, kind: 'forward' }));

/** The answer to the client, read from a state. */
export function reply(
  client: NodeIndex,
  strategy: AnyStrategy,
  state: OpaqueState,
  outcome: Extract<Body, { kind: 'reply' }>['answer']['outcome'],
): Effect {
  return send(client, { kind: 'reply', answer: { outcome, ...(strategy.answer?.(state) ?? strategy.read(state)) } });
}
