/** The marks on the line of time in words. */
import type { TermId } from '../../ui/glossary/terms.ts';
import type { Mark } from '../../worker/protocol.ts';
import { byWeight } from './marks.ts';

export type MarkKind = Mark['kind'];

interface MarkWords {
  readonly words: string;
  /** The word of the glossary that explains it. */
  readonly term?: TermId;
}

export const MARK_WORDS: { readonly [Kind in MarkKind]: MarkWords } = {
  loss: { words: 'A write is lost', term: 'lost' },
  violation: { words: 'Two values where only one may be' },
  diverged: { words: 'Replicas stay different', term: 'divergence' },
  'not-own-write': { words: 'A client does not read its own write', term: 'not-own-write' },
  'non-monotonic-read': { words: 'A read goes back', term: 'non-monotonic-read' },
  resurrected: { words: 'What was gone is back', term: 'resurrected' },
  'resurrected-item': { words: 'An item that was taken out is back', term: 'resurrected-item' },
  'duplicate-effect': { words: 'One deed counts twice', term: 'duplicate-effect' },
  'stale-read': { words: 'A read of an old value', term: 'stale-read' },
  'false-conflict': { words: 'Siblings that are none', term: 'false-conflict' },
  siblings: { words: 'Siblings appear', term: 'sibling' },
  merge: { words: 'Siblings become one', term: 'merged' },
  crash: { words: 'A replica crashes' },
  leave: { words: 'A replica leaves' },
  pause: { words: 'A replica is paused' },
  cut: { words: 'A link is cut', term: 'partition' },
  heal: { words: 'A link is healed' },
  recover: { words: 'A replica is back' },
  resume: { words: 'A replica goes on' },
  join: { words: 'A replica joins' },
  clock: { words: 'A clock is set', term: 'clock' },
  link: { words: 'A link becomes slow, lossy or as before' },
  converged: { words: 'All replicas keep the same' },
  action: { words: 'What you did' },
  caption: { words: 'Where the text changes' },
};

/** Each kind once. */
export const kindsOf = (marks: readonly Mark[]): readonly MarkKind[] => [
  ...new Set(byWeight(marks).map(({ kind }) => kind)),
];
