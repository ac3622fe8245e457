/**
 * Last-writer register: one value, and a later stamp replaces it whatever its client had seen.
 * Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), specification 8
 * (LWW-Register); Riak's registers. Between equal stamps the greater name of the write decides.
 */
import type { DataType } from './data-type.ts';

export const lastWriter: DataType = {
  id: 'last-writer',
  name: 'Last-writer register',
  summary: 'The value with the latest stamp is kept; values written at the same time are lost but for one.',
  concurrency: 'keeps one',
  takesChanges: false,
  showsSeveral: false,
  isStamped: true,
  doneBy(change, { stamp, writer }) {
    if (change.kind !== 'put' && change.kind !== 'delete') return null;
    const deleted = change.kind === 'delete';
    return [{ deed: { kind: 'stamped', value: deleted ? null : change.value, deleted, stamp, writer } }];
  },
  /** Its stamp does that, in `joinStates`. */
  ends: () => false,
  show: (effects) =>
    effects.flatMap(({ write, deed }) =>
      deed.kind === 'stamped' ? [{ write, value: deed.value, deleted: deed.deleted, stamped: deed }] : [],
    ),
};
