/** Answers that take long, found in slices. Seldom asked for, so all that it takes to find them is fetched then. */
import type { Scenario } from '../core/engine/scenario.ts';
import { type Freshness, type FreshnessProgress, measureFreshness } from '../core/explore/freshness.ts';
import { type ComparedStrategy, type ComparisonProgress, compareStrategies } from './comparison.ts';
import { type GoOn, inSlices } from './in-slices.ts';
import type { Session } from './protocol.ts';

/** How fresh reads are. */
export const freshnessOf = (
  scenario: Scenario,
  report: (progress: FreshnessProgress) => Promise<GoOn>,
): Promise<Freshness | null> => inSlices(measureFreshness(scenario, scenario.seed), report);

/** How the session ends under each strategy. */
export async function comparisonOf(
  session: Session,
  report: (progress: ComparisonProgress) => Promise<GoOn>,
): Promise<readonly ComparedStrategy[] | null> {
  const { accountAfter } = await import('../core/verdicts/account.ts');
  return await inSlices(compareStrategies(session, accountAfter), report);
}
