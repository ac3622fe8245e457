/** What the rows of verdicts say already, the list of anomalies below them does not say again. */
import type { Anomaly } from '../../core/verdicts/anomaly.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';

/** Whether the row of the write itself gives the very same reason. */
export const isToldAbove = (
  { kind, operation, because }: Pick<Anomaly, 'kind' | 'operation' | 'because'>,
  above: readonly Pick<Verdict, 'write' | 'because'>[],
): boolean =>
  kind === 'lost-update' && above.some((verdict) => verdict.write === operation && verdict.because === because);
