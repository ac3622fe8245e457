/**
 * Writes said twice: a client that got no answer sends the same again under a name of its own, and where nothing
 * tells the two apart from two wishes, both take effect.
 */
import type { Register, WriteRecord } from '../engine/register.ts';
import type { WriteId } from '../ids.ts';
import type { DuplicateFinding } from './anomaly.ts';

/** By the first saying: places in the register of all sayings that some replica has stored. */
export type Sayings = Map<WriteId, number[]>;

/** What a replica does with the sayings of one wish. */
export interface ReplicaView {
  readonly register: Register;
  /** Whether the replica keeps it now. */
  keeps(write: WriteId): boolean;
  /** Indices of writes that took its place here having seen it; empty while it never had to go for such. */
  replacedBy(index: number): readonly number[];
}

const originOf = ({ id, copyOf }: WriteRecord): WriteId => copyOf ?? id;

/** Notes a stored write. Until a copy is stored, nothing has to be known of the others. */
export function noteSaying(sayings: Sayings, record: WriteRecord, { byId }: Register): void {
  const origin = originOf(record);
  if (record.copyOf === null) {
    if (!sayings.has(origin)) return;
  } else if (!sayings.has(origin)) {
    const first = byId.get(origin);
    sayings.set(origin, first === undefined ? [] : [first.index]);
  }
  const all = sayings.get(origin);
  if (all !== undefined && !all.includes(record.index)) all.push(record.index);
}

/** The stored write and another saying of the same that both take effect at this replica. */
export function duplicateOf(
  sayings: Sayings,
  record: WriteRecord,
  { register, keeps, replacedBy }: ReplicaView,
): Pick<DuplicateFinding, 'other' | 'how'> | null {
  if (sayings.size === 0) return null;
  const same = sayings.get(originOf(record)) ?? [];
  for (const other of same) {
    if (other === record.index) continue;
    const { id } = register.inOrder[other] as WriteRecord;
    if (keeps(id)) return { other, how: 'side by side' };
    if (replacedBy(other).some((index) => !same.includes(index))) return { other, how: 'again' };
  }
  return null;
}
