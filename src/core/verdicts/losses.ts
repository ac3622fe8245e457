/**
 * Writes that no replica keeps and that no stored write had seen. One is lost as soon as nothing carries a copy of it
 * any more, and not before. It may still be made good: by a write whose client had seen it, or where a coordinator
 * that had it in memory brings it back. Then its mark says so, for a mark stands for the whole run.
 */
import { happensBefore } from '../causality/causal-history.ts';
import type { Happening } from '../engine/happening.ts';
import type { WriteRecord } from '../engine/register.ts';
import type { WriteId } from '../ids.ts';
import { toMs } from '../time.ts';
import type { Mark } from '../timeline/marks.ts';
import { carriersIn, writesIn } from './carriers.ts';
import { appendRow, type FateLog, NOBODY, ROW } from './fate-log.ts';
import type { Observed } from './observed.ts';

/** How a write went from the last replica that kept it. */
interface Going {
  readonly replica: number;
  /** Place in the register of the write that took its place, or NOBODY. */
  readonly by: number;
  /** Why, after "alice#1 is lost". */
  readonly how: string;
}

interface Lost {
  readonly how: string;
  /** The place of its mark; -1 where it has none. */
  readonly mark: number;
}

export interface Losses {
  /** By place in the register: those that something may still carry. */
  readonly atRisk: Map<number, Going>;
  /** By key and place in the register: those lost and not made good. */
  readonly lost: Map<number, Lost>[];
  /** Whether something has happened by which the last copy may have gone. */
  isToBeSettled: boolean;
}

export const startLosses = (keyCount: number): Losses => ({
  atRisk: new Map(),
  lost: Array.from({ length: keyCount }, () => new Map()),
  isToBeSettled: false,
});

export function noteGone(losses: Losses, index: number, going: Going): void {
  losses.atRisk.set(index, going);
  losses.isToBeSettled = true;
}

/** Copies go with the messages and the hints that have them. */
export function watchCopies(losses: Losses, { register, program: { strategy } }: Observed, event: Happening): void {
  const { atRisk } = losses;
  if (atRisk.size === 0) return;
  if (event.kind === 'delivered' || event.kind === 'dropped')
    losses.isToBeSettled ||= writesIn(event.letter.body, strategy).some((write) =>
      atRisk.has(register.byId.get(write)?.index ?? NOBODY),
    );
  else if (HINTS_END.has(event.kind) || (event.kind === 'decided' && event.cause === 'postponed'))
    losses.isToBeSettled = true;
}

const HINTS_END: ReadonlySet<Happening['kind']> = new Set(['hint', 'crashed', 'recovered', 'left']);

interface Observer {
  readonly losses: Losses;
  readonly fates: FateLog;
  readonly marks: Mark[];
}

/** After a step in which there is something to be settled: which of those at risk are lost. */
export function settleLosses(
  { losses, fates }: Observer,
  observed: Observed,
  { isGone, isAcknowledged, mark }: Settling,
): void {
  losses.isToBeSettled = false;
  const { inOrder } = observed.register;
  for (const index of losses.atRisk.keys()) if (!isGone(index)) losses.atRisk.delete(index);
  if (losses.atRisk.size === 0) return;
  const carriers = carriersIn(observed);
  for (const [index, { replica, by, how }] of losses.atRisk) {
    const { id, key } = inOrder[index] as WriteRecord;
    if (carriers.has(id)) continue;
    losses.atRisk.delete(index);
    appendRow(fates, observed.world.steps - 1, index, ROW.lost, replica, by);
    losses.lost[key]?.set(index, { how, mark: mark(lossWords(id, how, isAcknowledged(index)), id) });
  }
}

interface Settling {
  /** No replica keeps it, and no stored write had seen it. */
  isGone(index: number): boolean;
  isAcknowledged(index: number): boolean;
  /** Tells it, and gives the place of the mark. */
  mark(text: string, write: WriteId): number;
}

/** What was never promised is not lost. */
const lossWords = (write: WriteId, how: string, isAcknowledged: boolean): string =>
  isAcknowledged ? `${write} is lost${how}` : `${write} is gone${how}; its client has no answer`;

/** From here on the promise is broken. */
export function promiseLost({ losses, marks }: Observer, { id, key, index }: WriteRecord): void {
  const lost = losses.lost[key]?.get(index);
  if (lost !== undefined)
    reword(marks, lost, `${lossWords(id, lost.how, true)}; its client is still to be told that it is stored`);
}

/** A replica stores a write: what was lost comes back with it, or was seen by its client and is lost no more. */
export function makeGood(
  { losses, fates, marks }: Observer,
  { register, world }: Observed,
  replica: number,
  stored: WriteRecord,
): void {
  const ofKey = losses.lost[stored.key] as Map<number, Lost>;
  for (const [index, lost] of ofKey) {
    const record = register.inOrder[index] as WriteRecord;
    const isBack = index === stored.index;
    if (!isBack && !happensBefore(record, stored)) continue;
    ofKey.delete(index);
    appendRow(fates, world.steps, index, ROW.madeGood, replica, isBack ? NOBODY : stored.index);
    const turn = isBack ? 'it comes back' : `${stored.id}, which had seen it, is stored`;
    reword(marks, lost, `${record.id} is lost${lost.how}, until ${turn} at ${toMs(world.nowUs)} ms`);
  }
}

function reword(marks: Mark[], { mark }: Lost, text: string): void {
  const old = marks[mark];
  if (old !== undefined) marks[mark] = { ...old, text };
}
