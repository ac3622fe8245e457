/**
 * Hinted handoff: what a replica of the key could not take is kept by another and handed over when it can.
 * DeCandia et al., "Dynamo" (2007), section 4.6 (sloppy quorum); Apache Cassandra keeps hints at the coordinator.
 */
import { assertNever } from '../invariant.ts';
import type { Body, NodeIndex } from '../network/message.ts';
import { asMicros, fromMs } from '../time.ts';
import { answersNeeded, type PendingWrite } from './leaderless-writes.ts';
import type { Quorums } from './quorums.ts';
import { type Arrival, type Effect, type Hint, reply, type Situation, type StandIn, send } from './system.ts';

/** How long a holder waits before it tries to hand over, at first; each further try waits twice as long. */
export const HANDOFF_DELAY_US = fromMs(40);
/** Then it waits until a link heals or a replica comes back. */
const TRIES_MAX = 6;
/** More than a hint is ever tried, which is also whenever a link heals or a replica comes back. */
const TRIES_A_COPY = 1_000;

/**
 * None of those that keep the key has taken a write, and this one stands in for the first of them while it coordinates.
 *
 * It begins with what it keeps of the key for others, which it lets go once that is handed over, and with it how far it
 * had counted. So it counts each such write under a name of its own, as Riak does where a replica has nothing of a key
 * ("per key actor epochs", Riak 2.1).
 */
export function startAsStandIn(arrival: Arrival, client: NodeIndex, quorums: Quorums): readonly Effect[] {
  const { self, homes, strategy, memory, operation, state } = arrival;
  const before = memory.hints
    .filter((hint) => hint.operation.key === operation.key)
    .reduce((all, hint) => strategy.join(all, hint.state), state);
  const takings = (memory.takings ?? 0) + 1;
  const { after, outcome } = arrival.decidePut({ before, takings });
  if (outcome === 'rejected') return [reply(client, strategy, after, outcome)];
  const isAnswered = answersNeeded(arrival, quorums) === 1;
  const stoodFor = homes.slice(0, 1);
  const pending: PendingWrite = {
    kind: 'write',
    client,
    state: after,
    answered: [self],
    isAnswered,
    standIns: stoodFor.map((home) => ({ holder: self, home })),
  };
  return [
    ...keepHints({ operation, strategy, memory: { ...memory, takings } }, stoodFor, pending),
    ...(isAnswered ? [reply(client, strategy, after, outcome)] : []),
    { do: 'remember', pending },
    { do: 'alarm', kind: 'time-out', inUs: quorums.timeOutUs ?? HANDOFF_DELAY_US, attempt: 1 },
    ...homes.map((home) => send(home, { kind: 'replicate', state: after, route: null })),
  ];
}

/**
 * Not all have answered in time. With hinted handoff those that have not are stood in for: by one free member each, and
 * by the next one where that does not answer either. The client is told of a failure when nobody is left to be asked and
 * there are still too few.
 */
export function timeOutOfWrite(
  situation: Situation,
  pending: PendingWrite,
  attempt: number,
  quorums: Quorums,
): readonly Effect[] {
  const { homes, strategy } = situation;
  const missing = homes.filter((home) => !pending.answered.includes(home));
  const asked = quorums.handoff === 'fallback' ? standIns(situation, missing, pending) : [];
  if (asked.length > 0 || (attempt === 1 && quorums.handoff === 'fallback'))
    return [
      ...asked.map(({ holder, home }) => send(holder, { kind: 'hint', state: pending.state, home })),
      { do: 'remember', pending: { ...pending, standIns: [...(pending.standIns ?? []), ...asked] } },
      { do: 'alarm', kind: 'time-out', inUs: quorums.timeOutUs ?? HANDOFF_DELAY_US, attempt: attempt + 1 },
    ];
  const failure: readonly Effect[] =
    pending.isAnswered || pending.answered.length >= answersNeeded(situation, quorums)
      ? []
      : [reply(pending.client, strategy, pending.state, 'failed')];
  const hints = quorums.handoff === 'coordinator' ? keepHints(situation, missing, pending) : [];
  return [...failure, { do: 'forget' }, ...hints];
}

