/**
 * What there is to see at one moment, as plain data: made from the world by the worker, kept in step by
 * deltas in the page. Nothing in it depends on how it is drawn.
 */

import type { PhysicalClock } from '../clocks/physical-clock.ts';
import type { Latency } from '../engine/scenario.ts';
import type { ClientId, Key, MessageId, NodeId, OperationId, ReplicaId, WriteId } from '../ids.ts';
import type { Sentence } from '../narrate/sentence.ts';
import type { MessageKind, WaitReason } from '../network/message-kind.ts';
import type { Comparison, ContextView, Sibling } from '../strategies/strategy.ts';
import type { Micros } from '../time.ts';
import type { Value } from '../values.ts';
import type { TimelineEvent } from './events.ts';

export interface Scene {
  readonly replicas: readonly ReplicaScene[];
  readonly clients: readonly ClientScene[];
  /** Cut directions only; every other pair is whole. */
  readonly cuts: readonly Cut[];
  /** Directions on which a command has changed how messages travel. */
  readonly conditions: readonly LinkCondition[];
  /** Messages on their way or waiting, and those that ended in this very moment. */
  readonly flights: readonly Flight[];
}

export interface ReplicaScene {
  readonly id: ReplicaId;
  readonly actor: string;
  readonly isUp: boolean;
  readonly isPaused: boolean;
  /** Whether it is part of the database. */
  readonly isMember: boolean;
  /** How much longer it takes to take a message in. */
  readonly slowUs: Micros;
  readonly clock: PhysicalClock;
  readonly keys: readonly KeyScene[];
  /** What it keeps for others that could not take it. */
  readonly hints: readonly { readonly home: ReplicaId; readonly key: Key }[];
}

/** One key as one replica holds it; only keys that were ever written there. */
export interface KeyScene {
  readonly key: Key;
  readonly siblings: readonly Sibling[];
  readonly context: ContextView;
  readonly isViolated: boolean;
}

export interface ClientScene {
  readonly id: ClientId;
  readonly near: ReplicaId;
  readonly clock: PhysicalClock;
  /**
   * What it last got for each key, by reads and by answers to its writes: the siblings that it would merge and the
   * context that it would pass. The key that it was told of last comes last.
   */
  readonly remembered: readonly {
    readonly key: Key;
    readonly siblings: readonly Sibling[];
    readonly context: ContextView;
  }[];
  /** Operations sent and not answered yet. */
  readonly waitingFor: readonly OperationId[];
}

export interface Cut {
  readonly from: NodeId;
  readonly to: NodeId;
}

/** How messages travel from the one to the other. */
export interface LinkCondition {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly latency: Latency;
  readonly lossPercent: number;
}

/**
 * One message's way. Where it is at a time t is read off `waypoints`: points (time, share of the way from 0
 * to 1) joined by straight lines; before the first it is not there, after the last it rests at the last.
 */
export interface Flight {
  readonly message: MessageId;
  readonly kind: MessageKind;
  readonly operation: OperationId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly carries: readonly { readonly write: WriteId; readonly value: Value; readonly deleted: boolean }[];
  readonly waypoints: readonly { readonly atUs: Micros; readonly share: number }[];
  /** For a message between replicas that carries no values: what it says, in a few words; else empty. */
  readonly says: string;
  readonly waiting: WaitReason | null;
  readonly end: { readonly atUs: Micros; readonly how: 'delivered' | 'dropped' } | null;
}

/** One step of the run: everything that happened in it, told and shown. */
export interface Moment {
  /** 0 for the first step of the run. */
  readonly step: number;
  readonly atUs: Micros;
  readonly events: readonly ToldEvent[];
  /** Whatever looks different after this step. */
  readonly changes: SceneChanges;
}

export interface SceneChanges {
  readonly replicas: readonly ReplicaScene[];
  readonly clients: readonly ClientScene[];
  /** All cuts as they are now, where they changed. */
  readonly cuts: readonly Cut[] | null;
  /** All conditions, likewise. */
  readonly conditions: readonly LinkCondition[] | null;
  readonly flights: readonly Flight[];
}

/** An event as the page gets it: the decision already explained, the sentence already made. */
export interface ToldEvent {
  readonly event: TimelineEvent;
  readonly sentence: Sentence;
  /** For a decision: what was compared. */
  readonly comparisons: readonly Comparison[];
}

/** The scene after a step. Keeps what did not change; ended flights of earlier steps leave. */
export function advance(scene: Scene, changes: SceneChanges): Scene {
  return {
    replicas: replaceById(scene.replicas, changes.replicas),
    clients: replaceById(scene.clients, changes.clients),
    cuts: changes.cuts ?? scene.cuts,
    conditions: changes.conditions ?? scene.conditions,
    flights: replaceFlights(scene.flights, changes.flights),
  };
}

function replaceById<Item extends { readonly id: string }>(
  items: readonly Item[],
  changed: readonly Item[],
): readonly Item[] {
  if (changed.length === 0) return items;
  return items.map((item) => changed.find((other) => other.id === item.id) ?? item);
}

function replaceFlights(flights: readonly Flight[], changed: readonly Flight[]): readonly Flight[] {
  if (changed.length === 0 && flights.every((flight) => flight.end === null)) return flights;
  const byMessage = new Map<MessageId, Flight>();
  for (const flight of flights) if (flight.end === null) byMessage.set(flight.message, flight);
  for (const flight of changed) byMessage.set(flight.message, flight);
  return [...byMessage.values()];
}
