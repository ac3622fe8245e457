/**
 * Leaderless replication with quorums: N replicas keep a key, a write is acknowledged once W have it, a read
 * joins the answers of R. DeCandia et al., "Dynamo" (2007), sections 4.5 and 4.6; read repair: section 5.
 *
 * The replica that a client talks to coordinates, if it keeps the key; otherwise it hands the request on to
 * the first that does, or to the next where that does not take it. With a sloppy quorum it takes a write itself where
 * none of them does.
 */
import type { Alarm } from '../engine/alarm.ts';
import { assertNever, InvariantError } from '../invariant.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Options } from '../strategies/strategy.ts';
import { compareOrExchange, takeExchange } from './anti-entropy.ts';
import { handOnUntilTaken, takeFrom, tryNext } from './hand-on.ts';
import { handOver, letGo, startAsStandIn, timeOutOfWrite } from './hints.ts';
import { countRepair, startRead, takeAnswer, timeOutOfRead } from './leaderless-reads.ts';
import { countAcknowledgement, startWrite } from './leaderless-writes.ts';
import { takeTransfer } from './membership.ts';
import { LEADERLESS_OPTIONS, problemsOfQuorums, type Quorums, quorumsOf } from './quorums.ts';
import { upkeepOf } from './spans.ts';
import { type Arrival, type Effect, type Lowered, type Situation, type SystemKind, send } from './system.ts';

export const leaderless: SystemKind = {
  id: 'leaderless',
  name: 'Leaderless',
  summary: 'Any replica takes a write and sends it to all; enough answers make a quorum.',
  options: LEADERLESS_OPTIONS,
  problems: (options, replicas, absent = []) =>
    problemsOfQuorums(options, replicas.length, replicas.filter((replica) => !absent.includes(replica)).length),
  create(options, replicas) {
    const quorums = quorumsOf(options, replicas.length);
    return {
      homes: (keyHash, members) => onRing(keyHash, members, quorums.n),
      lowered: (members) => loweredBy(options, quorums, members.filter(Boolean).length),
      receive: (arrival) => coordinateOrFollow(arrival, quorums),
      wake: (situation, alarm) => wake(situation, alarm, quorums),
      ...upkeepOf(options),
    };
  },
};

/** Whoever asks for all asks for all that there are. */
function loweredBy(options: Options, { n, r, w, handoff }: Quorums, there: number): readonly Lowered[] {
  const asked = [
    ...(options['w'] === 'all' ? [] : [{ what: 'write', asked: w, there } as const]),
    ...(options['r'] === 'all' ? [] : [{ what: 'read', asked: r, there } as const]),
  ];
  const standIns = handoff === 'fallback' && n >= there ? [{ what: 'stand-in', there } as const] : [];
  return [...asked.filter((each) => each.asked > there), ...standIns];
}

/** From the key's place on the ring on, the first so many members. */
function onRing(keyHash: number, members: readonly boolean[], count: number): readonly NodeIndex[] {
  const walk = members.map((_, step) => (keyHash + step) % members.length);
  return walk.filter((replica) => members[replica]).slice(0, count);
}

function coordinateOrFollow(arrival: Arrival, quorums: Quorums): readonly Effect[] {
  const { message, self, homes, state } = arrival;
  const { body } = message;
  switch (body.kind) {
    case 'request':
    case 'forward':
      // The same message once more, while it is being worked on.
      if (arrival.pending !== undefined) return [];
      if (isTakenOver(arrival) && body.write !== null) return startAsStandIn(arrival, body.client, quorums);
      if (!homes.includes(self) && (quorums.coordinator === 'home' || body.kind === 'forward'))
        return handOnUntilTaken(arrival, body, quorums.timeOutUs, quorums.handoff);
      return [
        ...takeFrom(arrival, quorums.timeOutUs),
        ...(body.write === null ? startRead(arrival, body.client, quorums) : startWrite(arrival, body.client, quorums)),
      ];
    case 'replicate': {
      const onceTaken = [send(message.from, { kind: 'acknowledge' })];
      return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'arrived', onceTaken }];
    }
    case 'repair': {
      const onceTaken = body.isAwaited ? [send(message.from, { kind: 'acknowledge' })] : [];
      return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'repair', onceTaken }];
    }
    case 'acknowledge':
      // Somebody has taken what this one handed on.
      if (arrival.pending?.kind === 'handed-on') return [{ do: 'forget' }];
      return arrival.pending?.kind === 'repair' ? countRepair(arrival) : countAcknowledgement(arrival, quorums);
    case 'ask-state':
      return [send(message.from, { kind: 'state', state })];
    case 'state':
      return takeAnswer(arrival, { replica: message.from, state: body.state, repairs: 0 }, quorums);
    case 'hint':
    case 'handoff':
    case 'handed-off':
      return handOver(arrival, body);
    case 'compare':
      return compareOrExchange(arrival, body);
    case 'exchange':
      return takeExchange(arrival, body);
    case 'transfer':
    case 'transferred':
      return takeTransfer(arrival, body);
    case 'reply':
      throw new InvariantError('replies go to clients, not to replicas');
    default:
      return assertNever(body);
  }
}

/** It comes from this one itself, which does not keep the key. */
const isTakenOver = ({ message, self, homes }: Arrival): boolean => message.from === self && !homes.includes(self);

function wake(situation: Situation, alarm: Alarm, quorums: Quorums): readonly Effect[] {
  if (alarm.kind === 'hints') return letGo(situation, alarm.attempt);
  if (alarm.kind !== 'time-out') return [];
  const { pending } = situation;
  if (pending?.kind === 'handed-on' && quorums.timeOutUs !== null)
    return tryNext(situation, pending, quorums.timeOutUs, quorums.handoff);
  if (pending?.kind === 'write') return timeOutOfWrite(situation, pending, alarm.attempt, quorums);
  return timeOutOfRead(situation, quorums);
}
