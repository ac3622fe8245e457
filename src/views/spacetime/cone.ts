/** What stands out and what steps back when one event is looked at. */
import type { MessageId } from '../../core/ids.ts';
import type { Causality, Relation } from './causality.ts';
import { relationsTo } from './causality.ts';
import type { LineEvent } from './events.ts';

export interface Cone {
  readonly place: number;
  /** By the place of an event. */
  readonly relations: readonly Relation[];
  readonly counts: { readonly past: number; readonly future: number; readonly concurrent: number };
  /** How a message stands to it: part of its past or of its future, or neither. */
  ofMessage(message: MessageId): Relation;
}

export function coneOf(events: readonly LineEvent[], causality: Causality, place: number): Cone {
  const relations = relationsTo(causality, place);
  const count = (sought: Relation): number => relations.filter((relation) => relation === sought).length;
  const ends = messageEnds(events);
  const isIn = (side: Relation, at: number | undefined): boolean =>
    at !== undefined && (relations[at] === side || relations[at] === 'here');
  return {
    place,
    relations,
    counts: { past: count('past'), future: count('future'), concurrent: count('concurrent') },
    ofMessage(message) {
      const { sender, receiver } = ends.get(message) ?? {};
      if (isIn('past', receiver)) return 'past';
      return isIn('future', sender) ? 'future' : 'concurrent';
    },
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
