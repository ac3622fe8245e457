/** One operation of one client, resolved: what it does and under which name for good. */
import type { OperationId, WriteId } from '../ids.ts';
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
}

export type OperationAct =
  | { readonly kind: 'get' }
  | { readonly kind: 'put'; readonly value: Value; readonly context: 'last' | 'none' }
  | { readonly kind: 'delete'; readonly context: 'last' | 'none' }
  | { readonly kind: 'add' | 'remove'; readonly item: Value; readonly context: 'last' | 'none' }
  /** The client joins the siblings that it has just read, by the scenario's policy. */
  | { readonly kind: 'merge'; readonly value: Value; readonly merges: readonly WriteId[] };
