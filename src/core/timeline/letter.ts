/**
 * What is behind one message, read off the step that sent it. That step is made once more when somebody asks, so
 * that a run keeps nothing for it.
 */
import type { Stamp } from '../clocks/stamp.ts';
import type { Happening } from '../engine/happening.ts';
import { NO_KEY } from '../engine/operation.ts';
import type { Run } from '../engine/run.ts';
import { keyAt, nodeAt, type RunState } from '../engine/run-state.ts';
import { step as makeStep } from '../engine/step.ts';
import type { Key, MessageId, NodeId, OperationId } from '../ids.ts';
import type { Sentence } from '../narrate/sentence.ts';
import { type Body, type Message, nameOf } from '../network/message.ts';
import type { AnyStrategy, ContextView, Sibling } from '../strategies/strategy.ts';
import { asMicros, type Micros } from '../time.ts';
import { carriedBy } from './observe-scene.ts';
import { standAfter, stepAt, timeOf } from './recording.ts';
import { tell } from './tell.ts';
import { differingOnArrival, type TreeLetter, treeOf } from './tree-letter.ts';

/** But for `differing` it never changes, whatever becomes of the message on its way. */
export interface LetterRecord {
  readonly message: MessageId;
  /** Null where it is about no single key. */
  readonly key: Key | null;
  /** The values that it carries, each with the mark that its strategy gave it; a request's have none yet. */
  readonly siblings: readonly Sibling[];
  /** The causal context in it; null for one that has no place for a context. */
  readonly context: ContextView | null;
  /** Whether its strategy has contexts at all: where it has, one that is missing was left out on purpose or for want of any. */
  readonly hasContexts: boolean;
  /** The sender's logical or hybrid clock as it sent this, or the client's stamp; null where clocks do not travel. */
  readonly stamp: Stamp | null;
  /** The leaders that it has passed or is on its way to, as the message names them: none of them is sent it again. */
  readonly tags: readonly NodeId[];
  /** For a hint: the replica that it is kept for. */
  readonly keptFor: NodeId | null;
  /** When it was to arrive as it was sent. */
  readonly firstDueUs: Micros;
  /** What made its sender send it. */
  readonly cause: Cause;
  /** The client's operation that all this is for; null for what replicas do by themselves. */
  readonly origin: (Cause & { readonly operation: OperationId }) | null;
  /** What it shows of the tree over the keys; null for all but the messages of anti-entropy. */
  readonly tree: TreeLetter | null;
  /** The places of those hashes in it that its receiver has others for; null before it has come, and where it has none. */
  readonly differing: readonly number[] | null;
}

/** An event to go to. */
export interface Cause {
  readonly step: number;
  readonly atUs: Micros;
  /** The event in words; null where only time had passed. */
  readonly sentence: Sentence | null;
}

/** The message of that name that was sent at that time, and has arrived at the other, if it has; null where there is none. */
export function letterSentAt(
  run: Run,
  message: MessageId,
  sentUs: number,
  arrivedUs: number | null = null,
): LetterRecord | null {
  const record = searchAt(run, sentUs, (happenings, at) => {
    const place = placeOfLetter('sent', message, happenings, at);
    const sent = happenings[place];
    if (sent?.kind !== 'sent') return null;
    return recordOfLetter(run, sent.letter, happenings.slice(0, place), at);
  });
  if (record?.tree == null || arrivedUs === null) return record;
  const differing = searchAt(run, arrivedUs, (happenings, at) => {
    const delivered = happenings[placeOfLetter('delivered', message, happenings, at)];
    return delivered?.kind === 'delivered' ? differingOnArrival(delivered.letter, at) : null;
  });
  return { ...record, differing };
}

/** Where among what happened in a step a message is sent, or arrives; -1 where it is not. */
const placeOfLetter = (
  kind: 'sent' | 'delivered',
  message: MessageId,
  happenings: readonly Happening[],
  { program: { nodes } }: RunState,
): number =>
  happenings.findIndex((happening) => happening.kind === kind && nameOf(happening.letter, nodes) === message);

function recordOfLetter(run: Run, letter: Message, before: readonly Happening[], at: RunState): LetterRecord {
  const { strategy } = at.program;
  const { operation, body, stamp, path } = letter;
  return {
    message: nameOf(letter, at.program.nodes),
    key: operation.key === NO_KEY ? null : keyAt(at, operation.key),
    siblings: carriedBy(letter, strategy),
    context: contextIn(body, strategy),
    hasContexts: strategy.showContext(strategy.read(strategy.empty).context).kind !== 'none',
    stamp: stamp ?? (body.kind === 'forward' ? body.stamp : null),
    tags: body.kind === 'replicate' ? (body.route?.passed ?? []).map((node) => nodeAt(at, node)) : [],
    keptFor: body.kind === 'hint' ? nodeAt(at, body.home) : null,
    firstDueUs: path.dueUs,
    cause: causeIn(before, at),
    origin: beginningOf(run, (operation.repeats ?? operation).id),
    tree: treeOf(letter, before, at),
    differing: null,
  };
}

/** The last that happened in the step before it was sent, other messages aside. */
function causeIn(before: readonly Happening[], at: RunState): Cause {
  const causes = before.filter(({ kind }) => kind !== 'sent' && kind !== 'waits' && kind !== 'goes-on');
  const cause = causes.findLast(({ kind }) => kind === 'decided') ?? causes.at(-1);
  return {
    step: at.world.steps - 1,
    atUs: at.world.nowUs,
    sentence: cause === undefined ? null : tell(cause, at).sentence,
  };
}

/** Where the client began it: a write by the register, a read by the script. */
function beginningOf(run: Run, operation: OperationId): LetterRecord['origin'] {
  const { register, program } = run.recording;
  const record = register.byId.get(operation);
  const planned = program.schedule.find((one) => one.kind === 'operation' && one.operation.id === operation);
  const atUs = record?.issuedUs ?? planned?.atUs;
  if (atUs === undefined) return null;
  return searchAt(run, atUs, (happenings, at) => {
    const issued = happenings.find((happening) => happening.kind === 'issued' && happening.operation === operation);
    if (issued === undefined) return null;
    return { operation, step: at.world.steps - 1, atUs: at.world.nowUs, sentence: tell(issued, at).sentence };
  });
}

/** Makes the steps of one time again, and hands on what happened in each until something is found. */
function searchAt<Found>(
  { recording }: Run,
  atUs: number,
  find: (happenings: readonly Happening[], at: RunState) => Found | null,
): Found | null {
  let happenings: Happening[] = [];
  const first = stepAt(recording, atUs - 1) + 1;
  const at = standAfter(recording, first, (happening) => happenings.push(happening));
  while (at.world.steps < recording.steps && timeOf(recording, at.world.steps) <= asMicros(atUs)) {
    happenings = [];
    makeStep(at);
    const found = find(happenings, at);
    if (found !== null) return found;
  }
  return null;
}

/** A request for a read has none; of many keys no single one can be told. */
function contextIn(body: Body, strategy: AnyStrategy): ContextView | null {
  switch (body.kind) {
    case 'request':
    case 'forward':
      if (body.write === null) return null;
      return body.context === null ? { kind: 'none' } : strategy.showContext(body.context);
    case 'reply':
      return strategy.showContext(body.answer.context);
    default:
      return 'state' in body ? strategy.showContext(strategy.read(body.state).context) : null;
  }
}
