/** Sentences with their names drawn: a write and a client by their glyph, a replica in bold, a value in quotes. */
import { Fragment, memo, type ReactNode } from 'react';
import type { ClientId } from '../core/ids.ts';
import { operationId } from '../core/ids.ts';
import { assertNever } from '../core/invariant.ts';
import type { Sentence, SentencePart } from '../core/narrate/sentence.ts';
import { valueWords } from '../core/narrate/value-words.ts';
import { Glyph, WriteName } from './glyph.tsx';
import { inPlace } from './in-place.ts';
import { kindOf, partsOf } from './marked-text.ts';
import './sentence.css';

export const SentenceText = memo(function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return (
    <span className="sentence">
      {inPlace(sentence).map(({ place, item }) => (
        <Part key={place} part={item} />
      ))}
    </span>
  );
});

function Part({ part }: { readonly part: SentencePart }) {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'write':
      return <WriteName write={part.write} size={18} />;
    case 'replica':
      return <b className="sentence-replica">{part.node}</b>;
    case 'client':
      return (
        <span className="sentence-client">
          <Glyph client={part.node as ClientId} size={18} /> {part.node}
        </span>
      );
    case 'value':
      return <span className="sentence-value">{part.deleted ? 'deleted' : `“${valueWords(part.value)}”`}</span>;
    default:
      return assertNever(part);
  }
}

/** A text in which the names of writes (`alice#3`) are drawn as such, and a comparison (`105 > 102`) stays on one line. */
export const MarkedText = memo(function MarkedText({ text }: { readonly text: string }) {
  return (
    <span className="sentence">
      {inPlace(partsOf(text)).map(({ place, item }) => (
        <Fragment key={place}>{markedPart(item)}</Fragment>
      ))}
    </span>
  );
});

function markedPart(text: string): ReactNode {
  switch (kindOf(text)) {
    case 'write':
      return <WriteName write={operationId(text)} size={18} />;
    case 'comparison':
      return <span className="sentence-comparison">{text}</span>;
    case 'text':
      return text;
  }
}
