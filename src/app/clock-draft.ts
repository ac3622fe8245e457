/** Where a clock's hand is held that has not been let go yet: what it would decide is told meanwhile. */
import { create } from 'zustand';
import type { NodeId } from '../core/ids.ts';

export interface ClockDraft {
  readonly node: NodeId;
  readonly offsetMs: number;
}

export const useClockDraft = create<{ readonly draft: ClockDraft | null }>(() => ({ draft: null }));

/** Null once it is let go. */
export const draftClock = (node: NodeId, offsetMs: number | null): void =>
  useClockDraft.setState({ draft: offsetMs === null ? null : { node, offsetMs } });
