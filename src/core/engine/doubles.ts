/** What is delivered twice, or handed on twice, and the second taken for another wish. */
import { operationId } from '../ids.ts';
import type { Message } from '../network/message.ts';
import type { Operation } from './operation.ts';
import { hashText } from './random.ts';
import { registerSaying, wasTakenBefore } from './register.ts';
import { nodeAt, type RunState } from './run-state.ts';

/**
 * The message as whoever it comes to takes it. A request to write that was handed on and comes a second time is a second
 * wish to the replica, unless requests carry an identity: so it is another write, to the database and to the truth, as
 * it is where a client asks again (`clients.ts`). It becomes one where it arrives, for a double that is lost has no
 * effect, and what follows from it goes under its name.
 *
 * It comes twice because the network doubles it, or because it was handed on to another replica in vain, as it seemed:
 * the one that was thought to be down was only slow, and has taken it too. A read has a second name then as well, so
 * that no two messages have one.
 *
 * A copy between replicas is no wish, and a client's own link doubles nothing.
 */
export function asTaken(run: RunState, message: Message): Message {
  if (message.body.kind !== 'forward') return message;
  const come = asItComes(message);
  const { copy, operation, to } = come;
  // Of the copies of a message the even ones are the first on their way.
  if (copy % 2 === 1) return takenAs(run, come, doubledName(run, come));
  // Whoever hands it on to itself takes it, whether or not it keeps the key.
  const isTaker = come.from === to || run.world.homes[operation.key]?.includes(to) === true;
  if (!isTaker || !wasTakenBefore(run.register, operation.id, run.world.steps)) return come;
  const way = wayOf(run, come);
  return takenAs(run, come, `${operation.id}~also-${copy === 0 ? way : `${way}-${copy}`}`);
}

const hasIdentity = ({ program }: RunState): boolean => program.scenario.retry?.identity === 'request';

/** What was said of it where it came before is not said here. */
function asItComes(message: Message): Message {
  if (message.operation.handedOn === undefined) return message;
  const { handedOn: _, ...operation } = message.operation;
  return { ...message, operation };
}

/** Under another name, and so another write where nothing says that it is the same. */
function takenAs(run: RunState, message: Message, name: string): Message {
  const { body, operation, copy } = message;
  const id = operationId(name);
  const other: Operation = {
    ...operation,
    id,
    hash: hashText(id),
    repeats: operation.repeats ?? operation,
    // Under its own name each copy is acknowledged with a number of its own.
    handedOn: { as: operation, saying: copy + 2 },
  };
  const taken: Message = { ...message, operation: other, copy: 0 };
  if (body.kind !== 'forward' || body.write === null || hasIdentity(run)) return taken;
  registerSaying(run.register, body.write.id, id, run.world);
  return { ...taken, body: { ...body, write: { ...body.write, id } } };
}

/**
 * `alice#1~again`; what is handed on farther, or once more, may be doubled on that way too, and is named for its end or
 * for its way.
 */
function doubledName(run: RunState, message: Message): string {
  const { operation, from, to, attempt } = message;
  if (attempt > 1) return `${operation.id}~again-${wayOf(run, message)}`;
  const end = from === operation.via ? '' : `-${nodeAt(run, to)}`;
  return `${operation.id}~again${end}`;
}

const wayOf = (run: RunState, { from, to }: Message): string => `${nodeAt(run, from)}-${nodeAt(run, to)}`;
