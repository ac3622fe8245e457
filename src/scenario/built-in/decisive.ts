/**
 * The moment that each built-in scenario is about, where it is not the one that a run shows by itself (the first loss,
 * the first siblings, and so on): for the pictures of the gallery.
 */
import type { About } from '../../core/timeline/decisive.ts';

export const DECISIVE: { readonly [id: string]: About } = {
  'hybrid-clock': { kind: 'stored', which: 'last' },
  'counting-clock': { kind: 'stored', which: 'last' },
  'shopping-cart': { kind: 'merge' },
  'dynamo-versions': { kind: 'siblings' },
  'sibling-explosion': { kind: 'stored', which: 'last' },
  'sibling-explosion-dots': { kind: 'stored', which: 'last' },
  star: { kind: 'taken over', which: 'last' },
  'causal-delivery': { kind: 'waiting' },
  'slow-replica': { kind: 'confirmed' },
  'hinted-handoff': { kind: 'hint kept' },
  'flapping-link': { kind: 'hint kept' },
  'anti-entropy': { kind: 'exchanged' },
  'new-replica': { kind: 'moved in' },
  'mended-by-reading': { kind: 'repaired' },
  'read-repair': { kind: 'repaired' },
  'same-winner': { kind: 'siblings' },
  'same-replica': { kind: 'answered', which: 'last' },
  'three-boards': { kind: 'nothing new' },
  'one-name-twice': { kind: 'siblings' },
  'two-islands': { kind: 'taken over' },
  'stays-deleted': { kind: 'exchanged' },
  'asked-on': { kind: 'asked on' },
  'faithful-and-alone': { kind: 'given up' },
  'nobody-left-to-ask': { kind: 'asked on', which: 'last' },
  'name-not-there-yet': { kind: 'answered' },
  'one-temperature': { kind: 'converged' },
  'added-and-removed': { kind: 'taken over', which: 'last' },
  'lost-disk-new-name': { kind: 'siblings', which: 'last' },
  'long-pause': { kind: 'failed' },
  'lost-insert': { kind: 'waiting' },
  'delivered-twice': { kind: 'nothing new' },
};
