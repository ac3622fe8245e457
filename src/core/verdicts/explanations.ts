/**
 * Why a write had to go: the step that decided is made once more and the strategy asked what it compared.
 * Each is looked up once a run.
 */

import type { Happening } from '../engine/happening.ts';
import type { Run } from '../engine/run.ts';
import { type RunState, replicaNameAt } from '../engine/run-state.ts';
import { step } from '../engine/step.ts';
import type { ReplicaId, WriteId } from '../ids.ts';
import { replicasIn } from '../narrate/names.ts';
import type { Comparison } from '../strategies/strategy.ts';
import { KEYFRAME_STEPS, standAfter } from '../timeline/recording.ts';
import { explained } from '../timeline/true-times.ts';
import { clauseOf, isAbout, isOfEffects } from './because.ts';
import type { Draft, Verdict } from './verdict.ts';

/** Beyond this many new ones at once the rest is left for when it is asked for. */
const LOOKED_UP_AT_ONCE_MAX = 200;

/** Fills in the reasons of verdicts. */
export function explainDrops(run: Run, drafts: readonly Draft[]): readonly Verdict[] {
  explainSteps(
    run,
    drafts
      .flatMap(({ goneAtStep, postponement }) => [goneAtStep, postponement?.step ?? null])
      .filter((at) => at !== null),
  );
  return drafts.map((draft) => verdictOf(run, draft));
}

/** Looks up what was compared in these steps, unless it is known. */
export function explainSteps(run: Run, steps: readonly number[]): void {
  const unknown = [...new Set(steps)].filter((at) => !run.explanations.has(at));
  lookUp(
    run,
    unknown.slice(0, LOOKED_UP_AT_ONCE_MAX).sort((left, right) => left - right),
  );
}

/** The comparison about a write that a replica made in a step; null where there was none, or none is known. */
export function comparisonAbout(
  { explanations }: Run,
  step: number,
  replica: ReplicaId,
  write: WriteId,
): Comparison | null {
  const explained = explanations.get(step)?.find((each) => each.replica === replica);
  return explained?.comparisons.find((each) => isAbout(each, write)) ?? null;
}

/** Goes through the steps in order, walking on where the next is near. */
function lookUp({ recording, explanations }: Run, steps: readonly number[]): void {
  const { register } = recording;
  const { strategy } = recording.program;
  let found: { readonly replica: ReplicaId; readonly comparisons: readonly Comparison[] }[] = [];
  const listen = (event: Happening): void => {
    if (event.kind === 'decided' && (event.dropped.length + event.stored.length > 0 || isNotTakenIn(event)))
      found.push({
        replica: replicaNameAt(recording, event.replica),
        comparisons: explained(strategy, event.decision, register),
      });
  };
  let at: RunState | null = null;
  for (const wanted of steps) {
    if (at === null || wanted - at.world.steps > KEYFRAME_STEPS) at = standAfter(recording, wanted, listen);
    while (at.world.steps < wanted) step(at);
    found = [];
    step(at);
    explanations.set(wanted, found);
  }
}

function verdictOf(run: Run, { postponement, ...draft }: Draft): Verdict {
  const verdict = judgedOf(run, draft);
  if (postponement === null) return verdict;
  const comparison = comparisonAbout(run, postponement.step, postponement.lastBy, draft.write);
  const words = postponementWords(postponement.by, run.recording.program.replicaCount, comparison);
  return { ...verdict, because: verdict.because === '' ? words : `${verdict.because}; ${words}` };
}

/** Taken later, or lost to what is newer by then. */
const postponementWords = (by: readonly ReplicaId[], of: number, comparison: Comparison | null): string =>
  `${replicasIn(by, of)} ${by.length === 1 ? 'has' : 'have'} not taken it yet${comparison === null ? '' : `: ${clauseOf(comparison)}`}`;

function judgedOf(
  run: Run,
  { isWiped, isOutOfReach, isNotTaken, goneAtStep, lastCopy, ...draft }: Omit<Draft, 'postponement'>,
): Verdict {
  const { decidedBy, write } = draft;
  const comparison =
    goneAtStep === null || decidedBy === null ? null : comparisonAbout(run, goneAtStep, decidedBy, write);
  const disk = isWiped ? `the disk of ${decidedBy} was lost` : `${decidedBy}, which keeps it, is down and has left`;
  const why = isWiped || isOutOfReach ? disk : reasonOf({ ...draft, isNotTaken }, comparison, lastCopy !== null);
  if (draft.fate === 'failed')
    return {
      ...draft,
      comparison,
      because: failedWords(
        draft.holders,
        run.recording.program.replicaCount,
        lastCopy,
        `${isOutOfReach ? 'nobody gets at it' : 'no replica keeps it'}${why === '' ? '' : `: ${why}`}`,
      ),
    };
  return { ...draft, comparison, because: lastCopy === null ? why : `${why}; no replica keeps it, and ${lastCopy}` };
}

const isNotTakenIn = ({ decision }: Happening & { readonly kind: 'decided' }): boolean =>
  decision.kind === 'put' ? decision.outcome === 'rejected' : decision.postponed !== undefined;

/** That it failed promises nothing either way: it may be kept, and be read. */
function failedWords(holders: readonly ReplicaId[], of: number, lastCopy: string | null, absence: string): string {
  const told = 'its client was told that it failed';
  if (holders.length > 0)
    return `${told}, yet ${replicasIn(holders, of)} ${holders.length === 1 ? 'keeps' : 'keep'} it`;
  if (lastCopy !== null) return `${told}; no replica keeps it, yet ${lastCopy}`;
  return `${told}, and ${absence}`;
}

function reasonOf(
  {
    fate,
    by,
    seenBy,
    decidedBy,
    picked,
    isNotTaken,
  }: Pick<Draft, 'fate' | 'by' | 'seenBy' | 'decidedBy' | 'picked' | 'isNotTaken'>,
  comparison: Comparison | null,
  isCarried: boolean,
): string {
  if (fate === 'rejected' && decidedBy !== null)
    return `rejected by ${decidedBy}${comparison === null || isOfEffects(comparison) ? '' : ` because ${clauseOf(comparison)}`}`;
  if (by === null) return fate === 'lost' ? 'no replica kept it' : '';
  if (fate === 'surviving' && !isCarried) return `the same value was there as ${by}`;
  const deed = isNotTaken
    ? `not taken by ${decidedBy}, which kept ${by}`
    : isCarried
      ? `dropped by ${decidedBy} for ${by}`
      : `${deedOf({ fate, by, seenBy })} ${by}`;
  const sight = seenBy === by ? seenWords(deed, comparison) : unseenWords(deed, seenBy, comparison);
  return picked === null ? sight : `${sight}; of the siblings, the value of ${picked} was picked`;
}

/** The truth first, and then by what the strategy saw it: what a change ends is seen by that very change. */
const seenWords = (deed: string, comparison: Comparison | null): string =>
  `${deed}, which had seen it${comparison === null || isOfEffects(comparison) ? '' : `: ${clauseOf(comparison)}`}`;

function unseenWords(deed: string, seenBy: WriteId | null, comparison: Comparison | null): string {
  const why = comparison === null ? deed : `${deed} because ${clauseOf(comparison)}`;
  return seenBy === null ? why : `${why}; ${seenBy} had seen it`;
}

/** One word a fate. Overwritten is by what had not seen it. */
function deedOf({ fate, by, seenBy }: Pick<Draft, 'fate' | 'by' | 'seenBy'>): string {
  if (fate === 'merged') return 'merged into';
  return fate === 'superseded' && by === seenBy ? 'superseded by' : 'overwritten by';
}
