/** One server: every client talks to it, and it answers from what it holds. */
import { invariant } from '../invariant.ts';
import { type Arrival, type Effect, handOn, reply, type SystemKind } from './system.ts';

export const singleServer: SystemKind = {
  id: 'single-server',
  name: 'Single server',
  summary: 'One server takes every write in the order in which it arrives.',
  options: [],
  problems: () => [],
  create: () => ({
    homes: () => [0],
    receive: serveOrHandOn,
  }),
};

/** Whoever is not the server hands on what it is asked: a client that got no answer may try it there. */
function serveOrHandOn(arrival: Arrival): readonly Effect[] {
  const { body } = arrival.message;
  return arrival.homes.includes(arrival.self) || body.kind !== 'request' ? serve(arrival) : handOn(arrival, body);
}

/** Stores or reads at once, and answers. */
export function serve(arrival: Arrival): readonly Effect[] {
  const { state, strategy } = arrival;
  const { body } = arrival.message;
  invariant(body.kind === 'request' || body.kind === 'forward', 'a server on its own gets nothing but requests');
  if (body.write === null) return [reply(body.client, strategy, state, 'read')];
  const decision = arrival.decidePut();
  return [{ do: 'store', decision, cause: 'put' }, reply(body.client, strategy, decision.after, decision.outcome)];
}
