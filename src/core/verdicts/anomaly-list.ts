/** The anomalies up to a moment, all under one roof, each told in a clause. */
import type { WriteRecord } from '../engine/register.ts';
import type { Run } from '../engine/run.ts';
import type { RunState } from '../engine/run-state.ts';
import type { Key, ReplicaId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import { namesIn } from '../narrate/names.ts';
import type { Comparison } from '../strategies/strategy.ts';
import { toMs } from '../time.ts';
import type { Mark } from '../timeline/marks.ts';
import { standAfter, timeOf } from '../timeline/recording.ts';
import type {
  Anomaly,
  AnomalyCounts,
  ConflictFinding,
  Counted,
  DuplicateFinding,
  Finding,
  ItemFinding,
  Over,
  ReadFinding,
  ResurrectedFinding,
} from './anomaly.ts';
import { clauseOf } from './because.ts';
import { comparisonAbout, explainSteps } from './explanations.ts';
import { type FateRow, holdersAfter, NOBODY, ROW, rowsUpTo } from './fate-log.ts';
import type { FalseConflict, Verdict } from './verdict.ts';

/** Of each kind so many are told one by one; the counts are always over all. */
const LISTED_MAX = 50;

/** What the account has found already. */
interface Accounted {
  /** Lost ones first. */
  readonly verdicts: readonly Verdict[];
  /** Those that are lost, and those that were and are no more; over all writes. */
  readonly lost: number;
  readonly pairs: readonly FalseConflict[];
  /** Keys that replicas differ about though nothing moves and nothing is to come for them. */
  readonly apart: readonly Key[];
}

/** What has gone wrong up to a moment stays told, also where it is over: then it says since when. */
export function anomaliesAt(
  run: Run,
  step: number,
  at: RunState,
  { verdicts, lost, pairs, apart }: Accounted,
): { readonly anomalies: readonly Anomaly[]; readonly anomalyCounts: AnomalyCounts } {
  const counts = { ...NO_ANOMALIES };
  const listed: Finding[] = [];
  for (const finding of run.observer.anomalies.findings) {
    if (finding.step > step) break;
    counts[finding.kind] += 1;
    if (counts[finding.kind] <= LISTED_MAX) listed.push(finding);
  }
  const turns = turningPoints(run, step, listed);
  explainSteps(
    run,
    listed.filter((finding) => isResurrected(finding) || isConflict(finding)).map((finding) => finding.step),
  );
  const divergences = [
    ...apart.slice(0, LISTED_MAX).flatMap((key) => divergence(run, step, at, key)),
    ...pastDivergences(run, step, apart),
  ];
  const kept = new Set(pairs.map(({ earlier, later }) => `${earlier} ${later}`));
  const anomalies = [
    ...verdicts
      .filter(({ fate, wasLost }) => fate === 'lost' || wasLost !== null)
      .slice(0, LISTED_MAX)
      .map((verdict) => lostUpdate(run, verdict, step)),
    ...divergences.slice(0, LISTED_MAX),
    ...listed.map((finding) => toldFinding(run, finding, turns, kept)),
  ];
  return {
    anomalies: anomalies.sort((one, other) => Number(one.over !== null) - Number(other.over !== null)),
    anomalyCounts: { ...counts, 'lost-update': lost, divergence: Math.max(apart.length, divergences.length) },
  };
}

const NO_ANOMALIES: AnomalyCounts = {
  'lost-update': 0,
  divergence: 0,
  'not-own-write': 0,
  'non-monotonic-read': 0,
  'stale-read': 0,
  resurrected: 0,
  'resurrected-item': 0,
  'duplicate-effect': 0,
  'false-conflict': 0,
};

const isResurrected = (finding: Finding): finding is ResurrectedFinding => finding.kind === 'resurrected';
const isConflict = (finding: Finding): finding is ConflictFinding => finding.kind === 'false-conflict';

/** What the log of fates says of the listed ones. */
interface TurningPoints {
  /** For a write that is kept again: when it had been let go there, and for which write. */
  readonly letGo: ReadonlyMap<ResurrectedFinding, { readonly step: number; readonly by: number }>;
  /** For a false conflict: the step since which no replica keeps both. */
  readonly parted: ReadonlyMap<ConflictFinding, number>;
  /** Deletes that were forgotten after their time of grace. */
  readonly collected: readonly FateRow[];
}

/** One pass over the log. */
function turningPoints({ observer }: Run, step: number, listed: readonly Finding[]): TurningPoints {
  const letGo = new Map<ResurrectedFinding, { step: number; by: number }>();
  const parted = new Map<ConflictFinding, number>();
  const collected: FateRow[] = [];
  const resurrected = listed.filter(isResurrected);
  const conflicts = listed.filter(isConflict);
  if (resurrected.length + conflicts.length === 0) return { letGo, parted, collected };
  /** Bit i: replica i keeps it. */
  const holders = new Map<number, number>(
    conflicts.flatMap(({ earlier, later }) => [
      [earlier, 0],
      [later, 0],
    ]),
  );
  for (const row of rowsUpTo(observer.fates, step)) {
    if (row.kind === ROW.superseded)
      for (const finding of resurrected)
        if (finding.write === row.write && finding.replica === row.replica && row.step < finding.step)
          letGo.set(finding, { step: row.step, by: row.by });
    if (row.kind === ROW.collected) collected.push(row);
    const before = holders.get(row.write);
    if (before === undefined || row.replica === NOBODY) continue;
    holders.set(row.write, holdersAfter(before, row));
    for (const finding of conflicts) {
      if (row.step < finding.step) continue;
      const areTogether = ((holders.get(finding.earlier) ?? 0) & (holders.get(finding.later) ?? 0)) !== 0;
      if (areTogether) parted.delete(finding);
      else if (!parted.has(finding)) parted.set(finding, row.step);
    }
  }
  return { letGo, parted, collected };
}

function toldFinding(run: Run, finding: Finding, turns: TurningPoints, kept: ReadonlySet<string>): Anomaly {
  switch (finding.kind) {
    case 'stale-read':
    case 'not-own-write':
    case 'non-monotonic-read':
      return readAnomaly(run, finding);
    case 'resurrected':
      return resurrection(run, finding, turns);
    case 'resurrected-item':
      return itemAnomaly(run, finding);
    case 'duplicate-effect':
      return duplicate(run, finding);
    case 'false-conflict':
      return falseConflict(run, finding, turns, kept);
    default:
      return assertNever(finding);
  }
}

function readAnomaly(run: Run, { kind, step, read, issuedStep, given, write }: ReadFinding): Anomaly {
  const missing = recordAt(run, write);
  const answer = given.length === 0 ? 'nothing' : namesIn(given);
  const lack = `${read} got ${answer}${given.length === 0 ? ', which lacks' : ', written by clients that had not seen'} ${missing.id}`;
  return anomaly(run, {
    kind,
    key: keyAt(run, missing),
    operation: read,
    other: missing.id,
    step,
    because: `${lack}, ${readReason(run, kind, missing, issuedStep)}`,
  });
}

function readReason(run: Run, kind: ReadFinding['kind'], missing: WriteRecord, issuedStep: number): string {
  if (kind === 'non-monotonic-read') return 'and an earlier read of the same client had covered it';
  const atUs = timeOf(run.recording, run.observer.anomalies.reads.acknowledgedAt[missing.index] ?? issuedStep);
  const times = `acknowledged at ${toMs(atUs)} ms, before the read began at ${toMs(timeOf(run.recording, issuedStep))} ms`;
  return kind === 'not-own-write' ? `a write of the same client, ${times}` : times;
}

function resurrection(run: Run, finding: ResurrectedFinding, { letGo, collected }: TurningPoints): Anomaly {
  const record = recordAt(run, finding.write);
  const replica = replicaAt(run, finding.replica);
  const turn = letGo.get(finding);
  const by = turn === undefined || turn.by === NOBODY ? null : recordAt(run, turn.by).id;
  const comparison = comparisonAbout(run, finding.step, replica, record.id);
  const hasForgotten = collected.some(
    (row) => row.write === turn?.by && row.replica === finding.replica && row.step <= finding.step,
  );
  const forgotten = hasForgotten ? `; it had forgotten the delete ${by} after its time of grace` : '';
  const when = turn === undefined ? '' : ` at ${toMs(timeOf(run.recording, turn.step))} ms`;
  return anomaly(run, {
    kind: 'resurrected',
    key: keyAt(run, record),
    operation: record.id,
    other: by,
    step: finding.step,
    because: `${replica} had let ${record.id} go${when}${by === null ? '' : ` for ${by}, which had seen it`}, and keeps it again${reason(comparison)}${forgotten}`,
    comparison,
  });
}

function itemAnomaly(run: Run, { step, write, remover, item, joins, replica }: ItemFinding): Anomaly {
  const merge = recordAt(run, write);
  const { id } = recordAt(run, remover);
  return anomaly(run, {
    kind: 'resurrected-item',
    key: keyAt(run, merge),
    operation: merge.id,
    other: id,
    step,
    because: `${replica === null ? merge.id : replicaAt(run, replica)} joins ${namesIn(joins)} and has ${item} in it, which ${id} had taken out and nobody has put in since`,
  });
}

function duplicate(run: Run, { step, write, other, replica, how, counted }: DuplicateFinding): Anomaly {
  const record = recordAt(run, write);
  const { id } = recordAt(run, other);
  const name = replicaAt(run, replica);
  if (how === 'twice')
    return anomaly(run, {
      kind: 'duplicate-effect',
      key: keyAt(run, record),
      operation: id,
      other: null,
      step,
      because: `${name} keeps ${id} twice: two replicas have taken it in, neither knowing then that the other had`,
    });
  const deed =
    how === 'side by side'
      ? `${name} keeps both`
      : `${name} takes it though ${id} had been replaced there by a write that had seen it`;
  return anomaly(run, {
    kind: 'duplicate-effect',
    key: keyAt(run, record),
    operation: record.id,
    other: id,
    step,
    because: `${record.id} says the same as ${id}, and ${deed}${counted === null ? '' : `: ${sumWords(keyAt(run, record), counted)}`}`,
  });
}

const sumWords = (key: Key, { field, sum, due }: Counted): string =>
  `${field === null ? key : `${field} of ${key}`} counts both and is ${sum}, and should be ${due}`;

function lostUpdate(run: Run, verdict: Verdict, now: number): Anomaly {
  const { write, key, by, seenBy, decidedAtStep, because, comparison, fate, wasLost } = verdict;
  const isLost = fate === 'lost';
  return anomaly(run, {
    kind: 'lost-update',
    key,
    operation: write,
    other: by,
    step: (isLost ? null : wasLost?.step) ?? decidedAtStep ?? now,
    because: because === '' ? 'no replica kept it' : because,
    comparison,
    over:
      isLost || wasLost === null
        ? null
        : overAt(
            run,
            wasLost.untilStep,
            seenBy === null ? `${write} came back` : `${seenBy}, which had seen it, was stored`,
          ),
  });
}

/** The two that differ: a write that one replica keeps, and what another keeps that does not have it. */
function divergence(run: Run, step: number, { program, world }: RunState, key: Key): readonly Anomaly[] {
  const index = program.keys.indexOf(key);
  const homes = world.homes[index] ?? [];
  const kept = world.replicas.flatMap(({ states }, replica) => {
    const state = states[index];
    if (state === undefined && !homes.includes(replica)) return [];
    const writes = state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
    return [{ name: replicaAt(run, replica), writes }];
  });
  for (const one of kept) {
    for (const other of kept) {
      const write = one.writes.find((each) => !other.writes.includes(each));
      if (write === undefined) continue;
      const rival = other.writes.find((each) => !one.writes.includes(each)) ?? other.writes[0] ?? null;
      const proof = run.observer.marks.findLast((mark) => mark.kind === 'diverged' && mark.step <= step);
      const rest = other.writes.length === 0 ? 'nothing' : namesIn(other.writes);
      const because = `${one.name} keeps ${namesIn(one.writes)}, ${other.name} keeps ${rest}, and nothing moves any more`;
      return [
        anomaly(run, { kind: 'divergence', key, operation: write, other: rival, step: proof?.step ?? step, because }),
      ];
    }
  }
  return [];
}

/** Those of before: what the marks say, and when the replicas agreed again, or something moved. */
function pastDivergences(run: Run, step: number, now: readonly Key[]): readonly Anomaly[] {
  const { marks } = run.observer;
  const proofs = marks.filter(({ kind, step: proof }) => kind === 'diverged' && proof <= step);
  return proofs.slice(0, LISTED_MAX).flatMap((mark) => {
    const isLast = mark === proofs.at(-1);
    const keys = mark.keys.filter((key) => !(isLast && now.includes(key)));
    if (keys.length === 0) return [];
    const agreed = marks.find((other) => other.kind === 'converged' && other.step > mark.step && other.step <= step);
    const over =
      agreed === undefined
        ? overAt(run, mark.step + 1, 'something moved again')
        : overAt(run, agreed.step, 'the replicas agreed again');
    const told = run.divergences.get(mark.step) ?? divergencesAtMark(run, mark);
    run.divergences.set(mark.step, told);
    return told.filter(({ key }) => keys.includes(key)).map((each) => ({ ...each, over }));
  });
}

function divergencesAtMark(run: Run, { step, keys }: Mark): readonly Anomaly[] {
  const at = standAfter(run.recording, step + 1, () => {});
  return keys.slice(0, LISTED_MAX).flatMap((key) => divergence(run, step, at, key));
}

function falseConflict(
  run: Run,
  finding: ConflictFinding,
  { parted }: TurningPoints,
  kept: ReadonlySet<string>,
): Anomaly {
  const { step } = finding;
  const earlier = recordAt(run, finding.earlier);
  const later = recordAt(run, finding.later);
  const replica = replicaAt(run, finding.replica);
  const comparison = comparisonAbout(run, step, replica, earlier.id) ?? comparisonAbout(run, step, replica, later.id);
  const end = parted.get(finding);
  return anomaly(run, {
    kind: 'false-conflict',
    key: keyAt(run, later),
    operation: later.id,
    other: earlier.id,
    step,
    because: `${later.id} had seen ${earlier.id}, yet ${replica} keeps both${reason(comparison)}`,
    comparison,
    over:
      end === undefined || kept.has(`${earlier.id} ${later.id}`)
        ? null
        : overAt(run, end, 'no replica kept both any more'),
  });
}

const overAt = ({ recording }: Run, step: number, words: string): Over => ({ atUs: timeOf(recording, step), words });

const anomaly = (
  { recording }: Run,
  told: Omit<Anomaly, 'atUs' | 'comparison' | 'over'> & Partial<Pick<Anomaly, 'comparison' | 'over'>>,
): Anomaly => ({ comparison: null, over: null, ...told, atUs: timeOf(recording, told.step) });

const reason = (comparison: Comparison | null): string =>
  comparison === null ? '' : ` because ${clauseOf(comparison)}`;

const recordAt = ({ recording }: Run, index: number): WriteRecord => recording.register.inOrder[index] as WriteRecord;
const keyAt = ({ recording }: Run, { key }: WriteRecord): Key => recording.program.keys[key] as Key;
const replicaAt = ({ recording }: Run, index: number): ReplicaId =>
  recording.program.scenario.replicas[index] as ReplicaId;
