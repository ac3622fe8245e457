/** What a run did that bears on its promises, noted down as it happens. */
import type { Happening } from '../engine/happening.ts';
import type { Program } from '../engine/program.ts';
import type { OperationId, WriteId } from '../ids.ts';
import type { Message, NodeIndex } from '../network/message.ts';
import type { Observed } from '../verdicts/observed.ts';
import { type Contents, noteContents, startContents, writeOf } from './contents.ts';
import { isByStranger, type Numbers, noteNumbers, startNumbers } from './numbers.ts';
import { type DeliveryWatch, startDeliveryWatch, watchDelivery } from './watch-delivery.ts';
import { type MeaningWatch, startMeaningWatch, watchMeaning } from './watch-meaning.ts';
import { type SessionWatch, startSessionWatch, watchSession } from './watch-sessions.ts';
import { type StandInWatch, startStandInWatch, watchStandIns } from './watch-stand-ins.ts';

export interface Evidence {
  /** How often the client was told that its write was taken, by write. */
  readonly acknowledged: Map<WriteId, number>;
  readonly rejected: Set<WriteId>;
  /** Operations of which a client was told that they failed. */
  readonly failed: Set<OperationId>;
  /** By write: those that its client had been shown and passed the context of. */
  readonly shown: Map<WriteId, readonly WriteId[]>;
  /** How often a coordinator took a write and stored it. */
  readonly taken: Map<WriteId, number>;
  /** Takings by coordinators that do not keep the key, each once. */
  readonly takings: Set<string>;
  /** Who let a key go that it was to keep. */
  readonly emptied: string[];
  hasCrashed: boolean;
  /** Who has got which number. */
  readonly numbers: Numbers;
  /** What has gone into which state. */
  readonly contents: Contents;
  readonly delivery: DeliveryWatch;
  readonly sessions: SessionWatch;
  readonly meaning: MeaningWatch;
  readonly standIns: StandInWatch;
  /** By key: the greatest generation of a revision that was written. */
  readonly longestBranch: Map<number, number>;
  /** A copy of a write was lost or dropped on its way: what follows it in causal order may wait for it for good. */
  isLetterMissing: boolean;
  /** Who has joined, left or lost a disk, and so may have forgotten what it was to send, or to wait for. */
  readonly begunAnew: Set<string>;
  /** Operations of which a hint, or the word that it was taken, was lost since everything was last healed. */
  readonly lostHandoffs: Set<OperationId>;
  /** By write: who has put a copy of it off, for its stamp ran too far ahead, and not taken it since. */
  readonly postponed: Map<WriteId, Set<NodeIndex>>;
  /** Since when the topology is not whole, for a leader that others go through is missing; null while it is whole. */
  cutOffSinceUs: number | null;
  /** When it was last whole again. */
  wholeAgainUs: number;
  /** A person has dropped a copy from one leader to another. */
  isCopyMissing: boolean;
  /** Operations whose hints were on a disk that was lost, or are there still. */
  readonly hintedBy: Map<OperationId, Set<string>>;
  readonly wipedHints: Set<OperationId>;
  /** When something last changed other than by anti-entropy. */
  lastUnrestUs: number;
  /** Time never goes back. */
  isTimeBackwards: boolean;
  latestUs: number;
}

const isCutOffAtStart = ({ system, scenario: { replicas, absent = [] } }: Program): boolean =>
  (system.apart?.(replicas.map((replica) => !absent.includes(replica))) ?? null) !== null;

export const startEvidence = (program: Program): Evidence => ({
  acknowledged: new Map(),
  rejected: new Set(),
  failed: new Set(),
  shown: new Map(),
  taken: new Map(),
  takings: new Set(),
  emptied: [],
  hasCrashed: false,
  numbers: startNumbers(),
  contents: startContents(program),
  delivery: startDeliveryWatch(program.replicaCount),
  sessions: startSessionWatch(),
  meaning: startMeaningWatch(),
  standIns: startStandInWatch(),
  longestBranch: new Map(),
  isLetterMissing: false,
  begunAnew: new Set(),
  lostHandoffs: new Set(),
  postponed: new Map(),
  cutOffSinceUs: isCutOffAtStart(program) ? 0 : null,
  wholeAgainUs: 0,
  isCopyMissing: false,
  hintedBy: new Map(),
  wipedHints: new Set(),
  lastUnrestUs: 0,
  isTimeBackwards: false,
  latestUs: 0,
});

export function note(evidence: Evidence, observed: Observed, event: Happening): void {
  const { contents, numbers } = evidence;
  noteContents(contents, observed, event);
  noteNumbers(numbers, observed, contents, event);
  noteTrouble(evidence, observed, event);
  watchDelivery(evidence.delivery, observed, contents, event);
  watchSession(evidence.sessions, observed, contents, numbers, event);
  watchMeaning(evidence.meaning, observed, contents, event);
  watchStandIns(evidence.standIns, observed, event);
}

