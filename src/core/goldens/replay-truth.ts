/**
 * The truth beside a replay: what each write had seen, by the contexts that clients passed.
 *
 * Contexts alone say what was seen: a client that writes twice without one has, for the golden cases, not seen its
 * own first write. So each write counts as a client of its own.
 */

import {
  type CausalHistory,
  happensBefore,
  hasSeen,
  NOTHING_SEEN,
  seeing,
  type TrueWrite,
} from '../causality/causal-history.ts';
import { type Dot, isCovered } from '../causality/dotted-version-vector-set.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import { clientId, type WriteId } from '../ids.ts';
import type { Value } from '../values.ts';

export interface KnownWrite {
  readonly id: WriteId;
  readonly key: string;
  readonly value: Value;
  /** The number that its strategy gave it; `null` for a value without one. */
  readonly dot: Dot | null;
  /** Whether a client was told that this value is stored. A folded value, or a delete that is no value, was not. */
  readonly isAcknowledged: boolean;
  readonly truth: TrueWrite;
}

export class Truth {
  readonly #writes = new Map<WriteId, KnownWrite>();

  /** Adds a write whose client had seen `past`; the same write again changes nothing. */
  add(write: Omit<KnownWrite, 'truth'>, past: CausalHistory): void {
    if (this.#writes.has(write.id)) return;
    this.#writes.set(write.id, { ...write, truth: { client: clientId(write.id), sequence: 1, past } });
  }

  /** What someone has seen who was given these writes. */
  historyOf(writes: readonly { readonly write: WriteId }[]): CausalHistory {
    let history = NOTHING_SEEN;
    for (const { write } of writes) {
      const known = this.#writes.get(write);
      if (known !== undefined) history = seeing(history, known.truth);
    }
    return history;
  }

  /** What a vector written by hand says: all writes of the key up to its numbers. */
  historyUnder(key: string, vector: VersionVector): CausalHistory {
    const covered = [...this.#writes.values()].filter(
      (write) => write.key === key && write.dot !== null && isCovered(write.dot, vector),
    );
    return this.historyOf(covered.map(({ id }) => ({ write: id })));
  }

  /** The acknowledged writes that no other write in `received` had seen; of one key, or of all. */
  trueSiblings(key: string | undefined, received: CausalHistory | null): readonly KnownWrite[] {
    const writes = [...this.#writes.values()].filter(({ truth }) => received === null || hasSeen(received, truth));
    return writes.filter(
      (write) =>
        write.isAcknowledged &&
        (key === undefined || write.key === key) &&
        !writes.some((other) => happensBefore(write.truth, other.truth)),
    );
  }
}
