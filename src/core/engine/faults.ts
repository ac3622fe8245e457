/** Faults: what a script or a person does to links, clocks, replicas and single messages. */

import { START_STAMP } from '../clocks/hybrid-logical-clock.ts';
import { readClock, setDrift, setOffset } from '../clocks/physical-clock.ts';
import { actorId, type NodeId, type ReplicaId } from '../ids.ts';
import { assertNever, InvariantError, invariant } from '../invariant.ts';
import { HANDOFF_DELAY_US } from '../systems/hints.ts';
import { asMicros, fromMs, later, type Micros } from '../time.ts';
import { clearAlarms, setAlarm } from './alarm.ts';
import { beginAnew, join, leave } from './membership.ts';
import { changeLink, cutLink, delayMessage, handleMessage, healLink, openDoor } from './post.ts';
import { postponeAnew, wipe } from './replicas.ts';
import { roundOperation } from './rounds.ts';
import { type RunState, replicaAt, replicaNameAt, stamperAt } from './run-state.ts';
import type { Fault } from './scenario.ts';

export function applyFault(run: RunState, fault: Fault): void {
  switch (fault.do) {
    case 'cut':
      return forEachDirection(run, fault, cutLink);
    case 'heal':
      return forEachDirection(run, fault, healLink);
    case 'link':
      return changeLinks(run, fault);
    case 'flap':
      throw new InvariantError('flapping is compiled into cuts and heals');
    case 'partition':
      return partition(run, groupsOf(run, fault), fault.name ?? null);
    case 'heal-partition':
      return healPartition(run, groupsOf(run, fault), fault.name);
    case 'heal-all':
      return healAll(run);
    case 'end-story':
      return run.emit({ kind: 'story-ended' });
    case 'clock':
      return setClock(run, fault);
    case 'pause':
    case 'resume':
      return pauseOrResume(run, indexOf(run, fault.replica), fault.do);
    case 'slow':
      return slow(run, indexOf(run, fault.replica), fromMs(fault.extraMs));
    case 'join':
      return join(run, indexOf(run, fault.replica));
    case 'leave':
      return leave(run, indexOf(run, fault.replica));
    case 'crash':
      return crash(run, indexOf(run, fault.replica));
    case 'recover':
      return recover(run, indexOf(run, fault.replica), fault.disk ?? 'kept', fault.identity ?? 'same');
    case 'hold':
    case 'release':
    case 'drop':
    case 'deliver':
      return handleMessage(run, fault.do, fault.message);
    case 'delay':
      return delayMessage(run, fault.message, fromMs(fault.untilMs));
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
  if (change === healLink) tryHints(run);
}

function changeLinks(run: RunState, fault: Fault & { do: 'link' }): void {
  const { between, direction = 'both', latency = null, lossPercent = null } = fault;
  const [from, to] = between;
  changeLink(run, indexOf(run, from), indexOf(run, to), fault);
  if (direction === 'both') changeLink(run, indexOf(run, to), indexOf(run, from), fault);
  run.emit({ kind: 'link-changed', from, to, direction, latency, lossPercent });
}

type Groups = readonly (readonly ReplicaId[])[];

/** Those given, or those of the scenario's partition of that name. */
function groupsOf(
  { program }: RunState,
  { groups, name }: { readonly groups?: Groups; readonly name?: string },
): Groups {
  const found = groups ?? program.scenario.partitions?.find((partition) => partition.name === name)?.groups;
  invariant(found !== undefined, `the partition ${name} is part of the scenario`);
  return found;
}

/** Cuts every link between replicas of different groups. */
function partition(run: RunState, groups: Groups, name: string | null): void {
  run.emit({ kind: 'partitioned', groups, name });
  forEachFrontierLink(run, groups, cutLink);
}

function healPartition(run: RunState, groups: Groups, name: string): void {
  run.emit({ kind: 'healed-partition', name });
  forEachFrontierLink(run, groups, healLink);
  tryHints(run);
}

/** Links between replicas of different groups; a replica in no group is on its own side. */
function forEachFrontierLink(run: RunState, groups: Groups, change: typeof cutLink): void {
  const sides = run.program.scenario.replicas.map((replica) => {
    const group = groups.findIndex((members) => members.includes(replica));
    return group >= 0 ? group : replica;
  });
  sides.forEach((side, from) => {
    sides.forEach((other, to) => {
      if (side !== other) change(run, from, to);
    });
  });
}

function healAll(run: RunState): void {
  run.emit({ kind: 'healed-all' });
  const { length } = run.program.nodes;
  for (let from = 0; from < length; from += 1) for (let to = 0; to < length; to += 1) healLink(run, from, to);
  tryHints(run);
}

function setClock(run: RunState, { node, offsetMs, stepMs, driftPpm }: Fault & { do: 'clock' }): void {
  const { nowUs } = run.world;
  const index = indexOf(run, node);
  const owner = stamperAt(run, index);
  if (driftPpm !== undefined) owner.clock = setDrift(owner.clock, nowUs, driftPpm);
  if (offsetMs !== undefined) owner.clock = setOffset(owner.clock, nowUs, fromMs(offsetMs));
  if (stepMs !== undefined)
    owner.clock = setOffset(owner.clock, nowUs, readClock(owner.clock, nowUs) - nowUs + fromMs(stepMs));
  if (index < run.program.replicaCount) postponeAnew(run, index);
  run.emit({ kind: 'clock-set', node, clock: owner.clock, offsetUs: asMicros(readClock(owner.clock, nowUs) - nowUs) });
}

/** A crashed replica forgets what it had only in memory; what is put off on its disk waits until it is up again. */
function crash(run: RunState, index: number): void {
  const replica = replicaAt(run, index);
  const name = replicaNameAt(run, index);
  if (!replica.isUp) return run.emit({ kind: 'no-effect', why: `${name} is down already` });
  replica.isUp = false;
  replica.isPaused = false;
  replica.pending = {};
  clearAlarms(
    run.world.alarms,
    ({ owner, kind, kept }) =>
      owner === index && (kind === 'time-out' || (kind === 'postponed' && kept?.putOff?.isDurable !== true)),
  );
  run.emit({ kind: 'crashed', replica: name });
}

const NOTHING_GONE = { lost: [], hints: [] };

function recover(run: RunState, index: number, disk: 'kept' | 'lost', identity: 'same' | 'new'): void {
  const replica = replicaAt(run, index);
  const name = replicaNameAt(run, index);
  if (replica.isUp) return run.emit({ kind: 'no-effect', why: `${name} is up already` });
  replica.isUp = true;
  const gone = disk === 'lost' ? wipe(run, index) : NOTHING_GONE;
  if (disk === 'lost') {
    replica.hybridClock = START_STAMP;
    beginAnew(run, index);
  }
  if (identity === 'new') {
    replica.incarnation += 1;
    replica.actor = actorId(`${name}${replica.incarnation}`);
  }
  run.emit({ kind: 'recovered', replica: name, disk, actor: replica.actor, ...gone });
  openDoor(run, index, 'down');
  openDoor(run, index, 'paused');
  tryHints(run);
}

function pauseOrResume(run: RunState, index: number, what: 'pause' | 'resume'): void {
  const replica = replicaAt(run, index);
  const name = replicaNameAt(run, index);
  if (!replica.isUp) return run.emit({ kind: 'no-effect', why: `${name} is down` });
  if (replica.isPaused === (what === 'pause'))
    return run.emit({ kind: 'no-effect', why: `${name} is ${what === 'pause' ? 'paused' : 'running'} already` });
  replica.isPaused = what === 'pause';
  run.emit({ kind: what === 'pause' ? 'paused' : 'resumed', replica: name });
  if (what === 'pause') return;
  openDoor(run, index, 'paused');
  tryHints(run);
}

function slow(run: RunState, index: number, extraUs: Micros): void {
  replicaAt(run, index).slowUs = extraUs;
  run.emit({ kind: 'slowed', replica: replicaNameAt(run, index), extraUs });
}

/** Whoever keeps hints tries to hand them over now that somebody may be there again. */
function tryHints({ world, program }: RunState): void {
  world.replicas.forEach(({ memory, isUp }, owner) => {
    const [hint] = memory.hints;
    if (!isUp || hint === undefined) return;
    clearAlarms(world.alarms, (alarm) => alarm.kind === 'hints' && alarm.owner === owner);
    setAlarm(world.alarms, {
      kind: 'hints',
      atUs: later(world.nowUs, HANDOFF_DELAY_US),
      owner,
      operation: roundOperation(program.scenario.replicas[owner] as ReplicaId, owner, 0),
      attempt: 1,
      kept: null,
    });
  });
}
