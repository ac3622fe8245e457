/**
 * What has gone into each state: the writes whose effect it has, whether or not it still keeps them. It is followed
 * from the events alone and never asked of the strategy, so the judge can hold a state against what it ought to be.
 *
 *     put     in(after) = in(before) + the write   (+ what its client showed, where a context ends what it covers)
 *     join    in(after) = in(before) + in(remote)
 *
 * Two states of a key that read alike are one state: what has gone into the one, the other has the effect of as well.
 */
import type { Happening } from '../engine/happening.ts';
import type { Operation } from '../engine/operation.ts';
import type { Program } from '../engine/program.ts';
import { originOf as sayingOf } from '../engine/register.ts';
import type { OperationId, ReplicaId, WriteId } from '../ids.ts';
import type { Answer, Message, NodeIndex } from '../network/message.ts';
import type { OpaqueState, Write } from '../strategies/strategy.ts';
import type { Observed } from '../verdicts/observed.ts';
import { promisesOf } from './promises.ts';

export type Writes = ReadonlySet<WriteId>;

export interface Contents {
  /** By key: the writes in each state, by its text and by the state itself; the sets are the same. */
  readonly byText: readonly Map<string, Set<WriteId>>[];
  readonly byState: readonly WeakMap<OpaqueState, Set<WriteId>>[];
  /** By replica and key: what it keeps. */
  readonly kept: (OpaqueState | undefined)[][];
  /** Whether a client's context ends whatever it covers, also where the replica that is told has never seen that. */
  readonly isCarriedByContexts: boolean;
  /** By write: what had gone into the answer whose context its client passed; nothing where it passed none. */
  readonly carried: Map<WriteId, Writes>;
  /** Writes as they were asked for, and those that changed the state of whoever took them. */
  readonly asked: Map<WriteId, Write>;
  readonly effective: Set<WriteId>;
  /** By answer: what had gone into it, and who gave it. */
  readonly given: WeakMap<object, Given>;
  /** By operation and coordinator: what has gone into the answers to a read so far. */
  readonly readSoFar: Map<string, Set<WriteId>>;
  /** Operations that were taken by one that does not keep the key and stands in: it begins with its hints. */
  readonly takenOver: Set<OperationId>;
  /** By replica: what has gone into what it keeps or kept; its disk takes that with it. */
  readonly ever: Set<WriteId>[];
  /** By replica: what had gone into states that it let go, and how. */
  readonly gone: { readonly [how in Gone]: Set<WriteId> }[];
}

/** A lost disk, a tombstone whose grace was over, a key that others keep now. */
export type Gone = 'wiped' | 'collected' | 'moved';

export interface Given {
  readonly writes: Writes;
  readonly by: NodeIndex;
}

const NONE: Writes = new Set();

export const startContents = ({ keys, replicaCount, scenario }: Program): Contents => ({
  byText: keys.map(() => new Map()),
  byState: keys.map(() => new WeakMap()),
  kept: Array.from({ length: replicaCount }, () => keys.map(() => undefined)),
  isCarriedByContexts: promisesOf(scenario.strategy).counts !== 'not at all',
  carried: new Map(),
  asked: new Map(),
  effective: new Set(),
  given: new WeakMap(),
  readSoFar: new Map(),
  takenOver: new Set(),
  ever: Array.from({ length: replicaCount }, () => new Set()),
  gone: Array.from({ length: replicaCount }, () => ({ wiped: new Set(), collected: new Set(), moved: new Set() })),
});

/** The write that a request of this operation asks for: a second saying is another one, unless it has an identity. */
export const writeOf = ({ scenario }: Program, operation: Operation): WriteId =>
  scenario.retry?.identity === 'request' ? (operation.repeats ?? operation).id : operation.id;

/** The write that was said first, where this one is the same said again. */
export const originOf = ({ register }: Observed, write: WriteId): WriteId => {
  const record = register.byId.get(write);
  return record === undefined ? write : sayingOf(record);
};

