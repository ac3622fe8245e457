/** What went wrong, by the truth: each with the two operations that prove it and the reason that decided it. */
import type { Key, OperationId, WriteId } from '../ids.ts';
import type { Comparison } from '../strategies/strategy.ts';
import type { Micros } from '../time.ts';

/**
 * - `lost-update`: an acknowledged write is gone, and no write that had seen it took its place.
 * - `divergence`: nothing moves any more, and replicas differ.
 * - `stale-read`: an answer lacks a write that had been acknowledged before the read began.
 * - `not-own-write`: that write is the reader's own (Terry et al. 1994, "read your writes").
 * - `non-monotonic-read`: an answer lacks a write that an earlier read of the same client had covered (ibid.,
 *   "monotonic reads").
 * - `resurrected`: a replica keeps a write again that it had let go for one that had seen it.
 * - `resurrected-item`: joining what was written apart, by a client's rule, by hand or by a replica's data type, brings
 *   back an item or a field that a client had taken out. An add made at the same time as the remove is none: it puts
 *   the item in anew, and the remove had not seen it.
 * - `duplicate-effect`: a write and its copy, which is the same said again, both take effect, or one takes effect twice.
 * - `false-conflict`: two values are kept side by side though one's client had seen the other.
 *
 * An answer *covers* the writes in it and all that their clients had seen or made before. What no replica could
 * have given at that moment, since none keeps it or a write that had seen it, no read is blamed for: such a write
 * is lost, and that is told as such.
 */
export const ANOMALY_KINDS = [
  'lost-update',
  'divergence',
  'not-own-write',
  'non-monotonic-read',
  'stale-read',
  'resurrected',
  'resurrected-item',
  'duplicate-effect',
  'false-conflict',
] as const;

export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

export type AnomalyCounts = { readonly [K in AnomalyKind]: number };

export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly key: Key;
  /** The operation in which it shows. */
  readonly operation: OperationId;
  /** The other one; null where there is none: a write that went with a disk, a replica that keeps nothing. */
  readonly other: OperationId | null;
  /** The step that proves it, to go to. */
  readonly step: number;
  readonly atUs: Micros;
  /** Why, in one clause. */
  readonly because: string;
  /** What the strategy compared, where that is what decided. */
  readonly comparison: Comparison | null;
  /** Where what was wrong is so no more; null while it is, and for what happens once, as a read does. */
  readonly over: Over | null;
}

/** Since when it is over, and how that came, as a clause: `bob#2, which had seen it, was stored`. */
export interface Over {
  readonly atUs: Micros;
  readonly words: string;
}

/** Those that are noticed during the run; the others are read off the account of a moment and the marks. */
export type WatchedKind = Finding['kind'];

/** What the observer has found during the run, in few words; `index` is a place in the register. */
export type Finding = ReadFinding | ResurrectedFinding | ItemFinding | DuplicateFinding | ConflictFinding;

export interface ReadFinding {
  readonly kind: 'stale-read' | 'not-own-write' | 'non-monotonic-read';
  readonly step: number;
  readonly read: OperationId;
  /** The step in which the client sent the read. */
  readonly issuedStep: number;
  /** The writes in the answer. */
  readonly given: readonly OperationId[];
  /** Index of the newest write that is missing. */
  readonly write: number;
}

export interface ResurrectedFinding {
  readonly kind: 'resurrected';
  readonly step: number;
  readonly write: number;
  readonly replica: number;
}

export interface ItemFinding {
  readonly kind: 'resurrected-item';
  readonly step: number;
  /** Index of the write that joins; where a replica does, of the newest of those joined that has the item. */
  readonly write: number;
  readonly joins: readonly WriteId[];
  /** Index of the replica that joins by its data type; null where a client's write joins. */
  readonly replica: number | null;
  /** Index of the newest write that had taken the item out. */
  readonly remover: number;
  /** The item or the field as it is told. */
  readonly item: string;
}

export interface DuplicateFinding {
  readonly kind: 'duplicate-effect';
  readonly step: number;
  readonly write: number;
  /** Index of the other saying of the same. */
  readonly other: number;
  readonly replica: number;
  /**
   * Both are kept side by side, or the one takes effect after the other had been replaced; or it is one write (`other` is
   * the same) that two replicas have taken in under its name, each for itself.
   */
  readonly how: 'side by side' | 'again' | 'twice';
  readonly counted: Counted | null;
}

/** Two of which one had seen the other are kept side by side; the first replica that does is named. */
export interface ConflictFinding {
  readonly kind: 'false-conflict';
  readonly step: number;
  /** Indices in the register. */
  readonly earlier: number;
  readonly later: number;
  readonly replica: number;
}

/** A counter that has one wish more often than it was made. */
export interface Counted {
  /** The field of a map that it is; null for a whole value. */
  readonly field: string | null;
  /** What the replica shows, with both in it. */
  readonly sum: number;
  /** What it should show of all it has taken in. */
  readonly due: number;
}
