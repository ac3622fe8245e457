/** What is chosen of no registry, in a word or two: for undo, which the first screen has, as well as for forms. */
import type { MergePolicy, SessionGuarantee } from '../core/engine/scenario.ts';

export const MERGE_LABELS: { readonly [Policy in MergePolicy]: string } = {
  ask: 'Ask me',
  union: 'Union',
  greatest: 'The greatest',
  first: 'The first',
  'observed-remove': 'Observed-remove set',
  counter: 'Counter',
  'last-writer': 'Last-writer register',
  map: 'Map',
};

export const SESSION_LABELS: { readonly [Guarantee in SessionGuarantee]: string } = {
  none: 'None',
  sticky: 'Sticky',
  context: 'Context',
};
