/** What messages are for, and what can keep them. */

/** Each has an outline of its own on the stage. */
export const MESSAGE_KINDS = [
  'request',
  'forward',
  'replicate',
  'acknowledge',
  'ask-state',
  'state',
  'repair',
  /** State for a fallback that keeps it until the replica it is meant for is back. */
  'hint',
  'handoff',
  'handed-off',
  /** Hashes of a tree over the keys, to find those in which two replicas differ. */
  'compare',
  'exchange',
  /** State that moves because a replica joined or left. */
  'transfer',
  'transferred',
  'reply',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * Why a message waits: a person holds it, its link is cut, the replica it goes to is down or paused, or it came
 * before one that it follows from.
 */
export type WaitReason = 'held' | 'cut' | 'down' | 'paused' | 'early';

/** Why a message is gone: by chance, at a cut, before a replica that is down, or because a person dropped it. */
export type DropReason = 'lost' | 'cut' | 'down' | 'by-hand';