function noteTrouble(evidence: Evidence, noted: Observed, event: Happening): void {
  const { nowUs } = noted.world;
  if (nowUs < evidence.latestUs) evidence.isTimeBackwards = true;
  evidence.latestUs = nowUs;
  switch (event.kind) {
    case 'acknowledged':
      evidence.acknowledged.set(event.write, (evidence.acknowledged.get(event.write) ?? 0) + 1);
      return;
    case 'rejected':
      evidence.rejected.add(event.write);
      return;
    case 'failed':
      evidence.failed.add(event.write);
      return;
    case 'moved-away':
      if (noted.world.homes[event.key]?.includes(event.replica))
        evidence.emptied.push(`${noted.program.nodes[event.replica]} lets ${noted.program.keys[event.key]} go`);
      return;
    case 'hint':
      return noteHint(evidence, event);
    case 'recovered':
      evidence.lastUnrestUs = nowUs;
      if (event.disk === 'lost') noteLostDisk(evidence, event.replica);
      return;
    case 'dropped':
      return noteDropped(evidence, event);
    case 'healed-all':
      // From then on whoever keeps hints tries anew, several times.
      return evidence.lostHandoffs.clear();
    case 'crashed':
      evidence.hasCrashed = true;
      evidence.lastUnrestUs = nowUs;
      return;
    case 'issued':
      return noteShown(evidence, noted, event);
    case 'paused':
    case 'resumed':
    case 'link-cut':
    case 'link-healed':
    case 'link-changed':
      evidence.lastUnrestUs = nowUs;
      return;
    case 'joined':
    case 'left':
      evidence.lastUnrestUs = nowUs;
      evidence.begunAnew.add(event.replica);
      return noteTopology(evidence, nowUs, event.cutOff !== null);
    case 'decided':
      notePostponed(evidence, noted, event);
      if (event.cause !== 'exchange' && event.decision.after !== event.decision.before) evidence.lastUnrestUs = nowUs;
      if (event.decision.kind === 'put' && event.decision.outcome === 'stored') {
        const { id } = event.decision.write;
        evidence.taken.set(id, (evidence.taken.get(id) ?? 0) + 1);
        noteBranch(evidence, noted, event);
      }
      return;
    case 'sent':
      if (isByStranger(noted, event.letter)) noteTakenByStranger(evidence, noted, event.letter);
      return;
    default:
      return;
  }
}

function notePostponed(
  { postponed }: Evidence,
  { program: { strategy } }: Observed,
  { decision, stored, replica }: Happening & { readonly kind: 'decided' },
): void {
  for (const write of stored) postponed.get(write)?.delete(replica);
  if (decision.kind === 'join' && decision.postponed !== undefined)
    for (const { write } of strategy.held(decision.remote))
      postponed.set(write, (postponed.get(write) ?? new Set()).add(replica));
}

function noteDropped(evidence: Evidence, { letter, reason }: Happening & { readonly kind: 'dropped' }): void {
  const { kind } = letter.body;
  if (kind === 'replicate') evidence.isLetterMissing = true;
  if (kind === 'replicate' && reason === 'by-hand') evidence.isCopyMissing = true;
  if (kind === 'handoff' || kind === 'handed-off') evidence.lostHandoffs.add(letter.operation.id);
}

function noteTopology(evidence: Evidence, nowUs: number, isCutOff: boolean): void {
  if (!isCutOff && evidence.cutOffSinceUs !== null) evidence.wholeAgainUs = nowUs;
  evidence.cutOffSinceUs = isCutOff ? (evidence.cutOffSinceUs ?? nowUs) : null;
}

/** It tells several at once, of one taking. */
function noteTakenByStranger({ taken, takings }: Evidence, { program, world }: Observed, letter: Message): void {
  const { operation, from } = letter;
  const taking = `${operation.id} ${from} ${world.steps}`;
  if (takings.has(taking)) return;
  takings.add(taking);
  const write = writeOf(program, operation);
  taken.set(write, (taken.get(write) ?? 0) + 1);
}

function noteShown(
  { shown }: Evidence,
  { program, world }: Observed,
  { act, client, key }: Happening & { readonly kind: 'issued' },
): void {
  if (act.kind !== 'put' || act.context.kind === 'none') return;
  const place = (program.indexOfNode.get(client) as number) - program.replicaCount;
  const siblings = world.clients[place]?.remembered[program.keys.indexOf(key)]?.siblings ?? [];
  shown.set(
    act.write,
    siblings.map(({ write }) => write),
  );
}

function noteHint({ hintedBy }: Evidence, { replica, operation, change }: Happening & { readonly kind: 'hint' }): void {
  const holders = hintedBy.get(operation) ?? new Set();
  hintedBy.set(operation, holders);
  if (change === 'kept') holders.add(replica);
}

function noteLostDisk(evidence: Evidence, replica: string): void {
  evidence.begunAnew.add(replica);
  for (const [operation, holders] of evidence.hintedBy) if (holders.has(replica)) evidence.wipedHints.add(operation);
}

function noteBranch(
  { longestBranch }: Evidence,
  { program: { strategy } }: Observed,
  { decision, key }: Happening & { readonly kind: 'decided' },
): void {
  for (const { tag } of strategy.read(decision.after).siblings)
    if (tag.kind === 'revision') longestBranch.set(key, Math.max(longestBranch.get(key) ?? 0, tag.generation));
}
