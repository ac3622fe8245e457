/**
 * Data types, judged by what they mean: of every state that a replica comes to, what people see of it has to be what
 * the changes say that have gone into it, and nothing else. Said here a second time and in another way, over the set of
 * those changes and what each client had been shown, without any join.
 *
 * Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011): specifications 7
 * (counter), 8 (last-writer register), 10 (multi-value register), 11 (grow-only set) and 15 (observed-remove set).
 */
import { compareStamps, type Stamp } from '../clocks/stamp.ts';
import type { Happening } from '../engine/happening.ts';
import { clockMs } from '../engine/stamping.ts';
import type { WriteId } from '../ids.ts';
import type { Message } from '../network/message.ts';
import { sideBySideIn, type Write } from '../strategies/strategy.ts';
import type { Change } from '../types/change.ts';
import { canonical, isSameValue, type Value } from '../values.ts';
import type { Observed } from '../verdicts/observed.ts';
import { type Contents, originOf, writeOf, writesAt } from './contents.ts';
import type { Finding } from './finding.ts';
import { isByStranger } from './numbers.ts';

export interface MeaningWatch {
  /** By write: those whose effect its client had been shown, if it passed that on. */
  readonly shown: Map<WriteId, ReadonlySet<WriteId>>;
  /** By write: the stamps that it was taken under. */
  readonly stamps: Map<WriteId, readonly Stamp[]>;
  /** By write: the stamp of its client on the request that came last, where clients stamp. */
  readonly ofClient: Map<WriteId, Stamp>;
  readonly findings: Finding[];
}

export const startMeaningWatch = (): MeaningWatch => ({
  shown: new Map(),
  stamps: new Map(),
  ofClient: new Map(),
  findings: [],
});

/** A change that has gone into a state. */
interface Meant {
  readonly write: WriteId;
  readonly change: Change;
  readonly shown: ReadonlySet<WriteId>;
  readonly stamps: readonly Stamp[];
}

/** What ought to be seen, and what is; null where they are the same. */
type Meaning = (meant: readonly Meant[], seen: Seen) => string | null;

interface Seen {
  readonly value: Value;
  readonly values: readonly Value[];
  readonly writes: readonly WriteId[];
}

/** Takes one event in, once it has been noted what has gone into what. */
export function watchMeaning(watch: MeaningWatch, observed: Observed, contents: Contents, event: Happening): void {
  const { program } = observed;
  const meaning = MEANINGS[program.scenario.strategy.kind];
  if (meaning === undefined) return;
  if (event.kind === 'issued') return noteShown(watch, observed, event);
  if (event.kind === 'delivered') return noteStampOfClient(watch, event.taken);
  if (event.kind === 'taken-over') {
    const stamp = watch.ofClient.get(event.operation);
    if (event.takenFor !== null && stamp !== undefined) watch.ofClient.set(event.takenFor, stamp);
    return;
  }
  if (event.kind === 'sent' && isByStranger(observed, event.letter))
    return noteTakenByStranger(watch, observed, event.letter);
  if (event.kind !== 'decided') return;
  const { decision, replica, key } = event;
  // What is known already is not taken a second time, so its new stamp is on nothing.
  if (decision.kind === 'put' && decision.outcome !== 'rejected' && decision.outcome !== 'repeated')
    noteStamp(watch, decision.write.id, decision.by.stamp);
  if (decision.after === decision.before || watch.findings.length > 0) return;
  const meant = [...writesAt(observed, contents, replica, key)].map(
    (write): Meant => ({
      write,
      change: changeOf(contents.asked.get(write)),
      shown: watch.shown.get(originOf(observed, write)) ?? new Set(),
      stamps: watch.stamps.get(write) ?? [],
    }),
  );
  const { siblings } = program.strategy.read(decision.after);
  const difference = meaning(meant, {
    value: siblings[0]?.value ?? null,
    values: siblings.map(({ value }) => value),
    writes: sideBySideIn(program.strategy, decision.after).map(({ write }) => write),
  });
  if (difference !== null)
    watch.findings.push({
      promise: 'means what it says',
      words: `${program.nodes[replica]} has ${meant.map(({ write }) => write).join(' ')} of ${program.keys[key]}, and ${difference}`,
    });
}

