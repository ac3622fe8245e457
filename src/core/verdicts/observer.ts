/**
 * The observer stands outside the system and knows more than it does: it follows every write through all
 * replicas, keeps the log of fates, and notices the moments that matter.
 */
import { type CausalHistory, hasSeen, NOTHING_SEEN } from '../causality/causal-history.ts';
import { join } from '../causality/version-vector.ts';
import { postponedIn } from '../engine/alarm.ts';
import type { Decided, Happening } from '../engine/happening.ts';
import type { Program } from '../engine/program.ts';
import { originOf, type Register, recordOf, type WriteRecord } from '../engine/register.ts';
import { nextRoundUs } from '../engine/rounds.ts';
import { isOutOfReach, type World } from '../engine/world.ts';
import type { Key, ReplicaId, WriteId } from '../ids.ts';
import { sideBySideIn } from '../strategies/strategy.ts';
import { MARKS_MAX, type Mark, markOf } from '../timeline/marks.ts';
import {
  type AnomalyWatch,
  startWatch,
  watchIssued,
  watchJoined,
  watchKept,
  watchKeptTwice,
  watchRead,
  watchReplaced,
  watchSent,
  watchStored,
} from './anomaly-watch.ts';
import { appendRow, type FateLog, NOBODY, ROW, startFateLog } from './fate-log.ts';
import { type Losses, makeGood, noteGone, promiseLost, settleLosses, startLosses, watchCopies } from './losses.ts';
import type { Observed } from './observed.ts';
import { writeAcknowledged, writeCollected } from './reads.ts';
import { settledOf, toCome } from './to-come.ts';

export interface Observer {
  readonly fates: FateLog;
  readonly marks: Mark[];
  readonly anomalies: AnomalyWatch;
  readonly losses: Losses;
  /** Bit i: replica i holds the write; by place in the register. */
  readonly holders: number[];
  /** Whether a write that had seen it has taken its place somewhere; by place in the register. */
  readonly wasSuperseded: boolean[];
  /** By key: all that clients had seen or made before the writes that some replica has stored. */
  readonly seen: CausalHistory[];
  /** Bit i: replica i keeps the key; by key. */
  homes: readonly number[];
  /** Writes that some but not all of their replicas hold. */
  apart: number;
  /** Something has happened that makes coming together worth a mark. */
  isTroubled: boolean;
  /** Since then replicas have differed. */
  wasApart: boolean;
  /** What replicas differ about though nothing moves; as told by the last mark, and how many writes were apart then. */
  diverged: { readonly keys: readonly Key[]; readonly apart: number };
  /** Sets of siblings that have been marked: where the next replica comes to the same, that is no news. */
  readonly markedSiblings: Set<string>;
  /** Writes that a replica has put off, and is to decide about later. */
  readonly putOff: Map<string, { readonly replica: number; readonly index: number }>;
}

const NOT_DIVERGED: Observer['diverged'] = { keys: [], apart: 0 };

export const startObserver = (program: Program, homes: World['homes']): Observer => ({
  fates: startFateLog(),
  marks: [],
  anomalies: startWatch(program.keys),
  losses: startLosses(program.keys.length),
  holders: [],
  wasSuperseded: [],
  seen: program.keys.map(() => NOTHING_SEEN),
  homes: masksOf(homes),
  apart: 0,
  isTroubled: false,
  wasApart: false,
  diverged: NOT_DIVERGED,
  markedSiblings: new Set(),
  putOff: new Map(),
});

