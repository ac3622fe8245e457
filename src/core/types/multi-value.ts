/**
 * Multi-value register: a write replaces the values that its client had seen; of those it had not seen it is the
 * neighbour, and a reader gets them all.
 * Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), specification
 * 10 (MV-Register).
 */
import type { DataType } from './data-type.ts';

export const multiValue: DataType = {
  id: 'multi-value',
  name: 'Multi-value register',
  summary: 'A write replaces only the values that its client had seen; readers get all that are left.',
  concurrency: 'keeps both',
  takesChanges: false,
  showsSeveral: true,
  isStamped: false,
  doneBy(change) {
    if (change.kind === 'put') return [{ deed: { kind: 'value', value: change.value, deleted: false } }];
    return change.kind === 'delete' ? [{ deed: { kind: 'value', value: null, deleted: true } }] : null;
  },
  ends: () => true,
  show: (effects) =>
    effects.flatMap(({ write, deed }) =>
      deed.kind === 'value' ? [{ write, value: deed.value, deleted: deed.deleted, stamped: null }] : [],
    ),
};
