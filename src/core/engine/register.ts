/**
 * The register of all writes: the truth about each, written down when its client made it and never changed.
 * It stands beside the world and grows with the run; stepping through the same run again writes the same.
 */
import { happensBefore, type TrueWrite } from '../causality/causal-history.ts';
import type { WriteId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import type { Micros } from '../time.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';

export interface WriteRecord extends TrueWrite {
  readonly id: WriteId;
  /** Place in the register. */
  readonly index: number;
  /** Index among the keys. */
  readonly key: number;
  readonly value: Value;
  readonly deleted: boolean;
  readonly issuedUs: Micros;
  /** The step in which its client made it. */
  readonly issuedStep: number;
  /** What the client was told to do, where it is more than writing what it makes of siblings by rule. */
  readonly meant?: Change;
  /** The siblings that the client had been given and that this write joins; empty for a plain one. */
  readonly merges: readonly WriteId[];
  /** The write of which this is a second one, because its client got no answer; null for an ordinary one. */
  readonly copyOf: WriteId | null;
}

export interface Register {
  readonly byId: Map<WriteId, WriteRecord>;
  readonly inOrder: WriteRecord[];
}

export const startRegister = (): Register => ({ byId: new Map(), inOrder: [] });

export function registerWrite(register: Register, write: Omit<WriteRecord, 'index'>): void {
  if (register.byId.has(write.id)) return;
  const record = { ...write, index: register.inOrder.length };
  register.byId.set(write.id, record);
  register.inOrder.push(record);
}

export function recordOf(register: Register, write: WriteId): WriteRecord {
  const record = register.byId.get(write);
  invariant(record !== undefined, `${write} is registered`);
  return record;
}

/** Whether the client of `later` knew of `earlier`. */
export const knewOf = (register: Register, earlier: WriteId, later: WriteId): boolean =>
  happensBefore(recordOf(register, earlier), recordOf(register, later));
