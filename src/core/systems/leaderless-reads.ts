/** Reads of a leaderless system: all replicas of the key are asked, and R answers are joined. */
import type { NodeIndex } from '../network/message.ts';
import type { OpaqueState } from '../strategies/strategy.ts';
import type { Quorums, ReadRepair } from './quorums.ts';
import { type Arrival, type Effect, type Pending, type ReadAnswer, reply, type Situation, send } from './system.ts';

type PendingRead = Pending & { readonly kind: 'read' };

const answersNeeded = ({ operation, homes }: Situation, { r }: Quorums): number =>
  Math.min(operation.quorum ?? r, Math.max(1, homes.length));

/** Counts its own state as the first answer and asks every other replica of the key. */
export function startRead(arrival: Arrival, client: NodeIndex, quorums: Quorums): readonly Effect[] {
  const { self, homes, state } = arrival;
  const ask = homes.filter((home) => home !== self).map((home) => send(home, { kind: 'ask-state' }));
  const alarm: readonly Effect[] =
    quorums.timeOutUs === null || ask.length === 0
      ? []
      : [{ do: 'alarm', kind: 'time-out', inUs: quorums.timeOutUs, attempt: 1 }];
  const pending: PendingRead = { kind: 'read', client, answers: [] };
  if (!homes.includes(self)) return [{ do: 'remember', pending }, ...ask, ...alarm];
  return [...ask, ...alarm, ...countAnswer(arrival, pending, { replica: self, state, repairs: 0 }, quorums)];
}

/** Another replica has answered. */
export function takeAnswer(arrival: Arrival, answer: ReadAnswer, quorums: Quorums): readonly Effect[] {
  const { pending } = arrival;
  // A second one of a replica's answer does not make it two replicas.
  if (pending?.kind !== 'read' || pending.answers.some(({ replica }) => replica === answer.replica)) return [];
  return countAnswer(arrival, pending, answer, quorums);
}

/** With the R-th answer the client gets what they join to; from then on stale replicas are repaired. */
function countAnswer(arrival: Arrival, pending: PendingRead, answer: ReadAnswer, quorums: Quorums): readonly Effect[] {
  const { strategy, homes } = arrival;
  const needed = answersNeeded(arrival, quorums);
  const answers = [...pending.answers, answer];
  const joined = joinOf(answers, arrival);
  if (quorums.readRepair === 'blocking' && answers.length === needed) return repairFirst(arrival, pending, answers);
  if (quorums.readRepair === 'blocking-all')
    return answers.length >= homes.length
      ? repairFirst(arrival, pending, answers)
      : [{ do: 'remember', pending: { ...pending, answers } }];
  const effects: Effect[] = [];
  if (answers.length === needed) effects.push(reply(pending.client, strategy, joined, 'read'));
  const repaired = isRepairTime(quorums.readRepair, answers.length, needed)
    ? repair(answers, joined, arrival, effects)
    : answers;
  const isOver = answers.length >= homes.length || (answers.length >= needed && quorums.readRepair !== 'all');
  effects.push(isOver ? { do: 'forget' } : { do: 'remember', pending: { ...pending, answers: repaired } });
  return effects;
}

function isRepairTime(readRepair: ReadRepair, answers: number, needed: number): boolean {
  return readRepair === 'all' ? answers >= needed : readRepair === 'quorum' && answers === needed;
}

function joinOf(answers: readonly ReadAnswer[], { strategy }: Situation): OpaqueState {
  return answers.map(({ state }) => state).reduce((left, right) => strategy.join(left, right));
}

/** Sends the joined state to each replica whose answer lacked some of it; gives the answers as they will be. */
function repair(
  answers: readonly ReadAnswer[],
  joined: OpaqueState,
  situation: Situation,
  effects: Effect[],
  isAwaited = false,
): readonly ReadAnswer[] {
  const { self, strategy } = situation;
  return answers.map((answer) => {
    const { replica, state, repairs } = answer;
    if (strategy.join(state, joined) === state) return answer;
    if (replica === self) effects.push({ do: 'store', decision: situation.decideJoin(joined), cause: 'repair' });
    else
      effects.push({
        do: 'send',
        to: replica,
        body: { kind: 'repair', state: joined, isAwaited },
        attempt: repairs + 1,
        isDurable: false,
      });
    return { replica, state: joined, repairs: repairs + 1 };
  });
}

/** Repairs those that answered, and answers the client when they have confirmed it. */
function repairFirst(situation: Situation, { client }: PendingRead, answers: readonly ReadAnswer[]): readonly Effect[] {
  const { self, strategy } = situation;
  const joined = joinOf(answers, situation);
  const effects: Effect[] = [];
  const repaired = repair(answers, joined, situation, effects, true);
  const missing = repaired
    .filter(({ replica, repairs }) => repairs > 0 && replica !== self)
    .map(({ replica }) => replica);
  if (missing.length === 0) return [...effects, reply(client, strategy, joined, 'read'), { do: 'forget' }];
  return [...effects, { do: 'remember', pending: { kind: 'repair', client, state: joined, missing } }];
}

/** With the last confirmation the client gets its answer. */
export function countRepair({ pending, strategy, message }: Arrival): readonly Effect[] {
  if (pending?.kind !== 'repair') return [];
  const missing = pending.missing.filter((replica) => replica !== message.from);
  if (missing.length > 0) return [{ do: 'remember', pending: { ...pending, missing } }];
  return [reply(pending.client, strategy, pending.state, 'read'), { do: 'forget' }];
}

/**
 * Too few answers in time: the client is told so. A late repair is not waited for, and its read was good. Where all are
 * to be repaired, those that have answered by now are all; they have as long again to confirm it.
 */
export function timeOutOfRead(situation: Situation, quorums: Quorums): readonly Effect[] {
  const { pending, strategy } = situation;
  if (pending?.kind === 'repair') return [reply(pending.client, strategy, pending.state, 'failed'), { do: 'forget' }];
  if (pending?.kind !== 'read') return [];
  const { client, answers } = pending;
  if (answers.length >= answersNeeded(situation, quorums)) {
    if (quorums.readRepair !== 'blocking-all' || quorums.timeOutUs === null) return [{ do: 'forget' }];
    const effects = repairFirst(situation, pending, answers);
    const isAwaited = effects.some((effect) => effect.do === 'remember');
    return isAwaited ? [...effects, { do: 'alarm', kind: 'time-out', inUs: quorums.timeOutUs, attempt: 2 }] : effects;
  }
  return [
    reply(client, strategy, answers.length === 0 ? strategy.empty : joinOf(answers, situation), 'failed'),
    { do: 'forget' },
  ];
}
