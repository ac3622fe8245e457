/** Alarms: what a node wants to be reminded of at a later time. */
import type { NodeIndex } from '../network/message.ts';
import type { OpaqueState } from '../strategies/strategy.ts';
import type { SendEffect } from '../systems/send-effect.ts';
import type { Micros } from '../time.ts';
import type { Operation } from './operation.ts';

/**
 * - `time-out`: a coordinator looks who has answered.
 * - `hints`: a fallback tries to hand its hints over.
 * - `grace`: a tombstone has been kept long enough.
 * - `postponed`: the clock may have come up to a copy that was too far ahead.
 * - `retry`: a client has had no answer.
 * - `follow`: a client does what comes after an operation.
 */
export type AlarmKind = 'time-out' | 'hints' | 'grace' | 'postponed' | 'retry' | 'follow';

export interface Alarm {
  readonly kind: AlarmKind;
  readonly atUs: Micros;
  readonly owner: NodeIndex;
  readonly operation: Operation;
  readonly attempt: number;
  /** For `grace` and `postponed`. */
  readonly kept: Kept | null;
}

export interface Kept {
  readonly key: number;
  /** What the key held when the grace began: another state by now is left alone. Or the copy that is put off. */
  readonly state: OpaqueState;
  /** Of a copy that is put off. */
  readonly putOff?: PutOff;
}

export interface PutOff {
  /** What is to be said once it is taken: of several messages, where it came with several. */
  readonly owed: readonly Owed[];
  /** A sender keeps it no more, so it lies on the disk. */
  readonly isDurable: boolean;
}

interface Owed {
  readonly said: SendEffect;
  readonly operation: Operation;
  /** Which copy of its message it answers. */
  readonly copy: number;
}

/** The written order: time, then owner, kind, operation, key. */
export function compareAlarms(left: Alarm, right: Alarm): number {
  if (left.atUs !== right.atUs) return left.atUs - right.atUs;
  if (left.owner !== right.owner) return left.owner - right.owner;
  if (left.kind !== right.kind) return left.kind < right.kind ? -1 : 1;
  if (left.operation.id !== right.operation.id) return left.operation.id < right.operation.id ? -1 : 1;
  return (left.kept?.key ?? 0) - (right.kept?.key ?? 0);
}

/** Adds one at its place in the sorted list. */
export function setAlarm(alarms: Alarm[], alarm: Alarm): void {
  let low = 0;
  let high = alarms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareAlarms(alarms[middle] as Alarm, alarm) <= 0) low = middle + 1;
    else high = middle;
  }
  alarms.splice(low, 0, alarm);
}

/** Copies that are put off, with their owners. */
export const postponedIn = (alarms: readonly Alarm[]): readonly (Alarm & { readonly kept: Kept })[] =>
  alarms.filter((alarm): alarm is Alarm & { readonly kept: Kept } => alarm.kind === 'postponed' && alarm.kept !== null);

/** Takes out all that match. */
export function clearAlarms(alarms: Alarm[], matches: (alarm: Alarm) => boolean): void {
  if (!alarms.some(matches)) return;
  const left = alarms.filter((alarm) => !matches(alarm));
  alarms.splice(0, alarms.length, ...left);
}