/** Takes one event in. */
export function observe(observer: Observer, observed: Observed, event: Happening): void {
  const { world, register } = observed;
  const { steps } = world;
  const own = markOf(event);
  if (own !== null) addMark(observer, world, own);
  if (observer.putOff.size > 0 && mayEndPutOff(event)) observePutOff(observer, observed);
  watchCopies(observer.losses, observed, event);
  switch (event.kind) {
    case 'decided':
      return observeDecision(observer, observed, event);
    case 'sent':
      return watchSent(observer, observed, event.letter);
    case 'issued':
      return watchIssued(observer, observed, event);
    case 'read':
      return watchRead(observer, observed, event);
    case 'acknowledged': {
      const record = recordOf(register, event.write);
      writeAcknowledged(observer.anomalies.reads, record, steps);
      promiseLost(observer, record);
      return appendRow(observer.fates, steps, record.index, ROW.acknowledged, NOBODY, NOBODY);
    }
    case 'rejected':
      return appendRow(observer.fates, steps, recordOf(register, event.write).index, ROW.rejected, NOBODY, NOBODY);
    case 'failed': {
      // A read that failed has no fate.
      const record = register.byId.get(event.write);
      if (record !== undefined) appendRow(observer.fates, steps, record.index, ROW.failed, NOBODY, NOBODY);
      return;
    }
    case 'crashed':
      return observeOutOfReach(observer, observed, event.replica);
    case 'recovered':
      if (event.disk === 'kept') observeBackInReach(observer, observed, event.replica);
      for (const write of event.lost) observeWipe(observer, observed, event.replica, write);
      for (const { writes } of event.hints)
        for (const write of writes) observeLostHint(observer, observed, event.replica, write);
      return;
    case 'collected':
    case 'moved-away':
      for (const write of event.writes) {
        if (event.kind === 'collected') writeCollected(observer.anomalies.reads, recordOf(register, write));
        observeRemoval(
          observer,
          observed,
          event.replica,
          write,
          event.kind === 'collected' ? ROW.collected : ROW.moved,
        );
      }
      return;
    case 'joined':
    case 'left':
      recountHomes(observer, observed);
      return event.kind === 'left'
        ? observeOutOfReach(observer, observed, event.replica)
        : observeBackInReach(observer, observed, event.replica);
    case 'link-cut':
      observer.isTroubled = true;
      return;
    default:
      return;
  }
}

function observeDecision(observer: Observer, observed: Observed, event: Decided): void {
  const { world, register } = observed;
  const { steps } = world;
  const { replica } = event;
  for (const write of event.stored) {
    const record = recordOf(register, write);
    watchStored(observer, observed, event, record);
    const isFirst = (observer.holders[record.index] ?? 0) === 0;
    setHolder(observer, register, record.index, replica, true);
    appendRow(observer.fates, steps, record.index, ROW.stored, replica, NOBODY);
    observer.seen[record.key] = join(observer.seen[record.key] ?? NOTHING_SEEN, record.past);
    makeGood(observer, observed, replica, record);
    if (isFirst && record.merges.length > 1)
      addMark(observer, world, { kind: 'merge', text: `${write} merges ${record.merges.join(' and ')}` });
  }
  for (const { write, by, wasSeen, wasHere } of event.dropped) {
    const { index } = recordOf(register, write);
    if (wasSeen) watchReplaced(observer, index, replica);
    setHolder(observer, register, index, replica, false);
    const successor = by === null ? NOBODY : recordOf(register, by).index;
    appendRow(observer.fates, steps, index, wasSeen ? ROW.superseded : ROW.overwritten, replica, successor);
    if (wasSeen) observer.wasSuperseded[index] = true;
    // The value stays, whether or not it was seen: the other stands for it, and for all that it had stood for.
    if (isSameWish(register, write, by) || isSameValue(observed, event, write)) {
      appendRow(observer.fates, steps, index, ROW.duplicate, replica, successor);
      continue;
    }
    if (!wasSeen) observer.isTroubled = true;
    if (isGoneUnseen(observer, register, index))
      noteGone(observer.losses, index, {
        replica,
        by: successor,
        how:
          by === null
            ? ''
            : wasHere
              ? `: ${by} took its place without having seen it`
              : `: ${observed.program.nodes[replica]} did not take it and kept ${by}, which had not seen it`,
      });
  }
  const { decision } = event;
  for (const [write, same] of sameValues(observed, event)) {
    const { index } = recordOf(register, write);
    // What is kept anywhere, here too, stands for itself.
    if ((observer.holders[index] ?? 0) === 0)
      appendRow(observer.fates, steps, index, ROW.duplicate, replica, recordOf(register, same).index);
  }
  if (decision.kind === 'put' && decision.outcome === 'rejected')
    appendRow(observer.fates, steps, recordOf(register, decision.write.id).index, ROW.refused, replica, NOBODY);
  if (decision.kind === 'join' && decision.postponed !== undefined)
    for (const { write } of observed.program.strategy.held(decision.remote))
      notePutOff(observer, observed, recordOf(register, write), replica);
  // Only where requests have names can two replicas take in one write, neither having heard of the other.
  if (observed.program.scenario.retry?.identity === 'request' && decision.after !== decision.before)
    watchKeptTwice(observer, observed, event);
  if (event.stored.length > 0) {
    const kept = sideBySideIn(observed.program.strategy, decision.after);
    if (kept.length > 1) {
      observeKept(observer, observed, event, kept);
      watchKept(observer, observed, event, kept);
    }
    watchJoined(observer, observed, event);
  }
}

