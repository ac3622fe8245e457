/** Where a message waits, and for what. */
import type { WaitReason } from '../../core/network/message-kind.ts';

export const WAITS_FOR: { readonly [Reason in WaitReason]: string } = {
  held: 'where you hold it',
  cut: 'at the cut',
  down: 'for the replica to come back',
  paused: 'for the replica to go on',
  early: 'for what it follows from',
};
