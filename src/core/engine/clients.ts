/** Clients: they send requests, remember what they last got for each key, and may join siblings by themselves. */
import { seeing } from '../causality/causal-history.ts';
import { withCounter } from '../causality/version-vector.ts';
import type { Stamp } from '../clocks/stamp.ts';
import { actorId, operationId, type WriteId } from '../ids.ts';
import { InvariantError } from '../invariant.ts';
import type { Answer, Message } from '../network/message.ts';
import type { OpaqueContext } from '../strategies/strategy.ts';
import { fromMs, later } from '../time.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';
import { type Alarm, clearAlarms, setAlarm } from './alarm.ts';
import { type Written, writtenAsChange, writtenAsValue } from './client-write.ts';
import { mergeSiblings } from './merge-policy.ts';
import type { Operation } from './operation.ts';
import { send } from './post.ts';
import { hashText } from './random.ts';
import { recordOf, registerSaying, registerWrite } from './register.ts';
import { clientAt, clientNameAt, keyAt, type RunState, replicaNameAt } from './run-state.ts';
import type { RetrySetting } from './scenario.ts';
import { asksNextReplica, memoryAfter } from './session.ts';
import { clockMs, hearStamp, nextStamp } from './stamping.ts';
import type { ClientWorld, Remembered } from './world.ts';

/** What a client is about to write. */
interface Intent extends Written {
  readonly context: OpaqueContext | null;
  /** The siblings that it had been given and that this write joins. */
  readonly merges: readonly WriteId[];
  /** What it was told to do. */
  readonly meant?: Change;
}

/** The client sends its request to the replica that the operation names, and sees to it that it is repeated. */
export function issue(run: RunState, operation: Operation): void {
  const client = clientAt(run, operation.client);
  client.waitingFor = [...client.waitingFor, operation.id];
  const { retry } = run.program.scenario;
  if (retry !== undefined) setRetry(run, operation, retry, 1);
  const intent = operation.act.kind === 'get' ? null : intentOf(run, operation, client.remembered[operation.key]);
  run.emit({
    kind: 'issued',
    client: clientNameAt(run, operation.client),
    operation: operation.id,
    key: keyAt(run, operation.key),
    via: replicaNameAt(run, operation.via),
    act:
      intent === null
        ? { kind: 'get' }
        : {
            kind: 'put',
            write: operation.id,
            value: intent.value,
            deleted: intent.deleted,
            ...(intent.change === undefined ? {} : { change: intent.change }),
            context: intent.context === null ? { kind: 'none' } : run.program.strategy.showContext(intent.context),
            merges: intent.merges,
          },
  });
  if (intent !== null) enterRegister(run, operation, intent);
  const from = run.program.replicaCount + operation.client;
  const write =
    intent === null
      ? null
      : {
          id: operation.id,
          client: clientNameAt(run, operation.client),
          value: intent.value,
          deleted: intent.deleted,
          ...(intent.change === undefined ? {} : { change: intent.change }),
        };
  const stamp = stampOf(run, client, write !== null);
  const body = { kind: 'request', write, context: intent?.context ?? null, stamp, client: from } as const;
  send(run, { operation, from, to: operation.via, body, attempt: 1, isDurable: false, stamp });
  if (retry !== undefined) client.unanswered = { ...client.unanswered, [operation.id]: body };
}

function setRetry({ program, world }: RunState, operation: Operation, retry: RetrySetting, attempt: number): void {
  const owner = program.replicaCount + operation.client;
  const atUs = later(world.nowUs, fromMs(retry.timeoutMs));
  setAlarm(world.alarms, { kind: 'retry', atUs, owner, operation, attempt, kept: null });
}

/** No answer has come: the client asks the next replica, or gives up. */
export function tryAgain(run: RunState, { operation, attempt }: Alarm): void {
  const { retry, replicas, session } = run.program.scenario;
  const client = clientAt(run, operation.client);
  const body = client.unanswered[operation.id];
  if (retry === undefined || body === undefined) return;
  if (attempt >= retry.attempts) {
    finish(run, operation);
    return run.emit({ kind: 'gave-up', client: clientNameAt(run, operation.client), operation: operation.id });
  }
  const id = operationId(`${operation.id}~${attempt + 1}`);
  const via = session === 'sticky' ? operation.via : (operation.via + attempt) % replicas.length;
  const again: Operation = { ...operation, id, hash: hashText(id), via, repeats: operation };
  // Without an identity the database gets what looks like another write; so does the truth.
  const write = body.write === null || retry.identity === 'request' ? body.write : { ...body.write, id };
  if (write !== null && write !== body.write) registerSaying(run.register, operation.id, id, run.world);
  run.emit({
    kind: 'tried-again',
    client: clientNameAt(run, operation.client),
    operation: operation.id,
    via: replicaNameAt(run, via),
    attempt: attempt + 1,
  });
  send(run, {
    operation: again,
    from: body.client,
    to: via,
    body: { ...body, write },
    attempt: 1,
    isDurable: false,
    stamp: body.stamp,
  });
  setRetry(run, operation, retry, attempt + 1);
}

