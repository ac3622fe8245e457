/** Cases of `vv-compare`: pure operations on version vectors. */
import { compare, EMPTY_VECTOR, join, type VersionVector } from '../causality/version-vector.ts';
import { keepConcurrent } from '../strategies/siblings-with-vectors.ts';
import type { Value } from '../values.ts';
import {
  asList,
  asObject,
  asText,
  asValue,
  asValues,
  asVector,
  type Fields,
  fail,
  fieldOf,
  refuseUnknownFields,
} from './reading.ts';
import { type GoldenCase, type Report, record, type Step } from './replay-case.ts';
import { valuesText, vectorText } from './replay-views.ts';

/** What a step answers, field by field, as text to compare. */
type Reply = { readonly field: 'order' | 'vv' | 'keep'; readonly found: string };

export function runVectors(goldenCase: GoldenCase, report: Report): void {
  for (const step of goldenCase.steps) {
    const reply = replyOf(step);
    for (const { fields } of goldenCase.checks.filter(({ after }) => after === step.n)) {
      refuseUnknownFields(fields, ['after', 'reply', 'note'], 'a check');
      const expected = asObject(fieldOf(fields, 'reply'), 'reply');
      refuseUnknownFields(expected, [reply.field], `the reply to ${step.op}`);
      const wanted = wantedText(reply.field, expected);
      const holds = wanted === reply.found;
      record(report, holds ? null : `after step ${step.n}: ${reply.field} expected ${wanted} but found ${reply.found}`);
    }
  }
}

function replyOf({ n, op, fields }: Step): Reply {
  const inputs = (): readonly unknown[] => asList(fieldOf(fields, 'inputs'), `inputs of step ${n}`);
  switch (op) {
    case 'compare':
      return {
        field: 'order',
        found: compare(asVector(fieldOf(fields, 'a'), 'a'), asVector(fieldOf(fields, 'b'), 'b')),
      };
    case 'merge': {
      const vectors = inputs().map((input) => asVector(input, 'an input'));
      return { field: 'vv', found: vectorText(vectors.reduce(join, EMPTY_VECTOR)) };
    }
    case 'resolve': {
      const kept = keepConcurrent(inputs().map(readInput), ({ vector }) => vector);
      return { field: 'keep', found: valuesText(kept.map(({ value }) => value)) };
    }
    default:
      return fail(`step ${n} has the op ${JSON.stringify(op)}, unknown for vv-compare`);
  }
}

function readInput(found: unknown): { readonly value: Value; readonly vector: VersionVector } {
  const fields = asObject(found, 'an input');
  refuseUnknownFields(fields, ['value', 'vv'], 'an input');
  return {
    value: asValue(fieldOf(fields, 'value'), 'the value of an input'),
    vector: asVector(fieldOf(fields, 'vv'), 'vv'),
  };
}

function wantedText(field: Reply['field'], expected: Fields): string {
  const found = fieldOf(expected, field);
  switch (field) {
    case 'order':
      return asText(found, field);
    case 'vv':
      return vectorText(asVector(found, field));
    case 'keep':
      return valuesText(asValues(found, field));
  }
}
