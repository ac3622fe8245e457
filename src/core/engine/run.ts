/** A whole run from its input: recorded, observed, hashed. `run(scenario, seed, actions) → timeline`. */

import { type Recording, record } from '../timeline/recording.ts';
import type { Anomaly } from '../verdicts/anomaly.ts';
import { type Observer, observe, observeEndOfStep, startObserver } from '../verdicts/observer.ts';
import type { Explanations } from '../verdicts/verdict.ts';
import { compile } from './program.ts';
import type { RunInput } from './scenario.ts';
import { stateHash } from './state-hash.ts';
import { startWorld } from './world.ts';

export interface Run {
  readonly recording: Recording;
  readonly observer: Observer;
  readonly stateHash: string;
  /** Reasons already looked up. */
  readonly explanations: Explanations;
  /** Divergences already looked up, by the step of their mark. */
  readonly divergences: Map<number, readonly Anomaly[]>;
}

/** Steps between two reports of progress: shorter runs are there before anybody would read of it. */
const PROGRESS_STEPS = 16_384;

/** `onProgress` hears now and then how many steps have been made; it changes nothing. */
export function simulate(input: RunInput, onProgress: (steps: number) => void = () => {}): Run {
  const work = simulateInParts(input);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (value % PROGRESS_STEPS === 0) onProgress(value);
  }
}

/** The same, for those who do other things meanwhile: gives now and then the number of steps that have been made. */
export function* simulateInParts(input: RunInput, stepsMax?: number): Generator<number, Run> {
  const program = compile(input);
  const observer = startObserver(program, startWorld(program).homes);
  const recording = yield* record(
    program,
    (observed) => ({
      happening: (happening) => observe(observer, observed, happening),
      endOfStep: () => observeEndOfStep(observer, observed),
    }),
    stepsMax,
  );
  return {
    recording,
    observer,
    stateHash: stateHash(recording.final),
    explanations: new Map(),
    divergences: new Map(),
  };
}
