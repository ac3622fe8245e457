/** The same run under each strategy: one after the other. */
import { type Run, simulateInParts } from '../core/engine/run.ts';
import { type Choice, LIMITS } from '../core/engine/scenario.ts';
import { type Ending, endingOf } from '../core/explore/ending.ts';
import { STRATEGIES } from '../core/strategies/index.ts';
import type { Account } from '../core/verdicts/verdict.ts';
import { fillChoice } from '../scenario/choices.ts';
import type { InputProblem } from '../scenario/problem.ts';
import { problemsOfChosen, runInputOf, type SavedSession, withSettings } from '../scenario/settings.ts';

/** How the run ends under one strategy, or why it cannot be run so. */
export type ComparedStrategy = { readonly choice: Choice } & (
  | { readonly kind: 'ran'; readonly ending: Ending }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
);

/** How far it is, and what is known so far. */
export interface ComparisonProgress {
  /** 0 to 1. */
  readonly done: number;
  /** In the order of the catalogue. */
  readonly strategies: readonly ComparedStrategy[];
}

/**
 * The strategy of the session has its options as they are chosen, the others have their first ones. Who gives the
 * account is brought along: the worker has it in a file of its own, which it fetches once for all.
 */
export function* compareStrategies(
  { scenario, settings, actions }: SavedSession,
  accountAfter: (run: Run, step: number) => Account,
  stepsMax: number = LIMITS.steps,
): Generator<ComparisonProgress, readonly ComparedStrategy[]> {
  const present = withSettings(scenario, settings).strategy;
  const strategies: ComparedStrategy[] = [];
  /** Of the longest run so far: the next will hardly be much longer. */
  let stepsExpected = 1;
  const progressAt = (steps: number): ComparisonProgress => ({
    done: (strategies.length + Math.min(1, steps / stepsExpected)) / STRATEGIES.length,
    strategies: [...strategies],
  });
  for (const { id } of STRATEGIES) {
    const choice = id === present.kind ? present : fillChoice('strategy', { kind: id, options: {} });
    const input = runInputOf({ scenario, settings: { ...settings, strategy: choice }, actions });
    const problems = problemsOfChosen(input);
    if (problems.length > 0) {
      strategies.push({ choice, kind: 'refused', problems });
      continue;
    }
    const work = simulateInParts(input, stepsMax);
    let next = work.next();
    while (next.done !== true) {
      yield progressAt(stepsExpected === 1 ? 0 : next.value);
      next = work.next();
    }
    const ending = endingOf(next.value, accountAfter(next.value, next.value.recording.steps - 1));
    stepsExpected = Math.max(stepsExpected, ending.steps);
    strategies.push({ choice, kind: 'ran', ending });
    yield progressAt(0);
  }
  return strategies;
}
