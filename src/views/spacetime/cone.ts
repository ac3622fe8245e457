/** What stands out and what steps back when one event is looked at. */
import type { MessageId } from '../../core/ids.ts';
import type { Causality, Relation } from './causality.ts';
import { relationsTo } from './causality.ts';
import type { LineEvent } from './events.ts';
import type { Knowing, Knowledge } from './knowledge.ts';

export interface Cone {
  /** By the place of an event. */
  readonly relations: readonly Relation[];
  /** Of how many events it was that messages led from and to it, or neither; null where that is not the question. */
  readonly counts: { readonly past: number; readonly future: number; readonly concurrent: number } | null;
  /** How a message stands to it: part of its past or of its future, or neither. */
  ofMessage(message: MessageId): Relation;
}

/** By where messages led: what can have been known, and what can know of it. */
export function coneOf(events: readonly LineEvent[], causality: Causality, place: number): Cone {
  const relations = relationsTo(causality, place);
  const count = (sought: Relation): number => relations.filter((relation) => relation === sought).length;
  const counts = { past: count('past'), future: count('future'), concurrent: count('concurrent') };
  return { relations, counts, ofMessage: messagesBy(events, relations) };
}

/**
 * Of a write, by what clients knew: each event stands to it as the write that it is about, wherever messages led. What
 * is about no write says something of the client's own line alone.
 */
export function coneOfWrite(
  events: readonly LineEvent[],
  causality: Causality,
  place: number,
  { of }: Knowledge,
): Cone {
  const ledTo = relationsTo(causality, place);
  const client = events[place]?.node;
  const relations = events.map(({ node, write }, at): Relation => {
    if (at === place) return 'here';
    if (write === null) return node === client ? (ledTo[at] ?? 'concurrent') : 'concurrent';
    // What is not among the others is this one, on its way or said again.
    return RELATION_OF[of.get(write) ?? 'knows'];
  });
  return { relations, counts: null, ofMessage: messagesBy(events, relations) };
}

const RELATION_OF: { readonly [K in Knowing]: Relation } = {
  known: 'past',
  knows: 'future',
  concurrent: 'concurrent',
};

function messagesBy(events: readonly LineEvent[], relations: readonly Relation[]): Cone['ofMessage'] {
  const ends = messageEnds(events);
  const isIn = (side: Relation, at: number | undefined): boolean =>
    at !== undefined && (relations[at] === side || relations[at] === 'here');
  return (message) => {
    const { sender, receiver } = ends.get(message) ?? {};
    if (isIn('past', receiver)) return 'past';
    return isIn('future', sender) ? 'future' : 'concurrent';
  };
}

interface Ends {
  sender?: number;
  receiver?: number;
}

function messageEnds(events: readonly LineEvent[]): ReadonlyMap<MessageId, Ends> {
  const ends = new Map<MessageId, Ends>();
  const endsOf = (message: MessageId): Ends => {
    const known = ends.get(message) ?? {};
    ends.set(message, known);
    return known;
  };
  events.forEach(({ told }, place) => {
    for (const { event } of told) {
      if (event.kind === 'sent') endsOf(event.message).sender = place;
      if (event.kind === 'delivered') endsOf(event.message).receiver = place;
    }
  });
  return ends;
}
