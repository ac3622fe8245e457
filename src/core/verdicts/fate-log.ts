/**
 * What became of writes, row by row: who stored one, who dropped one and for what. A few bytes a row, so that
 * the account of any moment can be made by reading the rows up to it.
 */

/** What a row tells of its write. The numbers are what is stored. */
export const ROW = {
  stored: 0,
  /** Dropped for a write that had seen it. */
  superseded: 1,
  /** Dropped for one that had not. */
  overwritten: 2,
  /** Gone with a disk. */
  wiped: 3,
  acknowledged: 4,
  rejected: 5,
  /** The same value was there already, as the write `by`. */
  duplicate: 6,
  /** A tombstone, kept for long enough. */
  collected: 7,
  /** Kept by other replicas now. */
  moved: 8,
  /** No replica keeps it, nothing carries it any more, and no stored write had seen it. */
  lost: 9,
  /** It was lost, and is no more: `by` has seen it, or it is back, and `by` is nobody. */
  madeGood: 10,
  /** A replica would not take it; its client is told so later. */
  refused: 11,
  /** Its client was told that it failed. */
  failed: 12,
  /** A replica takes it only later. */
  postponed: 13,
  /** Its replica is down and no part of the database: nobody gets it from there. */
  outOfReach: 14,
  /** A replica that was to take it later does so no more: it has decided, or has forgotten it in a crash. */
  putOffNoMore: 15,
} as const;
export type RowKind = (typeof ROW)[keyof typeof ROW];

/** Where no replica or no other write is meant. */
export const NOBODY = -1;

/** With these a replica lets its write go. */
const LETS_GO: ReadonlySet<RowKind> = new Set([
  ROW.superseded,
  ROW.overwritten,
  ROW.wiped,
  ROW.collected,
  ROW.moved,
  ROW.outOfReach,
]);

/** Which replicas keep a write after a row of its; bit i stands for replica i. */
export function holdersAfter(holders: number, { kind, replica }: Pick<FateRow, 'kind' | 'replica'>): number {
  if (replica === NOBODY) return holders;
  const bit = 1 << replica;
  return kind === ROW.stored ? holders | bit : LETS_GO.has(kind) ? holders & ~bit : holders;
}

/** Columns of equal length; `length` rows are in use. */
export interface FateLog {
  length: number;
  step: Int32Array;
  /** Index in the register. */
  write: Int32Array;
  kind: Uint8Array;
  /** Index of the replica, or NOBODY. */
  replica: Int8Array;
  /** Index in the register of the write that took its place, or NOBODY. */
  by: Int32Array;
}

const FIRST_ROWS = 256;

export const startFateLog = (): FateLog => ({
  length: 0,
  step: new Int32Array(FIRST_ROWS),
  write: new Int32Array(FIRST_ROWS),
  kind: new Uint8Array(FIRST_ROWS),
  replica: new Int8Array(FIRST_ROWS),
  by: new Int32Array(FIRST_ROWS),
});

export interface FateRow {
  readonly step: number;
  readonly write: number;
  readonly kind: RowKind;
  readonly replica: number;
  readonly by: number;
}

export function appendRow(log: FateLog, step: number, write: number, kind: RowKind, replica: number, by: number): void {
  const row = log.length;
  if (row === log.step.length) grow(log);
  log.step[row] = step;
  log.write[row] = write;
  log.kind[row] = kind;
  log.replica[row] = replica;
  log.by[row] = by;
  log.length += 1;
}

/** Twice the room. */
function grow(log: FateLog): void {
  const room = log.step.length * 2;
  log.step = widened(log.step, new Int32Array(room));
  log.write = widened(log.write, new Int32Array(room));
  log.kind = widened(log.kind, new Uint8Array(room));
  log.replica = widened(log.replica, new Int8Array(room));
  log.by = widened(log.by, new Int32Array(room));
}

function widened<Column extends Int32Array | Uint8Array | Int8Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}

/** The rows up to and with a step, oldest first. */
export function* rowsUpTo(log: FateLog, step: number): Generator<FateRow> {
  for (let row = 0; row < log.length && (log.step[row] as number) <= step; row += 1) {
    yield {
      step: log.step[row] as number,
      write: log.write[row] as number,
      kind: log.kind[row] as RowKind,
      replica: log.replica[row] as number,
      by: log.by[row] as number,
    };
  }
}
