/** Compares what a case expects of one state with what is there. Lists are sets; a counter of 0 is a missing one. */

import type { Dot } from '../causality/dotted-version-vector-set.ts';
import { nameOf } from '../causality/spelling.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import type { ContextView, Sibling } from '../strategies/strategy.ts';
import { canonical, type Value } from '../values.ts';
import {
  asCount,
  asDot,
  asFlag,
  asList,
  asNumber,
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
import { expectedRankText, foundRankText, RANK_FIELDS, setText } from './replay-ranks.ts';
import type { View } from './replay-seam.ts';

/** The fields of a check that speak of one state. */
export const STATE_FIELDS = [
  ...['siblings', 'values', 'context', 'version', 'value', 'timestamp', 'writer', 'deleted', 'absent', 'violation'],
  ...RANK_FIELDS,
];

/** The complaint about one field, `null` where it is as expected. */
export function complaintAbout(name: string, expected: unknown, view: View): string | null {
  const wanted = expectedText(name, expected);
  const found = name === 'siblings' ? siblingsText(view, fieldsOfSiblings(expected)) : foundText(name, view);
  return wanted === found ? null : `${name} expected ${wanted} but found ${found}`;
}

function expectedText(name: string, expected: unknown): string {
  switch (name) {
    case 'siblings':
      return setText(
        asList(expected, name).map((sibling) => recordText(expectedSibling(asObject(sibling, 'a sibling')))),
      );
    case 'values':
      return setText(asValues(expected, name).map(canonical));
    case 'context':
      return vectorText(asVector(expected, name));
    case 'version':
      return canonical(asCount(expected, name));
    case 'value':
      return canonical(asValue(expected, name));
    case 'timestamp':
      return canonical(asNumber(expected, name));
    case 'writer':
      return canonical(asText(expected, name));
    case 'deleted':
    case 'absent':
    case 'violation':
      return canonical(asFlag(expected, name));
    default:
      return expectedRankText(name, expected) ?? fail(`a check has the unknown field ${JSON.stringify(name)}`);
  }
}

function foundText(name: string, view: View): string {
  const [only, ...others] = view.siblings;
  switch (name) {
    case 'values':
      return setText(view.siblings.map(({ value }) => canonical(value)));
    case 'context':
      return contextText(view.context);
    case 'version':
      return view.context.kind === 'version' ? canonical(view.context.version) : 'no version';
    case 'absent':
      return canonical(view.siblings.length === 0 && contextText(view.context) === vectorText([]));
    case 'violation':
      return canonical(view.isViolated);
    default:
      if (RANK_FIELDS.includes(name)) return foundRankText(name, view);
      if (only === undefined) return 'nothing';
      return others.length > 0 ? `${view.siblings.length} siblings` : siblingText(name, only, view);
  }
}

const SIBLING_FIELDS = ['value', 'dot', 'vv', 'version', 'timestamp', 'writer', 'deleted'];

function fieldsOfSiblings(expected: unknown): readonly string[] {
  const siblings = asList(expected, 'siblings').map((sibling) => asObject(sibling, 'a sibling'));
  return SIBLING_FIELDS.filter((name) => siblings.some((sibling) => Object.hasOwn(sibling, name)));
}

function expectedSibling(sibling: Fields): readonly (readonly [string, string])[] {
  refuseUnknownFields(sibling, SIBLING_FIELDS, 'a sibling');
  return SIBLING_FIELDS.filter((name) => Object.hasOwn(sibling, name)).map((name) => {
    const found = fieldOf(sibling, name);
    if (name === 'vv') return [name, vectorText(asVector(found, name))];
    if (name === 'dot') return [name, found === null ? 'null' : dotText(asDot(found, name))];
    return [name, expectedText(name, found)];
  });
}

const siblingsText = (view: View, names: readonly string[]): string =>
  setText(view.siblings.map((sibling) => recordText(names.map((name) => [name, siblingText(name, sibling, view)]))));

/** One field of a sibling, or what stands in its way. */
function siblingText(name: string, sibling: Sibling, view: View): string {
  const { tag } = sibling;
  switch (name) {
    case 'value':
      return canonical(sibling.value);
    case 'deleted':
      return canonical(sibling.deleted);
    case 'dot':
      return tag.kind === 'dot' ? dotText(tag) : tag.kind === 'none' ? 'null' : 'no dot';
    case 'vv':
      // Without a vector of its own a sibling has the one that all share.
      return tag.kind === 'vector' ? vectorText(tag.vector) : contextText(view.context);
    case 'version':
      return tag.kind === 'version' ? canonical(tag.version) : 'no version';
    case 'timestamp':
      return tag.kind === 'stamp' ? canonical(tag.stamp.timeMs) : 'no timestamp';
    case 'writer':
      return tag.kind === 'stamp' ? canonical(tag.writer) : 'no writer';
    default:
      return fail(`a check has the unknown field ${JSON.stringify(name)}`);
  }
}

export const valuesText = (values: readonly Value[]): string => setText(values.map(canonical));

const dotText = ({ actor, counter }: Dot): string => canonical([actor, counter]);

const recordText = (fields: readonly (readonly [string, string])[]): string =>
  `(${fields.map(([name, text]) => `${name} ${text}`).join(', ')})`;

export const vectorText = (vector: VersionVector): string =>
  `[${vector.map(({ actor, counter }) => `${JSON.stringify(actor)}: ${counter}`).join(', ')}]`;

function contextText(context: ContextView): string {
  switch (context.kind) {
    case 'none':
      return vectorText([]);
    case 'version':
      return context.version === 0 ? vectorText([]) : `version ${context.version}`;
    case 'vector':
      return vectorText(context.vector);
    case 'writes':
      return context.writes.join(' ');
    case 'revisions':
      return setText(context.revisions.map(nameOf));
  }
}