function noteStamp({ stamps }: MeaningWatch, write: WriteId, stamp: Stamp): void {
  stamps.set(write, [...(stamps.get(write) ?? []), stamp]);
}

function noteStampOfClient({ ofClient }: MeaningWatch, { body }: Message): void {
  if ((body.kind === 'request' || body.kind === 'forward') && body.write !== null && body.stamp !== null)
    ofClient.set(body.write.id, body.stamp);
}

/** Nothing is told of its decision, but it sends in the moment in which it stamps: what its clock reads now is the stamp. */
function noteTakenByStranger(watch: MeaningWatch, { program, world }: Observed, { operation, from }: Message): void {
  const { stamps } = program.strategy;
  const replica = world.replicas[from];
  if (stamps.clock === 'none' || replica === undefined) return;
  const write = writeOf(program, operation);
  const own = stamps.clock === 'physical' ? { timeMs: clockMs(replica, world.nowUs), counter: 0 } : replica.hybridClock;
  noteStamp(watch, write, stamps.by === 'client' ? (watch.ofClient.get(write) ?? own) : own);
}

function noteShown(
  { shown }: MeaningWatch,
  { program, world }: Observed,
  { act, client, key }: Happening & { readonly kind: 'issued' },
): void {
  if (act.kind !== 'put' || act.context.kind === 'none') return;
  const place = (program.indexOfNode.get(client) as number) - program.replicaCount;
  const siblings = world.clients[place]?.remembered[program.keys.indexOf(key)]?.siblings ?? [];
  shown.set(act.write, new Set(siblings.flatMap(({ write, parts = [write] }) => parts)));
}

function changeOf(write: Write | undefined): Change {
  if (write === undefined) return { kind: 'delete' };
  return write.change ?? (write.deleted ? { kind: 'delete' } : { kind: 'put', value: write.value });
}

const MEANINGS: { readonly [strategy: string]: Meaning } = {
  counter: (meant, { value }) => unless(countOf(meant), value),
  'observed-remove': (meant, { value }) => unlessItems(itemsOf(meant), value),
  'multi-value': (meant, { writes }) =>
    unlessItems(
      unreplaced(meant).map(({ write }) => write),
      writes,
    ),
  'union-set': (meant, { value }) =>
    unlessItems(
      unreplaced(meant).flatMap(({ change }) => (change.kind === 'put' ? listOf(change.value) : [])),
      value,
    ),
  'last-writer': (meant, { writes }) => latestOf(meant, writes[0]),
  'last-write-wins': (meant, { writes }) => latestOf(meant, writes[0]),
  map: mapOf,
};

const unless = (expected: Value, seen: Value): string | null =>
  isSameValue(expected, seen) ? null : `shows ${canonical(seen)} where ${canonical(expected)} is meant`;

/** The same, in whatever order and however often. */
function unlessItems(expected: readonly Value[], seen: Value): string | null {
  const sorted = (items: readonly Value[]): Value => [...new Set(items.map(canonical))].sort();
  return unless(sorted(expected), sorted(listOf(seen)));
}

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

/** Whether a change has gone into the state whose client had been shown that write, and which speaks of it. */
const isEnded = (meant: readonly Meant[], { write }: Meant, speaks: (change: Change) => boolean): boolean =>
  meant.some((other) => other.write !== write && other.shown.has(write) && speaks(other.change));

const isWhole = ({ kind }: Change): boolean => kind === 'put' || kind === 'delete';

