/** One operation of one client, resolved: what it does and under which name for good. */
import type { OperationId, WriteId } from '../ids.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';

export interface Operation {
  readonly id: OperationId;
  /** Its address for randomness: the hash of its name. */
  readonly hash: number;
  /** Index among the clients. */
  readonly client: number;
  /** Index among the keys. */
  readonly key: number;
  /** Index of the replica that it is sent to. */
  readonly via: number;
  readonly act: OperationAct;
  /** Answers that it needs, where the command says so; else the run's R or W count. */
  readonly quorum: number | null;
  /** The operation that this one repeats: no answer came, or the network delivered its request twice. */
  readonly repeats: Operation | null;
  /**
   * Of a request that was handed on and comes where it is not the first to be taken: the name under which it came, and
   * the how-manieth saying of it the receiver's acknowledgement is.
   */
  readonly handedOn?: { readonly as: Operation; readonly saying: number };
  /** For how many further replicas its client has asked it, to keep its session; see `session.ts`. */
  readonly askedAgain?: number;
}

/** Where an operation is about no single key: a round of anti-entropy. */
export const NO_KEY = -1;
/** Where no client asked for it. */
export const NO_CLIENT = -1;

export type OperationAct =
  | { readonly kind: 'get' }
  /** A replica compares what it keeps with another. */
  | { readonly kind: 'round'; readonly round: number }
  /** A key moves to another replica. */
  | { readonly kind: 'move' }
  | (Change & { readonly context: 'last' | 'none' })
  /** The client joins the siblings that it has just read, by the scenario's policy. */
  | { readonly kind: 'merge'; readonly value: Value; readonly merges: readonly WriteId[] };
