/**
 * When replicas compare what they keep, of themselves: a round of anti-entropy comes at every multiple of a span, until
 * there is nothing more to find. What is stored later, other than by comparing, brings the rounds back.
 */
import { operationId, type ReplicaId } from '../ids.ts';
import type { StoreCause } from '../systems/system.ts';
import { NO_CLIENT, NO_KEY, type Operation } from './operation.ts';
import type { Program } from './program.ts';
import { hashText } from './random.ts';
import type { RunState } from './run-state.ts';
import type { World } from './world.ts';

/** A run has at most so many. */
const ROUNDS_MAX = 1_000;

/** When the next round is due; infinity where none comes unless something is stored. */
export const nextRoundUs = (world: World, program: Program): number =>
  world.areRoundsOver || world.nextRound >= roundsPlanned(world, program)
    ? Number.POSITIVE_INFINITY
    : (world.nextRound + 1) * everyUs(program);

/**
 * How many there are at most: as many as it takes after the last command, and after what was last stored, that each
 * replica can twice compare with each other. They end sooner where they find nothing.
 */
export function roundsPlanned({ unrestUs }: World, program: Program): number {
  if (program.system.rounds === undefined) return 0;
  const lastUs = Math.max(program.lastCommandUs, unrestUs);
  return Math.min(ROUNDS_MAX, Math.ceil(lastUs / everyUs(program)) + 2 * program.replicaCount);
}

/** A replica has stored something new. Found by comparing, it is a reason to go on; else, to begin again. */
export function noteStored({ world, program }: RunState, cause: StoreCause): void {
  world.isChanged = true;
  if (cause === 'exchange' || program.system.rounds === undefined) return;
  world.unrestUs = world.nowUs;
  world.areRoundsOver = false;
  world.nextRound = Math.max(world.nextRound, Math.ceil(world.nowUs / everyUs(program)) - 1);
}

/** The operation of one replica's part in a round: it has a name and a number, as those of clients have. */
export function roundOperation(replicaName: ReplicaId, replica: number, round: number): Operation {
  const id = operationId(`${replicaName}~${round + 1}`);
  const act = { kind: 'round', round } as const;
  return { id, hash: hashText(id), client: NO_CLIENT, key: NO_KEY, via: replica, act, quorum: null, repeats: null };
}

const everyUs = ({ system }: Program): number => system.rounds?.everyUs ?? Number.POSITIVE_INFINITY;
