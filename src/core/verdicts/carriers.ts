/**
 * Copies of writes outside the replicas' keys: in messages, whether they move or not, in what is put off, and in hints. A write of which
 * there is one is not gone, unless nobody gets at it. What a client is answered does not count, for a client gives nothing back.
 */
import { postponedIn } from '../engine/alarm.ts';
import type { RunState } from '../engine/run-state.ts';
import { isOutOfReach } from '../engine/world.ts';
import type { WriteId } from '../ids.ts';
import type { Body, NodeIndex } from '../network/message.ts';
import type { AnyStrategy } from '../strategies/strategy.ts';

export type Carrier =
  | { readonly kind: 'moves' | 'waits'; readonly to: NodeIndex }
  | { readonly kind: 'hint'; readonly to: NodeIndex; readonly keeper: NodeIndex };

/** By write: one of those that carry it; a message that moves before one that waits, and that before a hint. */
export function carriersIn({
  world,
  program: { strategy },
}: Pick<RunState, 'world' | 'program'>): ReadonlyMap<WriteId, Carrier> {
  const { queue, waiting, alarms, replicas } = world;
  const carriers = new Map<WriteId, Carrier>();
  const note = (body: Body, carrier: Carrier): void => {
    for (const write of writesIn(body, strategy)) if (!carriers.has(write)) carriers.set(write, carrier);
  };
  for (const { body, to } of queue) note(body, { kind: 'moves', to });
  for (const { message } of waiting)
    if (!isOutOfReach(world, message.to)) note(message.body, { kind: 'waits', to: message.to });
  for (const { owner, kept } of postponedIn(alarms))
    if (!isOutOfReach(world, owner)) note({ kind: 'state', state: kept.state }, { kind: 'waits', to: owner });
  replicas.forEach(({ memory }, keeper) => {
    if (isOutOfReach(world, keeper)) return;
    for (const { state, home } of memory.hints) note({ kind: 'state', state }, { kind: 'hint', to: home, keeper });
  });
  return carriers;
}

/** The writes that a message can bring to a replica. */
export function writesIn(body: Body, strategy: AnyStrategy): readonly WriteId[] {
  if ('write' in body) return body.write === null ? [] : [body.write.id];
  const states = 'state' in body ? [body.state] : 'entries' in body ? body.entries.map(({ state }) => state) : [];
  return states.flatMap((state) => strategy.held(state).map(({ write }) => write));
}
