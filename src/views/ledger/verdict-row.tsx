/** One write: who wrote what, what became of it and why, and which replicas keep it. */
import { memo } from 'react';
import type { ReplicaId } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import { changeIn } from '../../core/types/change.ts';
import { isSameValue } from '../../core/values.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import { WriteName } from '../../ui/glyph.tsx';
import { nameWords } from '../../ui/operation-name.ts';
import { MarkedText } from '../../ui/sentence.tsx';
import { listed, timeWords } from '../../ui/words.ts';
import { briefly } from './brief-names.ts';
import { FateWord } from './fate-word.tsx';
import { Leap } from './leap.tsx';

interface VerdictRowProps {
  readonly verdict: Verdict;
  readonly replicas: readonly ReplicaId[];
  readonly isChosen: boolean;
  onChoose(verdict: Verdict): void;
}

export const VerdictRow = memo(function VerdictRow({ verdict, replicas, isChosen, onChoose }: VerdictRowProps) {
  const { write, key, value, deleted, fate, holders, because, decidedAtUs } = verdict;
  return (
    <li className={`verdict is-${fate}${isChosen ? ' is-chosen' : ''}`}>
      <button
        type="button"
        className="verdict-button"
        aria-pressed={isChosen}
        title={decidedAtUs === null ? undefined : `Goes to ${timeWords(decidedAtUs)}, where it was decided`}
        onClick={() => onChoose(verdict)}
      >
        <span className="verdict-line">
          <WriteName write={write} tip={nameWords(write)} />
          <FateWord fate={fate} />
        </span>
        <span className="verdict-line">
          <span className="verdict-value">
            <span className="verdict-key">{changeIn(value) === null ? `${key} = ` : `${key}: `}</span>
            {deleted ? <i>deleted</i> : valueWords(value)}
          </span>
          <Holders holders={holders} replicas={replicas} />
        </span>
        {because !== '' && (
          <span className="verdict-because">
            {fate === 'lost' && 'told “stored”, yet '}
            <MarkedText text={because} />
          </span>
        )}
        {decidedAtUs !== null && <Leap atUs={decidedAtUs} />}
      </button>
    </li>
  );
}, isSame);

/** Every replica as a small cell, those that keep the write filled. */
function Holders({
  holders,
  replicas,
}: {
  readonly holders: readonly ReplicaId[];
  readonly replicas: readonly ReplicaId[];
}) {
  const words = holders.length === 0 ? 'kept by no replica' : `kept by ${listed(holders)}`;
  return (
    <span className="holders" role="img" aria-label={words} title={words}>
      {replicas.map((replica) => (
        <span key={replica} className={`holder${holders.includes(replica) ? ' is-holding' : ''}`}>
          {briefly(replica, replicas)}
        </span>
      ))}
    </span>
  );
}

/** The account comes anew after each step; a row is drawn again only where it says something else. */
function isSame(before: VerdictRowProps, after: VerdictRowProps): boolean {
  const [one, other] = [before.verdict, after.verdict];
  return (
    before.isChosen === after.isChosen &&
    before.onChoose === after.onChoose &&
    before.replicas.join() === after.replicas.join() &&
    one.write === other.write &&
    one.fate === other.fate &&
    one.because === other.because &&
    one.decidedAtStep === other.decidedAtStep &&
    one.deleted === other.deleted &&
    one.holders.join() === other.holders.join() &&
    isSameValue(one.value, other.value)
  );
}
