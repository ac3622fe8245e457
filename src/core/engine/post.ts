/** The post: sends messages, and stops, loses or moves them on as links and people demand. */
import type { MessageId } from '../ids.ts';
import { sampleLatency } from '../network/latency.ts';
import {
  directPath,
  goOn,
  hurry,
  type Message,
  middleUs,
  nameOf,
  rescheduled,
  shareAt,
  stop,
  type Waiting,
} from '../network/message.ts';
import { type DropReason, MESSAGE_KINDS } from '../network/message-kind.ts';
import { asMicros, type Micros } from '../time.ts';
import type { Link } from './program.ts';
import { push, takeOut } from './queue.ts';
import { hashText, mix, unitFrom } from './random.ts';
import { nodeAt, type RunState } from './run-state.ts';
import type { Fault } from './scenario.ts';

/** What a sender has to say; the way and the time are the network's. */
export type Letter = Omit<Message, 'path' | 'atUs' | 'fate' | 'copy'>;

/** What random numbers are drawn for; part of their address. */
const LATENCY = 1;
const LOSS = 2;
const DUPLICATION = 3;
const COPY = 4;
const KIND_HASHES = new Map(MESSAGE_KINDS.map((kind) => [kind, hashText(kind)]));

/**
 * `because` is the copy of the message that it answers: what is said because of a second one of a message is a second
 * one as well, with a name of its own. So copy c gives rise to the copies 2c and, where the network doubles, 2c + 1.
 */
export function send(run: RunState, letter: Letter, because = 0): void {
  const { program } = run;
  const link = linkIndex(run, letter);
  const { duplication } = program.links[link] as Link;
  const first = 2 * because;
  const address = addressOfCopy(addressOf(run, letter), first);
  sendOne(run, letter, link, address, first);
  if (duplication > 0 && unitFrom(mix(address, DUPLICATION)) < duplication)
    sendOne(run, letter, link, addressOfCopy(address, first + 1), first + 1);
}

const addressOfCopy = (address: number, copy: number): number => (copy === 0 ? address : mix(address, COPY * copy));

function sendOne(run: RunState, letter: Letter, link: number, address: number, copy: number): void {
  const { program, world } = run;
  const { latency, loss } = world.conditions?.[link] ?? (program.links[link] as Link);
  const own = program.kindLatencies.size === 0 ? undefined : program.kindLatencies.get(letter.body.kind);
  const takesUs = sampleLatency(own ?? latency, unitFrom(mix(address, LATENCY)));
  const path = directPath(world.nowUs, arrivalUs(run, letter.to, link, takesUs));
  const isLost = loss > 0 && unitFrom(mix(address, LOSS)) < loss;
  const { operation, from, to, body, attempt, isDurable, stamp } = letter;
  // Written out field by field: this is the hottest line of the engine, and a spread costs as much as the rest.
  const message: Message = {
    operation,
    from,
    to,
    body,
    attempt,
    copy,
    isDurable,
    stamp,
    path,
    atUs: isLost ? middleUs(path) : path.dueUs,
    fate: isLost ? 'lost' : 'arrives',
  };
  run.emit({ kind: 'sent', letter: message });
  if (world.cuts[link]) meetCut(run, message);
  else push(world.queue, message);
}

/** A slow replica takes longer to take a message in; on a link that keeps the order none comes before the last one. */
function arrivalUs({ program, world }: RunState, to: number, link: number, takesUs: Micros): Micros {
  const dueUs = asMicros(world.nowUs + takesUs + (world.replicas[to]?.slowUs ?? 0));
  if (program.scenario.network.order !== 'fifo') return dueUs;
  const inOrderUs = asMicros(Math.max(dueUs, (world.lastDueUs[link] ?? -1) + 1));
  world.lastDueUs[link] = inOrderUs;
  return inOrderUs;
}

const linkIndex = ({ program }: RunState, { from, to }: Pick<Message, 'from' | 'to'>): number =>
  from * program.nodes.length + to;

/** A message's address for randomness: the same message in another run meets the same network. */
function addressOf({ program }: RunState, { operation, body, from, to, attempt }: Letter): number {
  let hash = mix(program.scenario.seed, operation.hash);
  hash = mix(hash, KIND_HASHES.get(body.kind) ?? 0);
  hash = mix(hash, program.nodeHashes[from] ?? 0);
  hash = mix(hash, program.nodeHashes[to] ?? 0);
  return mix(hash, attempt);
}

