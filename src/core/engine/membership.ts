/** Replicas that join the database or leave it, and the data that moves with that. */

import { operationId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { OpaqueState } from '../strategies/strategy.ts';
import { NO_CLIENT, type Operation } from './operation.ts';
import { send } from './post.ts';
import { hashText } from './random.ts';
import { keyAt, type RunState, replicaAt, replicaNameAt } from './run-state.ts';
import { homesOf } from './world.ts';

/** From now on it is one of the replicas; of each key that it is to keep one of those before sends it what it has. */
export function join(run: RunState, index: NodeIndex): void {
  const { world } = run;
  const replica = replicaNameAt(run, index);
  if (world.members[index]) return run.emit({ kind: 'no-effect', why: `${replica} is part of the database already` });
  replicaAt(run, index).isUp = true;
  changeMembers(run, index, 'join');
}

/** It keeps no key any more, and sends what it has to those that keep them in its stead. */
export function leave(run: RunState, index: NodeIndex): void {
  const { world } = run;
  const replica = replicaNameAt(run, index);
  if (!world.members[index]) return run.emit({ kind: 'no-effect', why: `${replica} is no part of the database` });
  if (world.members.filter(Boolean).length === 1)
    return run.emit({ kind: 'no-effect', why: `${replica} is the last one` });
  changeMembers(run, index, 'leave');
}

function changeMembers(run: RunState, index: NodeIndex, change: 'join' | 'leave'): void {
  const { world, program } = run;
  const before = world.homes;
  world.members = world.members.with(index, change === 'join');
  world.homes = homesOf(program, world.members);
  run.emit({ kind: change === 'join' ? 'joined' : 'left', replica: replicaNameAt(run, index) });
  world.homes.forEach((homes, key) => {
    const former = before[key] ?? [];
    for (const home of homes) {
      if (former.includes(home)) continue;
      // Whoever keeps the key no more sends it, so as to let it go after that.
      const senders = [...former].sort((left, right) => Number(homes.includes(left)) - Number(homes.includes(right)));
      const sender = senders.find((other) => isAble(run, other, key));
      if (sender !== undefined) move(run, key, sender, home);
    }
  });
}

const isAble = (run: RunState, replica: NodeIndex, key: number): boolean =>
  replicaAt(run, replica).isUp && replicaAt(run, replica).states[key] !== undefined;

function move(run: RunState, key: number, from: NodeIndex, to: NodeIndex): void {
  const id = operationId(`${replicaNameAt(run, to)}~${keyAt(run, key)}`);
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
  send(run, { operation, from, to, body: { kind: 'transfer', state }, attempt: 1, isDurable: true, stamp: null });
}
