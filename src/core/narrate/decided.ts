/** What a replica decided, and why, in a sentence. */
import type { WriteId } from '../ids.ts';
import type { Comparison } from '../strategies/strategy.ts';
import type { DroppedWrite } from '../timeline/events.ts';
import { clauseOf, isAbout, isOfEffects } from '../verdicts/because.ts';
import { type EventOf, type Narrator, replica, write, writes } from './parts.ts';
import type { Sentence } from './sentence.ts';

export function decidedSentence(
  event: EventOf<'decided'>,
  comparisons: readonly Comparison[],
  narrator: Narrator,
): Sentence {
  const who = replica(event.replica);
  if (event.outcome === 'rejected')
    return [who, ' rejects ', write(event.operation), `: ${rejectionWords(event, comparisons)}.`];
  if (event.outcome === 'postponed') return [who, ' does not take ', ...postponedWords(event, comparisons), '.'];
  if (event.outcome === 'duplicate') return [who, ' has the same value already and keeps it.'];
  if (event.outcome === 'repeated') return [who, ' has taken this write in before, and does not do it twice.'];
  const unseen = event.dropped.filter(({ wasSeen }) => !wasSeen);
  const seen = event.dropped.filter(({ wasSeen }) => wasSeen);
  const parts: Sentence[] = [];
  if (event.stored.length > 0) parts.push([' stores ', ...writes(event.stored)]);
  if (seen.length > 0) parts.push([' replaces ', ...writes(seen.map((drop) => drop.write)), ', which had been seen']);
  // What came and was not taken is told as that: it has never been here.
  for (const drop of unseen) parts.push(unseenWords(drop, comparisons, narrator));
  if (parts.length === 0) return unchangedSentence(event, comparisons);
  const siblings: Sentence =
    event.kept.length > 1 && event.stored.length > 0
      ? [event.isViolated ? '; two values for a key written once: ' : '; siblings now: ', ...writes(event.kept)]
      : [];
  return [
    who,
    ...parts.flatMap((part, index) => (index === 0 ? part : [index === parts.length - 1 ? ' and' : ',', ...part])),
    ...siblings,
    '.',
  ];
}

function unseenWords(
  { write: gone, by, wasHere }: DroppedWrite,
  reasons: readonly Comparison[],
  narrator: Narrator,
): Sentence {
  const reason = reasons.find((comparison) => isAbout(comparison, gone));
  const because = reason === undefined ? '' : ` because ${clauseOf(reason)}`;
  return [
    wasHere ? ' drops ' : ' does not take ',
    write(gone),
    ' (',
    narrator.valueOf(gone),
    ')',
    ...(by === null
      ? [', which nothing that is kept had seen']
      : [wasHere ? ' for ' : ' and keeps ', write(by), ', which had not seen it']),
    because === '' ? '' : `,${because}`,
  ];
}

/** Each write that came, with what it waits for. */
const postponedWords = (event: EventOf<'decided'>, comparisons: readonly Comparison[]): Sentence =>
  comparisons.flatMap((comparison, index) => [
    index === 0 ? '' : ', and of ',
    write(comparison.kind === 'stamps' ? (comparison.incoming.write ?? event.operation) : event.operation),
    ` yet, for ${clauseOf(comparison)}`,
  ]);

/** Where nothing was compared, it was not the stored value that stood in the way. */
function rejectionWords({ key }: EventOf<'decided'>, [reason]: readonly Comparison[]): string {
  if (reason === undefined || isOfEffects(reason)) return `the type of ${key} knows no such change`;
  return reason.kind === 'values' ? `${key} is written once, and has another value` : clauseOf(reason);
}

function unchangedSentence(event: EventOf<'decided'>, comparisons: readonly Comparison[]): Sentence {
  if (event.cause === 'put')
    return [replica(event.replica), ' keeps what it has: ', write(event.operation), ' changes nothing.'];
  const decisive = comparisons.find((comparison) => isAbout(comparison, event.operation)) ?? comparisons[0];
  const why = ` keeps what it has${decisive === undefined ? '' : `: ${clauseOf(decisive)}`}.`;
  const isRefused = decisive !== undefined && isNotTaken(decisive, event.operation);
  if (!isRefused || event.kept.includes(event.operation)) return [replica(event.replica), why];
  return [replica(event.replica), ' does not take ', write(event.operation), ` and${why}`];
}

/** Whether the write came, and by this comparison is not kept. */
function isNotTaken(comparison: Comparison, operation: WriteId): boolean {
  if (!isAbout(comparison, operation)) return false;
  switch (comparison.kind) {
    case 'dots':
    case 'observed':
      return comparison.side === 'incoming' && comparison.result === 'dropped';
    case 'stamps':
      return comparison.incoming.write === operation && comparison.winner === 'stored';
    case 'vectors':
    case 'revisions':
      return comparison.incoming.write === operation && comparison.result === 'incoming dropped';
    default:
      return false;
  }
}
