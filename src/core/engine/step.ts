/**
 * One step: the next thing that happens, of all that are due.
 *
 * The written order of things at the same time: faults, then what the network loses, then what arrives, then
 * what clients do; within each as `queue.ts` and the program's schedule say. The same on every machine.
 */
import { invariant } from '../invariant.ts';
import type { Message } from '../network/message.ts';
import { issue, receiveReply } from './clients.ts';
import { applyFault } from './faults.ts';
import { reportDrop, waitAtDoor } from './post.ts';
import type { Scheduled } from './program.ts';
import { pop } from './queue.ts';
import { mix } from './random.ts';
import { arriveAtReplica } from './replicas.ts';
import { isReplica, type RunState, replicaAt } from './run-state.ts';

/** Makes the next step. False where nothing is left to happen; then nothing has changed. */
export function step(run: RunState): boolean {
  const { world, program } = run;
  const scheduled = program.schedule[world.nextScheduled];
  const message = world.queue[0];
  if (scheduled !== undefined && (message === undefined || comesBefore(scheduled, message))) {
    world.nextScheduled += 1;
    world.nowUs = scheduled.atUs;
    world.trail = mix(mix(world.trail, world.nextScheduled), scheduled.atUs | 0);
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

const comesBefore = (scheduled: Scheduled, message: Message): boolean =>
  scheduled.atUs < message.atUs || (scheduled.atUs === message.atUs && scheduled.kind === 'fault');

const isCut = ({ world, program }: RunState, { from, to }: Message): boolean =>
  world.cuts[from * program.nodes.length + to] === true;

function arrive(run: RunState, message: Message): void {
  const { body, to } = message;
  if (isReplica(run, to) && !replicaAt(run, to).isUp) {
    if (message.isDurable) waitAtDoor(run, message);
    else reportDrop(run, message, 'down', null);
    return;
  }
  run.emit({ kind: 'delivered', letter: message });
  if (isReplica(run, to)) {
    arriveAtReplica(run, message);
  } else {
    invariant(body.kind === 'reply', 'clients are sent nothing but replies');
    receiveReply(run, message, body.answer);
  }
}