/** What has gone into a state; of one that came about where nothing is told of it, at least what it keeps. */
export function writesIn({ program }: Observed, contents: Contents, key: number, state: OpaqueState): Set<WriteId> {
  const states = contents.byState[key] as WeakMap<OpaqueState, Set<WriteId>>;
  const known = states.get(state);
  if (known !== undefined) return known;
  const texts = contents.byText[key] as Map<string, Set<WriteId>>;
  const text = JSON.stringify(state);
  const writes = texts.get(text) ?? new Set(program.strategy.held(state).map(({ write }) => write));
  texts.set(text, writes);
  states.set(state, writes);
  return writes;
}

export function writesAt(observed: Observed, contents: Contents, replica: NodeIndex, key: number): Writes {
  const state = contents.kept[replica]?.[key];
  return state === undefined ? NONE : writesIn(observed, contents, key, state);
}

function add(to: Set<WriteId>, writes: Writes): void {
  if (to !== writes) for (const write of writes) to.add(write);
}

/** Takes one event in, before anybody asks what has gone into what. */
export function noteContents(contents: Contents, observed: Observed, event: Happening): void {
  switch (event.kind) {
    case 'issued':
      return noteCarried(contents, observed, event);
    case 'delivered':
      return noteArrival(contents, observed, event.taken);
    case 'taken-over': {
      const asked = contents.asked.get(event.operation);
      if (event.takenFor !== null && asked !== undefined) contents.asked.set(event.takenFor, asked);
      contents.takenOver.add(event.takenFor ?? event.operation);
      return;
    }
    case 'sent':
      return noteSent(contents, observed, event.letter);
    case 'decided':
      return noteDecision(contents, observed, event);
    case 'collected':
    case 'moved-away':
      return noteGone(contents, observed, event.replica, event.key, event.kind === 'collected' ? 'collected' : 'moved');
    case 'recovered':
      return event.disk === 'lost' ? noteWiped(contents, observed, event.replica) : undefined;
    default:
      return;
  }
}

function noteCarried(
  { carried, given }: Contents,
  { program, world }: Observed,
  { act, client, key }: Happening & { readonly kind: 'issued' },
): void {
  if (act.kind !== 'put' || act.context.kind === 'none') return;
  const place = (program.indexOfNode.get(client) as number) - program.replicaCount;
  const answer = world.clients[place]?.remembered[program.keys.indexOf(key)];
  if (answer !== undefined) carried.set(act.write, given.get(answer)?.writes ?? NONE);
}

function noteArrival(contents: Contents, observed: Observed, { operation, body, from, to }: Message): void {
  const { world, program } = observed;
  const { key } = operation;
  switch (body.kind) {
    case 'request':
    case 'forward': {
      if (body.write !== null) contents.asked.set(body.write.id, body.write);
      const isAtWork = world.replicas[to]?.pending[operation.id] !== undefined;
      if (body.write !== null || isAtWork) return;
      const isHome = world.homes[key]?.includes(to) === true;
      contents.readSoFar.set(`${operation.id}@${to}`, new Set(isHome ? writesAt(observed, contents, to, key) : NONE));
      return;
    }
    case 'state': {
      const pending = world.replicas[to]?.pending[operation.id];
      const isCounted = pending?.kind === 'read' && !pending.answers.some(({ replica }) => replica === from);
      const soFar = contents.readSoFar.get(`${operation.id}@${to}`);
      if (isCounted && soFar !== undefined) add(soFar, writesIn(observed, contents, key, body.state));
      return;
    }
    case 'exchange':
      // What teaches a replica nothing is not told of: it has the effect of all that went into it nevertheless.
      for (const { key: exchanged, state } of body.entries) {
        const own = contents.kept[to]?.[exchanged];
        if (own !== undefined && program.strategy.join(own, state) === own)
          add(writesIn(observed, contents, exchanged, own), writesIn(observed, contents, exchanged, state));
      }
      return;
    default:
      return;
  }
}

function noteSent(contents: Contents, observed: Observed, { operation, body, from }: Message): void {
  const { program, world } = observed;
  const { key } = operation;
  const isHome = world.homes[key]?.includes(from) === true;
  switch (body.kind) {
    case 'replicate':
      // Whoever coordinates for a key that it does not keep stores nothing, so this is where its decision shows.
      if (program.scenario.system.kind === 'leaderless' && !isHome)
        notePut(
          contents,
          observed,
          writeOf(program, operation),
          key,
          body.state,
          new Set([...writesAt(observed, contents, from, key), ...hintedAt(observed, contents, operation, from)]),
        );
      return;
    case 'repair':
      return noteJoinOfAnswers(contents, observed, `${operation.id}@${from}`, key, body.state);
    case 'reply':
      return noteAnswer(contents, observed, operation, body.answer, from);
    default:
      return;
  }
}

