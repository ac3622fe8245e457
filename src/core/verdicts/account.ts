/** The account of one moment: a verdict for each write, from the log of fates and the truth. */
import { type CausalHistory, happensBefore, hasSeen, NOTHING_SEEN } from '../causality/causal-history.ts';
import { join } from '../causality/version-vector.ts';
import { originOf, type Register, type WriteRecord } from '../engine/register.ts';
import type { Run } from '../engine/run.ts';
import type { RunState } from '../engine/run-state.ts';
import type { Key, NodeId, OperationId, ReplicaId, WriteId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import { sideBySideIn } from '../strategies/strategy.ts';
import { standAfter, timeOf } from '../timeline/recording.ts';
import { canonical } from '../values.ts';
import { anomaliesAt } from './anomaly-list.ts';
import { type Carrier, carriersIn } from './carriers.ts';
import { noteSaying, type Sayings } from './duplicates.ts';
import { explainDrops } from './explanations.ts';
import { NOBODY, ROW } from './fate-log.ts';
import { isQuiet, keysApart, masksOf } from './observer.ts';
import { readStories, type Story } from './stories.ts';
import { settledOf, type ToCome, toCome } from './to-come.ts';
import {
  type Account,
  type Convergence,
  type Disagreement,
  type Draft,
  type FalseConflict,
  type Fate,
  NO_COUNTS,
} from './verdict.ts';

/** Verdicts told one by one; the counts are always over all. */
const VERDICTS_MAX = 1_000;
const FALSE_CONFLICTS_MAX = 100;

/** The account after a step; -1 for the start, when nothing has been written. */
export function accountAfter(run: Run, step: number): Account {
  const { recording } = run;
  const stories = readStories(run, step);
  const at = standAfter(recording, step + 1, () => {});
  const travelling = operationsUnderWay(at);
  const carriers = carriersIn(at);
  const seen = seenByStored(run, stories);
  const sayings = sayingsUpTo(stories, recording.register);
  const drafts = stories.map((story, index) =>
    draftOf(run, story, recording.register.inOrder[index] as WriteRecord, {
      stories,
      travelling,
      carriers,
      seen,
      sayings,
      homes: masksOf(at.world.homes),
    }),
  );
  const counts = { ...NO_COUNTS };
  for (const { fate } of drafts) counts[fate] += 1;
  const listed = [...drafts].sort((left, right) => lossOf(right) - lossOf(left)).slice(0, VERDICTS_MAX);
  const lost = drafts.filter(({ fate, wasLost }) => fate === 'lost' || wasLost !== null).length;
  const { pairs, count } = falseConflicts(at);
  const verdicts = explainDrops(run, listed);
  const isUnderWay = drafts.some(({ lastCopy }) => lastCopy !== null);
  const { convergence, coming, settled } = convergenceOf(run, at, stories, isUnderWay);
  return {
    verdicts,
    counts,
    falseConflicts: pairs,
    falseConflictCount: count,
    convergence,
    toCome: coming,
    disagreements: settled.map((key) => disagreementAbout(at, key)),
    ...anomaliesAt(run, step, at, { verdicts, lost, pairs, apart: settled }),
  };
}

/** What is lost comes first, then what was. */
const lossOf = ({ fate, wasLost }: Draft): number => (fate === 'lost' ? 2 : wasLost === null ? 0 : 1);

/** What a single verdict has to know of all others. */
interface Whole {
  readonly stories: readonly Story[];
  readonly travelling: ReadonlySet<OperationId>;
  /** What messages and hints still carry can come back. */
  readonly carriers: ReadonlyMap<WriteId, Carrier>;
  /** By key: all that the clients of stored writes had seen or made before. */
  readonly seen: readonly CausalHistory[];
  /** By the first of them: places in the register of what was said more than once. */
  readonly sayings: ReadonlyMap<WriteId, readonly number[]>;
  /** Bit i: replica i keeps the key; by key. */
  readonly homes: readonly number[];
}

function draftOf({ recording }: Run, story: Story, record: WriteRecord, whole: Whole): Draft {
  const { register, program } = recording;
  const same = standInOf(story, record, register.inOrder, whole);
  const holders = holdersOf(story, record, same, whole);
  const sameStory = same === null ? undefined : whole.stories[same.index];
  const gone = holders === 0 ? (story.superseded ?? sameStory?.gone ?? story.gone) : null;
  const decisive = story.isRejected ? story.refused : gone;
  const successor = decisive === null || decisive.by === NOBODY ? null : (register.inOrder[decisive.by] as WriteRecord);
  const seer = holders !== 0 ? null : story.superseded === null ? seerOf(record, register.inOrder, whole) : successor;
  const fate = fateOf(story, holders, whole, record, seer);
  const isGone = holders === 0 && story.wasStored && seer === null;
  const decidedAtStep = (fate === 'lost' ? story.lost?.step : undefined) ?? decisive?.step ?? null;
  return {
    write: record.id,
    client: record.client,
    truth: { client: record.client, sequence: record.sequence, past: record.past },
    key: program.keys[record.key] as Key,
    value: record.value,
    deleted: record.deleted,
    fate,
    issuedUs: record.issuedUs,
    acknowledgedUs: story.acknowledgedStep === null ? null : timeOf(recording, story.acknowledgedStep),
    failedUs: story.failedStep === null ? null : timeOf(recording, story.failedStep),
    holders: program.scenario.replicas.filter((_, index) => (holders & (1 << index)) !== 0),
    by: successor?.id ?? same?.id ?? null,
    seenBy: seer?.id ?? null,
    decidedAtStep,
    decidedAtUs: decidedAtStep === null ? null : timeOf(recording, decidedAtStep),
    picked: fate === 'merged' && seer !== null ? pickedBy(seer, record, register) : null,
    goneAtStep: decisive?.step ?? null,
    decidedBy: decisive === null ? null : (program.scenario.replicas[decisive.replica] as ReplicaId),
    isNotTaken: decisive !== null && decisive === story.gone && decisive.kind === ROW.overwritten && story.isNotTaken,
    isWiped: decisive?.kind === ROW.wiped,
    isOutOfReach: decisive?.kind === ROW.outOfReach,
    postponement: postponementOf(story, program.scenario.replicas),
    lastCopy: isGone ? copyWords(whole.carriers.get(record.id), program.nodes) : null,
    wasLost: wasLost(story),
  };
}

function postponementOf({ postponed }: Story, replicas: readonly ReplicaId[]): Draft['postponement'] {
  const last = postponed.at(-1);
  if (last === undefined) return null;
  const by = replicas.filter((_, index) => postponed.some(({ replica }) => replica === index));
  return { by, lastBy: replicas[last.replica] as ReplicaId, step: last.step };
}

/** Of several siblings the one whose value a write has; null where it has this one's, or a value of its own. */
function pickedBy(seer: WriteRecord, mine: WriteRecord, { byId }: Register): WriteId | null {
  const hasValueOf = ({ deleted, value }: WriteRecord): boolean =>
    deleted === seer.deleted && canonical(value) === canonical(seer.value);
  if (hasValueOf(mine)) return null;
  return seer.merges.find((write) => hasValueOf(byId.get(write) as WriteRecord)) ?? null;
}

/** Since when it was lost and until when, where it was. What had not been acknowledged was not. */
const wasLost = ({ lost, madeGood, acknowledgedStep }: Story): Draft['wasLost'] =>
  lost === null || madeGood === null || acknowledgedStep === null || acknowledgedStep > madeGood.step
    ? null
    : { step: Math.max(lost.step, acknowledgedStep), untilStep: madeGood.step };

function copyWords(carrier: Carrier | undefined, nodes: readonly NodeId[]): string | null {
  if (carrier === undefined) return null;
  const to = nodes[carrier.to];
  switch (carrier.kind) {
    case 'moves':
      return `a copy is on its way to ${to}`;
    case 'waits':
      return `a copy for ${to} waits`;
    case 'hint':
      return `${nodes[carrier.keeper]} keeps a hint of it for ${to}`;
    default:
      return assertNever(carrier);
  }
}

/** The write that stands for this one because it has the same value, which may itself have gone for a third. */
function sameValueOf(story: Story, inOrder: readonly WriteRecord[], stories: readonly Story[]): WriteRecord | null {
  let same: WriteRecord | null = null;
  let last = story;
  for (let hops = 0; last.holders === 0 && last.sameAs !== NOBODY && hops < inOrder.length; hops += 1) {
    same = inOrder[last.sameAs] as WriteRecord;
    last = stories[same.index] ?? story;
  }
  return same;
}

/** What stands for it now: the write of the same value, or the same said again, whichever some replica keeps. */
function standInOf(story: Story, record: WriteRecord, inOrder: Register['inOrder'], whole: Whole): WriteRecord | null {
  const same = sameValueOf(story, inOrder, whole.stories);
  const isHeld = same !== null && (whole.stories[same.index]?.holders ?? 0) !== 0;
  return isHeld ? same : (heldSayingOf(story, record, inOrder, whole) ?? same);
}

/** The same said again, which some replica keeps although this one is gone there for another: the wish is kept. */
function heldSayingOf(
  { holders, superseded, gone }: Story,
  record: WriteRecord,
  inOrder: readonly WriteRecord[],
  { sayings, stories }: Whole,
): WriteRecord | null {
  if (holders !== 0 || superseded !== null || gone === null) return null;
  const held = sayings.get(originOf(record))?.find((saying) => (stories[saying]?.holders ?? 0) !== 0);
  return held === undefined ? null : (inOrder[held] as WriteRecord);
}

function sayingsUpTo(stories: readonly Story[], register: Register): Sayings {
  const sayings: Sayings = new Map();
  for (const record of register.inOrder.slice(0, stories.length)) noteSaying(sayings, record, register);
  return sayings;
}

/** A replica that keeps the key no more may still have a write that was superseded among those that do. */
function holdersOf(story: Story, { key }: WriteRecord, same: WriteRecord | null, { stories, homes }: Whole): number {
  if (same !== null) return stories[same.index]?.holders ?? 0;
  const atHome = story.holders & (homes[key] ?? 0);
  return atHome === 0 && story.superseded !== null ? 0 : story.holders;
}

function seenByStored({ recording: { program, register } }: Run, stories: readonly Story[]): readonly CausalHistory[] {
  const seen: CausalHistory[] = program.keys.map(() => NOTHING_SEEN);
  stories.forEach(({ wasStored }, index) => {
    const { key, past } = register.inOrder[index] as WriteRecord;
    if (wasStored) seen[key] = join(seen[key] ?? NOTHING_SEEN, past);
  });
  return seen;
}

/** The first stored write of the key whose client had seen this one, though another took its place. */
function seerOf(record: WriteRecord, inOrder: readonly WriteRecord[], { seen, stories }: Whole): WriteRecord | null {
  if (!hasSeen(seen[record.key] ?? NOTHING_SEEN, record)) return null;
  return (
    inOrder.find(
      (other) => other.key === record.key && stories[other.index]?.wasStored === true && happensBefore(record, other),
    ) ?? null
  );
}

function fateOf(
  story: Story,
  holders: number,
  { travelling, carriers }: Whole,
  record: WriteRecord,
  seer: WriteRecord | null,
): Fate {
  if (story.isRejected) return 'rejected';
  if (story.acknowledgedStep === null && story.failedStep !== null) return 'failed';
  // While messages of the write are travelling its answer may still come.
  if (story.acknowledgedStep === null) return travelling.has(record.id) ? 'pending' : 'unknown';
  if (holders !== 0) return 'surviving';
  if (story.superseded === null && story.gone?.kind === ROW.collected) return 'collected';
  if (seer === null) return carriers.has(record.id) ? 'surviving' : 'lost';
  return seer.merges.length > 1 && seer.merges.includes(record.id) ? 'merged' : 'superseded';
}

function operationsUnderWay({ world }: RunState): ReadonlySet<OperationId> {
  const operations = [...world.queue, ...world.waiting.map(({ message }) => message)].map(
    ({ operation }) => operation.id,
  );
  return new Set(operations);
}

/** Pairs kept side by side of which one had seen the other. */
function falseConflicts({ program, world, register }: RunState): {
  readonly pairs: readonly FalseConflict[];
  readonly count: number;
} {
  const found = new Map<string, FalseConflict>();
  world.replicas.forEach(({ states }, replica) => {
    states.forEach((state, key) => {
      if (state === undefined) return;
      const kept = sideBySideIn(program.strategy, state).map(({ write }) => register.byId.get(write) as WriteRecord);
      for (const earlier of kept) {
        for (const later of kept) {
          if (!happensBefore(earlier, later)) continue;
          const pair = {
            key: program.keys[key] as Key,
            earlier: earlier.id,
            later: later.id,
            replica: program.scenario.replicas[replica] as ReplicaId,
          };
          const name = `${key}:${earlier.id}:${later.id}`;
          if (!found.has(name)) found.set(name, pair);
        }
      }
    });
  });
  return { pairs: [...found.values()].slice(0, FALSE_CONFLICTS_MAX), count: found.size };
}

/** `isUnderWay`: a write that no replica keeps is carried by something that may yet bring it to one. */
function convergenceOf(
  { recording }: Run,
  { world }: RunState,
  stories: readonly Story[],
  isUnderWay: boolean,
): { readonly convergence: Convergence; readonly coming: readonly ToCome[]; readonly settled: readonly Key[] } {
  const keys = keysApart(
    { holders: stories.map(({ holders }) => holders), homes: masksOf(world.homes) },
    recording.program,
    recording.register,
  );
  const still = { coming: [], settled: [] };
  if (keys.length === 0)
    return { ...still, convergence: isUnderWay ? { kind: 'replicating', keys } : { kind: 'converged' } };
  if (!isQuiet(world, recording.program)) return { ...still, convergence: { kind: 'replicating', keys } };
  const coming = toCome(world, recording.program, keys);
  const settled = settledOf(coming, keys);
  return { convergence: { kind: settled.length === 0 ? 'replicating' : 'diverged', keys }, coming, settled };
}

function disagreementAbout({ world, program }: RunState, key: Key): Disagreement {
  const index = program.keys.indexOf(key);
  const sides = new Map<string, ReplicaId[]>();
  for (const home of [...(world.homes[index] ?? [])].sort((one, other) => one - other)) {
    const state = world.replicas[home]?.states[index];
    const kept = state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
    const side = [...new Set(kept)].sort().join(' ');
    sides.set(side, [...(sides.get(side) ?? []), program.scenario.replicas[home] as ReplicaId]);
  }
  return { key, sides: [...sides.values()] };
}
