/** From what happened to what is told: names, the comparison that decided, and the sentence. */
import type { Decided, Happening, MessageHappening } from '../engine/happening.ts';
import { keyAt, nodeAt, type RunState, replicaNameAt } from '../engine/run-state.ts';
import type { NodeId, WriteId } from '../ids.ts';
import { narrate } from '../narrate/narrate.ts';
import type { Narrator } from '../narrate/parts.ts';
import { type Message, nameOf } from '../network/message.ts';
import { sideBySideIn } from '../strategies/strategy.ts';
import type { JoinDecision } from '../systems/system.ts';
import type { TimelineEvent } from './events.ts';
import { foundBy, saidBy } from './said.ts';
import type { ToldEvent } from './scene.ts';
import { explained } from './true-times.ts';

export function tell(happening: Happening, run: RunState): ToldEvent {
  const event = eventOf(happening, run);
  const comparisons =
    happening.kind === 'decided' ? explained(run.program.strategy, happening.decision, run.register) : [];
  return { event, comparisons, sentence: narrate(event, comparisons, narratorOf(run)) };
}

function eventOf(happening: Happening, run: RunState): TimelineEvent {
  switch (happening.kind) {
    case 'sent':
    case 'goes-on':
    case 'delayed':
    case 'delivered':
    case 'waits':
    case 'dropped':
      return messageEvent(happening, run);
    case 'decided':
      return decidedEvent(happening, run);
    case 'collected':
    case 'moved-away':
      return {
        kind: happening.kind,
        replica: replicaNameAt(run, happening.replica),
        key: keyAt(run, happening.key),
        writes: happening.writes,
      };
    default:
      return happening;
  }
}

function messageEvent(happening: MessageHappening, run: RunState): TimelineEvent {
  const { letter } = happening;
  const about = {
    message: nameOf(letter, run.program.nodes),
    messageKind: letter.body.kind,
    operation: letter.operation.id,
    from: nodeAt(run, letter.from),
    to: nodeAt(run, letter.to),
    says: saidBy(letter.body),
  };
  switch (happening.kind) {
    case 'sent':
    case 'goes-on':
      return { kind: happening.kind, ...about, ...insteadOf(happening, run), dueUs: letter.path.dueUs };
    case 'delayed':
      return { kind: happening.kind, ...about, dueUs: letter.path.dueUs, change: happening.change };
    case 'delivered':
      return {
        kind: happening.kind,
        ...about,
        finds: foundBy(letter, run),
        takenFor: doubleIn(happening),
        isTakenTwice: letter.copy % 2 === 0 && isTakenAnew(happening),
      };
    case 'waits':
      return { kind: happening.kind, ...about, reason: happening.stopped.reason, fromUs: happening.stopped.sinceUs };
    case 'dropped':
      return { kind: happening.kind, ...about, reason: happening.reason };
  }
}

const insteadOf = ({ letter: { body } }: MessageHappening, run: RunState): { readonly insteadOf?: NodeId } =>
  body.kind === 'forward' && body.insteadOf !== undefined ? { insteadOf: nodeAt(run, body.insteadOf) } : {};

type Delivered = MessageHappening & { readonly kind: 'delivered' };

const isTakenAnew = ({ letter, taken }: Delivered): boolean => taken.operation.id !== letter.operation.id;

const doubleIn = ({ letter, taken }: Delivered): WriteId | null =>
  writeIn(taken) === writeIn(letter) ? null : writeIn(taken);

const writeIn = ({ body }: Message): WriteId | null => ('write' in body ? (body.write?.id ?? null) : null);

function decidedEvent(
  { replica, operation, key, cause, decision, stored, dropped }: Decided,
  run: RunState,
): TimelineEvent {
  const { strategy } = run.program;
  return {
    kind: 'decided',
    replica: replicaNameAt(run, replica),
    key: keyAt(run, key),
    operation: operation.id,
    cause,
    outcome: decision.kind === 'put' ? decision.outcome : outcomeOf(decision),
    stored,
    dropped,
    kept: sideBySideIn(strategy, decision.after).map(({ write }) => write),
    isViolated: strategy.isViolated(decision.after),
  };
}

function outcomeOf({ before, after, postponed }: JoinDecision): 'joined' | 'unchanged' | 'postponed' {
  if (postponed !== undefined) return 'postponed';
  return after === before ? 'unchanged' : 'joined';
}

function narratorOf({ program, register }: RunState): Narrator {
  return {
    replicas: program.scenario.replicas,
    isReplica: (node) => (program.indexOfNode.get(node) ?? program.replicaCount) < program.replicaCount,
    valueOf: (write) => {
      const record = register.byId.get(write);
      return record === undefined
        ? { kind: 'write', write }
        : { kind: 'value', value: record.value, deleted: record.deleted };
    },
  };
}
