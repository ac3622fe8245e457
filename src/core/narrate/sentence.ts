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

/** Nobody reads more names in one sentence. */
const NAMES_MAX = 8;
/** So many of them are given then, and the others counted. */
const NAMES_GIVEN = 6;

/** Parts joined as "a, b and c"; of many, "a, b, c, d, e, f and 30 more". */
export function listed(parts: readonly SentencePart[]): Sentence {
  const named =
    parts.length <= NAMES_MAX ? parts : [...parts.slice(0, NAMES_GIVEN), `${parts.length - NAMES_GIVEN} more`];
  return named.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === named.length - 1 ? ' and ' : ', ', part];
  });
}
