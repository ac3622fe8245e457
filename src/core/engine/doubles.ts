/** What the network delivers twice, and the second taken for another wish. */
import { operationId } from '../ids.ts';
import type { Message } from '../network/message.ts';
import type { Operation } from './operation.ts';
import { hashText } from './random.ts';
import { registerSaying } from './register.ts';
import { nodeAt, type RunState } from './run-state.ts';

/**
 * The message as whoever it comes to takes it. A request to write that was handed on and comes a second time is a second
 * wish to the replica, unless requests carry an identity: so it is another write, to the database and to the truth, as
 * it is where a client asks again (`clients.ts`). It becomes one where it arrives, for a double that is lost has no
 * effect, and what follows from it goes under its name.
 *
 * A copy between replicas is no wish, and a client's own link doubles nothing.
 */
export function asTaken(run: RunState, message: Message): Message {
  const { body, copy } = message;
  // Of the copies of a message the even ones are the first on their way.
  if (body.kind !== 'forward' || body.write === null || copy % 2 === 0) return message;
  if (run.program.scenario.retry?.identity === 'request') return message;
  const operation = doubledOperation(run, message);
  const { id } = operation;
  registerSaying(run.register, body.write.id, id, run.world);
  return { ...message, operation, copy: 0, body: { ...body, write: { ...body.write, id } } };
}

/** Named `alice#1~again`; what is handed on farther may be doubled on that way too, and is named for its end. */
function doubledOperation(run: RunState, { operation, from, to }: Message): Operation {
  const end = from === operation.via ? '' : `-${nodeAt(run, to)}`;
  const id = operationId(`${operation.id}~again${end}`);
  return { ...operation, id, hash: hashText(id), repeats: operation.repeats ?? operation };
}
