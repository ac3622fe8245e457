/** Replicas: a message arrives, the system says what should happen, and here it is done. */
import type { WriteId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import { directPath, type Message, type NodeIndex } from '../network/message.ts';
import type { AnyDecision, OpaqueState } from '../strategies/strategy.ts';
import { type Effect, EMPTY_MEMORY, type PutDecision, type RequestBody } from '../systems/system.ts';
import { fromMs, later } from '../time.ts';
import type { DroppedWrite, LostHint } from '../timeline/events.ts';
import { type Alarm, clearAlarms, type Kept, type PutOff, postponedIn, setAlarm } from './alarm.ts';
import { AtReplica } from './at-replica.ts';
import { asTaken } from './doubles.ts';
import type { Decided } from './happening.ts';
import { handOnStrays, sendHome } from './membership.ts';
import type { Operation } from './operation.ts';
import { letReadyIn, send } from './post.ts';
import { knewOf, registerDot } from './register.ts';
import { noteStored, roundOperation } from './rounds.ts';
import { keyAt, type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import { clockMs, hearStamp, stampToSend } from './stamping.ts';

/** A message has come to a replica that is up. */
export function arriveAtReplica(run: RunState, message: Message): void {
  const { system } = run.program;
  const self = message.to;
  if (message.stamp !== null)
    hearStamp(run.program.strategy.stamps, replicaAt(run, self), message.stamp, run.world.nowUs);
  for (const effect of system.receive(new AtReplica(run, self, message.operation, message)))
    carryOut(run, self, message.operation, effect, message);
  if (system.isReady !== undefined) letReadyIn(run, self, (early) => isReady(run, early));
}

/** Whether the replica that a message has come to may take it in now. */
export const isReady = (run: RunState, message: Message): boolean =>
  run.program.system.isReady?.(message, replicaAt(run, message.to).memory) ?? true;

/** An alarm of a replica rings. */
export function wakeReplica(run: RunState, alarm: Alarm): void {
  const { owner, operation, kept } = alarm;
  if (kept !== null && alarm.kind === 'postponed') return takePostponed(run, owner, operation, kept);
  if (kept !== null) return collectTombstone(run, owner, operation, kept);
  const effects = run.program.system.wake?.(new AtReplica(run, owner, operation, null), alarm) ?? [];
  for (const effect of effects) carryOut(run, owner, operation, effect);
}

/** A round begins: every replica that is up compares what it keeps with another. */
export function beginRound(run: RunState, round: number): void {
  const { program, world } = run;
  world.quietRounds = world.isChanged || world.nowUs <= program.lastCommandUs ? 0 : world.quietRounds + 1;
  world.isChanged = false;
  // Each has compared with each other, and nothing was new.
  if (world.quietRounds >= program.replicaCount) {
    world.areRoundsOver = true;
    return run.emit({ kind: 'rounds-over', rounds: world.quietRounds });
  }
  run.emit({ kind: 'round', round });
  world.replicas.forEach(({ isUp, isPaused }, self) => {
    if (!isUp || isPaused) return;
    handOnStrays(run, self, round);
    if (!world.members[self]) return;
    const operation = roundOperation(replicaNameAt(run, self), self, round);
    const effects = program.system.rounds?.begin(new AtReplica(run, self, operation, null), round) ?? [];
    for (const effect of effects) carryOut(run, self, operation, effect);
  });
}

/** Forgets that the key was deleted, unless it has been written since. */
function collectTombstone(run: RunState, self: NodeIndex, operation: Operation, { key, state }: Kept): void {
  const { states } = replicaAt(run, self);
  if (states[key] !== state) return;
  states[key] = undefined;
  run.emit({ kind: 'collected', replica: self, operation, key, writes: writesIn(run, state) });
}

/** What was too far ahead is decided about once more; where the key is kept elsewhere by now it then goes there. */
function takePostponed(run: RunState, self: NodeIndex, operation: Operation, { key, state, putOff }: Kept): void {
  const decision = new AtReplica(run, self, operation, null).decideJoin(state, key);
  const { stamps, read } = run.program.strategy;
  // Its message was too far ahead to be heard when it came.
  for (const { tag } of read(state).siblings)
    if (tag.kind === 'stamp') hearStamp(stamps, replicaAt(run, self), tag.stamp, run.world.nowUs);
  keep(run, self, operation, { do: 'store', decision, cause: 'postponed', key }, putOff ?? NOTHING_OWED);
}

const NOTHING_OWED: PutOff = { owed: [], isDurable: false };

/** As much as an effect has to know of the message that it follows from. */
type Came = Pick<Message, 'copy' | 'isDurable'>;
const FROM_ITSELF: Came = { copy: 0, isDurable: false };

/**
 * It stays in memory until the replica's clock has come up to it, or on the disk where its sender keeps it no more. One
 * that comes again stays once, and is answered to each that has sent it.
 */
function postpone(
  run: RunState,
  owner: NodeIndex,
  operation: Operation,
  key: number,
  decision: AnyDecision,
  { owed, isDurable }: PutOff,
): boolean {
  if (decision.kind !== 'join' || decision.postponed === undefined) return false;
  const { alarms, nowUs } = run.world;
  const state = decision.remote;
  const isSame = (other: Alarm): boolean =>
    other.kind === 'postponed' && other.owner === owner && other.kept?.key === key && other.kept.state === state;
  const before = alarms.find(isSame)?.kept?.putOff ?? NOTHING_OWED;
  clearAlarms(alarms, isSame);
  const putOff = { owed: [...before.owed, ...owed], isDurable: before.isDurable || isDurable };
  const kept = { key, state, putOff };
  const atUs = later(nowUs, fromMs(decision.postponed.byMs));
  setAlarm(alarms, { kind: 'postponed', atUs, owner, operation, attempt: 1, kept });
  return true;
}

/** A clock was set: what is put off there is taken when it comes up to it by now. */
export function postponeAnew(run: RunState, owner: NodeIndex): void {
  const { world, program } = run;
  const meant = postponedIn(world.alarms).filter((alarm) => alarm.owner === owner);
  clearAlarms(world.alarms, ({ kind, owner: other }) => kind === 'postponed' && other === owner);
  const by = { replica: replicaNameAt(run, owner), clockMs: clockMs(replicaAt(run, owner), world.nowUs) };
  for (const alarm of meant) {
    const byMs = program.strategy.postponesMs?.(alarm.kept.state, by) ?? 0;
    setAlarm(world.alarms, { ...alarm, atUs: later(world.nowUs, fromMs(byMs)) });
  }
}

const writesIn = ({ program }: RunState, state: OpaqueState): readonly WriteId[] =>
  program.strategy.held(state).map(({ write }) => write);

function carryOut(
  run: RunState,
  self: NodeIndex,
  operation: Operation,
  effect: Effect,
  came: Came = FROM_ITSELF,
): void {
  const replica = replicaAt(run, self);
  switch (effect.do) {
    case 'store':
      return store(run, self, operation, effect, came);
    case 'send':
      send(
        run,
        {
          operation: effect.operation ?? operation,
          from: self,
          to: effect.to,
          body: effect.body,
          attempt: effect.attempt,
          isDurable: effect.isDurable,
          stamp: stampToSend(run.program.strategy.stamps, replica),
        },
        came.copy,
      );
      return;
    case 'remember':
      replica.pending[operation.id] = effect.pending;
      return;
    case 'forget':
      delete replica.pending[operation.id];
      clearAlarms(
        run.world.alarms,
        ({ kind, owner, operation: { id } }) => kind === 'time-out' && owner === self && id === operation.id,
      );
      return;
    case 'alarm':
      return ring(run, self, operation, effect);
    case 'keep':
      replica.memory = effect.memory;
      return;
    case 'hint':
      return run.emit({
        kind: 'hint',
        replica: replicaNameAt(run, self),
        home: replicaNameAt(run, effect.home),
        operation: operation.id,
        change: effect.change,
      });
    case 'move-away':
      return moveAway(run, self, operation, effect);
    case 'take-over':
      return takeOver(run, self, operation, effect.body);
    default:
      return assertNever(effect);
  }
}

/** A request comes to a replica from itself: without a way, and with another name where somebody has taken it after all. */
function takeOver(run: RunState, self: NodeIndex, operation: Operation, body: RequestBody): void {
  const { nowUs } = run.world;
  const taken = asTaken(run, {
    operation,
    from: self,
    to: self,
    body: { ...body, kind: 'forward' },
    attempt: 1,
    copy: 0,
    isDurable: false,
    stamp: null,
    path: directPath(nowUs, nowUs),
    atUs: nowUs,
    fate: 'arrives',
  });
  run.emit({
    kind: 'taken-over',
    replica: replicaNameAt(run, self),
    key: keyAt(run, operation.key),
    operation: operation.id,
    takenFor: taken.operation.id === operation.id || body.write === null ? null : taken.operation.id,
  });
  arriveAtReplica(run, taken);
}

/** A replica has one alarm for its hints: the next try takes the place of the one before. */
function ring({ world }: RunState, owner: NodeIndex, operation: Operation, effect: Effect & { do: 'alarm' }): void {
  const { kind, inUs, attempt } = effect;
  if (kind === 'hints') clearAlarms(world.alarms, (alarm) => alarm.kind === 'hints' && alarm.owner === owner);
  setAlarm(world.alarms, { kind, atUs: later(world.nowUs, inUs), owner, operation, attempt, kept: null });
}

type Store = Effect & { do: 'store' };

function store(run: RunState, self: NodeIndex, operation: Operation, effect: Store, { copy, isDurable }: Came): void {
  const owed = (effect.onceTaken ?? []).map((said) => ({ said, operation, copy }));
  keep(run, self, operation, effect, { owed, isDurable });
}

/** Stores what was decided, and says what is owed for it, unless that is put off. */
function keep(run: RunState, self: NodeIndex, operation: Operation, effect: Store, putOff: PutOff): void {
  const { program, world } = run;
  const replica = replicaAt(run, self);
  const { decision, cause, key = operation.key } = effect;
  replica.states[key] = decision.after;
  if (decision.after !== decision.before) noteStored(run, cause);
  if (decision.kind === 'put') noteDot(run, decision);
  const isPutOff = postpone(run, self, operation, key, decision, putOff);
  const event = decided(run, self, operation, key, decision, cause);
  if (program.scenario.retry?.identity === 'request') for (const write of event.stored) replica.known[write] = true;
  if (program.system.graceUs !== undefined && decision.after !== decision.before && isTombstone(run, decision.after))
    setAlarm(world.alarms, {
      kind: 'grace',
      atUs: later(world.nowUs, program.system.graceUs),
      owner: self,
      operation,
      attempt: 1,
      kept: { key, state: decision.after },
    });
  run.emit(event);
  if (isPutOff) return;
  for (const { said, operation: of, copy } of putOff.owed) carryOut(run, self, of, said, { copy, isDurable: false });
  // Who sent it may let it go now.
  if (cause === 'postponed' || (cause === 'transfer' && decision.after !== decision.before)) sendHome(run, self, key);
}

/** The truth notes which dot the write was given. */
function noteDot({ program, register }: RunState, { write: { id }, before, after }: PutDecision): void {
  if (after === before) return;
  const dot = program.strategy.dotOf?.(after, id) ?? null;
  if (dot !== null) registerDot(register, id, dot.actor, dot.counter);
}

/** Nothing but deletes is kept. */
function isTombstone({ program }: RunState, state: OpaqueState): boolean {
  const { siblings } = program.strategy.read(state);
  return siblings.length > 0 && siblings.every(({ deleted }) => deleted);
}

/** The key is kept by others now. What has come since they were sent it goes to them first. */
function moveAway(
  run: RunState,
  self: NodeIndex,
  operation: Operation,
  { state: taken }: Effect & { do: 'move-away' },
): void {
  const { states } = replicaAt(run, self);
  const state = states[operation.key];
  if (state === undefined) return;
  if (state !== taken) return sendHome(run, self, operation.key);
  states[operation.key] = undefined;
  run.emit({ kind: 'moved-away', replica: self, operation, key: operation.key, writes: writesIn(run, state) });
}

type Held = readonly { readonly write: WriteId }[];
const FEW_WRITES = 16;
const NO_WRITES: readonly WriteId[] = [];
const NOTHING_DROPPED: readonly DroppedWrite[] = [];

/** The decision with what it comes to: which writes came and went, and what the truth says of that. */
function decided(
  run: RunState,
  replica: NodeIndex,
  operation: Operation,
  key: number,
  decision: AnyDecision,
  cause: Decided['cause'],
): Decided {
  const { strategy } = run.program;
  const isUnchanged = decision.after === decision.before;
  const after = strategy.held(decision.after);
  const stored = isUnchanged ? NO_WRITES : missingFrom(strategy.held(decision.before), after);
  const gone = isUnchanged ? NO_WRITES : missingFrom(after, strategy.held(decision.before));
  // A write that was taken and at once lost to what was there is gone as well, though nothing changed.
  const isRefused =
    decision.kind === 'put' &&
    decision.outcome === 'ignored' &&
    !after.some(({ write }) => write === decision.write.id);
  const lost = isRefused ? [...gone, decision.write.id] : gone;
  const dropped =
    lost.length === 0
      ? NOTHING_DROPPED
      : // Nothing goes where a write is refused: its rule left all as it was.
        lost.map((write) => dropOf(run, write, after, stored, !isRefused));
  return { kind: 'decided', replica, operation, key, cause, decision, stored, dropped };
}

/** Writes of the second list that are not in the first. */
function missingFrom(held: Held, others: Held): readonly WriteId[] {
  const missing: WriteId[] = [];
  // A data type may hold thousands of writes; of few, looking through them is quicker.
  const names = held.length > FEW_WRITES ? new Set(held.map(({ write }) => write)) : null;
  const isHeld = (write: WriteId): boolean => names?.has(write) ?? held.some((other) => other.write === write);
  for (const { write } of others) if (!isHeld(write)) missing.push(write);
  return missing.length === 0 ? NO_WRITES : missing;
}

/** Who took the place of a dropped write: one that had seen it, if there is one; of several, what has just come. */
function dropOf(
  { register }: RunState,
  write: WriteId,
  kept: Held,
  stored: readonly WriteId[],
  wasHere: boolean,
): DroppedWrite {
  const hadSeen = (other: WriteId): boolean => knewOf(register, write, other);
  const seenBy = stored.find(hadSeen) ?? kept.find((other) => hadSeen(other.write))?.write;
  if (seenBy !== undefined) return { write, by: seenBy, wasSeen: true, wasHere };
  return { write, by: stored[0] ?? kept[0]?.write ?? null, wasSeen: false, wasHere };
}

/** The disk is gone: what was on it, and which hints, for the record. */
export function wipe(
  run: RunState,
  index: NodeIndex,
): { readonly lost: readonly WriteId[]; readonly hints: readonly LostHint[] } {
  const replica = replicaAt(run, index);
  const lost = replica.states.flatMap((state) =>
    state === undefined ? [] : run.program.strategy.held(state).map(({ write }) => write),
  );
  const hints = replica.memory.hints.map(({ operation, home, state }) => ({
    operation: operation.id,
    home: replicaNameAt(run, home),
    writes: writesIn(run, state),
  }));
  clearAlarms(run.world.alarms, ({ kind, owner }) => kind === 'postponed' && owner === index);
  replica.states.fill(undefined);
  replica.memory = EMPTY_MEMORY;
  for (const write of Object.keys(replica.known)) delete replica.known[write];
  return { lost, hints };
}
