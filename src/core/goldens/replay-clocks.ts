/** Cases of `hlc`: hybrid logical clocks of nodes that tick and send one another stamps. */
import { receive, START_STAMP, tick } from '../clocks/hybrid-logical-clock.ts';
import type { Stamp } from '../clocks/stamp.ts';
import {
  asCount,
  asList,
  asNumber,
  asObject,
  asText,
  type Fields,
  fail,
  fieldOf,
  optional,
  refuseUnknownFields,
} from './reading.ts';
import { type GoldenCase, type Report, record, type Step } from './replay-case.ts';
import { SINGLE_SERVER } from './replay-seam.ts';

export function runClocks(goldenCase: GoldenCase, report: Report): void {
  const clocks = new Map<string, Stamp>();
  const labels = new Map<string, Stamp>();
  const maxOffset = optional(goldenCase.config, 'maxOffset', asNumber) ?? null;
  for (const step of goldenCase.steps) {
    const node = nodeOf(step.fields);
    const { clock, result } = runStep(step, clocks.get(node) ?? START_STAMP, labels, maxOffset);
    clocks.set(node, clock);
    const label = optional(step.fields, 'as', asText);
    if (label !== undefined) labels.set(label, clock);
    for (const { fields } of goldenCase.checks.filter(({ after }) => after === step.n)) {
      refuseUnknownFields(fields, ['after', 'node', 'replica', 'hlc', 'reply', 'note'], 'a check');
      if (!Object.hasOwn(fields, 'hlc') && !Object.hasOwn(fields, 'reply')) fail('a check says nothing');
      const told = `after step ${step.n}: `;
      if (Object.hasOwn(fields, 'hlc')) {
        const complaint = complaintAboutStamp(
          asStamp(fieldOf(fields, 'hlc')),
          clocks.get(nodeOf(fields)) ?? START_STAMP,
        );
        record(report, complaint && told + complaint);
      }
      if (Object.hasOwn(fields, 'reply')) {
        const reply = asObject(fieldOf(fields, 'reply'), 'reply');
        refuseUnknownFields(reply, ['result'], 'a reply');
        const wanted = asText(fieldOf(reply, 'result'), 'result');
        record(report, wanted === result ? null : `${told}the message was ${result}, not ${wanted}`);
      }
    }
  }
}

interface Outcome {
  readonly clock: Stamp;
  readonly result: 'accepted' | 'rejected' | 'not received';
}

function runStep(step: Step, clock: Stamp, labels: ReadonlyMap<string, Stamp>, maxOffset: number | null): Outcome {
  const physical = (): number => asNumber(fieldOf(step.fields, 'pt'), `pt of step ${step.n}`);
  switch (step.op) {
    case 'tick':
      return { clock: tick(clock, physical()), result: 'not received' };
    case 'init':
      return { clock: asStamp(fieldOf(step.fields, 'hlc')), result: 'not received' };
    case 'receive': {
      const receipt = receive(clock, messageOf(step, labels), physical(), maxOffset);
      return { clock: receipt.kind === 'accepted' ? receipt.clock : clock, result: receipt.kind };
    }
    default:
      return fail(`step ${step.n} has the op ${JSON.stringify(step.op)}, unknown for hlc`);
  }
}

/** A message is a stamp, or the label of the event that sent it. */
function messageOf(step: Step, labels: ReadonlyMap<string, Stamp>): Stamp {
  const message = asObject(fieldOf(step.fields, 'message'), `message of step ${step.n}`);
  refuseUnknownFields(message, ['hlc', 'ref'], 'a message');
  const label = optional(message, 'ref', asText);
  if (label === undefined) return asStamp(fieldOf(message, 'hlc'));
  return labels.get(label) ?? fail(`step ${step.n} refers to the unknown label ${label}`);
}

function asStamp(found: unknown): Stamp {
  const [time, counter, ...rest] = asList(found, 'hlc');
  if (rest.length > 0) fail('hlc has more than two numbers');
  return { timeMs: asNumber(time, 'l of hlc'), counter: asCount(counter, 'c of hlc') };
}

const complaintAboutStamp = (wanted: Stamp, found: Stamp): string | null =>
  wanted.timeMs === found.timeMs && wanted.counter === found.counter
    ? null
    : `hlc expected [${wanted.timeMs}, ${wanted.counter}] but found [${found.timeMs}, ${found.counter}]`;

const nodeOf = (fields: Fields): string =>
  optional(fields, 'node', asText) ?? optional(fields, 'replica', asText) ?? SINGLE_SERVER;
