/** Something that the worker takes long to find out: asked of it, told as it is found, and stopped on demand. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GoOn } from '../worker/in-slices.ts';
import { problemOf } from './notices.ts';

export type InquiryState<Progress, Result> =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asked'; readonly progress: Progress }
  /** What was found until then is kept. */
  | { readonly kind: 'stopped'; readonly progress: Progress }
  | { readonly kind: 'answered'; readonly result: Result }
  | { readonly kind: 'failed'; readonly why: string };

export interface Inquiry<About extends readonly unknown[], Progress, Result> {
  readonly store: Pick<StoreApi<InquiryState<Progress, Result>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Asks from the start. */
  ask(...about: About): void;
  stop(): void;
}

/** `find` is a call to the worker; its answer is null where it was stopped. */
export function createInquiry<About extends readonly unknown[], Progress, Result>(
  find: (report: (progress: Progress) => Promise<GoOn>, ...about: About) => Promise<Result | null>,
  nothingYet: Progress,
): Inquiry<About, Progress, Result> {
  const store = createStore<InquiryState<Progress, Result>>(() => ({ kind: 'unasked' }));
  const set = (state: InquiryState<Progress, Result>): void => store.setState(state, true);
  /** Counts the askings: only the last one is heard. */
  let asking = 0;

  async function ask(...about: About): Promise<void> {
    asking += 1;
    const mine = asking;
    const isHeard = (): boolean => mine === asking;
    set({ kind: 'asked', progress: nothingYet });
    const report = async (progress: Progress): Promise<GoOn> => {
      if (!isHeard()) return 'stop';
      set({ kind: 'asked', progress });
      return 'go-on';
    };
    try {
      const result = await find(report, ...about);
      if (isHeard() && result !== null) set({ kind: 'answered', result });
    } catch (error) {
      if (isHeard()) set({ kind: 'failed', why: problemOf(error).message });
    }
  }

  return {
    store,
    ask: (...about) => void ask(...about),
    stop() {
      asking += 1;
      const state = store.getState();
      if (state.kind === 'asked') set({ kind: 'stopped', progress: state.progress });
    },
  };
}
