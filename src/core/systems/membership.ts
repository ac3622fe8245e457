/** Data that moves because a replica joined the database or left it. */
import type { Body } from '../network/message.ts';
import { type Arrival, type Effect, send } from './system.ts';

/** The new keeper stores what it is sent; one that keeps the key no more lets go what has been taken. */
export function takeTransfer(
  arrival: Arrival,
  body: Extract<Body, { kind: 'transfer' | 'transferred' }>,
): readonly Effect[] {
  const { message, homes, self } = arrival;
  if (body.kind === 'transfer') {
    const onceTaken = [{ ...send(message.from, { kind: 'transferred', state: body.state }), attempt: message.attempt }];
    return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'transfer', onceTaken }];
  }
  return homes.includes(self) ? [] : [{ do: 'move-away', state: body.state }];
}
