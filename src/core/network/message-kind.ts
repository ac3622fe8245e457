/** What messages are for, and what can keep them. */

/** Each has an outline of its own on the stage. */
export type MessageKind =
  | 'request'
  | 'forward'
  | 'replicate'
  | 'acknowledge'
  | 'ask-state'
  | 'state'
  | 'repair'
  | 'reply';

/** Why a message waits: a person holds it, its link is cut, or the replica it goes to is down. */
export type WaitReason = 'held' | 'cut' | 'down';

/** Why a message is gone: by chance, at a cut, before a replica that is down, or because a person dropped it. */
export type DropReason = 'lost' | 'cut' | 'down' | 'by-hand';
