/** Looks out for anomalies while the run goes on. Part of the observer: it knows the truth, and changes nothing. */
import { happensBefore } from '../causality/causal-history.ts';
import type { Decided, HappeningOf } from '../engine/happening.ts';
import { recordOf, type WriteRecord } from '../engine/register.ts';
import type { Key, WriteId } from '../ids.ts';
import type { Message } from '../network/message.ts';
import { sideBySideIn } from '../strategies/strategy.ts';
import type { Finding, WatchedKind } from './anomaly.ts';
import { duplicateOf, noteSaying, type Sayings } from './duplicates.ts';
import { type FateLog, ROW } from './fate-log.ts';
import { returnedAtReplica, returnedByWrite } from './joins.ts';
import type { Observed } from './observed.ts';
import { answerRead, answerSent, type Reads, readIssued, startReads } from './reads.ts';
import { followKey, type KeyHistory, startKeyHistory } from './returned-items.ts';

export interface AnomalyWatch {
  /** In the order of their steps. */
  readonly findings: Finding[];
  /** The first of each kind, until it has been given its mark. */
  readonly news: News[];
  readonly known: Set<WatchedKind>;
  readonly reads: Reads;
  readonly keyIndex: ReadonlyMap<Key, number>;
  /** By place in the register, bit i: replica i has let the write go for one that had seen it. */
  readonly replacedAt: number[];
  /** By key: places in the register, oldest first. Holds the first `listed` of the register. */
  readonly inKey: readonly number[][];
  listed: number;
  /** By key: what was put in and taken out; followed only where values are joined. */
  readonly items: readonly KeyHistory[];
  /** Key, item and remover of those that came back at replicas: each is told once, however many join the same. */
  readonly returned: Set<string>;
  readonly sayings: Sayings;
  /** Earlier and later, by place in the register: pairs that some replica has kept side by side by mistake. */
  readonly conflicts: Set<number>;
  /** By place in the register: writes that some replica has kept beside themselves. */
  readonly twice: Set<number>;
}

/** The observer, as far as it is needed here. */
interface Observer {
  readonly anomalies: AnomalyWatch;
  readonly fates: FateLog;
  /** Bit i: replica i holds the write; by place in the register. */
  readonly holders: readonly number[];
}

export interface News {
  readonly kind: WatchedKind;
  readonly text: string;
}

export const startWatch = (keys: readonly Key[]): AnomalyWatch => ({
  findings: [],
  news: [],
  known: new Set(),
  reads: startReads(keys.length),
  keyIndex: new Map(keys.map((key, index) => [key, index])),
  replacedAt: [],
  inKey: keys.map(() => []),
  listed: 0,
  items: keys.map(startKeyHistory),
  returned: new Set(),
  sayings: new Map(),
  conflicts: new Set(),
  twice: new Set(),
});

/** A message leaves: of interest where it is the answer to a read. Called for every one, so it looks no further. */
export function watchSent({ anomalies }: Observer, observed: Observed, { operation, body }: Message): void {
  if (body.kind === 'reply' && body.answer.outcome === 'read')
    answerSent(anomalies.reads, observed, (operation.repeats ?? operation).id, body.answer, (key) =>
      writesOfKey(anomalies, observed, key),
    );
}

export function watchIssued({ anomalies }: Observer, observed: Observed, event: HappeningOf<'issued'>): void {
  if (event.act.kind === 'get')
    readIssued(anomalies.reads, observed, event.operation, event.client, anomalies.keyIndex.get(event.key) ?? 0);
}

export function watchRead({ anomalies }: Observer, observed: Observed, event: HappeningOf<'read'>): void {
  for (const finding of answerRead(anomalies.reads, observed, event.operation, event.siblings))
    found(anomalies, finding, `${event.operation} ${READ_WORDS[finding.kind]}`, observed, finding.write);
}

const READ_WORDS = {
  'stale-read': 'is a stale read: it misses',
  'not-own-write': 'does not see its client’s own',
  'non-monotonic-read': 'goes back to before',
} as const;

/** Notes it; the first of its kind is news. */
function found(
  watched: AnomalyWatch,
  finding: Finding,
  words: string,
  { register }: Pick<Observed, 'register'>,
  write: number,
): void {
  watched.findings.push(finding);
  tellFirst(watched, finding.kind, () => `${words} ${register.inOrder[write]?.id}`);
}

function tellFirst({ known, news }: AnomalyWatch, kind: WatchedKind, text: () => string): void {
  if (known.has(kind)) return;
  known.add(kind);
  news.push({ kind, text: text() });
}

/** A replica lets a write go for one that had seen it; one that was refused on arrival has not been here. */
export function watchReplaced({ anomalies, holders }: Observer, index: number, replica: number): void {
  const here = (holders[index] ?? 0) & (1 << replica);
  if (here !== 0) anomalies.replacedAt[index] = (anomalies.replacedAt[index] ?? 0) | here;
}

/** A replica keeps a write that it did not keep before. */
export function watchStored(observer: Observer, observed: Observed, event: Decided, record: WriteRecord): void {
  const { anomalies } = observer;
  const { index } = record;
  const { replica } = event;
  if (((anomalies.replacedAt[index] ?? 0) & (1 << replica)) !== 0) {
    const finding = { kind: 'resurrected', step: observed.world.steps, write: index, replica } as const;
    found(
      anomalies,
      finding,
      `${observed.program.nodes[replica]} keeps again what had been replaced:`,
      observed,
      index,
    );
  }
  if (event.cause === 'put' && record.id === event.operation.id) watchOwnPut(anomalies, observed, event, record);
  if (anomalies.sayings.size > 0 || record.copyOf !== null) watchDuplicate(observer, observed, event, record);
}

