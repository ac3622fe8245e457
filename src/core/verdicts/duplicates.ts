/**
 * Writes said twice: a client that got no answer sends the same again, or the network delivers a request twice, each
 * under a name of its own; and where nothing tells the two apart from two wishes, both take effect. A counter shows it in its sum. Where a client stores the
 * state of a data type as the value, the state names its effects, and saying it again adds nothing: no double effect.
 */
import { originOf, type Register, type WriteRecord } from '../engine/register.ts';
import type { WriteId } from '../ids.ts';
import type { Sibling } from '../strategies/strategy.ts';
import { isRecord } from '../types/change.ts';
import { stateIn } from '../types/stored-state.ts';
import type { Counted, DuplicateFinding } from './anomaly.ts';

/** By the first saying: places in the register of all sayings that some replica has stored. */
export type Sayings = Map<WriteId, number[]>;

/** What a replica does with the sayings of one wish. */
export interface ReplicaView {
  readonly register: Register;
  /** Whether the replica keeps it now. */
  keeps(write: WriteId): boolean;
  /** Indices of writes that took its place here having seen it; empty while it never had to go for such. */
  replacedBy(index: number): readonly number[];
  /** What a reader gets here now. */
  shown(): readonly Sibling[];
}

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
  view: ReplicaView,
): Pick<DuplicateFinding, 'other' | 'how' | 'counted'> | null {
  if (sayings.size === 0 || stateIn(record.value) !== null) return null;
  const { register, keeps, replacedBy } = view;
  const same = sayings.get(originOf(record)) ?? [];
  const wasReplaced = (saying: number): boolean => replacedBy(saying).some((index) => !same.includes(index));
  for (const other of same) {
    if (other === record.index) continue;
    const { id } = register.inOrder[other] as WriteRecord;
    const how = keeps(id) ? 'side by side' : wasReplaced(other) ? 'again' : null;
    if (how === null) continue;
    const kept = same.filter((index) => keeps((register.inOrder[index] as WriteRecord).id)).length;
    return { other, how, counted: countedOf(record, view.shown(), how === 'again' ? kept : kept - 1) };
  }
  return null;
}

/** Where a counter has the wish `excess` times too often: what it is, and what it should be; null where none counts. */
function countedOf({ meant }: WriteRecord, [shown, ...others]: readonly Sibling[], excess: number): Counted | null {
  // Of writes side by side each has a value of its own, and nothing is summed.
  if (meant === undefined || shown?.parts === undefined || others.length > 0) return null;
  const { field = null } = meant;
  const by = meant.kind === 'increment' ? meant.by : meant.kind === 'put' && field === null ? meant.value : null;
  const { value } = shown;
  // A field of two types has its counter under a longer name.
  const sum = !isRecord(value) ? value : field === null ? null : (value[`${field} (counter)`] ?? value[field]);
  return typeof by !== 'number' || typeof sum !== 'number' ? null : { field, sum, due: sum - by * excess };
}
