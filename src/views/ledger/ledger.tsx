/** The ledger: every write and what became of it, the lost ones first. */
import { useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { Agreement } from './agreement.tsx';
import { Counts } from './counts.tsx';
import { FalseConflicts } from './false-conflicts.tsx';
import { FATE_NAMES, FATE_WORDS, FATES } from './fates.ts';
import { VerdictRow } from './verdict-row.tsx';
import './ledger.css';

const ROWS = 150;

export function Ledger() {
  const account = useLab((state) => state.account);
  const selection = useLab((state) => state.selection);
  const replicas = useLab((state) => state.scene.replicas);
  const [rows, setRows] = useState(ROWS);

  if (account === null) return <p className="ledger-empty">The writes are being counted…</p>;
  const { verdicts } = account;
  const chosen = selection?.kind === 'write' ? selection.id : null;
  const names = replicas.map(({ id }) => id);
  return (
    <div className="ledger">
      <h2 className="visually-hidden">Ledger</h2>
      <Counts counts={account.counts} />
      <Agreement convergence={account.convergence} />
      {verdicts.length === 0 ? (
        <p className="ledger-empty">No write yet. As soon as a client writes, what becomes of it stands here.</p>
      ) : (
        <ul className="verdicts" aria-label="Verdicts">
          {verdicts.slice(0, rows).map((verdict) => (
            <VerdictRow
              key={verdict.write}
              verdict={verdict}
              replicas={names}
              isChosen={verdict.write === chosen}
              onChoose={choose}
            />
          ))}
        </ul>
      )}
      {verdicts.length > rows && (
        <Button onClick={() => setRows(rows + ROWS)}>Show more of {verdicts.length - rows}</Button>
      )}
      <FalseConflicts conflicts={account.falseConflicts} />
      <Glossary />
    </div>
  );
}

/** Picks the write out and goes to where its fate was decided. */
function choose(verdict: Verdict): void {
  commands.select({ kind: 'write', id: verdict.write });
  if (verdict.decidedAtStep === null) return;
  commands.pause();
  commands.seekStep(verdict.decidedAtStep);
}

const Glossary = () => (
  <details className="ledger-glossary">
    <summary>What the words mean</summary>
    <dl>
      {FATES.map((fate) => (
        <div key={fate}>
          <dt>{FATE_NAMES[fate]}</dt>
          <dd>{FATE_WORDS[fate]}</dd>
        </div>
      ))}
    </dl>
  </details>
);
