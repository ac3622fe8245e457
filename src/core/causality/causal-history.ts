/**
 * The truth: for each write, the writes that its client had seen or made before it.
 *
 * A client that has seen `alice#3` has seen all that alice had made or seen before it, so a history is closed
 * under "before" and one number a client says it all: a version vector over clients, exact and small. No
 * strategy ever reads it.
 * Schwarz and Mattern, "Detecting Causal Relationships in Distributed Computations" (1994), section 2.
 */
import { type ActorId, actorId, type ClientId } from '../ids.ts';
import { counterOf, EMPTY_VECTOR, join, type VersionVector, withCounter } from './version-vector.ts';

/** How many writes of each client, in the order in which that client made them, are in. */
export type CausalHistory = VersionVector;

/** A write's place in the truth: the n-th write that its client made, and all that went before it. */
export interface TrueWrite {
  readonly client: ClientId;
  /** 1 for the client's first write. */
  readonly sequence: number;
  /** What the client had seen or made before; the write itself is not in it. */
  readonly past: CausalHistory;
}

export const NOTHING_SEEN: CausalHistory = EMPTY_VECTOR;

const actorOf = (client: ClientId): ActorId => actorId(client);

/** The history of a client that now has seen this write too. */
export const seeing = (history: CausalHistory, write: TrueWrite): CausalHistory =>
  hasSeen(history, write) ? history : join(history, withCounter(write.past, actorOf(write.client), write.sequence));

/** Whether the write is in the history. */
export const hasSeen = (history: CausalHistory, write: TrueWrite): boolean =>
  counterOf(history, actorOf(write.client)) >= write.sequence;

/** Lamport's relation between two writes: the client of `later` knew of `earlier`. */
export const happensBefore = (earlier: TrueWrite, later: TrueWrite): boolean => hasSeen(later.past, earlier);
