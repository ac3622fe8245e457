/**
 * Leaderless replication with quorums: N replicas keep a key, a write is acknowledged once W have it, a read
 * joins the answers of R. DeCandia et al., "Dynamo" (2007), section 4.5; read repair: section 5.
 *
 * The replica that a client talks to coordinates, if it keeps the key; otherwise it hands the request on to
 * the first that does.
 */

import { LIMITS } from '../engine/scenario.ts';
import { assertNever, InvariantError } from '../invariant.ts';
import type { NodeIndex } from '../network/message.ts';
import type { OpaqueState, Options } from '../strategies/strategy.ts';
import { type Arrival, type Effect, type Pending, type ReadAnswer, reply, type SystemKind, send } from './system.ts';

interface Quorums {
  readonly n: number;
  readonly r: number;
  readonly w: number;
  readonly readRepair: boolean;
}

const COUNTS = Array.from({ length: LIMITS.replicas }, (_, index) => ({
  value: `${index + 1}`,
  label: `${index + 1}`,
}));
const ALL = { value: 'all', label: 'All' };
const MAJORITY = { value: 'majority', label: 'Majority' };

export const leaderless: SystemKind = {
  id: 'leaderless',
  name: 'Leaderless',
  summary: 'Any replica takes a write and sends it to all; enough answers make a quorum.',
  options: [
    { name: 'n', label: 'N, replicas of a key', choices: [ALL, ...COUNTS] },
    { name: 'w', label: 'W, answers to a write', choices: [MAJORITY, ALL, ...COUNTS] },
    { name: 'r', label: 'R, answers to a read', choices: [MAJORITY, ALL, ...COUNTS] },
    {
      name: 'read-repair',
      label: 'Read repair',
      choices: [
        { value: 'on', label: 'On' },
        { value: 'off', label: 'Off' },
      ],
    },
  ],
  problems(options, replicaCount) {
    const { n, r, w } = quorumsOf(options, replicaCount);
    const found = [];
    if (n > replicaCount)
      found.push({ option: 'n', message: `N is ${n}, but there are only ${replicaCount} replicas` });
    if (w > n) found.push({ option: 'w', message: `W is ${w}, but only N = ${n} replicas keep a key` });
    if (r > n) found.push({ option: 'r', message: `R is ${r}, but only N = ${n} replicas keep a key` });
    return found;
  },
  create(options, replicaCount) {
    const quorums = quorumsOf(options, replicaCount);
    return {
      homes: (keyHash) => Array.from({ length: quorums.n }, (_, step) => (keyHash + step) % replicaCount),
      receive: (arrival) => coordinateOrFollow(arrival, quorums),
    };
  },
};

function quorumsOf(options: Options, replicaCount: number): Quorums {
  const n = countFrom(options['n'], replicaCount);
  return {
    n,
    r: countFrom(options['r'], n),
    w: countFrom(options['w'], n),
    readRepair: options['read-repair'] === 'on',
  };
}

function countFrom(choice: string | undefined, of: number): number {
  if (choice === 'all') return of;
  if (choice === 'majority') return Math.floor(of / 2) + 1;
  return Number(choice);
}

function coordinateOrFollow(arrival: Arrival, quorums: Quorums): readonly Effect[] {
  const { message, self, homes, state } = arrival;
  const { body } = message;
  switch (body.kind) {
    case 'request':
    case 'forward':
      if (!homes.includes(self)) return [send(homes[0] as NodeIndex, { ...body, kind: 'forward' })];
      return body.write === null ? startRead(arrival, body.client, quorums) : startWrite(arrival, body.client, quorums);
    case 'replicate': {
      const decision = arrival.decideJoin(body.state);
      return [{ do: 'store', decision, cause: 'arrived' }, send(message.from, { kind: 'acknowledge' })];
    }
    case 'repair':
      return [{ do: 'store', decision: arrival.decideJoin(body.state), cause: 'repair' }];
    case 'acknowledge':
      return countAcknowledgement(arrival, quorums);
    case 'ask-state':
      return [send(message.from, { kind: 'state', state })];
    case 'state':
      return takeAnswer(arrival, { replica: message.from, state: body.state, repairs: 0 }, quorums);
    case 'reply':
      throw new InvariantError('replies go to clients, not to replicas');
    default:
      return assertNever(body);
  }
}

