/** What became of each write, as the truth sees it. The words are those of the glossary. */
import type { TrueWrite } from '../causality/causal-history.ts';
import type { ClientId, Key, ReplicaId, WriteId } from '../ids.ts';
import type { Comparison } from '../strategies/strategy.ts';
import type { Micros } from '../time.ts';
import type { Value } from '../values.ts';
import type { Anomaly, AnomalyCounts } from './anomaly.ts';
import type { ToCome } from './to-come.ts';

/**
 * - `surviving`: at least one replica keeps it, or a message or a hint still carries it.
 * - `superseded`: gone, overwritten by a write whose client had seen it.
 * - `merged`: the same, and that write joined several siblings of which it was one.
 * - `collected`: a delete that was gone after its time of grace; nothing took its place.
 * - `lost`: acknowledged, kept by no replica and carried by nothing, and no write that had seen it took its place.
 * - `rejected`: refused, and its client was told so.
 * - `failed`: its client was told that it failed, for too few replicas answered in time. Some may keep it nevertheless.
 * - `pending`: its client has no answer yet.
 * - `unknown`: its client never got an answer, and none can come any more.
 */
export type Fate =
  | 'surviving'
  | 'superseded'
  | 'merged'
  | 'collected'
  | 'lost'
  | 'rejected'
  | 'failed'
  | 'pending'
  | 'unknown';

/** How many writes have met each fate, before any is counted. */
export const NO_COUNTS: { readonly [F in Fate]: number } = {
  surviving: 0,
  superseded: 0,
  merged: 0,
  collected: 0,
  lost: 0,
  rejected: 0,
  failed: 0,
  pending: 0,
  unknown: 0,
};

export interface Verdict {
  readonly write: WriteId;
  readonly client: ClientId;
  /** Its place in the truth: what its client had seen or made before. No strategy has read it. */
  readonly truth: TrueWrite;
  readonly key: Key;
  readonly value: Value;
  readonly deleted: boolean;
  readonly fate: Fate;
  readonly issuedUs: Micros;
  readonly acknowledgedUs: Micros | null;
  /** When its client was told that it failed. */
  readonly failedUs: Micros | null;
  /** Replicas that keep it now. */
  readonly holders: readonly ReplicaId[];
  /** The write that took its place; null while it survives, or where a disk was lost with it. */
  readonly by: WriteId | null;
  /** The write whose client had seen it, which makes its going no loss; mostly the same as `by`. */
  readonly seenBy: WriteId | null;
  /** The step in which it was decided, to go to: of a lost one that in which its last copy went; null while it survives. */
  readonly decidedAtStep: number | null;
  readonly decidedAtUs: Micros | null;
  readonly decidedBy: ReplicaId | null;
  /** Where it was merged into a write that has another sibling's value: that sibling, which was picked. */
  readonly picked: WriteId | null;
  /** Why, in one clause ("overwritten by bob#1 because its stamp 105 ms is later than 102 ms"). */
  readonly because: string;
  readonly comparison: Comparison | null;
  /** Set where it was lost and is no more: since when it was lost, and when that was over. */
  readonly wasLost: { readonly step: number; readonly untilStep: number } | null;
}

/** A verdict whose reason is still to be looked up. */
export interface Draft extends Omit<Verdict, 'because' | 'comparison'> {
  /** True where it went with a disk. */
  readonly isWiped: boolean;
  /** True where it lies on the disk of a replica that is down and no part of the database. */
  readonly isOutOfReach: boolean;
  /** True where the replica that decided had never stored it: it came there and was not taken. */
  readonly isNotTaken: boolean;
  /** The decision that let it go from the last replica that kept it; null while one keeps it. */
  readonly goneAtStep: number | null;
  /** Replicas that have put a copy of it off and not taken it since, with the last time that one did; null where none. */
  readonly postponement: {
    readonly by: readonly ReplicaId[];
    readonly lastBy: ReplicaId;
    readonly step: number;
  } | null;
  /** Where no replica keeps it: where its last copy is, in words (`a copy is on its way to C`); null where there is none. */
  readonly lastCopy: string | null;
}

/** What was compared in the decisions that let a write go, by step; each is looked up once a run. */
export type Explanations = Map<
  number,
  readonly { readonly replica: ReplicaId; readonly comparisons: readonly Comparison[] }[]
>;

/** The whole account at one moment of a run. */
export interface Account {
  /** Lost ones first, then by the time they were issued. */
  readonly verdicts: readonly Verdict[];
  readonly counts: typeof NO_COUNTS;
  /** Pairs kept side by side although the second had seen the first. */
  readonly falseConflicts: readonly FalseConflict[];
  readonly falseConflictCount: number;
  readonly convergence: Convergence;
  /** Where they have diverged: by key, who keeps the same as whom. */
  readonly disagreements: readonly Disagreement[];
  /** Where replicas differ and nothing moves: what will still happen, the next first. */
  readonly toCome: readonly ToCome[];
  /** What went wrong up to this moment: the first of each kind, at most so many. */
  readonly anomalies: readonly Anomaly[];
  readonly anomalyCounts: AnomalyCounts;
}

export interface Disagreement {
  readonly key: Key;
  /** Two or more, each of the replicas that keep the same, in the order of the scenario. */
  readonly sides: readonly (readonly ReplicaId[])[];
}

export interface FalseConflict {
  readonly key: Key;
  readonly earlier: WriteId;
  readonly later: WriteId;
  /** A replica that keeps both. */
  readonly replica: ReplicaId;
}

export type Convergence =
  | { readonly kind: 'converged' }
  /** Messages are still on their way, a link is cut, or something is to come. No key: they keep the same, but a write that none keeps is under way. */
  | { readonly kind: 'replicating'; readonly keys: readonly Key[] }
  | { readonly kind: 'diverged'; readonly keys: readonly Key[] };