/** Where the value is the identity: each write that came, with one of the same value that was there. */
function sameValues({ program: { strategy } }: Observed, { decision }: Decided) {
  if (strategy.isValueIdentity !== true) return [];
  return strategy.explain(decision).flatMap((comparison) => {
    if (comparison.kind !== 'values' || !comparison.same) return [];
    const [came, there] = [comparison.incoming.write, comparison.stored.write];
    return came === null || there === null ? [] : [[came, there] as const];
  });
}

/** Whether a write went only for the same said again. */
const isSameWish = (register: Register, write: WriteId, by: WriteId | null): boolean =>
  by !== null && originOf(recordOf(register, write)) === originOf(recordOf(register, by));

/** Whether a write went at a join only because another with the same value stands for both. */
const isSameValue = (observed: Observed, event: Decided, write: WriteId): boolean =>
  event.decision.kind === 'join' && sameValues(observed, event).some(([, there]) => there === write);

/** Siblings that appear, and a key written once that has two values, are worth a mark. */
function observeKept(
  observer: Observer,
  { program, world }: Observed,
  { replica, key, decision }: Decided,
  kept: readonly { readonly write: WriteId }[],
): void {
  const { strategy } = program;
  if (sideBySideIn(strategy, decision.before).length > 1) return;
  observer.isTroubled = true;
  const names = kept
    .map(({ write }) => write)
    .sort()
    .join(' and ');
  if (observer.markedSiblings.has(names)) return;
  observer.markedSiblings.add(names);
  if (strategy.isViolated(decision.after))
    addMark(observer, world, {
      kind: 'violation',
      text: `${program.keys[key]} was written twice: ${program.nodes[replica]} has ${names}`,
    });
  else addMark(observer, world, { kind: 'siblings', text: `${program.nodes[replica]} keeps ${names} as siblings` });
}

function notePutOff({ fates, putOff }: Observer, { world }: Observed, { index }: WriteRecord, replica: number): void {
  appendRow(fates, world.steps, index, ROW.postponed, replica, NOBODY);
  putOff.set(`${replica} ${index}`, { replica, index });
}

const mayEndPutOff = (event: Happening): boolean =>
  (event.kind === 'decided' && event.cause === 'postponed') || event.kind === 'crashed' || event.kind === 'recovered';

/** What a replica had put off it has decided about since or has forgotten in a crash. */
function observePutOff({ fates, putOff }: Observer, { world, program, register }: Observed): void {
  const still = new Set<string>();
  for (const { owner, kept } of postponedIn(world.alarms))
    for (const { write } of program.strategy.held(kept.state)) still.add(`${owner} ${recordOf(register, write).index}`);
  for (const [name, { replica, index }] of putOff) {
    if (still.has(name)) continue;
    putOff.delete(name);
    appendRow(fates, world.steps, index, ROW.putOffNoMore, replica, NOBODY);
  }
}

function observeWipe(
  observer: Observer,
  { world, register, program }: Observed,
  replica: ReplicaId,
  write: WriteId,
): void {
  const { index, key } = recordOf(register, write);
  const place = program.indexOfNode.get(replica) as number;
  setHolder(observer, register, index, place, false);
  appendRow(observer.fates, world.steps, index, ROW.wiped, place, NOBODY);
  observer.isTroubled = true;
  const isLostBefore = observer.losses.lost[key]?.has(index) === true;
  if (!isLostBefore && isGoneUnseen(observer, register, index))
    noteGone(observer.losses, index, { replica: place, by: NOBODY, how: ` with the disk of ${replica}` });
}

const HINT_LOST = ': no replica kept it, and the last hint of it went with a disk';

