/** Data that moves because a replica joined the database or left it. */
import type { Body } from '../network/message.ts';
import { type Arrival, type Effect, send } from './system.ts';

/** The new keeper stores what it is sent; the old one lets the key go once that is done, if it keeps it no more. */
export function takeTransfer(
  arrival: Arrival,
  body: Extract<Body, { kind: 'transfer' | 'transferred' }>,
): readonly Effect[] {
  const { message, homes, self } = arrival;
  if (body.kind === 'transfer') {
    const onceTaken = [{ ...send(message.from, { kind: 'transferred' }), attempt: message.attempt }];
    return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'transfer', onceTaken }];
  }
  return homes.includes(self) ? [] : [{ do: 'move-away' }];
}
