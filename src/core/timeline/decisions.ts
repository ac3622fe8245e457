/**
 * Steps in which a replica compared something to decide, found by making the steps once more. Between two copies of
 * the world all steps are made at most once, whichever way the search goes.
 */
import type { Happening } from '../engine/happening.ts';
import { step as makeStep } from '../engine/step.ts';
import { type Recording, standAfter } from './recording.ts';

/** The first such step after this one; null where there is none. */
export function decisionAfter(recording: Recording, step: number): number | null {
  return searchIn(recording, step + 1, recording.steps, 'first');
}

/** The last such step before this one; null where there is none. */
export function decisionBefore(recording: Recording, step: number): number | null {
  let end = Math.min(step, recording.steps);
  for (const { steps: start } of recording.keyframes.toReversed()) {
    if (start >= end) continue;
    const found = searchIn(recording, start, end, 'last');
    if (found !== null) return found;
    end = start;
  }
  return null;
}

/** Among the steps from `start` on and before `end`. */
function searchIn(recording: Recording, start: number, end: number, which: 'first' | 'last'): number | null {
  const { strategy } = recording.program;
  let hasCompared = false;
  const listen = (event: Happening): void => {
    if (event.kind === 'decided') hasCompared ||= strategy.explain(event.decision).length > 0;
  };
  const run = standAfter(recording, Math.max(0, start), listen);
  let found: number | null = null;
  while (run.world.steps < end) {
    const made = run.world.steps;
    hasCompared = false;
    makeStep(run);
    if (!hasCompared) continue;
    if (which === 'first') return made;
    found = made;
  }
  return found;
}
