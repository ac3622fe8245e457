/**
 * A run kept so that any moment of it can be had again: a copy of the world every so often, and stepping on
 * from the nearest copy before. Nothing else is stored per step but its time.
 */
import type { Happening } from '../engine/happening.ts';
import type { Program } from '../engine/program.ts';
import { type Register, startRegister } from '../engine/register.ts';
import type { RunState } from '../engine/run-state.ts';
import { LIMITS } from '../engine/scenario.ts';
import { step } from '../engine/step.ts';
import { cloneWorld, sizeOf, startWorld, type World } from '../engine/world.ts';
import { asMicros, type Micros } from '../time.ts';

export interface Recording {
  readonly program: Program;
  readonly register: Register;
  /** Copies of the world, by the number of steps made. */
  readonly keyframes: readonly World[];
  /** When each step happened, in microseconds; `steps` of them are in use. */
  readonly stepTimes: Float64Array;
  readonly steps: number;
  /** The world after the last step. */
  readonly final: World;
  readonly isCutShort: boolean;
}

/** Hears everything while a run is recorded. */
export interface Listener {
  happening(happening: Happening): void;
  endOfStep(): void;
}

/** Steps between two copies, at least; a large world is copied less often, so copies cost a bounded share. */
export const KEYFRAME_STEPS = 1_024;

/** So many steps are made in one go: some hundredths of a second. */
const STEPS_IN_ONE_GO = 2_048;

/**
 * Runs the program to its end, or to the limit of steps. Gives now and then the number of steps that have been made:
 * whoever goes on with it may do other things meanwhile, and changes nothing.
 */
export function* record(
  program: Program,
  listener: (run: Omit<RunState, 'emit'>) => Listener,
  stepsMax: number = LIMITS.steps,
): Generator<number, Recording> {
  const world = startWorld(program);
  const register = startRegister();
  const listening = listener({ program, world, register });
  const run: RunState = { program, world, register, emit: (happening) => listening.happening(happening) };
  const keyframes = [cloneWorld(world)];
  let nextKeyframe = KEYFRAME_STEPS;
  let stepTimes = new Float64Array(KEYFRAME_STEPS);
  while (world.steps < stepsMax && step(run)) {
    listening.endOfStep();
    const made = world.steps;
    if (made > stepTimes.length) stepTimes = twiceAsLong(stepTimes);
    stepTimes[made - 1] = world.nowUs;
    if (made >= nextKeyframe) {
      keyframes.push(cloneWorld(world));
      nextKeyframe = made + Math.max(KEYFRAME_STEPS, sizeOf(world));
    }
    if (made % STEPS_IN_ONE_GO === 0) yield made;
  }
  return {
    program,
    register,
    keyframes,
    stepTimes,
    steps: world.steps,
    final: world,
    isCutShort: world.steps >= stepsMax,
  };
}

function twiceAsLong(times: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(times.length * 2);
  longer.set(times);
  return longer;
}

/** A run standing after the given number of steps (at most all), whose next steps go to the given listener. */
export function standAfter(
  { program, register, keyframes, steps }: Recording,
  made: number,
  emit: (happening: Happening) => void,
): RunState {
  const target = Math.max(0, Math.min(made, steps));
  const world = cloneWorld(
    keyframes[lastIndex(keyframes.length, (index) => (keyframes[index] as World).steps <= target)] as World,
  );
  let listen: (happening: Happening) => void = () => {};
  const run: RunState = { program, world, register, emit: (happening) => listen(happening) };
  while (world.steps < target) step(run);
  listen = emit;
  return run;
}

/** The last step at or before a time; -1 where there is none. */
export function stepAt({ stepTimes, steps }: Recording, atUs: number): number {
  return lastIndex(steps, (index) => (stepTimes[index] as number) <= atUs);
}

/** When a step happened; time 0 before the first. */
export const timeOf = ({ stepTimes, steps }: Recording, stepIndex: number): Micros =>
  asMicros(stepIndex < 0 ? 0 : (stepTimes[Math.min(stepIndex, steps - 1)] ?? 0));

/** The last index that holds, of a list in which the first ones do and the others do not; -1 if none does. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