/** The operation is over for its client; what comes after it is set going. */
function finish({ program, world }: RunState, operation: Operation): void {
  const client = world.clients[operation.client] as ClientWorld;
  client.waitingFor = client.waitingFor.filter((id) => id !== operation.id);
  if (program.scenario.retry !== undefined) {
    const { [operation.id]: _, ...unanswered } = client.unanswered;
    client.unanswered = unanswered;
    clearAlarms(world.alarms, ({ kind, operation: { id } }) => kind === 'retry' && id === operation.id);
  }
  for (const follower of program.followers.get(operation.id) ?? []) {
    const owner = program.replicaCount + follower.operation.client;
    const atUs = later(world.nowUs, follower.delayUs);
    if (atUs > follower.untilUs) continue;
    setAlarm(world.alarms, { kind: 'follow', atUs, owner, operation: follower.operation, attempt: 1, kept: null });
  }
}

function intentOf(run: RunState, { act, id, client }: Operation, remembered: Remembered | undefined): Intent {
  const { strategy, scenario } = run.program;
  const siblings = remembered?.siblings ?? [];
  const lastContext = remembered?.context ?? null;
  switch (act.kind) {
    case 'get':
    case 'round':
    case 'move':
      throw new InvariantError('only writes write something');
    case 'merge':
      return { value: act.value, deleted: false, context: lastContext, merges: act.merges };
    default: {
      const { context, ...change } = act;
      const stamp = { timeMs: clockMs(clientAt(run, client), run.world.nowUs), counter: 0 };
      const writer = { write: id, name: clientNameAt(run, client), stamp, siblings };
      const written = strategy.takesChanges ? writtenAsChange(change) : writtenAsValue(change, scenario.merge, writer);
      if (context === 'none') return { ...written, meant: change, context: null, merges: [] };
      return {
        ...written,
        meant: change,
        context: lastContext,
        merges: siblings.length > 1 ? siblings.map(({ write }) => write) : [],
      };
    }
  }
}

/** From now on the client has seen this write of its own too. */
function enterRegister(run: RunState, operation: Operation, { value, deleted, merges, meant }: Intent): void {
  const client = clientAt(run, operation.client);
  client.writes += 1;
  const name = clientNameAt(run, operation.client);
  registerWrite(run.register, {
    id: operation.id,
    client: name,
    sequence: client.writes,
    past: client.seen,
    key: operation.key,
    value,
    deleted,
    issuedUs: run.world.nowUs,
    issuedStep: run.world.steps,
    merges,
    ...(meant === undefined ? {} : { meant }),
    copyOf: null,
  });
  client.seen = withCounter(client.seen, actorId(name), client.writes);
}

/** The client's own stamp for a write, where the strategy wants clients to stamp. */
function stampOf({ program, world }: RunState, client: ClientWorld, isWrite: boolean): Stamp | null {
  const { stamps } = program.strategy;
  if (stamps.clock === 'none' || stamps.by !== 'client' || !isWrite) return null;
  return nextStamp(stamps, client, world.nowUs);
}

/** The answer has come: the client remembers it, and joins siblings if it is told to. */
export function receiveReply(run: RunState, message: Message, answer: Answer): void {
  const operation = message.operation.repeats ?? message.operation;
  const client = clientAt(run, operation.client);
  // The answer to another attempt came before.
  if (!client.waitingFor.includes(operation.id)) return;
  if (asksNextReplica(run, message, answer)) return;
  finish(run, operation);
  const write = writeAnswered(run, message);
  if (answer.outcome === 'failed') return tellOf(run, operation, write, answer);
  client.remembered[operation.key] = memoryAfter(run, client.remembered[operation.key], answer);
  client.lastKey = operation.key;
  for (const { write, parts = [write] } of answer.siblings)
    for (const part of parts) client.seen = seeing(client.seen, recordOf(run.register, part));
  if (message.stamp !== null) hearStamp(run.program.strategy.stamps, client, message.stamp, run.world.nowUs);
  tellOf(run, operation, write, answer);
  const { merge } = run.program.scenario;
  if (answer.outcome === 'read' && answer.siblings.length > 1 && merge !== 'ask') {
    issue(run, mergeOperation(run, operation, client, mergeSiblings(answer.siblings, merge), answer));
  }
}

/** Without an identity each attempt is a write of its own, and the answer is to one of them. */
const writeAnswered = ({ program }: RunState, { operation }: Message): WriteId =>
  program.scenario.retry?.identity === 'request' ? (operation.repeats ?? operation).id : operation.id;

function tellOf(run: RunState, operation: Operation, write: WriteId, { outcome, siblings, context }: Answer): void {
  const about = {
    client: clientNameAt(run, operation.client),
    operation: operation.id,
    key: keyAt(run, operation.key),
    siblings,
  };
  if (outcome === 'read') run.emit({ kind: 'read', ...about, context: run.program.strategy.showContext(context) });
  else if (outcome === 'failed') run.emit({ kind: 'failed', ...about, write });
  else if (outcome === 'rejected') run.emit({ kind: 'rejected', ...about, write });
  else run.emit({ kind: 'acknowledged', ...about, write, outcome });
}

/** The write that joins what was read, named for its client: `alice#m1`. */
function mergeOperation(
  run: RunState,
  read: Operation,
  client: ClientWorld,
  value: Value,
  { siblings }: Answer,
): Operation {
  client.merges += 1;
  const id = operationId(`${clientNameAt(run, read.client)}#m${client.merges}`);
  return { ...read, id, hash: hashText(id), act: { kind: 'merge', value, merges: siblings.map(({ write }) => write) } };
}
