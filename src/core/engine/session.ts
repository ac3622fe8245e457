/**
 * The session guarantee `context`: a client that keeps what it was given, and asks on where an answer lacks some
 * of it. It compares contexts as the strategy does and knows nothing of the truth.
 *
 * Terry et al., "Session Guarantees for Weakly Consistent Replicated Data" (1994): the session keeps a
 * vector of what it has read and written, and a server is good enough for a read if its own vector covers that.
 */
import type { Answer, Message, NodeIndex } from '../network/message.ts';
import type { Operation } from './operation.ts';
import { send } from './post.ts';
import { clientAt, clientNameAt, keyAt, type RunState, replicaNameAt } from './run-state.ts';
import type { Remembered } from './world.ts';

/**
 * True where the answer to a read is not good enough and another replica is asked in its stead. The replicas of the
 * key are asked in their order, each once; when none is left, that is said, and the last answer has to do.
 */
export function asksNextReplica(run: RunState, message: Message, answer: Answer): boolean {
  const { operation } = message;
  const kept = clientAt(run, operation.client).remembered[operation.key];
  if (answer.outcome !== 'read' || kept === undefined || !lacks(run, answer, kept)) return false;
  const next = nextReplica(run, operation, message.from);
  run.emit({
    kind: 'asked-again',
    client: clientNameAt(run, operation.client),
    operation: (operation.repeats ?? operation).id,
    key: keyAt(run, operation.key),
    answered: replicaNameAt(run, message.from),
    next: next === null ? null : replicaNameAt(run, next),
  });
  if (next === null) return false;
  const { to: from } = message;
  const again: Operation = { ...operation, via: next, askedAgain: (operation.askedAgain ?? 0) + 1 };
  const body = { kind: 'request', write: null, context: null, stamp: null, client: from } as const;
  send(run, { operation: again, from, to: next, body, attempt: 1, isDurable: false, stamp: null });
  return true;
}

/** What the client keeps: the answer, but an answer that is merely older takes nothing away. */
export function memoryAfter(run: RunState, kept: Remembered | undefined, answer: Answer): Remembered {
  if (kept === undefined || !lacks(run, answer, kept)) return answer;
  return run.program.strategy.covers?.(kept.context, answer.context) === true ? kept : answer;
}

/** Whether the session is one that keeps contexts, and this answer does not cover what was kept. */
function lacks({ program: { scenario, strategy } }: RunState, answer: Answer, kept: Remembered): boolean {
  return scenario.session === 'context' && strategy.covers?.(answer.context, kept.context) === false;
}

/** The one after who has answered; where that is one that does not keep the key, it has asked the first that does. */
function nextReplica({ world }: RunState, { key, askedAgain = 0 }: Operation, answered: NodeIndex): NodeIndex | null {
  const homes = world.homes[key] ?? [];
  if (askedAgain + 1 >= homes.length) return null;
  return homes[(Math.max(0, homes.indexOf(answered)) + 1) % homes.length] ?? null;
}
