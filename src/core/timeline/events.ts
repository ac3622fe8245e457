/**
 * Everything that can happen, each as one event with its cause, as plain data with names in it. Sentences,
 * cards and transcript are made from these and from nothing else. The engine itself speaks of the same in
 * fewer words: see `engine/happening.ts`.
 */
import type { PhysicalClock } from '../clocks/physical-clock.ts';
import type { Latency } from '../engine/scenario.ts';
import type { ClientId, Key, MessageId, NodeId, OperationId, ReplicaId, WriteId } from '../ids.ts';
import type { DropReason, MessageKind, WaitReason } from '../network/message-kind.ts';
import type { ContextView, PutOutcome, Sibling } from '../strategies/strategy.ts';
import type { Lowered, StoreCause } from '../systems/system.ts';
import type { Micros } from '../time.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';

/** What every event about a message tells. */
interface AboutMessage {
  readonly message: MessageId;
  readonly messageKind: MessageKind;
  readonly operation: OperationId;
  readonly from: NodeId;
  readonly to: NodeId;
  /** For a message about no single write: what it says; else empty. */
  readonly says: string;
}

export type TimelineEvent =
  /** `insteadOf`: who has not taken in time what is handed on now. */
  | (AboutMessage & { readonly kind: 'sent' | 'goes-on'; readonly dueUs: Micros; readonly insteadOf?: NodeId })
  /**
   * `finds`: of hashes, in what they differ from the receiver's own, as the end of a sentence; else empty. `takenFor`:
   * the write for which a second delivery is taken, where nothing says that it is the same. `isTakenTwice`: it was handed
   * on to another replica before, which has taken it as well.
   */
  | (AboutMessage & {
      readonly kind: 'delivered';
      readonly finds: string;
      readonly takenFor: WriteId | null;
      readonly isTakenTwice: boolean;
    })
  /** Somebody gave it another time of arrival. */
  | (AboutMessage & {
      readonly kind: 'delayed';
      readonly dueUs: Micros;
      readonly change: 'delayed' | 'brought forward';
    })
  | (AboutMessage & {
      readonly kind: 'waits';
      readonly reason: WaitReason /** When it stops there. */;
      readonly fromUs: Micros;
    })
  | (AboutMessage & { readonly kind: 'dropped'; readonly reason: DropReason })
  /** A replica decided about one key: at a client's put, or when another replica's state arrived. */
  | {
      readonly kind: 'decided';
      readonly replica: ReplicaId;
      readonly key: Key;
      readonly operation: OperationId;
      /** `arrived`: state of another replica as it was written; the others: the same, sent by that mechanism. */
      readonly cause: StoreCause;
      readonly outcome: PutOutcome | 'joined' | 'unchanged' | 'postponed';
      /** Writes that are kept now and were not before. */
      readonly stored: readonly WriteId[];
      /** Writes that were kept before and are not now, each with the truth about it. */
      readonly dropped: readonly DroppedWrite[];
      /** All writes kept now. */
      readonly kept: readonly WriteId[];
      /** True where a key that is written once now has two values. */
      readonly isViolated: boolean;
    }
  | {
      readonly kind: 'issued';
      readonly client: ClientId;
      readonly operation: OperationId;
      readonly key: Key;
      readonly via: ReplicaId;
      readonly act: ClientAct;
    }
  | {
      readonly kind: 'acknowledged';
      readonly client: ClientId;
      readonly operation: OperationId;
      /** The write that was taken: another than the operation where it is a second one under a name of its own. */
      readonly write: WriteId;
      readonly key: Key;
      readonly outcome: PutOutcome;
      readonly siblings: readonly Sibling[];
    }
  | {
      readonly kind: 'rejected';
      readonly client: ClientId;
      readonly operation: OperationId;
      readonly write: WriteId;
      readonly key: Key;
      readonly siblings: readonly Sibling[];
    }
  /** Too few replicas answered in time. */
  | {
      readonly kind: 'failed';
      readonly client: ClientId;
      readonly operation: OperationId;
      /** The attempt that was answered, where each is a write of its own; of a read its name. */
      readonly write: OperationId;
      readonly key: Key;
      readonly siblings: readonly Sibling[];
    }
  | {
      readonly kind: 'tried-again';
      readonly client: ClientId;
      readonly operation: OperationId;
      readonly via: ReplicaId;
      readonly attempt: number;
    }
  | { readonly kind: 'gave-up'; readonly client: ClientId; readonly operation: OperationId }
  | {
      readonly kind: 'read';
      readonly client: ClientId;
      readonly operation: OperationId;
      readonly key: Key;
      readonly siblings: readonly Sibling[];
      readonly context: ContextView;
    }
  /** An answer lacks what its client was given before: it asks the next replica, or has asked every one. */
  | {
      readonly kind: 'asked-again';
      readonly client: ClientId;
      readonly operation: OperationId;
      readonly key: Key;
      /** Who answered. */
      readonly answered: ReplicaId;
      /** Who is asked next; null where none is left. */
      readonly next: ReplicaId | null;
    }
  | {
      readonly kind: 'clock-set';
      readonly node: NodeId;
      readonly clock: PhysicalClock /** How far it is ahead of true time now. */;
      readonly offsetUs: Micros;
    }
  | { readonly kind: 'link-cut' | 'link-healed'; readonly from: NodeId; readonly to: NodeId }
  /** From now on messages on it take other times, or are lost more or less often; null where as the network has it. */
  | {
      readonly kind: 'link-changed';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly direction: 'both' | 'forward';
      readonly latency: Latency | null;
      readonly lossPercent: number | null;
    }
  | {
      readonly kind: 'partitioned';
      readonly groups: readonly (readonly ReplicaId[])[];
      /** Its name in the scenario, if it has one. */
      readonly name: string | null;
    }
  | { readonly kind: 'healed-all' }
  /** From now on nothing comes of what the script planned. */
  | { readonly kind: 'story-ended' }
  | { readonly kind: 'healed-partition'; readonly name: string }
  | { readonly kind: 'crashed' | 'paused' | 'resumed'; readonly replica: ReplicaId }
  | { readonly kind: 'slowed'; readonly replica: ReplicaId; readonly extraUs: Micros }
  | {
      readonly kind: 'joined' | 'left';
      readonly replica: ReplicaId;
      /** It is down: who leaves so hands nothing on. */
      readonly isDown: boolean;
      readonly cutOff: CutOff | null;
      /** Reads or writes that fewer answers have to do for than were asked for. */
      readonly lowered: readonly Lowered[];
    }
  /** A replica keeps a state for another that could not take it, or has handed it over. */
  | {
      readonly kind: 'hint';
      readonly replica: ReplicaId;
      readonly home: ReplicaId;
      readonly operation: OperationId;
      readonly change: 'kept' | 'handed over';
    }
  /**
   * Nobody that keeps the key has taken a request in time, and the replica that handed it on coordinates it itself.
   * `takenFor`: the operation for which it is taken, where somebody has taken it after all; else null.
   */
  | {
      readonly kind: 'taken-over';
      readonly replica: ReplicaId;
      readonly key: Key;
      readonly operation: OperationId;
      readonly takenFor: OperationId | null;
    }
  /** All replicas begin to compare what they keep. */
  | { readonly kind: 'round'; readonly round: number }
  /** Nothing has changed for so many rounds that there are no more. */
  | { readonly kind: 'rounds-over'; readonly rounds: number }
  /** A key is gone from a replica: its tombstone was kept long enough, or others keep it now. */
  | {
      readonly kind: 'collected' | 'moved-away';
      readonly replica: ReplicaId;
      readonly key: Key;
      readonly writes: readonly WriteId[];
    }
  | {
      readonly kind: 'recovered';
      readonly replica: ReplicaId;
      readonly disk: 'kept' | 'lost';
      readonly actor: string;
      readonly lost: readonly WriteId[];
      /** Hints that were on the disk: what they were to bring to others is gone with them. */
      readonly hints: readonly LostHint[];
    }
  /** A command that found nothing to act on, such as a message that is not on its way. */
  | { readonly kind: 'no-effect'; readonly why: string }
  /** All replicas of the key keep the same writes again. */
  | { readonly kind: 'converged' }
  /** Nothing is on its way any more and replicas still differ. */
  | { readonly kind: 'diverged'; readonly keys: readonly Key[] };

