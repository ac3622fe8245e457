/** Writes of a leaderless system: to all replicas of the key, answered once W have them. */
import type { NodeIndex } from '../network/message.ts';
import type { Quorums } from './quorums.ts';
import { type Arrival, type Effect, type Pending, reply, type Situation, send } from './system.ts';

export type PendingWrite = Pending & { readonly kind: 'write' };

/** How many have to answer this write. */
export const answersNeeded = ({ operation, homes }: Situation, { w }: Quorums): number =>
  Math.min(operation.quorum ?? w, Math.max(1, homes.length));

/** Stores, and sends the new state to every other replica of the key. */
export function startWrite(arrival: Arrival, client: NodeIndex, quorums: Quorums): readonly Effect[] {
  const { self, homes, strategy } = arrival;
  const decision = arrival.decidePut();
  const { after, outcome } = decision;
  const isHome = homes.includes(self);
  const effects: Effect[] = isHome ? [{ do: 'store', decision, cause: 'put' }] : [];
  if (outcome === 'rejected') return [...effects, reply(client, strategy, after, outcome)];
  const others = homes.filter((home) => home !== self);
  const answered = isHome ? [self] : [];
  const isAnswered = answered.length >= answersNeeded(arrival, quorums);
  if (isAnswered) effects.push(reply(client, strategy, after, outcome));
  if (others.length > 0) {
    effects.push({ do: 'remember', pending: { kind: 'write', client, state: after, answered, isAnswered } });
    if (quorums.timeOutUs !== null)
      effects.push({ do: 'alarm', kind: 'time-out', inUs: quorums.timeOutUs, attempt: 1 });
  }
  for (const home of others) effects.push(send(home, { kind: 'replicate', state: after, route: null }));
  return effects;
}

/** With the W-th acknowledgement the client gets its answer; with the last the write is finished. */
export function countAcknowledgement(arrival: Arrival, quorums: Quorums): readonly Effect[] {
  const { pending, message, homes, state, strategy, self } = arrival;
  // Later sayings are about a request that was handed on: see `takeFrom`.
  if (message.attempt > 1) return [];
  if (pending?.kind !== 'write' || pending.answered.includes(message.from)) return [];
  const answered = [...pending.answered, message.from];
  const isEnough = !pending.isAnswered && answered.length >= answersNeeded(arrival, quorums);
  const isLast = homes.every((home) => answered.includes(home));
  const effects: Effect[] = isLast
    ? [{ do: 'forget' }]
    : [{ do: 'remember', pending: { ...pending, answered, isAnswered: pending.isAnswered || isEnough } }];
  if (isEnough) effects.push(reply(pending.client, strategy, homes.includes(self) ? state : pending.state, 'stored'));
  return effects;
}