/** The sum of the increments, each once, but for those that a put or a delete had seen. */
const countOf = (meant: readonly Meant[], endsAll: (change: Change) => boolean = isWhole): number =>
  meant
    .filter((each) => !isEnded(meant, each, endsAll))
    .reduce((sum, { change }) => sum + (change.kind === 'increment' ? change.by : numberPut(change)), 0);

const numberPut = (change: Change): number =>
  change.kind === 'put' && typeof change.value === 'number' ? change.value : 0;

/** Adds, without those that a change to the same item or to the whole had seen. */
const itemsOf = (meant: readonly Meant[], endsAll: (change: Change) => boolean = isWhole): readonly Value[] =>
  meant.flatMap((each) =>
    added(each.change).filter(
      (item) =>
        !isEnded(
          meant,
          each,
          (change) =>
            endsAll(change) || ((change.kind === 'add' || change.kind === 'remove') && isSameValue(change.item, item)),
        ),
    ),
  );

const added = (change: Change): readonly Value[] =>
  change.kind === 'add' ? [change.item] : change.kind === 'put' ? listOf(change.value) : [];

/** Writes that no write which had seen them has replaced. */
const unreplaced = (meant: readonly Meant[]): readonly Meant[] =>
  meant.filter((each) => !isEnded(meant, each, () => true));

/** No other write has a later stamp, under whatever stamp of several either was taken. */
function latestOf(meant: readonly Meant[], kept: WriteId | undefined): string | null {
  const own = meant.find(({ write }) => write === kept)?.stamps ?? [];
  if (own.length === 0) return null;
  const later = meant.find(
    ({ stamps }) => stamps.length > 0 && stamps.every((stamp) => own.every((mine) => compareStamps(stamp, mine) > 0)),
  );
  return later === undefined ? null : `keeps ${kept} though ${later.write} has a later stamp`;
}

/** Where a change goes that names no field, unless it is a delete: that is about all of them. */
const UNNAMED = 'value';

/** Each field by itself, with the changes that are about it. */
function mapOf(meant: readonly Meant[], { value }: Seen): string | null {
  const isOfAll = ({ kind, field }: Change): boolean => kind === 'delete' && field === undefined;
  const names = new Set(meant.flatMap(({ change }) => (isOfAll(change) ? [] : [change.field ?? UNNAMED])));
  const shown = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
  for (const name of names) {
    const about = meant.filter(({ change }) => isOfAll(change) || (change.field ?? UNNAMED) === name);
    // Where it has more types than one, the others' names say so.
    const parts = shown.flatMap(([field, part]) => (field === name || field.startsWith(`${name} (`) ? [part] : []));
    const missing = missingFrom(parts, about);
    if (missing !== null) return `shows ${canonical(value)} without ${missing} in ${name}`;
  }
  return null;
}

/**
 * One field, with a set by adds and removes, a counter by increments, and the latest put, each of which a delete ends,
 * the first two as far as its client had seen them.
 */
function missingFrom(parts: readonly Value[], meant: readonly Meant[]): string | null {
  const ofKind = (...kinds: readonly Change['kind'][]): readonly Meant[] =>
    meant.filter(({ change }) => kinds.includes(change.kind));
  const isDelete = ({ kind }: Change): boolean => kind === 'delete';
  const counter = countOf(ofKind('increment', 'delete'), isDelete);
  const items = itemsOf(ofKind('add', 'remove', 'delete'), isDelete);
  const isAmong = (expected: Value): boolean => parts.some((part) => unlessItems(listOf(expected), part) === null);
  const puts = ofKind('put');
  const texts = puts.filter(({ write }) => latestOf(puts, write) === null);
  // A delete has a stamp only where its client had seen a value.
  if (
    ofKind('delete').length === 0 &&
    texts.length > 0 &&
    !texts.some(({ change }) => change.kind === 'put' && isAmong(change.value))
  )
    return 'the latest put';
  if (items.length > 0 && !isAmong(items)) return `the set ${canonical(items)}`;
  return counter !== 0 && !isAmong(counter) ? `the count ${counter}` : null;
}
