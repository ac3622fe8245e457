/**
 * A replica that does not keep the key hands the request on: to the first on the key's preference list, and where that
 * does not say in time that it has taken it, to the next. DeCandia et al., "Dynamo" (2007), sections 4.5 and 4.6.
 *
 * Who was only slow takes it as well: then the request has two coordinators; see `engine/doubles.ts`.
 */
import type { Micros } from '../time.ts';
import type { Handoff } from './quorums.ts';
import {
  type Arrival,
  type Effect,
  handOn,
  type Pending,
  type RequestBody,
  reply,
  type Situation,
  send,
} from './system.ts';

type HandedOn = Pending & { readonly kind: 'handed-on' };

/** Hands it on, and sees to it that somebody takes it. Without a time-out it is handed on once. */
export function handOnUntilTaken(
  arrival: Arrival,
  body: RequestBody,
  timeOutUs: Micros | null,
  handoff: Handoff,
): readonly Effect[] {
  if (timeOutUs === null) return handOn(arrival, body);
  const { insteadOf: _, ...request } = body;
  // Who handed it on to this one need not see to it any more.
  return [
    ...takeFrom(arrival, timeOutUs),
    ...tryNext(arrival, { kind: 'handed-on', body: request, tried: [] }, timeOutUs, handoff),
  ];
}

/** Tells whoever handed the request on that it is taken. */
export function takeFrom({ message, operation, self }: Arrival, timeOutUs: Micros | null): readonly Effect[] {
  if (message.body.kind !== 'forward' || message.from === self || timeOutUs === null) return [];
  const { as = operation, saying = 1 } = operation.handedOn ?? {};
  return [{ ...send(message.from, { kind: 'acknowledge' }), operation: as, attempt: saying }];
}

/**
 * The next one that keeps the key by now is asked. Where each has been, a write may be taken by whoever asks, with a
 * sloppy quorum, which is of the first N that are up and not of those that keep the key (Dynamo, section 4.6); else the
 * client is told of a failure. So it is of a read: who stands in has nothing to answer it with.
 */
export function tryNext(
  situation: Situation,
  pending: HandedOn,
  timeOutUs: Micros,
  handoff: Handoff,
): readonly Effect[] {
  const { homes, self, strategy } = situation;
  const { body, tried } = pending;
  const next = homes.find((home) => home !== self && !tried.includes(home));
  if (next === undefined && body.write !== null && handoff === 'fallback')
    return [{ do: 'forget' }, { do: 'take-over', body }];
  if (next === undefined) return [reply(body.client, strategy, strategy.empty, 'failed'), { do: 'forget' }];
  const silent = tried.at(-1);
  const insteadOf = silent === undefined ? {} : { insteadOf: silent };
  return [
    { do: 'remember', pending: { ...pending, tried: [...tried, next] } },
    { do: 'alarm', kind: 'time-out', inUs: timeOutUs, attempt: tried.length + 1 },
    { ...send(next, { ...body, kind: 'forward', ...insteadOf }), attempt: tried.length + 1 },
  ];
}
