/**
 * Items that come back: joining values that were written apart puts in again what a client had taken out. A client
 * joins siblings by rule, a person by hand, a replica by the rule of its data type; the truth is the same for all.
 *
 * The truth behind a list or a map, in the words of an observed-remove set (Shapiro et al., "A Comprehensive Study of
 * Convergent and Commutative Replicated Data Types", 2011, section 3.3.5): a write that has an item which was not
 * there for its client *puts it in*, and so does one that was told to add it; one that leaves out an item which its
 * client had seen *takes out* exactly the puttings-in that it had seen. An item is there by right as long as one
 * putting-in is not taken out. So an add made at the same time as a remove brings nothing back: it puts the item in
 * anew, and by right. A whole list that only still has the item puts nothing in, even where the data type takes it so.
 */
import { type CausalHistory, hasSeen } from '../causality/causal-history.ts';
import type { Register, WriteRecord } from '../engine/register.ts';
import { type Part, type Parts, type Said, saidBy } from './items.ts';

/** More parts, or more turns of one part, are not followed: every write would have to be held against them all. */
const PARTS_MAX = 1_000;
const TURNS_MAX = 200;

export interface ReturnedItem {
  readonly item: Part;
  /** Index of the newest write that took it out. */
  readonly remover: number;
}

interface PartHistory {
  readonly field: string | null;
  readonly puttingsIn: WriteRecord[];
  readonly removers: WriteRecord[];
}

/** The parts that the value of one key has ever had, and who put them in and took them out. */
export interface KeyHistory {
  readonly parts: Map<Part, PartHistory>;
  /** So many of the key's writes are in it. */
  taken: number;
  isTooLong: boolean;
}

export const startKeyHistory = (): KeyHistory => ({ parts: new Map(), taken: 0, isTooLong: false });

/** What is known of the writes of one key. */
export interface KeyWrites {
  readonly register: Register;
  /** Places in the register, oldest first. */
  readonly inKey: readonly number[];
  readonly takesChanges: boolean;
}

/** Takes in the writes that have come since: kept up only where somebody asks, for most runs nobody does. */
export function followKey(history: KeyHistory, { register, inKey, takesChanges }: KeyWrites): void {
  for (; history.taken < inKey.length && !history.isTooLong; history.taken += 1) {
    const record = register.inOrder[inKey[history.taken] as number] as WriteRecord;
    takeIn(history, record, saidBy(record, takesChanges));
  }
}

function takeIn(history: KeyHistory, record: WriteRecord, { has, told, leavesOut }: Said): void {
  const { parts } = history;
  for (const [part, field] of [...has, ...told])
    if (!parts.has(part)) parts.set(part, { field, puttingsIn: [], removers: [] });
  for (const [part, known] of parts) {
    if (told.has(part)) known.puttingsIn.push(record);
    else if (has.has(part)) {
      if (!isThere(known, record.past)) known.puttingsIn.push(record);
    } else if (leavesOut(part, known.field) && isThere(known, record.past)) known.removers.push(record);
    if (known.puttingsIn.length + known.removers.length > TURNS_MAX) history.isTooLong = true;
  }
  if (parts.size > PARTS_MAX) history.isTooLong = true;
}

/** Whether the part is there by right for whoever has seen these writes. */
const isThere = ({ puttingsIn, removers }: PartHistory, seen: CausalHistory): boolean =>
  puttingsIn.some((put) => hasSeen(seen, put) && !removers.some((by) => hasSeen(seen, by) && hasSeen(by.past, put)));

/** Of these parts, those that whoever has seen these writes has without right, since somebody had taken them out. */
export function returnedParts(
  { parts, isTooLong }: KeyHistory,
  candidates: Iterable<Part>,
  seen: CausalHistory,
): readonly ReturnedItem[] {
  if (isTooLong) return [];
  return [...candidates].flatMap((item) => {
    const known = parts.get(item);
    if (known === undefined || isThere(known, seen)) return [];
    const remover = known.removers.findLast((by) => hasSeen(seen, by));
    return remover === undefined ? [] : [{ item, remover: remover.index }];
  });
}

/** The parts that a write which joins siblings has from some of them and not from all. */
export function joinedParts(merge: Said, siblings: readonly Parts[]): readonly Part[] {
  // What is in every sibling was not brought in by joining.
  return [...merge.has.keys()].filter(
    (part) =>
      !merge.told.has(part) && siblings.some((parts) => parts.has(part)) && !siblings.every((parts) => parts.has(part)),
  );
}

/** Whether a value has all that any of the siblings has, and nothing else. */
export function isUnion(parts: Parts, siblings: readonly Parts[]): boolean {
  const all = new Set(siblings.flatMap((sibling) => [...sibling.keys()]));
  return all.size === parts.size && [...all].every((part) => parts.has(part));
}
