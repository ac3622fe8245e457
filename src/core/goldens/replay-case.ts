/** A golden case with its steps and checks taken apart, but not yet understood: what all strategies share. */
import {
  asCount,
  asList,
  asObject,
  asText,
  asTexts,
  type Fields,
  fail,
  fieldOf,
  optional,
  refuseUnknownFields,
} from './reading.ts';

export interface Step {
  /** The step's number; checks refer to it. */
  readonly n: number;
  readonly op: string;
  readonly fields: Fields;
}

export interface Check {
  /** Holds after the step of this number. */
  readonly after: number;
  readonly fields: Fields;
}

export interface GoldenCase {
  readonly strategy: string;
  readonly config: Fields;
  /** The replicas that the case declares; most declare none. */
  readonly replicas: readonly string[] | undefined;
  readonly writes: readonly Fields[];
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
  readonly fields: Fields;
}

/** What came of a replay so far. */
export interface Report {
  checks: number;
  readonly failures: string[];
}

/** Counts one check, and a failure unless there is nothing to say against it. */
export function record(report: Report, complaint: string | null): void {
  report.checks += 1;
  if (complaint !== null) report.failures.push(complaint);
}

const CONFIG_FIELDS = ['tie', 'clockOffset', 'maxOffset'];

const STEP_FIELDS = [
  ...['n', 'op', 'replica', 'node', 'key', 'value', 'context', 'as', 'client', 'replicas', 'from', 'to', 'write'],
  ...['state', 'actor', 'how', 'inputs', 'a', 'b', 'pt', 'message', 'hlc', 'timestamp', 'time', 'writer', 'note'],
  ...['path', 'deleted'],
];

export function readCase(found: unknown): GoldenCase {
  const fields = asObject(found, 'the case');
  const config = optional(fields, 'config', (value, what) => (value === null ? {} : asObject(value, what))) ?? {};
  refuseUnknownFields(config, CONFIG_FIELDS, 'config');
  const steps = (optional(fields, 'steps', asList) ?? []).map(readStep);
  steps.forEach((step, index) => {
    const previous = steps[index - 1];
    if (previous !== undefined && step.n <= previous.n) fail(`step ${step.n} comes after step ${previous.n}`);
  });
  return {
    strategy: asText(fieldOf(fields, 'strategy'), 'strategy'),
    config,
    replicas: optional(fields, 'replicas', asTexts),
    writes: (optional(fields, 'writes', asList) ?? []).map((write) => asObject(write, 'an entry of writes')),
    steps,
    checks: (optional(fields, 'expect', asList) ?? []).map((check) => readCheck(check, steps)),
    fields,
  };
}

function readStep(found: unknown, index: number): Step {
  const fields = asObject(found, `step ${index + 1}`);
  refuseUnknownFields(fields, STEP_FIELDS, `step ${index + 1}`);
  return {
    n: optional(fields, 'n', asCount) ?? index + 1,
    op: asText(fieldOf(fields, 'op'), `op of step ${index + 1}`),
    fields,
  };
}

function readCheck(found: unknown, steps: readonly Step[]): Check {
  const fields = asObject(found, 'an entry of expect');
  const after = asCount(fieldOf(fields, 'after'), 'after');
  if (!steps.some((step) => step.n === after)) fail(`a check holds after step ${after}, which does not exist`);
  return { after, fields };
}