/** Stores, and sends the new state to every other replica of the key. */
function startWrite(
  { self, homes, strategy, decidePut }: Arrival,
  client: NodeIndex,
  quorums: Quorums,
): readonly Effect[] {
  const decision = decidePut();
  const { after, outcome } = decision;
  const effects: Effect[] = [{ do: 'store', decision, cause: 'put' }];
  if (outcome === 'rejected') return [...effects, reply(client, strategy, after, outcome)];
  if (quorums.w === 1) effects.push(reply(client, strategy, after, outcome));
  if (quorums.n > 1) effects.push({ do: 'remember', pending: { kind: 'write', client, acknowledged: 1 } });
  for (const home of homes) if (home !== self) effects.push(send(home, { kind: 'replicate', state: after }));
  return effects;
}

/** With the W-th acknowledgement the client gets its answer; with the N-th the write is finished. */
function countAcknowledgement({ pending, state, strategy }: Arrival, { n, w }: Quorums): readonly Effect[] {
  if (pending?.kind !== 'write') return [];
  const acknowledged = pending.acknowledged + 1;
  const effects: Effect[] =
    acknowledged === n ? [{ do: 'forget' }] : [{ do: 'remember', pending: { ...pending, acknowledged } }];
  if (acknowledged === w) effects.push(reply(pending.client, strategy, state, 'stored'));
  return effects;
}

/** Counts its own state as the first answer and asks every other replica of the key. */
function startRead(arrival: Arrival, client: NodeIndex, quorums: Quorums): readonly Effect[] {
  const { self, homes, state } = arrival;
  const ask = homes.filter((home) => home !== self).map((home) => send(home, { kind: 'ask-state' }));
  const pending: Pending = { kind: 'read', client, answers: [] };
  return [...ask, ...takeAnswer({ ...arrival, pending }, { replica: self, state, repairs: 0 }, quorums)];
}

/** With the R-th answer the client gets what they join to; from then on stale replicas are repaired. */
function takeAnswer(
  { pending, strategy, decideJoin, self }: Arrival,
  answer: ReadAnswer,
  { n, r, readRepair }: Quorums,
): readonly Effect[] {
  if (pending?.kind !== 'read') return [];
  const answers = [...pending.answers, answer];
  const joined = answers.map(({ state }) => state).reduce((left, right) => strategy.join(left, right));
  const effects: Effect[] = [];
  if (answers.length === r) effects.push(reply(pending.client, strategy, joined, 'read'));
  const repaired =
    readRepair && answers.length >= r ? repair(answers, joined, { self, strategy, decideJoin }, effects) : answers;
  effects.push(
    answers.length === n ? { do: 'forget' } : { do: 'remember', pending: { ...pending, answers: repaired } },
  );
  return effects;
}

/** Sends the joined state to each replica whose answer lacked some of it; gives the answers as they will be. */
function repair(
  answers: readonly ReadAnswer[],
  joined: OpaqueState,
  { self, strategy, decideJoin }: Pick<Arrival, 'self' | 'strategy' | 'decideJoin'>,
  effects: Effect[],
): readonly ReadAnswer[] {
  return answers.map((answer) => {
    const { replica, state, repairs } = answer;
    if (strategy.join(state, joined) === state) return answer;
    if (replica === self) effects.push({ do: 'store', decision: decideJoin(joined), cause: 'repair' });
    else
      effects.push({
        do: 'send',
        to: replica,
        body: { kind: 'repair', state: joined },
        attempt: repairs + 1,
        isDurable: false,
      });
    return { replica, state: joined, repairs: repairs + 1 };
  });
}
