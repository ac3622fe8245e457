/** Runs a case of a replicated strategy: its steps in order, and after each step the checks that hold there. */
import {
  asCount,
  asFlag,
  asObject,
  asText,
  asTexts,
  type Fields,
  fail,
  fieldOf,
  optional,
  refuseUnknownFields,
} from './reading.ts';
import { type Check, type GoldenCase, type Report, record } from './replay-case.ts';
import { complaintInSomeOrder, countOrders } from './replay-orders.ts';
import { startReplicas } from './replay-rules.ts';
import { type Answer, DEFAULT_KEY, type Replicas, SINGLE_SERVER, type View } from './replay-seam.ts';
import { isToldStepByStep, Standing } from './replay-standing.ts';
import { complaintAboutTruth, TRUTH_FIELDS } from './replay-truth-checks.ts';
import { complaintAbout, STATE_FIELDS } from './replay-views.ts';

/** Fields that say where and how a check looks. */
const PLACE_FIELDS = ['after', 'replica', 'node', 'key', 'replicas', 'permutations', 'duplicatesAllowed', 'note'];
/** Fields that say something; `ambiguous` and `sameDotDifferentValues` explain, and have nothing to compute. */
const TELLING_FIELDS = [
  ...[...STATE_FIELDS, ...TRUTH_FIELDS, 'ambiguous', 'sameDotDifferentValues'],
  ...['reply', 'readResult', 'sameStateEverywhere', 'everyPermutation'],
];

/** The fields of a `reply`; `vv` is the context. */
const REPLY_FIELDS = ['result', 'version', 'values', 'vv', 'siblings', 'context'];

export function runReplicated(goldenCase: GoldenCase, replicas: Replicas, report: Report): void {
  const standing = new Standing(isToldStepByStep(goldenCase));
  for (const step of goldenCase.steps) {
    const answer = replicas.run(step);
    const checks = goldenCase.checks.filter(({ after }) => after === step.n);
    for (const check of checks) {
      const complain = (complaint: string | null): void =>
        record(report, complaint && `after step ${step.n}: ${complaint}`);
      runCheck(check, goldenCase, replicas, answer, complain);
    }
    report.failures.push(...standing.after(step, checks, replicas));
  }
  const others = optional(goldenCase.fields, 'otherStrategiesAtEnd', asObject) ?? {};
  for (const [name, expected] of Object.entries(others)) {
    runOtherStrategy(name, asObject(expected, name), goldenCase, (complaint) =>
      record(report, complaint && `at the end, under ${name}: ${complaint}`),
    );
  }
}

type Complain = (complaint: string | null) => void;

function runCheck(
  { fields }: Check,
  goldenCase: GoldenCase,
  replicas: Replicas,
  answer: Answer | null,
  complain: Complain,
): void {
  refuseUnknownFields(fields, [...PLACE_FIELDS, ...TELLING_FIELDS], 'a check');
  if (!TELLING_FIELDS.some((field) => Object.hasOwn(fields, field))) fail('a check says nothing');
  const replica = optional(fields, 'replica', asText) ?? optional(fields, 'node', asText);
  const key = optional(fields, 'key', asText) ?? DEFAULT_KEY;
  const name = replica ?? singleReplica(replicas);
  for (const [field, expected] of Object.entries(fields)) {
    if (STATE_FIELDS.includes(field)) complain(at(name, complaintAbout(field, expected, replicas.view(name, key))));
    if (TRUTH_FIELDS.includes(field)) {
      complain(complaintAboutTruth(field, fields, replicas, { replica, key: optional(fields, 'key', asText) }, key));
    }
    if (field === 'reply') checkReply(asObject(expected, field), given(answer), complain);
    if (field === 'readResult') checkState(asObject(expected, field), given(answer).view, complain);
    if (field === 'sameStateEverywhere') {
      for (const everywhere of optional(fields, 'replicas', asTexts) ?? goldenCase.replicas ?? replicas.names()) {
        checkState(asObject(expected, field), replicas.view(everywhere, key), (complaint) =>
          complain(at(everywhere, complaint)),
        );
      }
    }
    if (field === 'everyPermutation') complain(complaintAboutOrders(fields, goldenCase, key));
  }
}

const given = (answer: Answer | null): Answer => answer ?? fail('a check speaks of an answer, but the step gives none');

const at = (replica: string, complaint: string | null): string | null => complaint && `${replica}: ${complaint}`;

/** A check that names no replica speaks of the single server, by whatever name the steps call it. */
function singleReplica(replicas: Replicas): string {
  const [only, ...others] = replicas.names();
  return only !== undefined && others.length === 0 ? only : SINGLE_SERVER;
}

function checkState(expected: Fields, view: View, complain: Complain): void {
  refuseUnknownFields(expected, STATE_FIELDS, 'an expected state');
  for (const [field, value] of Object.entries(expected)) complain(complaintAbout(field, value, view));
}

function checkReply(expected: Fields, answer: Answer, complain: Complain): void {
  refuseUnknownFields(expected, REPLY_FIELDS, 'a reply');
  for (const [field, value] of Object.entries(expected)) {
    if (field === 'result') {
      const wanted = asText(value, field);
      complain(wanted === answer.result ? null : `the reply is ${answer.result ?? 'a read'}, not ${wanted}`);
    } else complain(complaintAbout(field === 'vv' ? 'context' : field, value, answer.view));
  }
}

function complaintAboutOrders(fields: Fields, goldenCase: GoldenCase, key: string): string | null {
  const expected = asObject(fieldOf(fields, 'everyPermutation'), 'everyPermutation');
  refuseUnknownFields(expected, STATE_FIELDS, 'everyPermutation');
  const orders = countOrders(goldenCase.writes.length);
  const told = optional(fields, 'permutations', asCount) ?? orders;
  if (told !== orders) return `there are ${orders} permutations, not ${told}`;
  const repeats = optional(fields, 'duplicatesAllowed', asFlag) ?? true;
  const start = (): Replicas => startReplicas(goldenCase.strategy, goldenCase) ?? fail('no replicas');
  return complaintInSomeOrder(goldenCase, start, repeats, key, (view) => {
    for (const [field, value] of Object.entries(expected)) {
      const complaint = complaintAbout(field, value, view);
      if (complaint !== null) return complaint;
    }
    return null;
  });
}

/** The same steps under another strategy: what its replicas hold at the end, and how that stands to the truth. */
function runOtherStrategy(name: string, expected: Fields, goldenCase: GoldenCase, complain: Complain): void {
  refuseUnknownFields(expected, [...STATE_FIELDS, ...TRUTH_FIELDS], name);
  const replicas = startReplicas(name, goldenCase) ?? fail(`the strategy ${JSON.stringify(name)} is not known yet`);
  for (const step of goldenCase.steps) replicas.run(step);
  for (const [field, value] of Object.entries(expected)) {
    if (TRUTH_FIELDS.includes(field)) {
      complain(complaintAboutTruth(field, expected, replicas, { replica: undefined, key: undefined }, DEFAULT_KEY));
      continue;
    }
    for (const replica of goldenCase.replicas ?? replicas.names()) {
      complain(at(replica, complaintAbout(field, value, replicas.view(replica, DEFAULT_KEY))));
    }
  }
}
