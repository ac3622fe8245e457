/**
 * Which of two records wins: the later stamp, and the rules for stamps that are equal.
 *
 * The rules are data, tried in order: Cassandra's are `deleted-wins`, `greater-value`; Riak's are `live-wins`,
 * `smaller-value`; Pekko's is `smaller-writer`. Law lww-total-order: unless `keep-existing` is among them, the
 * winner of two different records depends on the records alone, never on which came first. It is also transitive,
 * so that all replicas end with one record, if a rule about deletes stands before `greater-value` or right after it:
 * that rule compares live values only, and leaves a delete against a live value to the rules that follow.
 */
import { compareStamps } from '../clocks/stamp.ts';
import { assertNever } from '../invariant.ts';
import { compareValues } from '../values.ts';
import type { Tagged } from './sibling.ts';

/** The one value of a key, with the stamp and the name of whose clock gave it. */
export type StampedRecord = Tagged<'stamp'>;

export const TIE_RULES = [
  'deleted-wins',
  'live-wins',
  'greater-value',
  'smaller-value',
  'greater-writer',
  'smaller-writer',
  'keep-existing',
] as const;

export type TieRule = (typeof TIE_RULES)[number];
type Rule = TieRule | 'greater-write';

/** Tried after the configured rules. The last one never ties: no two writes share a name. */
const FALLBACK: readonly Rule[] = ['deleted-wins', 'greater-value', 'greater-writer', 'greater-write'];

const RULE_IN_WORDS: { readonly [rule in Rule]: string } = {
  'deleted-wins': 'the delete',
  'live-wins': 'the live value',
  'greater-value': 'the greater value',
  'smaller-value': 'the smaller value',
  'greater-writer': 'the greater writer',
  'smaller-writer': 'the smaller writer',
  'keep-existing': 'the one that was there',
  'greater-write': 'the greater write name',
};

export interface Verdict {
  readonly winner: 'incoming' | 'stored';
  /** `timestamp`, or the tie rule in words. */
  readonly rule: string;
}

/** The configured rules, made total; rules after `keep-existing` can never be reached. */
export const tieOrder = (configured: readonly TieRule[]): readonly Rule[] =>
  configured.includes('keep-existing') ? configured : [...configured, ...FALLBACK];

/** What decides between two records, and for whom. */
export function decide(order: readonly Rule[], incoming: StampedRecord, stored: StampedRecord): Verdict {
  const byStamp = compareStamps(incoming.tag.stamp, stored.tag.stamp);
  if (byStamp !== 0) return { winner: byStamp > 0 ? 'incoming' : 'stored', rule: 'timestamp' };
  for (const rule of order) {
    const preference = preferIncoming(rule, incoming, stored);
    if (preference !== 0) return { winner: preference > 0 ? 'incoming' : 'stored', rule: RULE_IN_WORDS[rule] };
  }
  return { winner: 'stored', rule: 'the same write' };
}

/** Positive where the rule prefers the incoming record, negative for the stored one, 0 where it does not decide. */
function preferIncoming(rule: Rule, incoming: StampedRecord, stored: StampedRecord): number {
  switch (rule) {
    case 'deleted-wins':
      return Number(incoming.deleted) - Number(stored.deleted);
    case 'live-wins':
      return Number(stored.deleted) - Number(incoming.deleted);
    case 'greater-value':
      return incoming.deleted || stored.deleted ? 0 : compareValues(incoming.value, stored.value);
    case 'smaller-value':
      return compareValues(stored.value, incoming.value);
    case 'greater-writer':
      return compareValues(incoming.tag.writer, stored.tag.writer);
    case 'smaller-writer':
      return compareValues(stored.tag.writer, incoming.tag.writer);
    case 'keep-existing':
      return -1;
    case 'greater-write':
      return compareValues(incoming.write, stored.write);
    default:
      return assertNever(rule);
  }
}
