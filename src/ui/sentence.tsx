/** Sentences with their names drawn: a write and a client by their glyph, a replica in bold, a value in quotes. */
import { Fragment, memo } from 'react';
import type { ClientId } from '../core/ids.ts';
import { operationId } from '../core/ids.ts';
import { assertNever } from '../core/invariant.ts';
import type { Sentence, SentencePart } from '../core/timeline/scene.ts';
import { Glyph, WriteName } from './glyph.tsx';
import { valueWords } from './words.ts';
import './sentence.css';

export const SentenceText = memo(function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return (
    <span className="sentence">
      {sentence.map((part, index) => (
        // The parts of one sentence never change places.
        <Part key={index} part={part} />
      ))}
    </span>
  );
});

function Part({ part }: { readonly part: SentencePart }) {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'write':
      return <WriteName write={part.write} size={16} />;
    case 'replica':
      return <b className="sentence-replica">{part.node}</b>;
    case 'client':
      return (
        <span className="sentence-client">
          <Glyph client={part.node as ClientId} size={16} /> {part.node}
        </span>
      );
    case 'value':
      return <span className="sentence-value">{part.deleted ? 'deleted' : `“${valueWords(part.value)}”`}</span>;
    default:
      return assertNever(part);
  }
}

/** A text in which the names of writes (`alice#3`) are drawn as such. */
export const MarkedText = memo(function MarkedText({ text }: { readonly text: string }) {
  return (
    <span className="sentence">
      {text.split(WRITE_NAME).map((part, index) => (
        // Every second part is a name; the parts of one text never change places.
        <Fragment key={index}>{index % 2 === 1 ? <WriteName write={operationId(part)} size={16} /> : part}</Fragment>
      ))}
    </span>
  );
});

const WRITE_NAME = /([^\s,;:()“”"]+#\d+)/;
