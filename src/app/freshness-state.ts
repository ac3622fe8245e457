/** What the page knows of how fresh reads are. */
import type { Freshness, FreshnessProgress } from '../core/explore/freshness.ts';

export type FreshnessState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'measuring'; readonly progress: FreshnessProgress }
  /** What was found until then is kept. */
  | { readonly kind: 'stopped'; readonly progress: FreshnessProgress }
  | { readonly kind: 'measured'; readonly freshness: Freshness }
  | { readonly kind: 'failed'; readonly why: string };

export interface FreshnessCommands {
  /** Measures the run on the screen, from the start. */
  measureFreshness(): void;
  stopFreshness(): void;
}
