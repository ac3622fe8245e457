/** The run so far in sentences: made from the same parts as everything else that tells it. */
import { plainText } from '../core/narrate/sentence.ts';
import type { Moment } from '../core/timeline/scene.ts';
import type { LabState } from './state.ts';

type Line = LabState['transcript'][number];

const LINES_MAX = 300;

export const linesOf = (moments: readonly Moment[]): readonly Line[] =>
  moments
    .slice(-LINES_MAX)
    .flatMap(({ step, atUs, events }) => events.map(({ sentence }) => ({ step, atUs, text: plainText(sentence) })));

/** The transcript with what came next; only its last lines are kept. */
export const withLines = (transcript: readonly Line[], lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? transcript : [...transcript, ...lines].slice(-LINES_MAX);
