/** The fates of a write by name; what each means is in the list of words. */
import type { Fate } from '../../core/verdicts/verdict.ts';

export const FATE_NAMES: { readonly [F in Fate]: string } = {
  surviving: 'Surviving',
  superseded: 'Superseded',
  merged: 'Merged',
  collected: 'Collected',
  lost: 'Lost',
  rejected: 'Rejected',
  failed: 'Failed',
  pending: 'Pending',
  unknown: 'Unknown',
};
