/** What a replica knows when it has to act, read from the world when it is asked for. */
import { standInActor } from '../ids.ts';
import { invariant } from '../invariant.ts';
import type { KeyState, Message, NodeIndex } from '../network/message.ts';
import type { AnyStrategy, DecidingReplica, OpaqueState } from '../strategies/strategy.ts';
import type { Arrival, AsStandIn, JoinDecision, Memory, Pending, PutDecision } from '../systems/system.ts';
import type { Operation } from './operation.ts';
import { type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import { clockMs, nextStamp } from './stamping.ts';
import type { ReplicaWorld } from './world.ts';

const NOWHERE: readonly NodeIndex[] = [];

/** Made for one message and forgotten after it. A class, so that the most frequent object of a run has no closures. */
export class AtReplica implements Arrival {
  readonly self: NodeIndex;
  readonly operation: Operation;
  readonly homes: readonly NodeIndex[];
  readonly state: OpaqueState;
  readonly pending: Pending | undefined;
  readonly strategy: AnyStrategy;
  readonly #run: RunState;
  readonly #replica: ReplicaWorld;
  readonly #message: Message | null;

  constructor(run: RunState, self: NodeIndex, operation: Operation, message: Message | null) {
    const { program, world } = run;
    this.#run = run;
    this.#replica = replicaAt(run, self);
    this.#message = message;
    this.self = self;
    this.operation = operation;
    this.homes = world.homes[operation.key] ?? NOWHERE;
    this.state = this.#replica.states[operation.key] ?? program.strategy.empty;
    this.pending = this.#replica.pending[operation.id];
    this.strategy = program.strategy;
  }

  get message(): Message {
    invariant(this.#message !== null, 'a message has come');
    return this.#message;
  }

  get members(): readonly boolean[] {
    return this.#run.world.members;
  }

  get memory(): Memory {
    return this.#replica.memory;
  }

  decideJoin(remote: OpaqueState, key: number = this.operation.key): JoinDecision {
    const before = this.#replica.states[key] ?? this.strategy.empty;
    const after = this.strategy.join(before, remote);
    if (this.strategy.postponesMs === undefined || after === before) return { kind: 'join', before, remote, after };
    const by = {
      replica: replicaNameAt(this.#run, this.self),
      clockMs: clockMs(this.#replica, this.#run.world.nowUs),
    };
    const byMs = this.strategy.postponesMs(remote, by);
    return byMs > 0
      ? { kind: 'join', before, remote, after: before, postponed: { ...by, byMs } }
      : { kind: 'join', before, remote, after };
  }

  decidePut(standIn?: AsStandIn): PutDecision {
    const { body } = this.message;
    invariant(
      (body.kind === 'request' || body.kind === 'forward') && body.write !== null,
      'a put is asked for by a message that carries a write',
    );
    const { write, context } = body;
    const { nowUs } = this.#run.world;
    const replica = this.#replica;
    const name = replicaNameAt(this.#run, this.self);
    const before = standIn?.before ?? this.state;
    const by: DecidingReplica = {
      replica: name,
      actor: standIn === undefined ? replica.actor : standInActor(replica.actor, standIn.takings),
      stamp: body.stamp ?? nextStamp(this.strategy.stamps, replica, nowUs),
      stampedBy: body.stamp === null ? name : write.client,
      clockMs: clockMs(replica, nowUs),
    };
    if (replica.known[write.id] === true)
      return { kind: 'put', before, after: before, outcome: 'repeated', write, context, by };
    const { state: after, outcome } = this.strategy.put(before, write, context, by);
    return { kind: 'put', before, after, outcome, write, context, by };
  }

  sharedWith(other: NodeIndex): readonly KeyState[] {
    const { homes } = this.#run.world;
    return this.#replica.states.flatMap((state, key) =>
      state !== undefined && homes[key]?.includes(this.self) && homes[key]?.includes(other) ? [{ key, state }] : [],
    );
  }

  hashOfKey(key: number): number {
    return this.#run.program.keyHashes[key] ?? 0;
  }
}
