/** The ledger: every write and what became of it, the lost ones first. */
import { Suspense, useState } from 'react';
import { openDialog } from '../../app/dialogs.ts';
import { commands, useLab } from '../../app/store.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { Agreement } from './agreement.tsx';
import { Counts } from './counts.tsx';
import { VerdictRow } from './verdict-row.tsx';
import './ledger.css';
import { later, Unseen } from '../../ui/later.tsx';

const ROWS = 150;

const GrowthPart = later(async () => (await import('./growth-part.tsx')).default, Unseen);

/** A run has none at first. */
const Anomalies = later(async () => (await import('./anomalies.tsx')).Anomalies);
const AnomalySums = later(async () => (await import('./anomalies.tsx')).AnomalySums, Unseen);

export function Ledger() {
  const account = useLab((state) => state.account);
  const hasRun = useLab((state) => state.run !== null);
  const selection = useLab((state) => state.selection);
  const replicas = useLab((state) => state.scene.replicas);
  const [rows, setRows] = useState(ROWS);

  if (account === null)
    return <p className="ledger-empty">{hasRun ? 'The writes are being counted…' : 'Nothing has run yet.'}</p>;
  const { verdicts } = account;
  const chosen = selection?.kind === 'write' ? selection.id : null;
  const names = replicas.map(({ id }) => id);
  return (
    <div className="ledger">
      <h2 className="visually-hidden">Ledger</h2>
      <Counts counts={account.counts} />
      <Suspense>
        <AnomalySums counts={account.anomalyCounts} />
      </Suspense>
      <Agreement
        convergence={account.convergence}
        disagreements={account.disagreements}
        toCome={account.toCome}
        isEmpty={replicas.every(({ keys }) => keys.length === 0)}
      />
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
      <Suspense>
        <Anomalies anomalies={account.anomalies} counts={account.anomalyCounts} above={verdicts.slice(0, rows)} />
      </Suspense>
      <Suspense>
        <GrowthPart />
      </Suspense>
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
  <Button className="ledger-glossary" aria-haspopup="dialog" onClick={() => openDialog({ kind: 'words' })}>
    What the words mean
  </Button>
);
