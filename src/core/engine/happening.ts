/**
 * What the engine says as it happens: the things themselves, without names, for most of it is never told.
 * `timeline/tell.ts` makes the events that people see of it.
 */
import type { WriteId } from '../ids.ts';
import type { Message, NodeIndex, Waiting } from '../network/message.ts';
import type { DropReason } from '../network/message-kind.ts';
import type { AnyDecision } from '../strategies/strategy.ts';
import type { StoreCause } from '../systems/system.ts';
import type { DroppedWrite, TimelineEvent } from '../timeline/events.ts';
import type { Operation } from './operation.ts';

export type Happening = MessageHappening | Decided | Removed | OtherEvent;

export type HappeningOf<Kind extends Happening['kind']> = Extract<Happening, { readonly kind: Kind }>;

export type MessageHappening =
  | { readonly kind: 'sent' | 'goes-on'; readonly letter: Message }
  /** `taken`: as whoever it came to takes it, which is as it was sent but for a double; see `doubles.ts`. */
  | { readonly kind: 'delivered'; readonly letter: Message; readonly taken: Message }
  | { readonly kind: 'delayed'; readonly letter: Message; readonly change: 'delayed' | 'brought forward' }
  | { readonly kind: 'waits'; readonly letter: Message; readonly stopped: Waiting }
  /** `stopped` tells where it rested, if it did. */
  | {
      readonly kind: 'dropped';
      readonly letter: Message;
      readonly reason: DropReason;
      readonly stopped: Waiting | null;
    };

/** A replica has decided about one key. */
export interface Decided {
  readonly kind: 'decided';
  readonly replica: NodeIndex;
  readonly operation: Operation;
  /** Index among the keys. */
  readonly key: number;
  readonly cause: StoreCause;
  readonly decision: AnyDecision;
  /** Writes that are kept now and were not before. */
  readonly stored: readonly WriteId[];
  /** Writes that were kept before and are not now. */
  readonly dropped: readonly DroppedWrite[];
}

/** A key is gone from a replica: a tombstone after its grace, or what other replicas keep now. */
export interface Removed {
  readonly kind: 'collected' | 'moved-away';
  readonly replica: NodeIndex;
  readonly operation: Operation;
  readonly key: number;
  readonly writes: readonly WriteId[];
}

/** Everything else is said as it is told. */
type OtherEvent = Exclude<TimelineEvent, { readonly kind: MessageHappening['kind'] | Removed['kind'] | 'decided' }>;
