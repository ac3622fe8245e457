/** Whether the replicas agree. */
import { memo } from 'react';
import { assertNever } from '../../core/invariant.ts';
import type { Convergence } from '../../core/verdicts/verdict.ts';
import { listed } from '../../ui/words.ts';

export const Agreement = memo(function Agreement({ convergence }: { readonly convergence: Convergence }) {
  return (
    <p className={`ledger-agreement is-${convergence.kind}`}>
      <span className="ledger-agreement-sign" aria-hidden="true" />
      {words(convergence)}
    </p>
  );
});

function words(convergence: Convergence): string {
  switch (convergence.kind) {
    case 'converged':
      return 'The replicas agree.';
    case 'replicating':
      return convergence.keys.length === 0
        ? 'The replicas keep the same for now, but a write that none of them keeps is still on its way.'
        : `The replicas differ on ${listed(convergence.keys)} for now.`;
    case 'diverged':
      return `Nothing is on its way any more, and the replicas differ on ${listed(convergence.keys)}: they have diverged.`;
    default:
      return assertNever(convergence);
  }
}
