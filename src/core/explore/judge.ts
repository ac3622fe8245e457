/**
 * The judge of a run: knows the truth, and says which promise was broken. Some promises are the program's own (it
 * never breaks down, it does the same twice, its accounts are right); others are the strategy's, the replication's or the session's: see `finding.ts`, `promises.ts`.
 */
import { compile } from '../engine/program.ts';
import { type Run, simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { stateHash } from '../engine/state-hash.ts';
import { record } from '../timeline/recording.ts';
import { accountAfter } from '../verdicts/account.ts';
import { checkAccount } from './check-account.ts';
import { checkReach } from './check-reach.ts';
import { checkScenes } from './check-scenes.ts';
import { checkStrategy } from './check-strategy.ts';
import { checkNothingWaits, checkWholeness } from './check-wholeness.ts';
import { type Evidence, note, startEvidence } from './evidence.ts';
import type { Excused, Finding } from './finding.ts';
import { finish } from './staleness.ts';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly excused: readonly Excused[];
  /** Whether everything was made whole in the end; where not, the strategy's promises are not looked at. */
  readonly isWhole: boolean;
  readonly steps: number;
}

export function judge(scenario: Scenario): Judgement {
  try {
    return judgeRun(scenario);
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { findings: [{ promise: 'runs', words }], excused: [], isWhole: false, steps: 0 };
  }
}

function judgeRun(scenario: Scenario): Judgement {
  const input = { scenario, actions: [] };
  const run = simulate(input);
  const { evidence, hash } = runAgain(scenario);
  const { steps, isCutShort } = run.recording;
  const account = accountAfter(run, steps - 1);
  const findings: Finding[] = [];
  if (isCutShort) findings.push({ promise: 'ends', words: `it was stopped after ${steps} steps` });
  if (hash !== run.stateHash)
    findings.push({ promise: 'same again', words: `the first time ${run.stateHash}, the second time ${hash}` });
  if (evidence.isTimeBackwards) findings.push({ promise: 'nothing negative', words: 'time went back' });
  findings.push(...checkScenes(run), ...checkAccount(run, account, evidence));
  for (const words of evidence.emptied) findings.push({ promise: 'stays at home', words });
  const { delivery, sessions, meaning } = evidence;
  findings.push(...delivery.findings, ...sessions.findings, ...meaning.findings);
  const excused: Excused[] = [...delivery.excused, ...sessions.excused];
  const unfinished = checkWholeness(run, evidence);
  if (unfinished === null) {
    findings.push(...checkNothingWaits(run, evidence));
    for (const outcome of [checkReach(run, evidence), checkStrategy(run, account, evidence)]) {
      findings.push(...outcome.findings);
      excused.push(...outcome.excused);
    }
  }
  return { findings, excused, isWhole: unfinished === null, steps };
}

/** The same run once more, with somebody who notes what bears on its promises. */
function runAgain(scenario: Scenario): { readonly evidence: Evidence; readonly hash: Run['stateHash'] } {
  const program = compile({ scenario, actions: [] });
  const evidence = startEvidence(program);
  const recording = finish(
    record(program, (noted) => ({ happening: (event) => note(evidence, noted, event), endOfStep: () => {} })),
  );
  return { evidence, hash: stateHash(recording.final) };
}