/** A message on a link that is cut before it has passed the middle: it waits there, or is lost there. */
function meetCut(run: RunState, message: Message): void {
  const { world, program } = run;
  if (program.scenario.network.whenCut === 'lose' || message.fate === 'lost') {
    push(world.queue, lostOnWay(message));
    return;
  }
  keepWaiting(run, stop(message, 'cut', middleUs(message.path)));
}

/** Cuts one direction; messages beyond the middle pass. */
export function cutLink(run: RunState, from: number, to: number): void {
  const { world } = run;
  const link = linkIndex(run, { from, to });
  if (world.cuts[link]) return;
  world.cuts = world.cuts.with(link, true);
  run.emit({ kind: 'link-cut', from: nodeAt(run, from), to: nodeAt(run, to) });
  const stopped = takeOut(
    world.queue,
    (message) => message.from === from && message.to === to && middleUs(message.path) > world.nowUs,
  );
  for (const message of stopped) meetCut(run, message);
}

/** Heals one direction; what waited at the cut goes on. */
export function healLink(run: RunState, from: number, to: number): void {
  const { world } = run;
  const link = linkIndex(run, { from, to });
  if (!world.cuts[link]) return;
  world.cuts = world.cuts.with(link, false);
  run.emit({ kind: 'link-healed', from: nodeAt(run, from), to: nodeAt(run, to) });
  for (const waiting of takeWaiting(
    run,
    ({ reason, message }) => reason === 'cut' && message.from === from && message.to === to,
  ))
    sendOn(run, waiting);
}

/** Sets how one direction is from now on: what is left out is as the network has it. */
export function changeLink(run: RunState, from: number, to: number, change: LinkChange): void {
  const { world, program } = run;
  const link = linkIndex(run, { from, to });
  const usual = program.links[link] as Link;
  const { [link]: _, ...others } = world.conditions ?? {};
  if (change.latency === undefined && change.lossPercent === undefined) world.conditions = others;
  else {
    const loss = change.lossPercent === undefined ? usual.loss : change.lossPercent / 100;
    world.conditions = { ...others, [link]: { latency: change.latency ?? usual.latency, loss } };
  }
}

type LinkChange = Pick<Fault & { do: 'link' }, 'latency' | 'lossPercent'>;

/** Leaves a message at the door of the replica that it has come to. */
export const waitAtDoor = (run: RunState, message: Message, reason: 'down' | 'paused' | 'early'): void =>
  keepWaiting(run, stop(message, reason, run.world.nowUs));

/** What waits at a replica's door for this reason comes in. */
export function openDoor(run: RunState, replica: number, reason: 'down' | 'paused'): void {
  letIn(run, (waiting) => waiting.reason === reason && waiting.message.to === replica);
}

/** Those that came early and may be taken in by now come in. */
export function letReadyIn(run: RunState, replica: number, isReady: (message: Message) => boolean): void {
  letIn(run, ({ reason, message }) => reason === 'early' && message.to === replica && isReady(message));
}

function letIn(run: RunState, matches: (waiting: Waiting) => boolean): void {
  for (const waiting of takeWaiting(run, matches)) sendOn(run, waiting);
}

/** A message that is gone for good; `stopped` tells where it rested, if it did. */
export const reportDrop = (run: RunState, message: Message, reason: DropReason, stopped: Waiting | null): void =>
  run.emit({ kind: 'dropped', letter: message, reason, stopped });

/** What a person does to one message. */
export function handleMessage(run: RunState, act: 'hold' | 'release' | 'drop' | 'deliver', name: MessageId): void {
  const { world, program } = run;
  if (act === 'release') {
    const [waiting] = takeWaiting(
      run,
      ({ message, reason }) => reason === 'held' && nameOf(message, program.nodes) === name,
    );
    if (waiting === undefined) run.emit({ kind: 'no-effect', why: `${name} is not held at this moment` });
    else release(run, waiting);
    return;
  }
  const found = takeFromWay(run, name);
  if (found === null) return;
  const { message, waiting } = found;
  if (act === 'drop') reportDrop(run, message, 'by-hand', waiting);
  else if (act === 'hold')
    keepWaiting(
      run,
      isAtRest(waiting, world.nowUs) ? { ...waiting, reason: 'held' } : stop(message, 'held', world.nowUs),
    );
  else sendNow(run, hurry(waiting === null ? message : goOn(waiting, world.nowUs), world.nowUs));
}