/** A write where it first takes effect: whether it joins siblings, and brings in what had been taken out. */
function watchOwnPut(anomalies: AnomalyWatch, observed: Observed, event: Decided, record: WriteRecord): void {
  if (record.merges.length < 2) return;
  const follow = () => historyOf(anomalies, observed, record.key);
  for (const finding of returnedByWrite(observed, event, record, follow))
    found(anomalies, finding, `${finding.item} is back in`, observed, finding.write);
}

/** A replica whose data type makes one value of several writes: whether that value has what had been taken out. */
export function watchJoined({ anomalies }: Observer, observed: Observed, event: Decided): void {
  const { nodes } = observed.program;
  for (const finding of returnedAtReplica(observed, event, () => historyOf(anomalies, observed, event.key))) {
    const name = `${event.key} ${finding.remover} ${finding.item}`;
    if (anomalies.returned.has(name)) continue;
    anomalies.returned.add(name);
    found(anomalies, finding, `${finding.item} is back at ${nodes[event.replica]} by`, observed, finding.write);
  }
}

function historyOf(anomalies: AnomalyWatch, observed: Observed, key: number): KeyHistory {
  const history = anomalies.items[key] as KeyHistory;
  const { register, program } = observed;
  const inKey = writesOfKey(anomalies, observed, key);
  followKey(history, { register, inKey, takesChanges: program.strategy.takesChanges === true });
  return history;
}

function watchDuplicate({ anomalies, fates }: Observer, observed: Observed, event: Decided, record: WriteRecord): void {
  const { register, world, program } = observed;
  const { replica } = event;
  noteSaying(anomalies.sayings, record, register);
  const duplicate = duplicateOf(anomalies.sayings, record, {
    register,
    keeps: (write) => program.strategy.held(event.decision.after).some((other) => other.write === write),
    replacedBy: (index) => replacersIn(fates, index, replica),
    shown: () => program.strategy.read(event.decision.after).siblings,
  });
  if (duplicate === null) return;
  const finding = { kind: 'duplicate-effect', step: world.steps, write: record.index, replica, ...duplicate } as const;
  found(anomalies, finding, `${record.id} takes effect beside`, observed, duplicate.other);
}

/** After a decision that changed something: whether one write is kept side by side with itself. */
export function watchKeptTwice(
  { anomalies }: Observer,
  { register, program, world }: Observed,
  { replica, decision }: Decided,
): void {
  const seen = new Set<WriteId>();
  for (const { write } of sideBySideIn(program.strategy, decision.after)) {
    const { index } = recordOf(register, write);
    if (seen.has(write) && !anomalies.twice.has(index)) {
      anomalies.twice.add(index);
      const finding = { kind: 'duplicate-effect', how: 'twice', counted: null } as const;
      const place = { step: world.steps, write: index, other: index, replica };
      found(anomalies, { ...finding, ...place }, `${program.nodes[replica]} keeps twice`, { register }, index);
    }
    seen.add(write);
  }
}

/** The writes that took a write's place at a replica, having seen it. */
export function replacersIn(
  { length, kind, write, replica, by }: FateLog,
  index: number,
  at: number,
): readonly number[] {
  const replacers: number[] = [];
  for (let row = 0; row < length; row += 1)
    if (write[row] === index && kind[row] === ROW.superseded && replica[row] === at) replacers.push(by[row] as number);
  return replacers;
}

/** After a decision that stored something: whether one of several kept side by side had seen another. */
export function watchKept(
  { anomalies }: Observer,
  { register, program, world }: Observed,
  event: Decided,
  kept: readonly { readonly write: WriteId }[],
): void {
  if (anomalies.conflicts.size >= CONFLICTS_MAX) return;
  const { replica } = event;
  const records = kept.map(({ write }) => recordOf(register, write));
  for (const write of event.stored) {
    const record = recordOf(register, write);
    for (const other of records) {
      const isLater = happensBefore(other, record);
      if (!isLater && !happensBefore(record, other)) continue;
      const [earlier, later] = isLater ? [other, record] : [record, other];
      const name = earlier.index * PLACES + later.index;
      if (anomalies.conflicts.has(name) || anomalies.conflicts.size >= CONFLICTS_MAX) continue;
      anomalies.conflicts.add(name);
      anomalies.findings.push({
        kind: 'false-conflict',
        step: world.steps,
        earlier: earlier.index,
        later: later.index,
        replica,
      });
      tellFirst(
        anomalies,
        'false-conflict',
        () => `${program.nodes[replica]} keeps ${write} beside ${other.id}, though one had seen the other`,
      );
    }
  }
}

/** Siblings that are never resolved make pairs by the square of their number; beyond so many they are not counted. */
const CONFLICTS_MAX = 250_000;
/** More than there are places in a register; two of them still fit into one whole number. */
const PLACES = 67_108_864;

/** The writes of a key so far, by their place in the register. */
function writesOfKey(anomalies: AnomalyWatch, { register: { inOrder } }: Observed, key: number): readonly number[] {
  for (; anomalies.listed < inOrder.length; anomalies.listed += 1) {
    const record = inOrder[anomalies.listed] as WriteRecord;
    anomalies.inKey[record.key]?.push(record.index);
  }
  return anomalies.inKey[key] ?? [];
}
