/** Whether the replicas agree. */
import { memo } from 'react';
import { assertNever } from '../../core/invariant.ts';
import type { Convergence, Disagreement } from '../../core/verdicts/verdict.ts';
import { disagreementWords } from '../../ui/disagreement.ts';
import { listed } from '../../ui/words.ts';

interface AgreementProps {
  readonly convergence: Convergence;
  readonly disagreements: readonly Disagreement[];
}

export const Agreement = memo(function Agreement({ convergence, disagreements }: AgreementProps) {
  return (
    <p className={`ledger-agreement is-${convergence.kind}`}>
      <span className="ledger-agreement-sign" aria-hidden="true" />
      {words(convergence, disagreements)}
    </p>
  );
});

function words(convergence: Convergence, disagreements: readonly Disagreement[]): string {
  switch (convergence.kind) {
    case 'converged':
      return 'The replicas agree.';
    case 'replicating':
      return convergence.keys.length === 0
        ? 'The replicas keep the same for now, but a write that none of them keeps is still on its way.'
        : `The replicas differ on ${listed(convergence.keys)} for now.`;
    case 'diverged':
      return `${disagreementWords(disagreements)}, and nothing is on its way any more: they have diverged.`;
    default:
      return assertNever(convergence);
  }
}
