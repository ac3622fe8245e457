/**
 * The register of all writes: the truth about each, written down when its client made it and never changed.
 * It stands beside the world and grows with the run; stepping through the same run again writes the same.
 */
import { happensBefore, type TrueWrite } from '../causality/causal-history.ts';
import type { OperationId, WriteId } from '../ids.ts';
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
  /**
   * The write that this one says again, because its client got no answer or the network delivered the request twice;
   * null for an ordinary one.
   */
  readonly copyOf: WriteId | null;
}

export interface Register {
  readonly byId: Map<WriteId, WriteRecord>;
  readonly inOrder: WriteRecord[];
  /** By key and dot: the write that was given it first. */
  readonly dots: Map<string, WriteId>;
  /** By operation that was handed on: the step in which the first that keeps the key took it. */
  readonly taken: Map<OperationId, number>;
  /** By write: the one that had its dot before it, because who counts had forgotten how far it had counted. */
  readonly namesakes: Map<WriteId, WriteId>;
}

export const startRegister = (): Register => ({
  byId: new Map(),
  inOrder: [],
  dots: new Map(),
  taken: new Map(),
  namesakes: new Map(),
});

/** A coordinator has given a write its dot. */
export function registerDot(register: Register, write: WriteId, actor: string, counter: number): void {
  const name = `${recordOf(register, write).key} ${actor} ${counter}`;
  const first = register.dots.get(name);
  if (first === undefined) register.dots.set(name, write);
  else if (first !== write) register.namesakes.set(write, first);
}

export function registerWrite(register: Register, write: Omit<WriteRecord, 'index'>): void {
  if (register.byId.has(write.id)) return;
  const record = { ...write, index: register.inOrder.length };
  register.byId.set(write.id, record);
  register.inOrder.push(record);
}

/**
 * The truth takes a second saying for what it repeats: whoever has seen the one knows the other, and neither has seen
 * the other.
 */
export function registerSaying(
  register: Register,
  first: WriteId,
  id: WriteId,
  { nowUs, steps }: { readonly nowUs: Micros; readonly steps: number },
): void {
  const { index: _, ...record } = recordOf(register, first);
  registerWrite(register, { ...record, id, copyOf: record.copyOf ?? first, issuedUs: nowUs, issuedStep: steps });
}

/** Whether what was handed on was taken before this step; if not, it is now. Asked again about the same step it says the same. */
export function wasTakenBefore({ taken }: Register, operation: OperationId, steps: number): boolean {
  const first = taken.get(operation);
  if (first !== undefined && first < steps) return true;
  taken.set(operation, steps);
  return false;
}

/** The wish of which a write is a saying, by its first one. */
export const originOf = ({ id, copyOf }: WriteRecord): WriteId => copyOf ?? id;

export function recordOf(register: Register, write: WriteId): WriteRecord {
  const record = register.byId.get(write);
  invariant(record !== undefined, `${write} is registered`);
  return record;
}

/** Whether the client of `later` knew of `earlier`. */
export const knewOf = (register: Register, earlier: WriteId, later: WriteId): boolean =>
  happensBefore(recordOf(register, earlier), recordOf(register, later));
