/** A run as it is kept in a file or a link: enough to make it again and to go to where it was. */
import type { TimedCommand } from '../core/engine/scenario.ts';
import type { ClientId, Key, MessageId, NodeId, ReplicaId, WriteId } from '../core/ids.ts';
import type { SavedSession } from './settings.ts';

/** Whatever is left out was not kept. */
export interface SavedRun {
  readonly session: SavedSession;
  readonly playheadUs: number;
  /** Which of the steps at that time the playhead was at. */
  readonly step?: number;
  /** What the run came to when it was kept; another hash now means that the engine has changed since. */
  readonly stateHash: string | null;
  /** Other lines of actions, which can be gone back to. */
  readonly branches?: readonly { readonly actions: readonly TimedCommand[] }[];
  /** The record that was open. */
  readonly open?: OpenRecord;
  readonly panels?: Panels;
}

/** What was open beside the stage, where it was something else than the ledger. */
export interface Panels {
  readonly tab?: 'inspector' | 'transcript' | 'settings';
  readonly diagram?: 'shown';
}

export type OpenRecord =
  | { readonly kind: 'replica'; readonly id: ReplicaId }
  | { readonly kind: 'client'; readonly id: ClientId }
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'write'; readonly id: WriteId }
  | { readonly kind: 'key'; readonly replica: ReplicaId; readonly key: Key }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId };
