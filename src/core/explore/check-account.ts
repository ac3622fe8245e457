/** The account of the run held against the replicas themselves and against the truth. */
import { happensBefore } from '../causality/causal-history.ts';
import { recordOf } from '../engine/register.ts';
import type { Run } from '../engine/run.ts';
import { isOutOfReach } from '../engine/world.ts';
import type { Key, ReplicaId, WriteId } from '../ids.ts';
import { carriersIn } from '../verdicts/carriers.ts';
import type { Account, Verdict } from '../verdicts/verdict.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** By write: the replicas in whose states it is. */
export function heldNow({ recording: { final, program } }: Run): ReadonlyMap<WriteId, readonly ReplicaId[]> {
  const held = new Map<WriteId, ReplicaId[]>();
  final.replicas.forEach(({ states }, replica) => {
    if (isOutOfReach(final, replica)) return;
    for (const state of states) {
      if (state === undefined) continue;
      for (const write of new Set(program.strategy.held(state).map((sibling) => sibling.write)))
        held.set(write, [...(held.get(write) ?? []), program.scenario.replicas[replica] as ReplicaId]);
    }
  });
  return held;
}

/** Keys of which two replicas that are to keep them keep different writes. */
export function keysThatDiffer({ recording: { final, program } }: Run): readonly Key[] {
  return program.keys.filter((_, key) => {
    const kept = (final.homes[key] ?? []).map((home) => {
      const state = final.replicas[home]?.states[key];
      const writes = state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
      return [...new Set(writes)].sort().join(' ');
    });
    return new Set(kept).size > 1;
  });
}

export function checkAccount(run: Run, account: Account, evidence: Evidence): readonly Finding[] {
  const { register } = run.recording;
  const held = heldNow(run);
  const { final: world, program } = run.recording;
  const carried = carriersIn({ world, program });
  const wrong = (words: string): Finding => ({ promise: 'true account', words });
  const findings: Finding[] = [];
  const total = Object.values(account.counts).reduce((sum, count) => sum + count, 0);
  if (Object.values(account.counts).some((count) => count < 0))
    findings.push({ promise: 'nothing negative', words: JSON.stringify(account.counts) });
  if (total !== register.inOrder.length || account.verdicts.length !== register.inOrder.length)
    findings.push(
      wrong(`${register.inOrder.length} writes have ${total} fates in ${account.verdicts.length} verdicts`),
    );
  for (const verdict of account.verdicts) {
    const problem = problemOf(run, verdict, evidence, { held, carried });
    if (problem !== null) findings.push(wrong(`${verdict.write} is said to be ${verdict.fate}: ${problem}`));
  }
  for (const { earlier, later } of account.falseConflicts) {
    const isTold = run.observer.anomalies.findings.some(
      (finding) =>
        finding.kind === 'false-conflict' &&
        finding.earlier === recordOf(register, earlier).index &&
        finding.later === recordOf(register, later).index,
    );
    if (!isTold) findings.push(wrong(`${earlier} and ${later} are kept side by side, and that was not noticed`));
  }
  const differing = keysThatDiffer(run);
  const told = account.convergence.kind === 'converged' ? [] : account.convergence.keys;
  if (differing.join() !== told.join())
    findings.push(
      wrong(`replicas differ about ${differing.join() || 'nothing'}, but ${told.join() || 'nothing'} is told`),
    );
  const lastMark = run.observer.marks.findLast(({ kind }) => kind === 'converged' || kind === 'diverged');
  if (lastMark?.kind === 'diverged' && differing.length === 0)
    findings.push(wrong(`the last mark says "${lastMark.text}", but they do not`));
  return findings;
}

/** What there is of writes at the end, by write. */
interface Copies {
  readonly held: ReadonlyMap<WriteId, readonly ReplicaId[]>;
  readonly carried: ReturnType<typeof carriersIn>;
}

/** What speaks against a verdict; null where it is right. */
function problemOf(
  { recording: { register, final, program } }: Run,
  verdict: Verdict,
  { acknowledged, rejected, failed }: Evidence,
  { held, carried }: Copies,
): string | null {
  const { write, fate, holders, seenBy } = verdict;
  const answers = (acknowledged.get(write) ?? 0) + Number(rejected.has(write));
  if (answers > 1) return `its client was answered ${answers} times`;
  const expected = isOfAnswered(fate) ? 1 : 0;
  if (answers !== expected) return `its client was answered ${answers} times`;
  const keepers = held.get(write) ?? [];
  const mine = recordOf(register, write);
  const homes = (final.homes[mine.key] ?? []).map((home) => program.scenario.replicas[home] as ReplicaId);
  switch (fate) {
    case 'surviving': {
      // Nobody keeps it, but a message or a hint carries it.
      if (holders.length === 0 && keepers.length === 0 && carried.has(write)) return null;
      const same = verdict.by === null ? keepers : (held.get(verdict.by) ?? []);
      return same.join() === holders.join() && holders.length > 0
        ? null
        : `kept by ${holders.join(' ') || 'nobody'} it says, by ${same.join(' ') || 'nobody'} in truth`;
    }
    case 'superseded':
    case 'merged':
      if (keepers.some((keeper) => homes.includes(keeper))) return `but ${keepers.join(' ')} keeps it`;
      if (seenBy === null) return 'but no write is named that had seen it';
      return happensBefore(mine, recordOf(register, seenBy)) ? null : `but ${seenBy} had not seen it`;
    case 'lost': {
      if (verdict.wasLost !== null) return 'but it is told as lost no more';
      if (keepers.length > 0) return `but ${keepers.join(' ')} keeps it`;
      const seer = [...held.keys()].find(
        (other) => recordOf(register, other).key === mine.key && happensBefore(mine, recordOf(register, other)),
      );
      if (seer !== undefined) return `but ${seer}, which is kept, had seen it`;
      if (carried.has(write)) return 'but a message or a hint carries it';
      return verdict.because === '' ? 'without a reason' : null;
    }
    case 'collected':
      return keepers.length > 0 ? `but ${keepers.join(' ')} keeps it` : null;
    case 'rejected':
      return null;
    case 'failed':
      return failed.has(write) ? null : 'but its client was not told so';
    case 'pending':
    case 'unknown':
      return failed.has(write) ? 'but its client was told that it failed' : null;
  }
}

const isOfAnswered = (fate: Verdict['fate']): boolean => fate !== 'pending' && fate !== 'unknown' && fate !== 'failed';
