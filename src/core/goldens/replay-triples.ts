/** Merge triples: three states of one history, what their merges are, and the laws that the merges must keep. */
import { compare } from '../causality/version-vector.ts';
import { type DottedState, dottedStrategy } from '../strategies/dotted-version-vectors.ts';
import { canonical } from '../values.ts';
import { asText, type Fields, fail, fieldOf, optional } from './reading.ts';
import { type Report, record } from './replay-case.ts';
import { readDottedState } from './replay-dots.ts';
import { vectorText } from './replay-views.ts';

/** Whether a line is a merge triple and not a case with steps. */
export const isTriple = (fields: Fields): boolean => Object.hasOwn(fields, 'a') && Object.hasOwn(fields, 'b');

export function runTriple(fields: Fields, report: Report): void {
  const strategy = asText(fieldOf(fields, 'strategy'), 'strategy');
  if (strategy !== 'dvvset') fail(`merge triples are for dvvset, not for ${JSON.stringify(strategy)}`);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => readDottedState(fieldOf(fields, name)));
  if (a === undefined || b === undefined || c === undefined) return fail('a merge triple needs a, b and c');
  const merge = dottedStrategy.join;
  const same = (claim: string, found: DottedState, wanted: DottedState): void => {
    const holds = textOf(found) === textOf(wanted);
    record(report, holds ? null : `${claim}: expected ${textOf(wanted)} but found ${textOf(found)}`);
  };
  const ab = merge(a, b);
  const told = {
    ab: optional(fields, 'merge_ab', readDottedState),
    abc: optional(fields, 'merge_abc', readDottedState),
  };
  if (told.ab !== undefined) same('merge_ab', ab, told.ab);
  if (told.abc !== undefined) same('merge_abc', merge(ab, c), told.abc);
  const order = optional(fields, 'historyOrder_ab', asText);
  if (order !== undefined) {
    const found = compare(a.context, b.context);
    record(report, order === found ? null : `historyOrder_ab expected ${order} but found ${found}`);
  }
  same('commutative', merge(b, a), ab);
  same('commutative', merge(c, b), merge(b, c));
  // Values without a dot have no identity, so merging them is not associative (laws.json, merge-associative).
  if ([a, b, c].every(({ siblings }) => siblings.every(({ dot }) => dot !== null))) {
    same('associative', merge(a, merge(b, c)), merge(ab, c));
  }
  for (const state of [a, b, c]) same('idempotent', merge(state, state), state);
  same('absorption', merge(ab, b), ab);
}

const textOf = ({ context, siblings }: DottedState): string => {
  const held = siblings.map(({ dot, value }) => canonical([dot === null ? null : [dot.actor, dot.counter], value]));
  return `${vectorText(context)} ${held.sort().join(' ')}`;
};
