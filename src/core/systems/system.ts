/**
 * The second seam: how writes and reads travel.
 *
 * A system is told that a message has arrived at a replica and says what should happen, as data; the engine
 * does it. It treats the strategy's states as opaque: it can join them and ask whether a join changed one.
 */
import type { Body, Message, NodeIndex } from '../network/message.ts';
import type { AnyDecision, AnyStrategy, OpaqueState, OptionSpec, Options } from '../strategies/strategy.ts';

/** What a replica knows when a message has arrived. */
export interface Arrival {
  readonly self: NodeIndex;
  readonly message: Message;
  /** Replicas that keep the key. */
  readonly homes: readonly NodeIndex[];
  /** What this replica holds for the key. */
  readonly state: OpaqueState;
  /** What it remembered of this operation; gone after a crash. */
  readonly pending: Pending | undefined;
  readonly strategy: AnyStrategy;
  /** Decides about the write in a request or forward, without storing anything. */
  decidePut(): AnyDecision & { readonly kind: 'put' };
  /** Decides about another replica's state, without storing anything. */
  decideJoin(remote: OpaqueState): AnyDecision & { readonly kind: 'join' };
}

/** What should happen, in this order. */
export type Effect =
  | { readonly do: 'store'; readonly decision: AnyDecision; readonly cause: 'put' | 'arrived' | 'repair' }
  | {
      readonly do: 'send';
      readonly to: NodeIndex;
      readonly body: Body;
      readonly attempt: number;
      readonly isDurable: boolean;
    }
  | { readonly do: 'remember'; readonly pending: Pending }
  | { readonly do: 'forget' };

/** What a coordinator keeps in memory about an operation that is not finished. */
export type Pending =
  | { readonly kind: 'write'; readonly client: NodeIndex; readonly acknowledged: number }
  | { readonly kind: 'read'; readonly client: NodeIndex; readonly answers: readonly ReadAnswer[] };

/** One replica's answer to a read; `repairs` counts how often it has been sent what it lacked. */
export interface ReadAnswer {
  readonly replica: NodeIndex;
  readonly state: OpaqueState;
  readonly repairs: number;
}

export interface ReplicationSystem {
  /** The replicas that keep a key, by the hash of its name; the one that coordinates for others first. */
  homes(keyHash: number): readonly NodeIndex[];
  receive(arrival: Arrival): readonly Effect[];
}

/** One entry of the registry. */
export interface SystemKind {
  readonly id: string;
  readonly name: string;
  /** One plain sentence for the page. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** What is wrong with these choices for so many replicas, in words; empty where all is well. */
  problems(options: Options, replicaCount: number): readonly { readonly option: string; readonly message: string }[];
  create(options: Options, replicaCount: number): ReplicationSystem;
}

/** Sends one message; said once, and not kept by the sender. */
export const send = (to: NodeIndex, body: Body): Effect => ({ do: 'send', to, body, attempt: 1, isDurable: false });

/** The answer to the client, read from a state. */
export function reply(
  client: NodeIndex,
  strategy: AnyStrategy,
  state: OpaqueState,
  outcome: 'read' | 'stored' | 'duplicate' | 'ignored' | 'rejected',
): Effect {
  return send(client, { kind: 'reply', answer: { outcome, ...strategy.read(state) } });
}
