/** What a message tells of itself, set as a list of facts: small on the stage, and whole, with ways to go, beside it. */
import { memo } from 'react';
import type { ActorId, OperationId } from '../../core/ids.ts';
import { WriteName } from '../glyph.tsx';
import { SentenceText } from '../sentence.tsx';
import { ContextCells, TagChip } from '../tag-chip.tsx';
import { ValueChip } from '../value-chip.tsx';
import { counted } from '../words.ts';
import type { CarriedValue, Fact } from './facts.ts';
import './letter-facts.css';

interface LetterFactsProps {
  readonly facts: readonly Fact[];
  /** The fixed order in which vectors are drawn. */
  readonly actors: readonly ActorId[];
  /** Where facts can be followed: to what an operation did, and to the step of an event. */
  readonly go?: LetterWays;
}

export interface LetterWays {
  toOperation(operation: OperationId, step: number): void;
  toStep(step: number): void;
}

export const LetterFacts = memo(function LetterFacts({ facts, actors, go }: LetterFactsProps) {
  return (
    <dl className={go === undefined ? 'letter-facts is-small' : 'letter-facts'}>
      {facts.map((fact) => (
        <div key={fact.name} className={`letter-fact is-${fact.kind}`}>
          <dt>{fact.name}</dt>
          <dd className="sentence">
            <Told fact={fact} actors={actors} go={go} />
          </dd>
        </div>
      ))}
    </dl>
  );
});

interface ToldProps {
  readonly fact: Fact;
  readonly actors: readonly ActorId[];
  readonly go: LetterWays | undefined;
}

function Told({ fact, actors, go }: ToldProps) {
  switch (fact.kind) {
    case 'text':
      return fact.text;
    case 'values':
      return <Values values={fact.values} actors={actors} isWhole={go !== undefined} />;
    case 'context':
      return <ContextCells context={fact.context} actors={actors} />;
    case 'operation':
      return <Operation operation={fact.operation} step={fact.step} go={go} />;
    case 'event':
      return (
        <>
          <SentenceText sentence={fact.sentence} />
          {go !== undefined && (
            <>
              {' '}
              <button type="button" className="text-link" onClick={() => go.toStep(fact.step)}>
                Go to this step
              </button>
            </>
          )}
        </>
      );
  }
}

interface OperationProps {
  readonly operation: OperationId;
  readonly step: number;
  readonly go: LetterWays | undefined;
}

/** A write is called by its name alone, for its mark is known from everywhere else. */
function Operation({ operation, step, go }: OperationProps) {
  const name = (
    <>
      {isRead(operation) && 'the read '}
      <WriteName write={operation} />
    </>
  );
  if (go === undefined) return name;
  return (
    <button
      type="button"
      className="text-link"
      title={`Go to where ${operation} begins`}
      onClick={() => go.toOperation(operation, step)}
    >
      {name}
    </button>
  );
}

const isRead = (operation: OperationId): boolean => /\?[^?#]*$/.test(operation);

/** In the small list so many values are told one by one. */
const SMALL_MAX = 2;

interface ValuesProps {
  readonly values: readonly CarriedValue[];
  readonly actors: readonly ActorId[];
  readonly isWhole: boolean;
}

function Values({ values, actors, isWhole }: ValuesProps) {
  const max = isWhole ? values.length : SMALL_MAX;
  const more = values.length - max;
  return (
    <>
      <ul className="letter-values">
        {values.slice(0, max).map(({ write, value, deleted, tag }) => (
          <li key={write}>
            <ValueChip write={write} value={value} deleted={deleted} isWhole={isWhole} />
            {tag !== null && <TagChip tag={tag} actors={actors} />}
          </li>
        ))}
      </ul>
      {more > 0 && <span className="letter-more">and {counted(more, 'more value')}</span>}
    </>
  );
}
