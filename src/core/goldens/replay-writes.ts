/** The write that a `put` or `delete` step asks for. */
import type { Dot } from '../causality/dotted-version-vector-set.ts';
import { counterOf } from '../causality/version-vector.ts';
import type { Stamp } from '../clocks/stamp.ts';
import { type ActorId, clientId, operationId } from '../ids.ts';
import type { ContextView, StampSource, Write } from '../strategies/strategy.ts';
import type { Value } from '../values.ts';
import { asNumber, asObject, asText, asValue, type Fields, fail, fieldOf, optional } from './reading.ts';
import type { Step } from './replay-case.ts';
import { DELETED_MARKER } from './replay-dots.ts';

/** The write of a step. A step that names no client has a client of its own. */
export function writeOf(step: Step, stamps: StampSource): Write {
  const deleted = step.op === 'delete';
  const client = clientId(optional(step.fields, 'client', asText) ?? `the client of step ${step.n}`);
  return { id: operationId(`step ${step.n}`), client, value: readValue(step, deleted, stamps), deleted };
}

/** Strategies with stamps may store a value with a delete, to break ties; the others store the marker. */
function readValue(step: Step, deleted: boolean, stamps: StampSource): Value {
  const value = optional(step.fields, 'value', asValue);
  if (deleted) return stamps.clock === 'none' ? DELETED_MARKER : (value ?? null);
  return value === undefined ? fail(`step ${step.n} puts no value`) : value;
}

/** `timestamp` as it is, or `time` plus what the replica's clock is ahead (`config.clockOffset`). */
export function stampOf(step: Step, replica: string, stamps: StampSource, config: Fields): Stamp {
  if (stamps.clock === 'none') return { timeMs: 0, counter: 0 };
  const timestamp = optional(step.fields, 'timestamp', asNumber);
  if (timestamp !== undefined) return { timeMs: timestamp, counter: 0 };
  const time = asNumber(fieldOf(step.fields, 'time'), `the timestamp or time of step ${step.n}`);
  const offset = optional(optional(config, 'clockOffset', asObject) ?? {}, replica, asNumber) ?? 0;
  return { timeMs: time + offset, counter: 0 };
}

/** The number that a write got, read off the context right after it; `null` where the strategy counts nothing. */
export function dotAfter(context: ContextView, actor: ActorId): Dot | null {
  switch (context.kind) {
    case 'none':
    case 'writes':
      return null;
    case 'version':
      return { actor, counter: context.version };
    case 'vector':
      return { actor, counter: counterOf(context.vector, actor) };
    case 'revisions':
      return null;
  }
}
