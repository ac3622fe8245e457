/**
 * Runs a golden case through the strategies themselves: there is no second implementation here.
 *
 * The format is described in README.md beside this file. What a case asks and we do not know (a strategy, a step, a
 * field of a check) is a failure, and so is a case that checks nothing: no case passes unread.
 */
import { asObject, asText, CaseError, fail, fieldOf } from './reading.ts';
import { type Report, readCase } from './replay-case.ts';
import { runReplicated } from './replay-checks.ts';
import { runClocks } from './replay-clocks.ts';
import { startReplicas } from './replay-rules.ts';
import { isTriple, runTriple } from './replay-triples.ts';
import { runVectors } from './replay-vectors.ts';

export interface ReplayResult {
  /** How many things were compared. */
  readonly checks: number;
  /** One sentence for each that was not as expected, or why the case could not be run; empty where it passes. */
  readonly failures: readonly string[];
}

/** Replays one case, or one merge triple, given as parsed JSON. Never throws. */
export function replayCase(caseObject: unknown): ReplayResult {
  const report: Report = { checks: 0, failures: [] };
  try {
    runAny(caseObject, report);
    if (report.checks === 0) report.failures.push('the case checks nothing');
  } catch (error) {
    report.failures.push(error instanceof CaseError ? error.message : `replaying it broke down: ${String(error)}`);
  }
  return report;
}

function runAny(caseObject: unknown, report: Report): void {
  const fields = asObject(caseObject, 'the case');
  if (isTriple(fields)) return runTriple(fields, report);
  const strategy = asText(fieldOf(fields, 'strategy'), 'strategy');
  const goldenCase = readCase(fields);
  if (strategy === 'vv-compare') return runVectors(goldenCase, report);
  if (strategy === 'hlc') return runClocks(goldenCase, report);
  const replicas =
    startReplicas(strategy, goldenCase) ?? fail(`the strategy ${JSON.stringify(strategy)} is not known yet`);
  runReplicated(goldenCase, replicas, report);
}
