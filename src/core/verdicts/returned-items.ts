/**
 * Items that come back: joining siblings by rule puts in again what a client had taken out.
 *
 * The truth behind a list, in the words of an observed-remove set (Shapiro et al., "A Comprehensive Study of
 * Convergent and Commutative Replicated Data Types", 2011, section 3.3.5): a write that has an item which was not
 * there for its client *puts it in*; one that leaves out an item which its client had seen *takes out* exactly the
 * puttings-in that it had seen. An item is there by right as long as one putting-in is not taken out.
 */
import { hasSeen } from '../causality/causal-history.ts';
import { itemsOf } from '../engine/merge-policy.ts';
import { type Register, recordOf, type WriteRecord } from '../engine/register.ts';
import { canonical } from '../values.ts';

/** A longer past is not gone through: what it costs grows with its square. */
const PAST_MAX = 1_000;

export interface ReturnedItem {
  /** Canonical text. */
  readonly item: string;
  /** Index of the newest write that took it out. */
  readonly remover: number;
}

/** What is known of the writes of one key. */
export interface History {
  readonly register: Register;
  /** Places in the register, oldest first. */
  readonly inKey: readonly number[];
  /** By place in the register: the item that the write was told to put in, where it was told so (command `add`). */
  readonly added: ReadonlyMap<number, string>;
}

/** The items that a write which joins siblings by rule has in it without right. */
export function returnedItems(merge: WriteRecord, { register, inKey, added }: History): readonly ReturnedItem[] {
  if (!Array.isArray(merge.value)) return [];
  const siblings = merge.merges.map((write) => textsOf(recordOf(register, write)));
  // What is in every sibling was not brought in by joining.
  const candidates = [...textsOf(merge)].filter(
    (item) =>
      added.get(merge.index) !== item &&
      siblings.some((texts) => texts.has(item)) &&
      !siblings.every((texts) => texts.has(item)),
  );
  if (candidates.length === 0) return [];
  const past = inKey
    .map((index) => register.inOrder[index] as WriteRecord)
    .filter((record) => hasSeen(merge.past, record));
  if (past.length > PAST_MAX) return [];
  const texts = past.map(textsOf);
  return candidates.flatMap((item) => {
    const has = (_: WriteRecord, place: number): boolean => texts[place]?.has(item) === true;
    const remover = removerOf(merge, past, has, ({ index }) => added.get(index) === item);
    return remover === null ? [] : [{ item, remover: remover.index }];
  });
}

/** The newest write that took the item out, if no putting-in is left that it is there by; else null. */
function removerOf(
  merge: WriteRecord,
  past: readonly WriteRecord[],
  has: (record: WriteRecord, place: number) => boolean,
  isTold: (record: WriteRecord) => boolean,
): WriteRecord | null {
  const puttingsIn: WriteRecord[] = [];
  const removers: WriteRecord[] = [];
  const isThereFor = (reader: WriteRecord): boolean =>
    puttingsIn.some(
      (put) => hasSeen(reader.past, put) && !removers.some((by) => hasSeen(reader.past, by) && hasSeen(by.past, put)),
    );
  past.forEach((record, place) => {
    if (!has(record, place)) {
      if (isThereFor(record)) removers.push(record);
    } else if (isTold(record) || !isThereFor(record)) {
      puttingsIn.push(record);
    }
  });
  return isThereFor(merge) ? null : (removers.at(-1) ?? null);
}

/** The items as canonical texts; a deleted value has none. */
const textsOf = ({ value, deleted }: WriteRecord): ReadonlySet<string> =>
  new Set(deleted ? [] : itemsOf(value).map(canonical));
