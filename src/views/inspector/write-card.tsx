/** One write: its value, its fate and what was compared to decide it. */
import { commands, useLab } from '../../app/store.ts';
import { happensBefore } from '../../core/causality/causal-history.ts';
import type { WriteId } from '../../core/ids.ts';
import { changeIn } from '../../core/types/change.ts';
import type { Anomaly } from '../../core/verdicts/anomaly.ts';
import type { Fate, Verdict } from '../../core/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { DecisionFigure } from '../../ui/decision/decision-figure.tsx';
import { Term } from '../../ui/glossary/term.tsx';
import { TERMS } from '../../ui/glossary/terms.ts';
import { WriteName } from '../../ui/glyph.tsx';
import { MarkedText } from '../../ui/sentence.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { listed, timeWords } from '../../ui/words.ts';
import { Absent, Actions, Card, NameWords, Part, useActors } from './parts.tsx';

export function WriteCard({ id }: { readonly id: WriteId }) {
  const verdict = useLab((state) => state.account?.verdicts.find(({ write }) => write === id));
  const outcome = useLab((state) => state.outcome?.account.verdicts.find(({ write }) => write === id)?.fate);
  const anomalies = useLab((state) => state.account?.anomalies);
  const actors = useActors();
  const step = useLab((state) => state.step);
  if (verdict === undefined) return <Absent>{id} is not written yet at this moment.</Absent>;
  const { client, key, value, deleted, fate, because, holders, issuedUs, comparison, decidedAtStep, decidedAtUs } =
    verdict;
  const isThere = step === decidedAtStep;
  const whenDecided = decidedAtUs === null ? 'the step' : timeWords(decidedAtUs);
  return (
    <Card kind="Write" name={<WriteName write={id} />} state={<FateTerm fate={fate} />}>
      <NameWords name={id} />
      <div className="write-value">
        <span className="card-absent">{changeIn(value) === null ? `${key} = ` : `${key}: `}</span>
        <ValueChip write={id} value={value} deleted={deleted} isLost={fate === 'lost'} isWhole />
      </div>
      {because !== '' && (
        <p>
          <MarkedText text={because} />
        </p>
      )}
      {comparison !== null && <DecisionFigure group={[comparison]} actors={actors} size="large" />}
      {decidedAtStep !== null && (
        <Actions>
          <Button disabled={isThere} onClick={() => commands.seekStep(decidedAtStep)}>
            {isThere ? 'It is decided at this very step' : `Go to ${whenDecided}, where it was decided`}
          </Button>
        </Actions>
      )}
      <WriteAnomalies anomalies={anomalies?.filter(({ operation, other }) => operation === id || other === id) ?? []} />
      <Part title="Facts">
        <dl className="facts">
          <dt>Client</dt>
          <dd>{client}</dd>
          <dt>Written</dt>
          <dd className="mono">{timeWords(issuedUs)}</dd>
          <dt>
            <Term id="happens-before">Had seen</Term>
          </dt>
          <dd>
            <HadSeen verdict={verdict} />
          </dd>
          <dt>
            <Term id="acknowledged">Acknowledged</Term>
          </dt>
          <dd className="mono">{answerWords(verdict)}</dd>
          {outcome !== undefined && outcome !== fate && (
            <>
              <dt>In the end</dt>
              <dd>
                <FateTerm fate={outcome} />
              </dd>
            </>
          )}
          <dt>Kept by</dt>
          <dd>{holders.length === 0 ? 'no replica' : listed(holders)}</dd>
        </dl>
      </Part>
    </Card>
  );
}

/** When it was acknowledged; else why it was not. */
function answerWords({ acknowledgedUs, failedUs, fate }: Verdict): string {
  if (acknowledgedUs !== null) return timeWords(acknowledgedUs);
  if (fate === 'rejected') return 'no, it was rejected';
  if (failedUs !== null) return `no, it was told as failed at ${timeWords(failedUs)}`;
  return fate === 'unknown' ? 'never' : 'not yet';
}

/** Earlier ones than this many are a figure. */
const SEEN_MAX = 8;

/** The writes that its client had seen or made before it, by the truth. */
function HadSeen({ verdict: { truth } }: { readonly verdict: Verdict }) {
  const verdicts = useLab((state) => state.account?.verdicts) ?? [];
  const seen = verdicts
    .filter((other) => happensBefore(other.truth, truth))
    .sort((one, other) => one.issuedUs - other.issuedUs)
    .map(({ write }) => write);
  if (seen.length === 0) return 'no other write';
  const more = seen.length - SEEN_MAX;
  return <MarkedText text={`${more > 0 ? `${more} earlier ones, ` : ''}${seen.slice(-SEEN_MAX).join(', ')}`} />;
}

const FateTerm = ({ fate }: { readonly fate: Fate }) => (
  <b className={`card-fate is-${fate}`}>
    <Term id={fate}>{fate}</Term>
  </b>
);

/** What went wrong with it so far; its own loss stands above already. */
function WriteAnomalies({ anomalies }: { readonly anomalies: readonly Anomaly[] }) {
  const others = anomalies.filter(({ kind, over }) => kind !== 'lost-update' || over !== null);
  if (others.length === 0) return null;
  return (
    <Part title={others.length === 1 ? 'Anomaly' : 'Anomalies'}>
      <ul className="write-anomalies">
        {others.map(({ kind, operation, step, because, over }) => (
          <li key={`${kind} ${operation} ${step}`}>
            <Term id={kind}>{TERMS[kind].name}</Term>: <MarkedText text={`${because}.`} />{' '}
            {over !== null && <MarkedText text={`Over since ${timeWords(over.atUs)}: ${over.words}. `} />}
            <button type="button" className="text-link" onClick={() => commands.seekStep(step)}>
              Go to the step that proves it
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