export type ClientAct =
  | {
      readonly kind: 'put';
      readonly write: WriteId;
      readonly value: Value;
      readonly deleted: boolean;
      /** What the client meant, where its request says so. */
      readonly change?: Change;
      readonly context: ContextView;
      readonly merges: readonly WriteId[];
    }
  | { readonly kind: 'get' };

/** Of the leaders that are left the one is never passed what the other takes in. */
export interface CutOff {
  readonly from: ReplicaId;
  readonly to: ReplicaId;
  /** The one that is missing, where it is the middle of a star. */
  readonly hub: ReplicaId | null;
  /** Whether rounds of anti-entropy bring it there all the same. */
  readonly isCompared: boolean;
}

/** Of which operation it was, and for whom. */
export interface LostHint {
  readonly operation: OperationId;
  readonly home: ReplicaId;
  /** All that was in it. */
  readonly writes: readonly WriteId[];
}

/** A write that a replica let go, and what the truth says of it. */
export interface DroppedWrite {
  readonly write: WriteId;
  /** The write that took its place. */
  readonly by: WriteId | null;
  /** True where a write now kept (or the incoming one) had seen it; false where it was overwritten unseen. */
  readonly wasSeen: boolean;
  /** Whether the replica had stored it; false where it came, lost at once, and was not taken. */
  readonly wasHere: boolean;
}
