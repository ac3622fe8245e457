/**
 * Several leaders: each takes writes and answers at once, and passes on what it took to all others in its
 * own time. What a leader has to pass on it keeps until the other has it.
 */
import { InvariantError } from '../invariant.ts';
import type { NodeIndex } from '../network/message.ts';
import { serve } from './single-server.ts';
import type { Arrival, Effect, SystemKind } from './system.ts';

export const multiLeader: SystemKind = {
  id: 'multi-leader',
  name: 'Multi-leader',
  summary: 'Every replica is a leader: it answers at once and tells the others afterwards.',
  options: [{ name: 'topology', label: 'Topology', choices: [{ value: 'all-to-all', label: 'All to all' }] }],
  problems: () => [],
  create: (_options, replicaCount) => {
    const everyone = Array.from({ length: replicaCount }, (_, index) => index);
    return { homes: () => everyone, receive: (arrival) => lead(arrival) };
  },
};

function lead(arrival: Arrival): readonly Effect[] {
  const { body } = arrival.message;
  switch (body.kind) {
    case 'request':
      return passOn(arrival, serve(arrival));
    case 'replicate':
      return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'arrived' }];
    default:
      throw new InvariantError(`a leader is never sent ${body.kind}`);
  }
}

/** After a write that was taken, the new state goes to every other leader. */
function passOn({ self, homes }: Arrival, effects: readonly Effect[]): readonly Effect[] {
  const [first] = effects;
  if (first?.do !== 'store' || first.decision.after === first.decision.before) return effects;
  const { after } = first.decision;
  const replicate = (to: NodeIndex): Effect => ({
    do: 'send',
    to,
    body: { kind: 'replicate', state: after },
    attempt: 1,
    isDurable: true,
  });
  return [...effects, ...homes.filter((home) => home !== self).map(replicate)];
}