/** What had gone into all that a replica keeps of the key for others, where it counts on from that. */
function hintedAt(observed: Observed, contents: Contents, { id, key }: Operation, at: NodeIndex): readonly WriteId[] {
  if (!contents.takenOver.has(id)) return [];
  const hints = observed.world.replicas[at]?.memory.hints ?? [];
  return hints.flatMap(({ operation, state }) =>
    operation.key === key ? [...writesIn(observed, contents, key, state)] : [],
  );
}

function noteAnswer(contents: Contents, observed: Observed, operation: Operation, answer: Answer, by: NodeIndex): void {
  const { key } = operation;
  const isJoined = observed.program.scenario.system.kind === 'leaderless' && answer.outcome === 'read';
  const writes = isJoined
    ? (contents.readSoFar.get(`${operation.id}@${by}`) ?? NONE)
    : writesAt(observed, contents, by, key);
  const own =
    operation.act.kind === 'get' || answer.outcome === 'rejected' ? [] : [writeOf(observed.program, operation)];
  contents.given.set(answer, { writes: new Set([...writes, ...own]), by });
}

/** A coordinator joins the answers to a read by itself. */
function noteJoinOfAnswers(
  contents: Contents,
  observed: Observed,
  read: string,
  key: number,
  joined: OpaqueState,
): void {
  const soFar = contents.readSoFar.get(read);
  if (soFar !== undefined) add(writesIn(observed, contents, key, joined), soFar);
}

function notePut(
  { effective, isCarriedByContexts, carried, byState, byText }: Contents,
  observed: Observed,
  write: WriteId,
  key: number,
  after: OpaqueState,
  before: Writes,
): void {
  effective.add(write);
  const text = JSON.stringify(after);
  const writes = byText[key]?.get(text) ?? new Set<WriteId>();
  byText[key]?.set(text, writes);
  byState[key]?.set(after, writes);
  add(writes, before);
  writes.add(write);
  if (isCarriedByContexts) add(writes, carried.get(originOf(observed, write)) ?? NONE);
}

function noteDecision(
  contents: Contents,
  observed: Observed,
  { decision, key, replica, operation, cause }: Happening & { readonly kind: 'decided' },
): void {
  const { before, after } = decision;
  const own = writesAt(observed, contents, replica, key);
  if (decision.kind === 'put') {
    const { outcome, write } = decision;
    if (after !== before) notePut(contents, observed, write.id, key, after, own);
    else if (outcome === 'ignored' || outcome === 'duplicate') writesIn(observed, contents, key, after).add(write.id);
  } else if (decision.postponed === undefined) {
    if (cause === 'repair') noteJoinOfAnswers(contents, observed, `${operation.id}@${replica}`, key, decision.remote);
    const writes = writesIn(observed, contents, key, after);
    add(writes, own);
    add(writes, writesIn(observed, contents, key, decision.remote));
  }
  (contents.kept[replica] as (OpaqueState | undefined)[])[key] = after;
  add(contents.ever[replica] as Set<WriteId>, writesIn(observed, contents, key, after));
}

function noteGone(contents: Contents, observed: Observed, replica: NodeIndex, key: number, how: Gone): void {
  add(contents.gone[replica]?.[how] as Set<WriteId>, writesAt(observed, contents, replica, key));
  (contents.kept[replica] as (OpaqueState | undefined)[])[key] = undefined;
}

function noteWiped(contents: Contents, observed: Observed, name: ReplicaId): void {
  const replica = observed.program.indexOfNode.get(name) as number;
  for (const key of observed.program.keys.keys()) noteGone(contents, observed, replica, key, 'wiped');
  contents.ever[replica]?.clear();
}

/** Whether any replica let a state go into which the write had gone. */
export const isGone = ({ gone }: Contents, how: Gone, write: WriteId): boolean =>
  gone.some((lost) => lost[how].has(write));
