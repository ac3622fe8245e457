/** How fresh reads are, measured in slices. Seldom asked for, so all of it is fetched then. */
import type { Scenario } from '../core/engine/scenario.ts';
import { type Freshness, type FreshnessProgress, measureFreshness } from '../core/explore/freshness.ts';
import { type GoOn, inSlices } from './in-slices.ts';

export const freshnessOf = (
  scenario: Scenario,
  report: (progress: FreshnessProgress) => Promise<GoOn>,
): Promise<Freshness | null> => inSlices(measureFreshness(scenario, scenario.seed), report);
