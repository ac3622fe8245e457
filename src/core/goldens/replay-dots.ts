/** What the format can ask of dots only: ready states, single writes on their way, folding by the server. */
import {
  carrying,
  type Dot,
  type Dotted,
  EMPTY_SET,
  fold,
  keepGreatest,
  sync,
} from '../causality/dotted-version-vector-set.ts';
import { EMPTY_VECTOR, join, type VersionVector, vectorOf } from '../causality/version-vector.ts';
import { actorId, operationId, type WriteId } from '../ids.ts';
import { type DottedState, dottedStrategy, type Kept } from '../strategies/dotted-version-vectors.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { canonical, compareValues, type Value } from '../values.ts';
import {
  asCount,
  asDot,
  asFlag,
  asList,
  asObject,
  asText,
  asValue,
  asValues,
  asVector,
  type Fields,
  fail,
  fieldOf,
  optional,
  refuseUnknownFields,
} from './reading.ts';

/** A delete with dots is a write of this marker. */
export const DELETED_MARKER: Value = { $deleted: true };

/** The replicas of dvv-deliver, where a context need not cover the dots held: what they hand out does. */
export const deliveredStrategy: Strategy<DottedState, VersionVector> = {
  ...dottedStrategy,
  read(state) {
    const own = state.siblings.reduce(
      (vector, { dot }) => (dot === null ? vector : join(vector, vectorUpTo(dot))),
      EMPTY_VECTOR,
    );
    return { ...dottedStrategy.read(state), context: join(state.context, own) };
  },
};

const vectorUpTo = (dot: Dot): VersionVector => vectorOf([[dot.actor, dot.counter]]);

const isMarker = (value: Value): boolean => canonical(value) === canonical(DELETED_MARKER);

const kept = (write: WriteId, value: Value): Kept => ({ write, value, deleted: isMarker(value) });

/**
 * A ready state: `entries` of `[id, counter, [values, newest first]]`, `anonymous` values without a dot.
 * A merge triple gives the entries alone.
 */
export function readDottedState(found: unknown): DottedState {
  const fields = Array.isArray(found) ? { entries: found } : asObject(found, 'state');
  refuseUnknownFields(fields, ['entries', 'anonymous'], 'state');
  const dotted = asList(fieldOf(fields, 'entries') ?? [], 'entries').map(readEntry);
  const anonymous = asValues(fieldOf(fields, 'anonymous') ?? [], 'anonymous').map((value, index) => ({
    ...kept(operationId(`loaded without a dot ${index} ${canonical(value)}`), value),
    dot: null,
  }));
  const united = dotted.reduce((state, entry) => sync(state, entry), EMPTY_SET as DottedState);
  return { context: united.context, siblings: [...united.siblings, ...anonymous] };
}

function readEntry(found: unknown): DottedState {
  const [id, count, values, ...rest] = asList(found, 'an entry of a state');
  if (rest.length > 0) fail('an entry of a state has more than id, counter and values');
  const actor = actorId(asText(id, 'the id of an entry'));
  const counter = asCount(count, 'the counter of an entry');
  const newestFirst = asValues(values, 'the values of an entry');
  if (newestFirst.length > counter) fail(`the entry of ${actor} has more values than writes`);
  const siblings = newestFirst.map((value, age): Dotted<Kept> => {
    const dot = { actor, counter: counter - age };
    return { ...kept(operationId(`loaded ${actor}#${dot.counter} ${canonical(value)}`), value), dot };
  });
  return { context: vectorUpTo({ actor, counter }), siblings: siblings.reverse() };
}

/** One of the `writes` of a case, with what its client had seen. */
export interface SingleWrite {
  readonly id: WriteId;
  readonly value: Value;
  readonly dot: Dot;
  readonly seen: VersionVector;
  readonly state: DottedState;
}

export function readSingleWrite(fields: Fields): SingleWrite {
  refuseUnknownFields(fields, ['id', 'value', 'dot', 'context', 'deleted', 'note'], 'an entry of writes');
  const id = operationId(asText(fieldOf(fields, 'id'), 'the id of a write'));
  const deleted = optional(fields, 'deleted', asFlag) ?? false;
  const value = deleted ? DELETED_MARKER : asValue(fieldOf(fields, 'value'), `the value of ${id}`);
  const dot = asDot(fieldOf(fields, 'dot'), `the dot of ${id}`);
  const seen = asVector(fieldOf(fields, 'context') ?? {}, `the context of ${id}`);
  return { id, value, dot, seen, state: carrying(kept(id, value), dot, seen) };
}

/** Folding by the server. `folded` names the value that comes out, where it is a new one. */
export function resolveSiblings(state: DottedState, how: string, folded: WriteId): DottedState {
  switch (how) {
    case 'keep-greatest':
      return keepGreatest(state);
    case 'sum':
      return fold(state, (siblings) =>
        kept(
          folded,
          siblings.reduce((sum, { value }) => sum + numberOf(value), 0),
        ),
      );
    case 'min':
      return fold(state, (siblings) => kept(folded, extreme(siblings, -1)));
    case 'max':
      return fold(state, (siblings) => kept(folded, extreme(siblings, 1)));
    default:
      return fail(`resolve does not know how to ${JSON.stringify(how)}`);
  }
}

const numberOf = (value: Value): number => (typeof value === 'number' ? value : fail(`cannot add ${canonical(value)}`));

/** The greatest value for `sign` 1, the least for -1. */
const extreme = (siblings: readonly Kept[], sign: 1 | -1): Value =>
  siblings.map(({ value }) => value).reduce((best, next) => (sign * compareValues(next, best) > 0 ? next : best));