/** A hint may have been the only copy of a write that no replica of its key has ever kept. */
function observeLostHint(
  observer: Observer,
  { register, program }: Observed,
  replica: ReplicaId,
  write: WriteId,
  how = HINT_LOST,
): void {
  const { index, key } = recordOf(register, write);
  const { losses } = observer;
  if (losses.atRisk.has(index) || losses.lost[key]?.has(index) || !isGoneUnseen(observer, register, index)) return;
  const place = program.indexOfNode.get(replica) as number;
  noteGone(losses, index, { replica: place, by: NOBODY, how });
}

/** One that is down and no part of the database, in whichever order: what it alone has nobody gets, until it is back. */
function observeOutOfReach(observer: Observer, observed: Observed, replica: ReplicaId): void {
  const { world, register, program } = observed;
  const place = program.indexOfNode.get(replica) as number;
  if (!isOutOfReach(world, place)) return;
  for (const { index } of recordsAt(observed, place)) {
    setHolder(observer, register, index, place, false);
    appendRow(observer.fates, world.steps, index, ROW.outOfReach, place, NOBODY);
    if (isGoneUnseen(observer, register, index))
      noteGone(observer.losses, index, {
        replica: place,
        by: NOBODY,
        how: ` with ${replica}, which is down and has left`,
      });
  }
  for (const { state } of world.replicas[place]?.memory.hints ?? [])
    for (const { write } of program.strategy.held(state))
      observeLostHint(
        observer,
        observed,
        replica,
        write,
        `: no replica kept it, and ${replica}, which had a hint of it, is down and has left`,
      );
}

function observeBackInReach(observer: Observer, observed: Observed, replica: ReplicaId): void {
  const { world, register, program } = observed;
  const place = program.indexOfNode.get(replica) as number;
  for (const record of recordsAt(observed, place)) {
    if (((observer.holders[record.index] ?? 0) & (1 << place)) !== 0) continue;
    setHolder(observer, register, record.index, place, true);
    appendRow(observer.fates, world.steps, record.index, ROW.stored, place, NOBODY);
    makeGood(observer, observed, place, record);
  }
}

const recordsAt = ({ world, program, register }: Observed, place: number): readonly WriteRecord[] =>
  (world.replicas[place]?.states ?? []).flatMap((state) =>
    state === undefined ? [] : program.strategy.held(state).map(({ write }) => recordOf(register, write)),
  );

/** A write that a replica does not keep any more, though nothing took its place. */
function observeRemoval(
  observer: Observer,
  { world, register, program }: Observed,
  replica: number,
  write: WriteId,
  row: typeof ROW.collected | typeof ROW.moved,
): void {
  const { index } = recordOf(register, write);
  setHolder(observer, register, index, replica, false);
  appendRow(observer.fates, world.steps, index, row, replica, NOBODY);
  observer.isTroubled = true;
  if (row === ROW.moved && isGoneUnseen(observer, register, index))
    noteGone(observer.losses, index, {
      replica,
      by: NOBODY,
      how: `: ${program.nodes[replica]} had handed it on to those that keep its key now, and they did not take it`,
    });
}

/** Other replicas keep the keys now. */
function recountHomes(observer: Observer, { world, register }: Observed): void {
  observer.homes = masksOf(world.homes);
  observer.isTroubled = true;
  observer.apart = register.inOrder.filter(({ key }, index) =>
    isApart(observer.holders[index] ?? 0, observer.homes[key] ?? 0),
  ).length;
}

export const masksOf = (homes: World['homes']): readonly number[] =>
  homes.map((replicas) => replicas.reduce((mask, replica) => mask | (1 << replica), 0));

/** No replica holds it or the same said again, and no write that is stored had seen it. */
function isGoneUnseen(
  { holders, wasSuperseded, seen, anomalies }: Observer,
  { inOrder }: Register,
  index: number,
): boolean {
  const record = inOrder[index] as WriteRecord;
  const isHeld = (saying: number): boolean => (holders[saying] ?? 0) !== 0;
  return (
    !isHeld(index) &&
    wasSuperseded[index] !== true &&
    !hasSeen(seen[record.key] ?? NOTHING_SEEN, record) &&
    anomalies.sayings.get(originOf(record))?.some(isHeld) !== true
  );
}

