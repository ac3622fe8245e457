/**
 * What the client who wrote knew of, by the truth: not what messages could have told it. A message may bring a write to
 * a replica, or even to the client's own, without the client ever having read it.
 */
import { happensBefore, type TrueWrite } from '../../core/causality/causal-history.ts';
import type { WriteId } from '../../core/ids.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import { listed } from '../../ui/words.ts';

/** How a write stands to the one that is looked at: that one knew of it, it knew of that one, or neither of the other. */
export type Knowing = 'known' | 'knows' | 'concurrent';

export interface Knowledge {
  readonly write: WriteId;
  /** All other writes, in the order in which they were made. */
  readonly of: ReadonlyMap<WriteId, Knowing>;
}

/** Null where the write is not among those told of. */
export function knowledgeOf(
  verdicts: readonly Pick<Verdict, 'write' | 'truth' | 'issuedUs'>[],
  write: WriteId,
): Knowledge | null {
  const truth = verdicts.find((verdict) => verdict.write === write)?.truth;
  if (truth === undefined) return null;
  const others = verdicts
    .filter((other) => !isSame(other.truth, truth))
    .toSorted((one, other) => one.issuedUs - other.issuedUs);
  return { write, of: new Map(others.map((other) => [other.write, knowingOf(other.truth, truth)])) };
}

/** A write that was said twice has two names and one truth. */
const isSame = (one: TrueWrite, other: TrueWrite): boolean =>
  one.client === other.client && one.sequence === other.sequence;

function knowingOf(other: TrueWrite, truth: TrueWrite): Knowing {
  if (happensBefore(other, truth)) return 'known';
  return happensBefore(truth, other) ? 'knows' : 'concurrent';
}

/** What is said of it: both clauses of one sentence, and whose writes knew of it, where there are any. */
export interface Told {
  readonly known: string;
  readonly concurrent: string;
  readonly knows: string | null;
}

/** "knew of alice#1", "is concurrent with alice#2"; more names than that are counted. */
export function toldOf({ of }: Knowledge, namesMax: number): Told {
  const words = (knowing: Knowing, none: string): string => {
    const named = [...of].flatMap(([id, its]) => (its === knowing ? [id] : []));
    return named.length === 0 ? none : named.length > namesMax ? `${named.length} writes` : listed(named);
  };
  const later = words('knows', '');
  return {
    known: `knew of ${words('known', 'no other write')}`,
    concurrent: `is concurrent with ${words('concurrent', 'none')}`,
    knows: later === '' ? null : `was known to ${later}`,
  };
}