/**
 * Lets a message arrive at another time: one that waits goes on for that. It says when, not whether: what the network
 * loses stays lost, in the middle of the new way, and what comes to a cut from now on stops there.
 * Law: to the time at which it is due anyway, it changes nothing.
 */
export function delayMessage(run: RunState, name: MessageId, untilUs: Micros): void {
  const { nowUs, queue } = run.world;
  const found = takeFromWay(run, name);
  if (found === null) return;
  const { message, waiting } = found;
  const dueUs = asMicros(Math.max(nowUs, untilUs));
  const isAsBefore = waiting === null && dueUs === message.path.dueUs;
  const moving = waiting === null ? message : goOn(waiting, nowUs);
  const next = isAsBefore ? message : rescheduled(moving, nowUs, dueUs);
  const letter = waiting === null && message.fate === 'lost' ? lostOnWay(next) : next;
  push(queue, letter);
  const isEarlier = waiting === null && dueUs < message.path.dueUs;
  run.emit({ kind: 'delayed', letter, change: isEarlier ? 'brought forward' : 'delayed' });
}

const lostOnWay = (message: Message): Message => ({ ...message, fate: 'lost', atUs: middleUs(message.path) });

/** Takes a message out of the queue or from where it waits; null, and told, where it is not on its way. */
function takeFromWay(
  run: RunState,
  name: MessageId,
): { readonly message: Message; readonly waiting: Waiting | null } | null {
  const isIt = (message: Message): boolean => nameOf(message, run.program.nodes) === name;
  const [moving] = takeOut(run.world.queue, isIt);
  if (moving !== undefined) return { message: moving, waiting: null };
  const [waiting] = takeWaiting(run, ({ message }) => isIt(message));
  if (waiting !== undefined) return { message: waiting.message, waiting };
  run.emit({ kind: 'no-effect', why: `${name} is not on its way at this moment` });
  return null;
}

/** Takes out all that senders keep for a replica until it has it, and that they can send elsewhere now. */
export function takeLettersTo(
  run: RunState,
  replica: number,
): readonly { readonly message: Message; readonly waiting: Waiting | null }[] {
  const isIt = ({ isDurable, body, to, from }: Message): boolean =>
    to === replica && isDurable && body.kind === 'replicate' && run.world.replicas[from]?.isUp === true;
  return [
    ...takeWaiting(run, ({ message }) => isIt(message)).map((waiting) => ({ message: waiting.message, waiting })),
    ...takeOut(run.world.queue, isIt).map((message) => ({ message, waiting: null })),
  ];
}

/** Whether it has come to its stop already. */
const isAtRest = (waiting: Waiting | null, nowUs: Micros): waiting is Waiting =>
  waiting !== null && waiting.sinceUs <= nowUs;

/** A released message goes on; where its link is cut before it has passed the middle, it comes no farther than there. */
function release(run: RunState, waiting: Waiting): void {
  const { world, program } = run;
  const message = goOn(waiting, world.nowUs);
  const isStopped = world.cuts[linkIndex(run, message)] === true && shareAt(message.path, world.nowUs) <= 0.5;
  if (!isStopped) sendNow(run, message);
  // It moves up to where it is lost, and that has to be told as well.
  else if (program.scenario.network.whenCut === 'lose') sendNow(run, lostOnWay(message));
  else keepWaiting(run, stop(message, 'cut', middleUs(message.path)));
}

const sendOn = (run: RunState, waiting: Waiting): void => sendNow(run, goOn(waiting, run.world.nowUs));

function sendNow(run: RunState, message: Message): void {
  push(run.world.queue, message);
  run.emit({ kind: 'goes-on', letter: message });
}

function keepWaiting(run: RunState, waiting: Waiting): void {
  run.world.waiting.push(waiting);
  run.emit({ kind: 'waits', letter: waiting.message, stopped: waiting });
}

function takeWaiting({ world }: RunState, matches: (waiting: Waiting) => boolean): readonly Waiting[] {
  const taken = world.waiting.filter(matches);
  if (taken.length > 0)
    world.waiting.splice(0, world.waiting.length, ...world.waiting.filter((waiting) => !matches(waiting)));
  return taken;
}
