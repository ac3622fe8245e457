/** The run so far in sentences: made from the same parts as everything else that tells it. */
import type { Moment, Sentence } from '../core/timeline/scene.ts';
import { textOfValue } from './describe.ts';
import type { LabState } from './state.ts';

type Line = LabState['transcript'][number];

const LINES_MAX = 300;

export const linesOf = (moments: readonly Moment[]): readonly Line[] =>
  moments
    .slice(-LINES_MAX)
    .flatMap(({ step, atUs, events }) => events.map(({ sentence }) => ({ step, atUs, text: textOf(sentence) })));

/** The transcript with what came next; only its last lines are kept. */
export const withLines = (transcript: readonly Line[], lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? transcript : [...transcript, ...lines].slice(-LINES_MAX);

export const textOf = (sentence: Sentence): string =>
  sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'write') return part.write;
      if (part.kind === 'value') return part.deleted ? 'deleted' : textOfValue(part.value);
      return part.node;
    })
    .join('');
