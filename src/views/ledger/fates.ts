/** The fates of a write by name and in a sentence, in the order in which the ledger counts them. */
import type { Fate } from '../../core/verdicts/verdict.ts';

export const FATES: readonly Fate[] = [
  'surviving',
  'superseded',
  'merged',
  'collected',
  'lost',
  'rejected',
  'pending',
  'unknown',
];

export const FATE_NAMES: { readonly [F in Fate]: string } = {
  surviving: 'Surviving',
  superseded: 'Superseded',
  merged: 'Merged',
  collected: 'Collected',
  lost: 'Lost',
  rejected: 'Rejected',
  pending: 'Pending',
  unknown: 'Unknown',
};

export const FATE_WORDS: { readonly [F in Fate]: string } = {
  surviving: 'At least one replica still keeps it.',
  superseded: 'Replaced by a write whose client had seen it.',
  collected: 'A delete that was forgotten after its time of grace.',
  merged: 'Joined with its siblings into one write whose client had seen them all.',
  lost: 'The client was told that it is stored, and it is gone; no write that had seen it took its place.',
  rejected: 'Refused, and its client was told so: nothing is lost.',
  pending: 'Its client has no answer yet.',
  unknown: 'Its client never got an answer, so nothing was promised.',
};
