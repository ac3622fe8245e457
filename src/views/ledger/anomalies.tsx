/** What went wrong: each with the two operations that prove it and the reason; and how often, for the top of the ledger. */
import { memo, useState } from 'react';
import { commands } from '../../app/store.ts';
import type { Anomaly, AnomalyCounts, AnomalyKind } from '../../core/verdicts/anomaly.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { Term } from '../../ui/glossary/term.tsx';
import { WriteName } from '../../ui/glyph.tsx';
import { nameWords } from '../../ui/operation-name.ts';
import { MarkedText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import { ANOMALIES, ANOMALY_NAMES, ANOMALY_SIGNS } from './anomaly-words.ts';
import { Leap } from './leap.tsx';
import { isToldAbove } from './told-above.ts';
import './anomalies.css';

/** So many are shown at first. */
const ROWS = 12;

interface AnomaliesProps {
  readonly anomalies: readonly Anomaly[];
  readonly counts: AnomalyCounts;
  /** Those whose rows stand above. */
  readonly above: readonly Verdict[];
}

export const Anomalies = memo(function Anomalies({ anomalies, counts, above }: AnomaliesProps) {
  const [rows, setRows] = useState(ROWS);
  const total = ANOMALIES.reduce((sum, kind) => sum + counts[kind], 0);
  const shown = anomalies.slice(0, rows);
  return (
    <section className="anomalies" aria-labelledby="anomalies-title">
      <h3 id="anomalies-title">Anomalies</h3>
      {total === 0 ? (
        <p className="anomalies-none">None up to here.</p>
      ) : (
        <>
          <ul className="anomaly-list" aria-label="Anomalies, each with its proof">
            {shown.map((anomaly) => (
              <AnomalyRow key={placeOf(anomaly)} anomaly={anomaly} isTold={isToldAbove(anomaly, above)} />
            ))}
          </ul>
          {anomalies.length > rows && (
            <Button onClick={() => setRows(rows + ROWS * 4)}>Show more of {anomalies.length - rows}</Button>
          )}
          {total > anomalies.length && rows >= anomalies.length && (
            <p className="anomalies-none">and {total - anomalies.length} more that are counted above</p>
          )}
        </>
      )}
    </section>
  );
});

/** How many of each kind there are; nothing where there is none. */
export const AnomalySums = memo(function AnomalySums({ counts }: { readonly counts: AnomalyCounts }) {
  const kinds = ANOMALIES.filter((kind) => counts[kind] > 0);
  if (kinds.length === 0) return null;
  return (
    <ul className="anomaly-counts" aria-label="Anomalies of each kind">
      {kinds.map((kind) => (
        <li key={kind}>
          <Term id={kind}>
            <AnomalyName kind={kind} />
          </Term>{' '}
          <b>{counts[kind]}</b>
        </li>
      ))}
    </ul>
  );
});

/** It keeps its place where it is over. */
const placeOf = ({ kind, key, operation, other, step }: Anomaly): string =>
  [kind, key, operation, other, step].join(' ');

const nameOf = (anomaly: Anomaly): string =>
  [placeOf(anomaly), anomaly.because, anomaly.over?.atUs, anomaly.over?.words].join(' ');

interface AnomalyRowProps {
  readonly anomaly: Anomaly;
  /** Whether its reason stands above already. */
  readonly isTold: boolean;
}

const AnomalyRow = memo(
  function AnomalyRow({ anomaly, isTold }: AnomalyRowProps) {
    const { kind, operation, other, because, atUs, over } = anomaly;
    return (
      <li>
        <button
          type="button"
          className={`anomaly is-${kind}${over === null ? '' : ' is-over'}`}
          title={`Goes to ${timeWords(atUs)}, to the step that proves it`}
          onClick={() => goTo(anomaly)}
        >
          <span className="anomaly-line">
            <AnomalyName kind={kind} />
            <span className="anomaly-pair">
              <WriteName write={operation} tip={nameWords(operation)} />
              {other !== null && (
                <>
                  <span className="visually-hidden"> and </span>
                  <WriteName write={other} tip={nameWords(other)} />
                </>
              )}
            </span>
          </span>
          {!isTold && (
            <span className="anomaly-because">
              <MarkedText text={because} />
            </span>
          )}
          {over !== null && (
            <span className="anomaly-over">
              Over since {timeWords(over.atUs)}: <MarkedText text={over.words} />
            </span>
          )}
          <Leap atUs={atUs} />
        </button>
      </li>
    );
  },
  (before, after) => before.isTold === after.isTold && nameOf(before.anomaly) === nameOf(after.anomaly),
);

/** A word with a sign, so that colour is never the only one. */
function AnomalyName({ kind }: { readonly kind: AnomalyKind }) {
  return (
    <span className="anomaly-name">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={ANOMALY_SIGNS[kind]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {ANOMALY_NAMES[kind]}
    </span>
  );
}

/** Picks out the write that proves it, and goes to the step. */
function goTo({ operation, other, step }: Anomaly): void {
  const write = [operation, other].find((each) => each?.includes('#') === true);
  if (write !== undefined && write !== null) commands.select({ kind: 'write', id: write });
  commands.pause();
  commands.seekStep(step);
}
