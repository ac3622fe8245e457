/** Faults: what a script or a person does to links, clocks, replicas and single messages. */

import { START_STAMP } from '../clocks/hybrid-logical-clock.ts';
import { readClock, setDrift, setOffset } from '../clocks/physical-clock.ts';
import { actorId, type NodeId, type ReplicaId } from '../ids.ts';
import { assertNever, invariant } from '../invariant.ts';
import { asMicros, fromMs } from '../time.ts';
import { cutLink, handleMessage, healLink, openDoor } from './post.ts';
import { wipe } from './replicas.ts';
import { clientAt, isReplica, type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import type { Fault } from './scenario.ts';

export function applyFault(run: RunState, fault: Fault): void {
  switch (fault.do) {
    case 'cut':
      return forEachDirection(run, fault, cutLink);
    case 'heal':
      return forEachDirection(run, fault, healLink);
    case 'partition':
      return partition(run, fault.groups);
    case 'heal-all':
      return healAll(run);
    case 'clock':
      return setClock(run, fault);
    case 'crash':
      return crash(run, indexOf(run, fault.replica));
    case 'recover':
      return recover(run, indexOf(run, fault.replica), fault.disk ?? 'kept', fault.identity ?? 'same');
    case 'hold':
    case 'release':
    case 'drop':
    case 'deliver':
      return handleMessage(run, fault.do, fault.message);
    default:
      return assertNever(fault);
  }
}

function indexOf({ program }: RunState, node: NodeId): number {
  const index = program.indexOfNode.get(node);
  invariant(index !== undefined, `${node} is part of the scenario`);
  return index;
}

function forEachDirection(
  run: RunState,
  { between, direction }: Fault & { do: 'cut' | 'heal' },
  change: typeof cutLink,
): void {
  const [from, to] = [indexOf(run, between[0]), indexOf(run, between[1])];
  change(run, from, to);
  if (direction !== 'forward') change(run, to, from);
}

/** Cuts every link between replicas of different groups. */
function partition(run: RunState, groups: readonly (readonly ReplicaId[])[]): void {
  run.emit({ kind: 'partitioned', groups });
  const groupOf = run.program.scenario.replicas.map((replica) => {
    const group = groups.findIndex((members) => members.includes(replica));
    return group >= 0 ? group : replica;
  });
  groupOf.forEach((group, from) => {
    groupOf.forEach((other, to) => {
      if (group !== other) cutLink(run, from, to);
    });
  });
}

function healAll(run: RunState): void {
  run.emit({ kind: 'healed-all' });
  const { length } = run.program.nodes;
  for (let from = 0; from < length; from += 1) for (let to = 0; to < length; to += 1) healLink(run, from, to);
}

function setClock(run: RunState, { node, offsetMs, driftPpm }: Fault & { do: 'clock' }): void {
  const { nowUs } = run.world;
  const index = indexOf(run, node);
  const owner = isReplica(run, index) ? replicaAt(run, index) : clientAt(run, index - run.program.replicaCount);
  if (driftPpm !== undefined) owner.clock = setDrift(owner.clock, nowUs, driftPpm);
  if (offsetMs !== undefined) owner.clock = setOffset(owner.clock, nowUs, fromMs(offsetMs));
  run.emit({ kind: 'clock-set', node, clock: owner.clock, offsetUs: asMicros(readClock(owner.clock, nowUs) - nowUs) });
}

/** A crashed replica forgets what it had only in memory. */
function crash(run: RunState, index: number): void {
  const replica = replicaAt(run, index);
  const name = replicaNameAt(run, index);
  if (!replica.isUp) return run.emit({ kind: 'no-effect', why: `${name} is down already` });
  replica.isUp = false;
  replica.pending = {};
  run.emit({ kind: 'crashed', replica: name });
}

function recover(run: RunState, index: number, disk: 'kept' | 'lost', identity: 'same' | 'new'): void {
  const replica = replicaAt(run, index);
  const name = replicaNameAt(run, index);
  if (replica.isUp) return run.emit({ kind: 'no-effect', why: `${name} is up already` });
  replica.isUp = true;
  const lost = disk === 'lost' ? wipe(run, index) : [];
  if (disk === 'lost') replica.hybridClock = START_STAMP;
  if (identity === 'new') {
    replica.incarnation += 1;
    replica.actor = actorId(`${name}${replica.incarnation}`);
  }
  run.emit({ kind: 'recovered', replica: name, disk, actor: replica.actor, lost });
  openDoor(run, index);
}
