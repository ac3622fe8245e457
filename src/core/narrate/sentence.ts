/**
 * Sentences as data: parts in order, so that each name in one can be drawn with its glyph and be followed.
 * Screen, transcript and screen reader all say the same words.
 */
import type { NodeId, WriteId } from '../ids.ts';
import type { Value } from '../values.ts';
import { valueWords } from './value-words.ts';

export type Sentence = readonly SentencePart[];

export type SentencePart =
  | string
  | { readonly kind: 'write'; readonly write: WriteId }
  | { readonly kind: 'replica' | 'client'; readonly node: NodeId }
  | { readonly kind: 'value'; readonly value: Value; readonly deleted: boolean };

/** The sentence as plain text. */
export const plainText = (sentence: Sentence): string => sentence.map(partText).join('');

function partText(part: SentencePart): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'write') return part.write;
  if (part.kind === 'value') return part.deleted ? 'deleted' : valueWords(part.value);
  return part.node;
}

/** Parts joined as "a, b and c". */
export function listed(parts: readonly SentencePart[]): Sentence {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ' and ' : ', ', part];
  });
}
