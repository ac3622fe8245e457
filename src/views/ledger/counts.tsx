/** How many writes met each fate; the four that matter always, the others where there are any. */
import { memo } from 'react';
import type { Account, Fate } from '../../core/verdicts/verdict.ts';
import { Term } from '../../ui/glossary/term.tsx';
import { FATE_NAMES } from './fates.ts';

const ALWAYS: readonly Fate[] = ['surviving', 'superseded', 'merged', 'lost'];
const SOMETIMES: readonly Fate[] = ['collected', 'rejected', 'failed', 'pending', 'unknown'];

export const Counts = memo(function Counts({ counts }: { readonly counts: Account['counts'] }) {
  const others = SOMETIMES.filter((fate) => counts[fate] > 0);
  return (
    <div>
      <dl className="ledger-counts">
        {ALWAYS.map((fate) => (
          <div key={fate} className={`ledger-count is-${fate}${counts[fate] === 0 ? ' is-none' : ''}`}>
            <dt>
              <Term id={fate}>{FATE_NAMES[fate]}</Term>
            </dt>
            <dd>{counts[fate]}</dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <p className="ledger-counts-others">
          Also{' '}
          {others.map((fate, index) => (
            <span key={fate}>
              {index > 0 && ', '}
              {counts[fate]} <Term id={fate}>{FATE_NAMES[fate].toLowerCase()}</Term>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
});
