/**
 * What a message tells of itself, fact by fact: what it carries, from its way and from the step that sent it; when it
 * was sent and is due, from its way alone.
 */

import { showStamp } from '../../core/clocks/stamp.ts';
import type { OperationId, WriteId } from '../../core/ids.ts';
import type { Sentence } from '../../core/narrate/sentence.ts';
import type { ContextView, Tag } from '../../core/strategies/strategy.ts';
import type { LetterRecord } from '../../core/timeline/letter.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import type { Value } from '../../core/values.ts';
import { timeWords } from '../words.ts';
import { WAITS_FOR } from './waits.ts';

export interface CarriedValue {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  /** How its strategy marked it; null as long as that is not known. */
  readonly tag: Tag | null;
}

export type Fact = { readonly name: string } & (
  | { readonly kind: 'values'; readonly values: readonly CarriedValue[] }
  | { readonly kind: 'context'; readonly context: ContextView }
  | { readonly kind: 'text'; readonly text: string }
  /** `step`: where it happened, to go there. */
  | { readonly kind: 'operation'; readonly operation: OperationId; readonly step: number }
  | { readonly kind: 'event'; readonly sentence: Sentence; readonly step: number }
);

/** In the order in which they are read. Without a record what only the step that sent it knows is left out. */
export function factsOf(flight: Flight, record: LetterRecord | null, nowUs: number): readonly Fact[] {
  const stamp = record?.stamp ?? null;
  return [
    carried(flight, record),
    ...(record === null ? [] : [contextFact(record)]),
    ...(record === null ? [] : tags(record)),
    ...(stamp === null ? [] : [text('Stamp', showStamp(stamp))]),
    text('Sent', timeWords(flight.waypoints[0]?.atUs ?? 0)),
    arrival(flight, record, nowUs),
    ...(record === null ? [] : causes(record)),
  ];
}

const text = (name: string, words: string): Fact => ({ name, kind: 'text', text: words });

function carried({ carries, says }: Flight, record: LetterRecord | null): Fact {
  const name = record?.key == null || carries.length === 0 ? 'Carries' : `Carries ${record.key}`;
  if (carries.length === 0) return text(name, says === '' ? 'no value' : says);
  const tags = new Map(record?.siblings.map(({ write, tag }) => [write, tag]));
  return {
    name,
    kind: 'values',
    values: carries.map(({ write, value, deleted }) => ({ write, value, deleted, tag: tags.get(write) ?? null })),
  };
}

function contextFact({ context, hasContexts, siblings }: LetterRecord): Fact {
  if (context === null) return text('Context', 'none');
  if (context.kind !== 'none') return { name: 'Context', kind: 'context', context };
  return text('Context', hasContexts && siblings.length > 0 ? SHOWS_NOTHING : HAS_NONE);
}

/** What the sender wrote on it, beside what it carries. */
const tags = ({ tags: leaders, keptFor }: LetterRecord): readonly Fact[] => [
  ...(leaders.length === 0 ? [] : [text('Tagged with', `${leaders.join(', ')}: none of them is sent it again`)]),
  ...(keptFor === null ? [] : [text('Kept for', keptFor)]),
];

const SHOWS_NOTHING = 'none: its client shows nothing that it has seen';
const HAS_NONE = 'none: this strategy asks for none';

/** When it comes, or what came of it. */
function arrival({ waypoints, waiting, end }: Flight, record: LetterRecord | null, nowUs: number): Fact {
  const last = waypoints.at(-1)?.atUs ?? 0;
  if (end !== null) return text(end.how === 'delivered' ? 'Arrived' : 'Lost', timeWords(end.atUs));
  if (waiting !== null) {
    const since = last > nowUs ? `from ${timeWords(last)} on it waits` : `it has waited since ${timeWords(last)}`;
    return text('Due', `unknown: ${since} ${WAITS_FOR[waiting]}`);
  }
  const first = record?.firstDueUs ?? last;
  return text('Due', first === last ? timeWords(last) : `${timeWords(last)}, at first ${timeWords(first)}`);
}

function causes({ origin, cause }: LetterRecord): readonly Fact[] {
  const name = 'Caused by';
  const isOrigin = origin !== null && origin.step === cause.step;
  return [
    ...(origin === null ? [] : [{ name, kind: 'operation', operation: origin.operation, step: origin.step } as const]),
    ...(isOrigin
      ? []
      : [
          {
            name: origin === null ? name : 'Sent when',
            kind: 'event',
            sentence: cause.sentence ?? WAITED,
            step: cause.step,
          } as const,
        ]),
  ];
}

const WAITED: Sentence = ['Its sender had waited long enough.'];
