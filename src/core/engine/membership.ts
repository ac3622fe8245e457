/** Replicas that join the database or leave it, and the data that moves with that. */

import { operationId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { OpaqueState } from '../strategies/strategy.ts';
import type { CutOff } from '../timeline/events.ts';
import { NO_CLIENT, type Operation } from './operation.ts';
import { openDoor, reportDrop, send, takeLettersTo } from './post.ts';
import { hashText } from './random.ts';
import { keyAt, type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import { homesOf } from './world.ts';

/** From now on it is one of the replicas; of each key that it is to keep one of those before sends it what it has. */
export function join(run: RunState, index: NodeIndex): void {
  const { world } = run;
  const replica = replicaNameAt(run, index);
  if (world.members[index]) return run.emit({ kind: 'no-effect', why: `${replica} is part of the database already` });
  const { isUp } = replicaAt(run, index);
  replicaAt(run, index).isUp = true;
  changeMembers(run, index, 'join');
  beginAnew(run, index);
  if (isUp) return;
  openDoor(run, index, 'down');
  openDoor(run, index, 'paused');
}

/** A replica that has not heard what was said meanwhile does not wait for it. */
export function beginAnew({ world, program }: RunState, index: NodeIndex): void {
  const { memoryOfNew } = program.system;
  const replica = world.replicas[index];
  if (memoryOfNew === undefined || replica === undefined) return;
  const coming = [...world.queue, ...world.waiting.map(({ message }) => message)].filter(({ to }) => to === index);
  const memories = world.replicas.map(({ memory }) => memory);
  replica.memory = memoryOfNew({ self: index, memories, members: world.members, coming });
}

/** It keeps no key any more, and sends what it has to those that keep them in its stead. */
export function leave(run: RunState, index: NodeIndex): void {
  const { world } = run;
  const replica = replicaNameAt(run, index);
  if (!world.members[index]) return run.emit({ kind: 'no-effect', why: `${replica} is no part of the database` });
  if (world.members.filter(Boolean).length === 1)
    return run.emit({ kind: 'no-effect', why: `${replica} is the last one` });
  changeMembers(run, index, 'leave');
  sendElsewhere(run, index);
}

function changeMembers(run: RunState, index: NodeIndex, change: 'join' | 'leave'): void {
  const { world, program } = run;
  const before = world.homes;
  world.members = world.members.with(index, change === 'join');
  world.homes = homesOf(program, world.members);
  run.emit({
    kind: change === 'join' ? 'joined' : 'left',
    replica: replicaNameAt(run, index),
    isDown: !replicaAt(run, index).isUp,
    cutOff: cutOffIn(run),
    lowered: program.system.lowered?.(world.members) ?? [],
  });
  world.homes.forEach((homes, key) => {
    const former = before[key] ?? [];
    // Whoever keeps the key no more sends it, so as to let it go after that.
    const senders = [...former].sort((left, right) => Number(homes.includes(left)) - Number(homes.includes(right)));
    const sender = senders.find((other) => isAble(run, other, key));
    if (sender === undefined) return;
    const fresh = homes.filter((home) => !former.includes(home));
    // What only one that keeps it no more has must not go with it, also where nobody takes its place.
    const targets = fresh.length === 0 && !homes.includes(sender) ? homes.slice(0, 1) : fresh;
    for (const home of targets) move(run, key, sender, home, moveAnew(run, key, sender, home), 1);
  });
}

/** Leaders between which nothing is passed on, with the members that there are now. */
function cutOffIn(run: RunState): CutOff | null {
  const { system } = run.program;
  const apart = system.apart?.(run.world.members) ?? null;
  if (apart === null) return null;
  const { from, to, hub } = apart;
  return {
    from: replicaNameAt(run, from),
    to: replicaNameAt(run, to),
    hub: hub === null ? null : replicaNameAt(run, hub),
    isCompared: system.rounds !== undefined,
  };
}

/** What others keep for a replica that has left while it was down is not for it any more. */
function sendElsewhere(run: RunState, left: NodeIndex): void {
  const { world, program } = run;
  if (program.system.insteadOf === undefined || replicaAt(run, left).isUp) return;
  const sent = new Set<string>();
  for (const { message, waiting } of takeLettersTo(run, left)) {
    reportDrop(run, message, 'down', waiting);
    const { from, operation, stamp } = message;
    const instead = program.system.insteadOf(message, world.members);
    // The network may have made a second one of it.
    const name = `${operation.id} ${from}`;
    if (instead === null || sent.has(name)) continue;
    sent.add(name);
    const { to, body, attempt, isDurable } = instead;
    send(run, { operation, from, to, body, attempt, isDurable, stamp });
  }
}

/** In each round whoever still has a key that it keeps no more sends it to one that does, until that has it. */
export function handOnStrays(run: RunState, self: NodeIndex, round: number): void {
  run.world.homes.forEach((homes, key) => {
    const [home] = homes;
    // The first attempt was made when members changed.
    if (home !== undefined && !homes.includes(self) && isAble(run, self, key))
      move(run, key, self, home, moveName(run, key, home), round + 2);
  });
}

/** What a replica has taken that is not to keep it any more goes to those that do. */
export function sendHome(run: RunState, self: NodeIndex, key: number): void {
  const homes = run.world.homes[key] ?? [];
  if (!homes.includes(self)) for (const home of homes) move(run, key, self, home, moveAnew(run, key, self, home), 1);
}

const isAble = (run: RunState, replica: NodeIndex, key: number): boolean =>
  replicaAt(run, replica).isUp && replicaAt(run, replica).states[key] !== undefined;

const moveName = (run: RunState, key: number, to: NodeIndex): string => `${replicaNameAt(run, to)}~${keyAt(run, key)}`;

/** The name of a move, numbered where the same was made before: what was said of that one may still be on its way. */
function moveAnew(run: RunState, key: number, from: NodeIndex, to: NodeIndex): string {
  const { world } = run;
  const name = moveName(run, key, to);
  const way = `${replicaNameAt(run, from)}>${name}`;
  const count = (world.moves?.[way] ?? 0) + 1;
  world.moves = { ...world.moves, [way]: count };
  return count === 1 ? name : `${name}~${count}`;
}

function move(run: RunState, key: number, from: NodeIndex, to: NodeIndex, name: string, attempt: number): void {
  const id = operationId(name);
  const act = { kind: 'move' } as const;
  const operation: Operation = {
    id,
    hash: hashText(id),
    client: NO_CLIENT,
    key,
    via: to,
    act,
    quorum: null,
    repeats: null,
  };
  const state = replicaAt(run, from).states[key] as OpaqueState;
  send(run, { operation, from, to, body: { kind: 'transfer', state }, attempt, isDurable: true, stamp: null });
}
