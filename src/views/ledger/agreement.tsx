/** Whether the replicas agree. */
import { memo } from 'react';
import { assertNever } from '../../core/invariant.ts';
import type { ToCome } from '../../core/verdicts/to-come.ts';
import type { Convergence, Disagreement } from '../../core/verdicts/verdict.ts';
import { disagreementWords } from '../../ui/disagreement.ts';
import { listed } from '../../ui/words.ts';
import { toComeWords } from './to-come-words.ts';

interface AgreementProps {
  readonly convergence: Convergence;
  readonly disagreements: readonly Disagreement[];
  readonly toCome: readonly ToCome[];
  /** None of them keeps anything. */
  readonly isEmpty: boolean;
}

export const Agreement = memo(function Agreement({ convergence, disagreements, toCome, isEmpty }: AgreementProps) {
  const isNothing = isEmpty && convergence.kind === 'converged';
  return (
    <p className={`ledger-agreement${isNothing ? '' : ` is-${convergence.kind}`}`}>
      <span className="ledger-agreement-sign" aria-hidden="true" />
      {isNothing ? 'The replicas keep nothing yet.' : words(convergence, disagreements)}
      {toCome.length > 0 && ` ${toComeWords(toCome)}`}
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
