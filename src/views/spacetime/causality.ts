/**
 * What came before what: Lamport's relation (1978) over the events that are shown. One event happened before
 * another if it is earlier on the same line, or sends the message that the other receives, or both by way of
 * a third. Two of which neither happened before the other are concurrent, whatever the clocks say.
 */
import type { MessageId, NodeId } from '../../core/ids.ts';
import type { LineEvent } from './events.ts';

export interface Causality {
  /** By the place of an event: the places of those directly before it, and directly after it. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** How an event stands to another one. */
export type Relation = 'past' | 'here' | 'future' | 'concurrent';

/** Laws: an event is directly after at most one of its own line; a message has one sender and one receiver. */
export function causalityOf(events: readonly LineEvent[]): Causality {
  const before: number[][] = events.map(() => []);
  const after: number[][] = events.map(() => []);
  const last = new Map<NodeId, number>();
  const sender = new Map<MessageId, number>();
  const join = (from: number | undefined, to: number): void => {
    if (from === undefined || from === to) return;
    before[to]?.push(from);
    after[from]?.push(to);
  };
  events.forEach(({ node, told }, place) => {
    join(last.get(node), place);
    last.set(node, place);
    for (const { event } of told) {
      if (event.kind === 'sent') sender.set(event.message, place);
      if (event.kind === 'delivered') join(sender.get(event.message), place);
    }
  });
  return { before, after };
}

/** How each event stands to the one at a place. */
export function relationsTo({ before, after }: Causality, place: number): readonly Relation[] {
  const relations: Relation[] = before.map(() => 'concurrent');
  for (const past of reach(before, place)) relations[past] = 'past';
  for (const future of reach(after, place)) relations[future] = 'future';
  relations[place] = 'here';
  return relations;
}

/** All places that can be come to from one, itself included. */
function reach(steps: readonly (readonly number[])[], start: number): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const place of reached) for (const next of steps[place] ?? []) reached.add(next);
  return reached;
}