/** The next members of the ring that do not keep the key and were not asked yet, one for each that nobody stands in for. */
function standIns(
  { homes, members, self }: Situation,
  missing: readonly NodeIndex[],
  { standIns: before = [], answered }: PendingWrite,
): readonly StandIn[] {
  const start = homes.at(-1) ?? 0;
  const walk = members.map((_, step) => (start + 1 + step) % members.length);
  const isAsked = (replica: NodeIndex): boolean => before.some(({ holder }) => holder === replica);
  const free = walk.filter(
    (replica) => members[replica] && !homes.includes(replica) && replica !== self && !isAsked(replica),
  );
  const stoodFor = before.flatMap(({ holder, home }) => (answered.includes(holder) ? [home] : []));
  return missing
    .filter((home) => !stoodFor.includes(home))
    .flatMap((home, index) => {
      const holder = free[index];
      return holder === undefined ? [] : [{ holder, home }];
    });
}

function keepHints(
  { memory, operation, strategy }: Pick<Situation, 'memory' | 'operation' | 'strategy'>,
  missing: readonly NodeIndex[],
  { state }: PendingWrite,
): readonly Effect[] {
  if (missing.length === 0) return [];
  const hints = missing.map((home): Hint => ({ home, operation, state, tries: 0 }));
  const isNew = (hint: Hint): boolean => !memory.hints.some((kept) => isSameHint(kept, hint));
  // The coordinator of a request that came twice has seen more by the second time.
  const kept = memory.hints.map((old) =>
    hints.some((hint) => isSameHint(old, hint)) ? { ...old, state: strategy.join(old.state, state) } : old,
  );
  return [
    { do: 'keep', memory: { ...memory, hints: [...kept, ...hints.filter(isNew)] } },
    ...missing.map((home): Effect => ({ do: 'hint', home, change: 'kept' })),
    { do: 'alarm', kind: 'hints', inUs: HANDOFF_DELAY_US, attempt: 1 },
  ];
}

const isSameHint = (left: Hint, right: Hint): boolean =>
  left.home === right.home && left.operation.id === right.operation.id;

/** What a holder of hints and those that they are meant for say to one another. */
export function handOver(
  arrival: Arrival,
  body: Extract<Body, { kind: 'hint' | 'handoff' | 'handed-off' }>,
): readonly Effect[] {
  const { message, memory, operation } = arrival;
  switch (body.kind) {
    case 'hint': {
      // The first one may be lost, so a second one of the message is kept as well; its tries have names of their own.
      const hint: Hint = { home: body.home, operation, state: body.state, tries: message.copy * TRIES_A_COPY };
      if (memory.hints.some((kept) => isSameHint(kept, hint))) return [send(message.from, { kind: 'acknowledge' })];
      return [
        { do: 'keep', memory: { ...memory, hints: [...memory.hints, hint] } },
        { do: 'hint', home: body.home, change: 'kept' },
        send(message.from, { kind: 'acknowledge' }),
        { do: 'alarm', kind: 'hints', inUs: HANDOFF_DELAY_US, attempt: 1 },
      ];
    }
    case 'handoff': {
      // Of each try there is one answer, with a name of its own.
      const onceTaken = [{ ...send(message.from, { kind: 'handed-off' }), attempt: message.attempt }];
      return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'handoff', onceTaken }];
    }
    case 'handed-off': {
      const isDone = (hint: Hint): boolean => hint.home === message.from && hint.operation.id === operation.id;
      if (!memory.hints.some(isDone)) return [];
      return [
        { do: 'keep', memory: { ...memory, hints: memory.hints.filter((hint) => !isDone(hint)) } },
        { do: 'hint', home: message.from, change: 'handed over' },
      ];
    }
    default:
      return assertNever(body);
  }
}

/** Sends every hint to whom it is meant for, and will try again, for some time. */
export function letGo({ memory }: Situation, attempt: number): readonly Effect[] {
  if (memory.hints.length === 0) return [];
  const hints = memory.hints.map((hint) => ({ ...hint, tries: hint.tries + 1 }));
  const handoffs = hints.map(
    ({ home, state, operation, tries }): Effect => ({
      do: 'send',
      to: home,
      body: { kind: 'handoff', state },
      attempt: tries,
      isDurable: false,
      operation,
    }),
  );
  const again: readonly Effect[] =
    attempt === TRIES_MAX
      ? []
      : [{ do: 'alarm', kind: 'hints', inUs: asMicros(HANDOFF_DELAY_US << attempt), attempt: attempt + 1 }];
  return [{ do: 'keep', memory: { ...memory, hints } }, ...handoffs, ...again];
}
