/**
 * Reads against the truth: what an answer covers, and what it should have covered.
 *
 * Judged when the answer is sent, for then it is settled; told when the client gets it. A vector a key says which
 * writes have been acknowledged, so a read that lacks nothing costs one comparison of vectors.
 */
import { type CausalHistory, hasSeen, NOTHING_SEEN, seeing } from '../causality/causal-history.ts';
import { counterOf, covers, join, withCounter } from '../causality/version-vector.ts';
import { type Register, recordOf, type WriteRecord } from '../engine/register.ts';
import { actorId, type ClientId, type OperationId } from '../ids.ts';
import type { Answer } from '../network/message.ts';
import type { Sibling } from '../strategies/strategy.ts';
import type { ReadFinding } from './anomaly.ts';
import type { Observed } from './observed.ts';

export interface Reads {
  /** By key: for each client its newest write that has been acknowledged. Says nothing of those before it. */
  readonly acknowledged: CausalHistory[];
  /** By place in the register: the step of the acknowledgement. */
  readonly acknowledgedAt: number[];
  /** By client × keys + key: what answers to reads have covered. */
  readonly given: CausalHistory[];
  /** By key: delete marks that some replica has let go on purpose, and all that they had seen. */
  readonly collected: CausalHistory[];
  /** Sent and not answered. */
  readonly open: Map<OperationId, OpenRead>;
}

interface OpenRead {
  readonly client: ClientId;
  readonly key: number;
  readonly issuedStep: number;
  /** What had been acknowledged, and what this client had been given, when it sent the read. */
  readonly acknowledged: CausalHistory;
  readonly given: CausalHistory;
  /** The answers on their way; one, unless the read was said again. */
  readonly answers: {
    readonly siblings: readonly Sibling[];
    readonly cover: CausalHistory;
    readonly lacking: Lacking;
  }[];
}

type Lacking = readonly Pick<ReadFinding, 'kind' | 'write'>[];
const NOTHING_LACKING: Lacking = [];

export const startReads = (keyCount: number): Reads => ({
  acknowledged: Array.from({ length: keyCount }, () => NOTHING_SEEN),
  acknowledgedAt: [],
  given: [],
  collected: [],
  open: new Map(),
});

export function writeAcknowledged(reads: Reads, { key, client, sequence, index }: WriteRecord, step: number): void {
  reads.acknowledgedAt[index] ??= step;
  const known = reads.acknowledged[key] ?? NOTHING_SEEN;
  if (counterOf(known, actorId(client)) < sequence)
    reads.acknowledged[key] = withCounter(known, actorId(client), sequence);
}

/** Where a delete mark is let go because its time is over, an answer without it is as good. */
export function writeCollected(reads: Reads, record: WriteRecord): void {
  reads.collected[record.key] = seeing(reads.collected[record.key] ?? NOTHING_SEEN, record);
}

const placeOf = ({ program }: Observed, client: ClientId, key: number): number =>
  ((program.indexOfNode.get(client) ?? 0) - program.replicaCount) * program.keys.length + key;

export function readIssued(reads: Reads, observed: Observed, read: OperationId, client: ClientId, key: number): void {
  reads.open.set(read, {
    client,
    key,
    issuedStep: observed.world.steps,
    acknowledged: reads.acknowledged[key] ?? NOTHING_SEEN,
    given: reads.given[placeOf(observed, client, key)] ?? NOTHING_SEEN,
    answers: [],
  });
}

/** A replica answers; `inKey` lists the writes of the key by their place in the register, oldest first. */
export function answerSent(
  reads: Reads,
  observed: Observed,
  read: OperationId,
  { siblings }: Answer,
  inKey: (key: number) => readonly number[],
): void {
  const open = reads.open.get(read);
  if (open === undefined) return;
  const cover = coverOf(observed.register, siblings);
  const isWhole = covers(cover, open.acknowledged) && covers(cover, open.given);
  const lacking = isWhole ? NOTHING_LACKING : lackingIn(reads, observed, open, cover, inKey(open.key));
  open.answers.push({ siblings, cover, lacking });
}

/** The client has got the answer: what was wrong with it. */
export function answerRead(
  reads: Reads,
  observed: Observed,
  read: OperationId,
  siblings: readonly Sibling[],
): readonly ReadFinding[] {
  const open = reads.open.get(read);
  const answer = open?.answers.find((sent) => sent.siblings === siblings);
  if (open === undefined || answer === undefined) return [];
  reads.open.delete(read);
  const place = placeOf(observed, open.client, open.key);
  reads.given[place] = join(reads.given[place] ?? NOTHING_SEEN, answer.cover);
  if (answer.lacking.length === 0) return [];
  const given = siblings.map(({ write }) => write);
  const { issuedStep } = open;
  return answer.lacking.map((lack) => ({ ...lack, step: observed.world.steps, read, issuedStep, given }));
}

/** All writes that these are, or had seen. */
const coverOf = (register: Register, values: readonly Pick<Sibling, 'write' | 'parts'>[]): CausalHistory =>
  values.reduce(
    (cover, { write, parts = [write] }) => parts.reduce((all, part) => seeing(all, recordOf(register, part)), cover),
    NOTHING_SEEN,
  );

/** The newest missing write of each kind; none where it is the same as nothing that any replica could give. */
function lackingIn(
  { acknowledgedAt, collected }: Reads,
  { world, program, register }: Observed,
  { client, key, issuedStep, acknowledged, given }: OpenRead,
  answered: CausalHistory,
  inKey: readonly number[],
): Lacking {
  const cover = join(answered, collected[key] ?? NOTHING_SEEN);
  const { strategy } = program;
  const members = world.replicas.filter((_, replica) => world.members[replica] === true);
  const states = members.flatMap(({ states: { [key]: state } }) => (state === undefined ? [] : [state]));
  const hinted = members.flatMap(({ memory }) =>
    memory.hints.flatMap(({ operation, state }) => (operation.key === key ? [state] : [])),
  );
  // Whoever stands in for others has what it keeps for them too; of that it counts what they would show, did they have it.
  const handedOver = hinted.map((hint) => states.reduce((all, state) => strategy.join(all, state), hint));
  const kept = [...states, ...handedOver].reduce(
    // What it would show of it: a strategy may keep a deleted value out of sight.
    (all, state) => join(all, coverOf(register, strategy.read(state).siblings)),
    NOTHING_SEEN,
  );
  if (covers(cover, kept)) return NOTHING_LACKING;
  const newest = (isDue: (record: WriteRecord) => boolean): number | undefined =>
    inKey.findLast((index) => {
      const record = register.inOrder[index] as WriteRecord;
      return !hasSeen(cover, record) && hasSeen(kept, record) && isDue(record);
    });
  const wasAcknowledged = ({ index }: WriteRecord): boolean => (acknowledgedAt[index] ?? issuedStep) < issuedStep;
  const stale = covers(cover, acknowledged) ? undefined : newest(wasAcknowledged);
  const isOwn = (record: WriteRecord): boolean => record.client === client && wasAcknowledged(record);
  const own = stale === undefined ? undefined : newest(isOwn);
  const before = covers(cover, given) ? undefined : newest((record) => hasSeen(given, record));
  return (
    [
      ['stale-read', stale],
      ['not-own-write', own],
      ['non-monotonic-read', before],
    ] as const
  ).flatMap(([kind, write]) => (write === undefined ? [] : [{ kind, write }]));
}
