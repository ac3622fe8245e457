/** How fresh the reads of the run on the screen are: asked of the worker, told as it is found, and stopped on demand. */
import type { FreshnessProgress } from '../core/explore/freshness.ts';
import type { FreshnessCommands, FreshnessState } from './freshness-state.ts';
import { problemOf } from './notices.ts';
import type { LabStore } from './state.ts';
import type { WorkerLife } from './worker-life.ts';

const NOTHING_YET: FreshnessProgress = { done: 0, spanMs: null, writes: 0, points: [] };

export function createFreshness({ getState: state, setState }: LabStore, worker: WorkerLife): FreshnessCommands {
  /** Counts the askings: only the last one is heard. */
  let asking = 0;
  const set = (freshness: FreshnessState): void => setState({ freshness });

  async function measure(): Promise<void> {
    asking += 1;
    const mine = asking;
    const isHeard = (): boolean => mine === asking;
    set({ kind: 'measuring', progress: NOTHING_YET });
    try {
      const freshness = await worker.client().freshness(async (progress) => {
        if (!isHeard()) return 'stop';
        set({ kind: 'measuring', progress });
        return 'go-on';
      });
      if (isHeard() && freshness !== null) set({ kind: 'measured', freshness });
    } catch (error) {
      if (isHeard()) set({ kind: 'failed', why: problemOf(error).message });
    }
  }

  return {
    measureFreshness: () => void measure(),
    stopFreshness() {
      asking += 1;
      const { freshness } = state();
      if (freshness.kind === 'measuring') set({ ...freshness, kind: 'stopped' });
    },
  };
}
