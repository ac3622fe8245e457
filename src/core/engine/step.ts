/**
 * One step: the next thing that happens, of all that are due.
 *
 * The written order of things at the same time: faults, then what the network loses, then what arrives, then
 * alarms, then what clients do, then rounds; within each as `queue.ts` and the program's schedule say. The same on every machine.
 */
import { invariant } from '../invariant.ts';
import type { Message } from '../network/message.ts';
import { asMicros, type Micros } from '../time.ts';
import type { Alarm } from './alarm.ts';
import { issue, receiveReply, tryAgain } from './clients.ts';
import { asTaken } from './doubles.ts';
import { applyFault } from './faults.ts';
import { reportDrop, waitAtDoor } from './post.ts';
import type { Scheduled } from './program.ts';
import { pop } from './queue.ts';
import { mix } from './random.ts';
import { arriveAtReplica, beginRound, isReady, wakeReplica } from './replicas.ts';
import { nextRoundUs } from './rounds.ts';
import { isReplica, type RunState, replicaAt } from './run-state.ts';

/** Makes the next step. False where nothing is left to happen; then nothing has changed. */
export function step(run: RunState): boolean {
  const { world, program } = run;
  const scheduled = program.schedule[world.nextScheduled];
  const message = world.queue[0];
  const alarm = world.alarms.length === 0 ? undefined : firstToRing(run);
  const roundUs = nextRoundUs(world, program);
  if (roundUs < Math.min(atUsOf(scheduled), atUsOf(message), atUsOf(alarm))) {
    world.nextRound += 1;
    comeTo(run, roundUs);
    beginRound(run, world.nextRound - 1);
  } else if (alarm !== undefined && ringsFirst(alarm, scheduled, message)) {
    ring(run, alarm);
  } else if (scheduled !== undefined && (message === undefined || comesBefore(scheduled, message))) {
    world.nextScheduled += 1;
    comeTo(run, scheduled.atUs);
    if (scheduled.kind === 'fault') applyFault(run, scheduled.fault);
    else issue(run, scheduled.operation);
  } else if (message !== undefined) {
    pop(world.queue);
    world.nowUs = message.atUs;
    world.trail = mix(
      mix(mix(world.trail, message.operation.hash), message.from * program.nodes.length + message.to),
      message.atUs | 0,
    );
    if (message.fate === 'lost')
      reportDrop(
        run,
        message,
        program.scenario.network.whenCut === 'lose' && isCut(run, message) ? 'cut' : 'lost',
        null,
      );
    else arrive(run, message);
  } else {
    return false;
  }
  world.steps += 1;
  return true;
}

const atUsOf = (due: { readonly atUs: Micros } | undefined): number => due?.atUs ?? Number.POSITIVE_INFINITY;

/** To the time of a command or a round. */
function comeTo({ world }: RunState, atUs: number): void {
  world.nowUs = asMicros(Math.max(world.nowUs, atUs));
  world.trail = mix(mix(world.trail, world.nextScheduled + world.nextRound), atUs | 0);
}

/** The first that may ring: those of a paused replica wait until it is resumed, and what lies on a disk for who is down. */
const firstToRing = ({ world }: RunState): Alarm | undefined =>
  world.alarms.find(({ owner, kind }) => {
    const replica = world.replicas[owner];
    return replica === undefined || (!replica.isPaused && (replica.isUp || kind !== 'postponed'));
  });

function ringsFirst(alarm: Alarm, scheduled: Scheduled | undefined, message: Message | undefined): boolean {
  if (message !== undefined && message.atUs <= alarm.atUs) return false;
  if (scheduled === undefined) return true;
  return scheduled.kind === 'fault' ? alarm.atUs < scheduled.atUs : alarm.atUs <= scheduled.atUs;
}

function ring(run: RunState, alarm: Alarm): void {
  const { world } = run;
  world.alarms.splice(world.alarms.indexOf(alarm), 1);
  world.nowUs = asMicros(Math.max(world.nowUs, alarm.atUs));
  world.trail = mix(mix(mix(world.trail, alarm.operation.hash), alarm.owner), world.nowUs | 0);
  if (alarm.kind === 'retry') tryAgain(run, alarm);
  else if (alarm.kind === 'follow') issue(run, alarm.operation);
  else if (replicaAt(run, alarm.owner).isUp) wakeReplica(run, alarm);
}

const comesBefore = (scheduled: Scheduled, message: Message): boolean =>
  scheduled.atUs < message.atUs || (scheduled.atUs === message.atUs && scheduled.kind === 'fault');

const isCut = ({ world, program }: RunState, { from, to }: Message): boolean =>
  world.cuts[from * program.nodes.length + to] === true;

function arrive(run: RunState, message: Message): void {
  const { body, to } = message;
  if (isReplica(run, to)) {
    const { isUp, isPaused } = replicaAt(run, to);
    if (!isUp && !message.isDurable) return reportDrop(run, message, 'down', null);
    if (!isUp || isPaused) return waitAtDoor(run, message, isUp ? 'paused' : 'down');
    if (!isReady(run, message)) return waitAtDoor(run, message, 'early');
  }
  const taken = asTaken(run, message);
  run.emit({ kind: 'delivered', letter: message, taken });
  if (isReplica(run, to)) {
    arriveAtReplica(run, taken);
  } else {
    invariant(body.kind === 'reply', 'clients are sent nothing but replies');
    receiveReply(run, message, body.answer);
  }
}
