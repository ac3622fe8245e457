/** How fresh the reads of the run on the screen are: asked of the worker, told as it is found, and stopped on demand. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Freshness, FreshnessProgress } from '../core/explore/freshness.ts';
import type { LabClient } from '../worker/client.ts';
import { problemOf } from './notices.ts';

export type FreshnessState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'measuring'; readonly progress: FreshnessProgress }
  /** What was found until then is kept. */
  | { readonly kind: 'stopped'; readonly progress: FreshnessProgress }
  | { readonly kind: 'measured'; readonly freshness: Freshness }
  | { readonly kind: 'failed'; readonly why: string };

export interface FreshnessLab {
  readonly store: Pick<StoreApi<FreshnessState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Measures the run on the screen, from the start. */
  measure(): void;
  stop(): void;
}

const NOTHING_YET: FreshnessProgress = { done: 0, spanMs: null, writes: 0, points: [] };

export function createFreshness(worker: () => Pick<LabClient, 'freshness'>): FreshnessLab {
  const store = createStore<FreshnessState>(() => ({ kind: 'unasked' }));
  const set = (state: FreshnessState): void => store.setState(state, true);
  /** Counts the askings: only the last one is heard. */
  let asking = 0;

  async function measure(): Promise<void> {
    asking += 1;
    const mine = asking;
    const isHeard = (): boolean => mine === asking;
    set({ kind: 'measuring', progress: NOTHING_YET });
    try {
      const freshness = await worker().freshness(async (progress) => {
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
    store,
    measure: () => void measure(),
    stop() {
      asking += 1;
      const state = store.getState();
      if (state.kind === 'measuring') set({ kind: 'stopped', progress: state.progress });
    },
  };
}
