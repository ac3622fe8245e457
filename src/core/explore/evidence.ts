/** What a run did that bears on its promises, noted down as it happens. */
import type { Happening } from '../engine/happening.ts';
import type { Program } from '../engine/program.ts';
import { type Register, recordOf } from '../engine/register.ts';
import type { World } from '../engine/world.ts';
import type { OperationId, WriteId } from '../ids.ts';

export interface Evidence {
  /** How often the client was told that its write was taken, by write. */
  readonly acknowledged: Map<WriteId, number>;
  readonly rejected: Set<WriteId>;
  /** By write: those that its client had been shown and passed the context of. */
  readonly shown: Map<WriteId, readonly WriteId[]>;
  /** How often a coordinator took a write and stored it. */
  readonly taken: Map<WriteId, number>;
  /** Who let a key go that it was to keep. */
  readonly emptied: string[];
  hasCrashed: boolean;
  haveMembersChanged: boolean;
  /** By key, counter and who counts: the writes that have got that number. */
  readonly numbers: Map<string, Set<WriteId>>;
  /** Numbers that two writes have got. */
  readonly givenTwice: Set<string>;
  /** By key and client: the numbers of its writes, with their place among its writes. */
  readonly byClient: Map<string, readonly Numbered[]>;
  isClientOutOfOrder: boolean;
  /** Replicas have lost something that they had counted by. */
  hasForgotten: boolean;
  hasCollected: boolean;
  /** The greatest generation of a revision that was written. */
  longestBranch: number;
  /** A message was lost or dropped, a disk was lost, or other replicas keep the keys now: something may be missing for good. */
  isSomethingMissing: boolean;
  /** Operations whose hints were on a disk that was lost, or are there still. */
  readonly hintedBy: Map<OperationId, Set<string>>;
  readonly wipedHints: Set<OperationId>;
  /** When something last changed other than by anti-entropy. */
  lastUnrestUs: number;
  /** Time never goes back. */
  isTimeBackwards: boolean;
  latestUs: number;
}

/** A write with the number that it was taken under, and its place among its client's writes. */
interface Numbered {
  readonly write: WriteId;
  readonly counter: number;
  readonly sequence: number;
}

export const startEvidence = (): Evidence => ({
  acknowledged: new Map(),
  rejected: new Set(),
  shown: new Map(),
  taken: new Map(),
  emptied: [],
  hasCrashed: false,
  haveMembersChanged: false,
  numbers: new Map(),
  givenTwice: new Set(),
  byClient: new Map(),
  isClientOutOfOrder: false,
  hasForgotten: false,
  hasCollected: false,
  longestBranch: 0,
  isSomethingMissing: false,
  hintedBy: new Map(),
  wipedHints: new Set(),
  lastUnrestUs: 0,
  isTimeBackwards: false,
  latestUs: 0,
});

interface Noted {
  readonly program: Program;
  readonly world: World;
  readonly register: Register;
}

export function note(evidence: Evidence, noted: Noted, event: Happening): void {
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
    case 'collected':
      evidence.hasCollected = true;
      evidence.hasForgotten = true;
      return;
    case 'moved-away':
      evidence.hasForgotten = true;
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
      evidence.isSomethingMissing = true;
      return;
    case 'crashed':
      evidence.hasCrashed = true;
      evidence.lastUnrestUs = nowUs;
      return;
    case 'issued':
      evidence.lastUnrestUs = nowUs;
      return noteShown(evidence, noted, event);
    case 'paused':
    case 'resumed':
    case 'link-cut':
    case 'link-healed':
      evidence.lastUnrestUs = nowUs;
      return;
    case 'joined':
    case 'left':
      evidence.lastUnrestUs = nowUs;
      evidence.haveMembersChanged = true;
      evidence.isSomethingMissing = true;
      return;
    case 'decided':
      if (event.cause !== 'exchange' && event.decision.after !== event.decision.before) evidence.lastUnrestUs = nowUs;
      if (event.decision.kind === 'put' && event.decision.outcome === 'stored') {
        const { id } = event.decision.write;
        evidence.taken.set(id, (evidence.taken.get(id) ?? 0) + 1);
        noteNumber(evidence, noted, event);
        noteBranch(evidence, noted, event);
      }
      return;
    default:
      return;
  }
}

function noteShown(
  { shown }: Evidence,
  { program, world }: Noted,
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
  evidence.isSomethingMissing = true;
  evidence.hasForgotten = true;
  for (const [operation, holders] of evidence.hintedBy) if (holders.has(replica)) evidence.wipedHints.add(operation);
}

/** Under which number the write was taken: the entry of whoever counts, after the put. */
function noteNumber(
  evidence: Evidence,
  { program, register }: Noted,
  { key, decision }: Happening & { readonly kind: 'decided' },
): void {
  if (decision.kind !== 'put') return;
  const { strategy } = program;
  const { write, by, after } = decision;
  const view = strategy.showContext(strategy.read(after).context);
  if (view.kind !== 'vector' && view.kind !== 'version') return;
  if (view.kind === 'version') return give(evidence, `${key} version ${view.version}`, write.id);
  for (const { actor, counter } of view.vector) {
    if (actor === by.actor) give(evidence, `${key} ${actor} ${counter}`, write.id);
    if (String(actor) === String(write.client))
      noteClient(evidence, `${key} ${actor}`, {
        write: write.id,
        counter,
        sequence: recordOf(register, write.id).sequence,
      });
  }
}

function noteBranch(
  evidence: Evidence,
  { program: { strategy } }: Noted,
  { decision }: Happening & { readonly kind: 'decided' },
): void {
  for (const { tag } of strategy.read(decision.after).siblings)
    if (tag.kind === 'revision') evidence.longestBranch = Math.max(evidence.longestBranch, tag.generation);
}

function give({ numbers, givenTwice }: Evidence, number: string, write: WriteId): void {
  const writes = numbers.get(number) ?? new Set();
  numbers.set(number, writes.add(write));
  if (writes.size > 1) givenTwice.add(number);
}

/** A client's later write has to have the greater number. */
function noteClient(evidence: Evidence, name: string, mine: Numbered): void {
  const others = evidence.byClient.get(name) ?? [];
  evidence.byClient.set(name, [...others, mine]);
  const isInOrder = others.every(
    ({ write, counter, sequence }) =>
      (write === mine.write && counter === mine.counter) ||
      (counter < mine.counter && sequence < mine.sequence) ||
      (counter > mine.counter && sequence > mine.sequence),
  );
  if (!isInOrder) evidence.isClientOutOfOrder = true;
}