function setHolder(observer: Observer, register: Register, index: number, replica: number, holds: boolean): void {
  const { holders, homes } = observer;
  const all = homes[register.inOrder[index]?.key ?? NOBODY] ?? 0;
  const before = holders[index] ?? 0;
  const after = holds ? before | (1 << replica) : before & ~(1 << replica);
  holders[index] = after;
  observer.apart += Number(isApart(after, all)) - Number(isApart(before, all));
}

/** Of those that keep its key some hold it and some do not. */
export const isApart = (holders: number, all: number): boolean => (holders & all) !== 0 && (holders & all) !== all;

/** After a step: whether the replicas came together, or nothing moves any more and they differ. */
export function observeEndOfStep(observer: Observer, observed: Observed): void {
  const { world, program, register } = observed;
  const madeStep = world.steps - 1;
  if (observer.losses.isToBeSettled)
    settleLosses(observer, observed, {
      isGone: (index) => isGoneUnseen(observer, register, index),
      isAcknowledged: (index) => observer.anomalies.reads.acknowledgedAt[index] !== undefined,
      mark: (text, write) => addMark(observer, world, { kind: 'loss', text, write, step: madeStep }),
    });
  const { news } = observer.anomalies;
  if (news.length > 0)
    for (const { kind, text } of news.splice(0)) addMark(observer, world, { kind, text, step: madeStep });
  if (observer.apart > 0) {
    if (observer.isTroubled) observer.wasApart = true;
    const { diverged } = observer;
    if (diverged.apart !== observer.apart && isQuiet(world, program)) {
      // A delete that is forgotten late can still bring them together: that is told too.
      observer.wasApart = true;
      const apart = keysApart(observer, program, register);
      const keys = settledOf(toCome(world, program, apart), apart);
      observer.diverged = { keys, apart: keys.length === apart.length ? observer.apart : 0 };
      if (keys.some((key) => !diverged.keys.includes(key)))
        addMark(observer, world, {
          kind: 'diverged',
          text: `Nothing moves any more, and replicas differ about ${keys.join(', ')}`,
          step: madeStep,
          keys,
        });
    }
  } else if (observer.wasApart) {
    observer.isTroubled = false;
    observer.wasApart = false;
    addMark(observer, world, { kind: 'converged', text: 'All replicas keep the same', step: madeStep });
  }
  if (observer.apart === 0) observer.diverged = NOT_DIVERGED;
}

/** Nothing moves, and nothing will be sent of itself: no message, no alarm that could send one, no round to come. */
export const isQuiet = (world: World, program: Program): boolean =>
  world.queue.length === 0 &&
  // What came early waits for what would have to be on its way; whom others wait for may be no part of it any more.
  world.waiting.every(({ reason, message }) => reason === 'early' || world.members[message.to] === false) &&
  world.alarms.every(({ kind, owner }) => kind === 'grace' || (kind === 'postponed' && isOutOfReach(world, owner))) &&
  nextRoundUs(world, program) === Number.POSITIVE_INFINITY;

/** The keys that replicas differ about now. */
export function keysApart(
  { holders, homes }: Pick<Observer, 'holders' | 'homes'>,
  program: Program,
  register: Register,
): readonly Key[] {
  const apart = new Set<number>();
  holders.forEach((mask, index) => {
    const { key } = register.inOrder[index] as (typeof register.inOrder)[number];
    if (isApart(mask, homes[key] ?? 0)) apart.add(key);
  });
  return program.keys.filter((_, key) => apart.has(key));
}

/** One mark of a kind a step: a partition is one cut, however many links it takes. Gives its place; -1 for none. */
function addMark(
  { marks }: Observer,
  { steps, nowUs }: World,
  {
    kind,
    step = steps,
    keys = [],
    ...rest
  }: Pick<Mark, 'kind' | 'text' | 'write'> & Partial<Pick<Mark, 'step' | 'keys'>>,
): number {
  const last = marks.at(-1);
  if (marks.length >= MARKS_MAX || (last?.kind === kind && last.step === step)) return -1;
  return marks.push({ kind, step, atUs: nowUs, keys, ...rest }) - 1;
}
