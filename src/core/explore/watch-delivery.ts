/**
 * Causal delivery, judged: a leader takes in no write by a message before one that had happened before it. What had
 * happened before is the truth of it, and also whatever the leader that took the write had by then taken in itself.
 * Birman, Schiper and Stephenson, "Lightweight Causal and Atomic Group Multicast" (1991), section 5.
 *
 * It is a promise about messages between leaders. Nobody can keep a write waiting for one that its own leader has never
 * got, since a client may go from one leader to another; nor for one that its leader was sent by anti-entropy, of which
 * no count is kept.
 */
import { happensBefore } from '../causality/causal-history.ts';
import type { Happening } from '../engine/happening.ts';
import { recordOf } from '../engine/register.ts';
import type { OperationId, WriteId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { AnyDecision } from '../strategies/strategy.ts';
import type { Observed } from '../verdicts/observed.ts';
import { type Contents, writeOf } from './contents.ts';
import type { Excused, Finding } from './finding.ts';

export interface DeliveryWatch {
  /** By leader: the writes that it took itself or was sent as they were written, since it last lost its disk. */
  readonly delivered: Set<WriteId>[];
  /** By leader: the step in which it joined or lost its disk, and began anew. */
  readonly beganAt: number[];
  readonly taken: Map<OperationId, Taken>;
  /** By write: the leader that took it, and in which step. */
  readonly leaderOf: Map<WriteId, NodeIndex>;
  readonly takenAt: Map<WriteId, number>;
  /** Leaders that have lost their disk, and with it how far they had counted. */
  readonly wiped: Set<NodeIndex>;
  readonly findings: Finding[];
  readonly excused: Excused[];
}

/** A write as its leader took it: what had been delivered there, and all else that it had. */
interface Taken {
  readonly delivered: ReadonlySet<WriteId>;
  readonly had: ReadonlySet<WriteId>;
}

export const startDeliveryWatch = (replicaCount: number): DeliveryWatch => ({
  delivered: Array.from({ length: replicaCount }, () => new Set()),
  beganAt: Array.from({ length: replicaCount }, () => -1),
  taken: new Map(),
  leaderOf: new Map(),
  takenAt: new Map(),
  wiped: new Set(),
  findings: [],
  excused: [],
});

const isCausal = ({ program: { scenario } }: Observed): boolean =>
  scenario.system.kind === 'multi-leader' && scenario.system.options['delivery'] === 'causal';

/** Takes one event in, once it has been noted what has gone into what. */
export function watchDelivery(watch: DeliveryWatch, observed: Observed, contents: Contents, event: Happening): void {
  if (!isCausal(observed)) return;
  if (event.kind === 'recovered' && event.disk === 'lost') {
    const leader = observed.program.indexOfNode.get(event.replica) as number;
    watch.wiped.add(leader);
    watch.delivered[leader]?.clear();
    watch.beganAt[leader] = observed.world.steps;
  }
  if (event.kind === 'joined')
    watch.beganAt[observed.program.indexOfNode.get(event.replica) as number] = observed.world.steps;
  if (event.kind !== 'decided') return;
  const { replica, operation, decision, cause } = event;
  const delivered = watch.delivered[replica] as Set<WriteId>;
  if (cause === 'put' && decision.after !== decision.before) {
    const write = writeOf(observed.program, operation);
    watch.taken.set(operation.id, { delivered: new Set(delivered), had: new Set(contents.ever[replica]) });
    delivered.add(write);
    watch.leaderOf.set(write, replica);
    watch.takenAt.set(write, observed.world.steps);
  } else if ((cause === 'arrived' || cause === 'postponed') && !isPutOff(decision)) {
    const write = writeOf(observed.program, operation);
    const taken = watch.taken.get(operation.id);
    if (taken !== undefined && !delivered.has(write)) judgeArrival(watch, observed, contents, replica, write, taken);
    delivered.add(write);
  }
}

const isPutOff = (decision: AnyDecision): boolean => decision.kind === 'join' && decision.postponed !== undefined;

/** It has come, and the clock has not come up to its timestamp yet. */
const isWaitingAt = ({ world, program }: Observed, replica: NodeIndex, write: WriteId): boolean =>
  world.alarms.some(
    ({ kind, owner, kept }) =>
      kind === 'postponed' &&
      owner === replica &&
      kept !== null &&
      program.strategy.held(kept.state).some((held) => held.write === write),
  );

function judgeArrival(
  { findings, excused, leaderOf, wiped, takenAt, beganAt }: DeliveryWatch,
  observed: Observed,
  { ever }: Contents,
  replica: NodeIndex,
  write: WriteId,
  taken: Taken,
): void {
  const { register, program } = observed;
  const mine = recordOf(register, write);
  for (const earlier of taken.had) {
    if (earlier === write || ever[replica]?.has(earlier) === true) continue;
    const isDelivered = taken.delivered.has(earlier);
    const isTrue = happensBefore(recordOf(register, earlier), mine);
    if (!isDelivered && !isTrue) continue;
    if (!isDelivered) excused.push({ promise: 'delivers in order', excuse: 'not by delivery' });
    else if (isWaitingAt(observed, replica, earlier))
      excused.push({ promise: 'delivers in order', excuse: 'too far ahead' });
    else if ((takenAt.get(earlier) ?? 0) <= (beganAt[replica] ?? -1))
      excused.push({ promise: 'delivers in order', excuse: 'began anew' });
    else if (wiped.has(leaderOf.get(earlier) ?? -1))
      excused.push({ promise: 'delivers in order', excuse: 'leader counted anew' });
    else
      findings.push({
        promise: 'delivers in order',
        words: `${program.nodes[replica]} takes in ${write} before ${earlier}, which ${isTrue ? 'its client knew of' : 'its leader had taken in'}`,
      });
  }
}
