/** Replicas: a message arrives, the system says what should happen, and here it is done. */
import { receive, tick } from '../clocks/hybrid-logical-clock.ts';
import { readClock } from '../clocks/physical-clock.ts';
import type { Stamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import type { Message, NodeIndex } from '../network/message.ts';
import type { AnyDecision, DecidingReplica, OpaqueState } from '../strategies/strategy.ts';
import type { Arrival, Effect } from '../systems/system.ts';
import { toMs } from '../time.ts';
import type { DroppedWrite } from '../timeline/events.ts';
import type { Decided } from './happening.ts';
import type { Operation } from './operation.ts';
import { send } from './post.ts';
import { knewOf } from './register.ts';
import { type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import type { ReplicaWorld } from './world.ts';

/** A message has come to a replica that is up. */
export function arriveAtReplica(run: RunState, message: Message): void {
  const { program } = run;
  const self = message.to;
  const { operation } = message;
  const replica = replicaAt(run, self);
  if (message.stamp !== null) hear(run, replica, message.stamp);
  const state = replica.states[operation.key] ?? program.strategy.empty;
  const arrival: Arrival = {
    self,
    message,
    homes: program.homes[operation.key] as readonly NodeIndex[],
    state,
    pending: replica.pending[operation.id],
    strategy: program.strategy,
    decidePut: () => decidePut(run, self, message, state),
    decideJoin: (remote) => ({ kind: 'join', before: state, remote, after: program.strategy.join(state, remote) }),
  };
  for (const effect of program.system.receive(arrival)) carryOut(run, self, operation, effect);
}

function carryOut(run: RunState, self: NodeIndex, operation: Operation, effect: Effect): void {
  const replica = replicaAt(run, self);
  switch (effect.do) {
    case 'store':
      replica.states[operation.key] = effect.decision.after;
      run.emit(decided(run, self, operation, effect.decision, effect.cause));
      return;
    case 'send':
      send(run, {
        operation,
        from: self,
        to: effect.to,
        body: effect.body,
        attempt: effect.attempt,
        isDurable: effect.isDurable,
        stamp: run.program.strategy.stamps.clock === 'hybrid' ? replica.hybridClock : null,
      });
      return;
    case 'remember':
      replica.pending[operation.id] = effect.pending;
      return;
    case 'forget':
      delete replica.pending[operation.id];
      return;
  }
}

function decidePut(
  run: RunState,
  self: NodeIndex,
  { body }: Message,
  state: OpaqueState,
): AnyDecision & { readonly kind: 'put' } {
  invariant(
    (body.kind === 'request' || body.kind === 'forward') && body.write !== null,
    'a put is asked for by a message that carries a write',
  );
  const { write, context } = body;
  const replica = replicaAt(run, self);
  const stamp = body.stamp ?? coordinatorStamp(run, replica);
  const name = replicaNameAt(run, self);
  const by: DecidingReplica = {
    replica: name,
    actor: replica.actor,
    stamp,
    stampedBy: body.stamp === null ? name : write.client,
  };
  const { state: after, outcome } = run.program.strategy.put(state, write, context, by);
  return { kind: 'put', before: state, after, outcome, write, context, by };
}

const NO_STAMP: Stamp = { timeMs: 0, counter: 0 };

function coordinatorStamp({ program, world }: RunState, replica: ReplicaWorld): Stamp {
  const { clock } = program.strategy.stamps;
  if (clock === 'none') return NO_STAMP;
  const timeMs = Math.floor(toMs(readClock(replica.clock, world.nowUs)));
  if (clock === 'physical') return { timeMs, counter: 0 };
  replica.hybridClock = tick(replica.hybridClock, timeMs);
  return replica.hybridClock;
}

function hear({ world }: RunState, replica: ReplicaWorld, stamp: Stamp): void {
  const receipt = receive(replica.hybridClock, stamp, Math.floor(toMs(readClock(replica.clock, world.nowUs))), null);
  if (receipt.kind === 'accepted') replica.hybridClock = receipt.clock;
}

type Held = readonly { readonly write: WriteId }[];
const NO_WRITES: readonly WriteId[] = [];
const NOTHING_DROPPED: readonly DroppedWrite[] = [];

/** The decision with what it comes to: which writes came and went, and what the truth says of that. */
function decided(
  run: RunState,
  replica: NodeIndex,
  operation: Operation,
  decision: AnyDecision,
  cause: Decided['cause'],
): Decided {
  const { strategy } = run.program;
  const isUnchanged = decision.after === decision.before;
  const after = strategy.held(decision.after);
  const stored = isUnchanged ? NO_WRITES : missingFrom(strategy.held(decision.before), after);
  const gone = isUnchanged ? NO_WRITES : missingFrom(after, strategy.held(decision.before));
  // A write that was taken and at once lost to what was there is gone as well, though nothing changed.
  const isRefused = decision.kind === 'put' && decision.outcome === 'ignored';
  const lost = isRefused ? [...gone, decision.write.id] : gone;
  const dropped = lost.length === 0 ? NOTHING_DROPPED : lost.map((write) => dropOf(run, write, after, stored));
  return { kind: 'decided', replica, operation, cause, decision, stored, dropped };
}

/** Writes of the second list that are not in the first. */
function missingFrom(held: Held, others: Held): readonly WriteId[] {
  const missing: WriteId[] = [];
  for (const { write } of others) if (!held.some((other) => other.write === write)) missing.push(write);
  return missing.length === 0 ? NO_WRITES : missing;
}

/** Who took the place of a dropped write: one that had seen it, if there is one. */
function dropOf({ register }: RunState, write: WriteId, kept: Held, stored: readonly WriteId[]): DroppedWrite {
  const seenBy = kept.find((other) => knewOf(register, write, other.write));
  if (seenBy !== undefined) return { write, by: seenBy.write, wasSeen: true };
  return { write, by: stored[0] ?? kept[0]?.write ?? null, wasSeen: false };
}

/** The disk is gone: what was on it, for the record. */
export function wipe(run: RunState, index: NodeIndex): readonly WriteId[] {
  const replica = replicaAt(run, index);
  const writes = replica.states.flatMap((state) =>
    state === undefined ? [] : run.program.strategy.held(state).map(({ write }) => write),
  );
  replica.states.fill(undefined);
  return writes;
}
