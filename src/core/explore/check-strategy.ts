/** The two promises of the strategy, looked at once all is whole. */
import { knewOf } from '../engine/register.ts';
import type { Run } from '../engine/run.ts';
import type { Key, WriteId } from '../ids.ts';
import { canonical } from '../values.ts';
import { ROW, rowsUpTo } from '../verdicts/fate-log.ts';
import type { Account, Verdict } from '../verdicts/verdict.ts';
import { keysThatDiffer } from './check-account.ts';
import { excuseWithoutRounds } from './check-reach.ts';
import { isGone, writesAt } from './contents.ts';
import type { Evidence } from './evidence.ts';
import type { Excused, Finding } from './finding.ts';
import { excuseOfNumbers } from './numbers.ts';
import { type Excuse, type Promised, promisesOf } from './promises.ts';

interface Outcome {
  readonly findings: readonly Finding[];
  readonly excused: readonly Excused[];
}

export function checkStrategy(run: Run, account: Account, evidence: Evidence): Outcome {
  const { scenario } = run.recording.program;
  const promises = promisesOf(scenario.strategy);
  const isOneServer = scenario.system.kind === 'single-server';
  const holds = ({ where }: Promised): boolean => where === 'everywhere' || (where === 'on one server' && isOneServer);
  const findings: Finding[] = [];
  const excused: Excused[] = [];
  const isCounted = promises.counts === 'by replica' && (isOneServer || promises.converges.where === 'everywhere');
  if (isCounted && evidence.numbers.wrong.size > 0)
    findings.push({
      promise: 'counts once',
      words: `two writes have got the number ${[...evidence.numbers.wrong].join()}`,
    });
  const breach = (promise: Excused['promise'], excuse: Excuse | null, words: string): void => {
    if (excuse === null) findings.push({ promise, words });
    else excused.push({ promise, excuse });
  };
  if (holds(promises.converges))
    for (const key of keysThatDiffer(run))
      breach(
        'converges',
        excuseOfDivergence(run, key, evidence),
        `all is healed and has been compared, and replicas differ about ${key}`,
      );
  if (holds(promises.keeps))
    for (const verdict of account.verdicts) {
      const homes = run.recording.final.homes[run.recording.program.keys.indexOf(verdict.key)] ?? [];
      const isOutOfReach =
        verdict.fate === 'surviving' &&
        verdict.holders.length > 0 &&
        !homes.some((home) => verdict.holders.includes(scenario.replicas[home] as never));
      if (verdict.fate !== 'lost' && !isOutOfReach) continue;
      if (promises.of === 'values' && isValueKept(account, verdict)) continue;
      breach(
        'keeps',
        excuseOfLoss(run, account, verdict, evidence),
        isOutOfReach
          ? `${verdict.write} is kept by ${verdict.holders.join(' ')} only, where nobody looks for it`
          : `${verdict.write} was acknowledged and is lost (${verdict.because || 'no reason given'})`,
      );
    }
  if (holds(promises.replaces))
    for (const [earlier, later] of keptBeside(run, evidence))
      breach(
        'replaces',
        excuseOfPair([earlier, later], evidence),
        `${earlier} is kept beside ${later}, whose client had been shown it`,
      );
  return { findings, excused };
}

/** Pairs that one replica keeps though the second was to replace the first. */
function keptBeside(
  { recording: { final, program } }: Run,
  { shown }: Evidence,
): readonly (readonly [WriteId, WriteId])[] {
  return program.keys.flatMap((_, key) =>
    (final.homes[key] ?? []).flatMap((home) => {
      const state = final.replicas[home]?.states[key];
      const kept = state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
      return kept.flatMap((later) =>
        (shown.get(later) ?? [])
          .filter((earlier) => kept.includes(earlier))
          .map((earlier) => [earlier, later] as const),
      );
    }),
  );
}

function excuseOfPair(pair: readonly WriteId[], evidence: Evidence): Excuse | null {
  if (pair.some((write) => (evidence.taken.get(write) ?? 0) > 1)) return 'taken twice';
  return excuseOfWrites(pair, evidence);
}

/** One of these writes shares its number with another, or was forgotten on purpose by somebody. */
const excuseOfWrites = (writes: readonly WriteId[], { numbers, contents }: Evidence): Excuse | null =>
  excuseOfNumbers(numbers, writes) ??
  (writes.some((write) => isGone(contents, 'collected', write)) ? 'tombstone collected' : null);

const isValueKept = ({ verdicts }: Account, { write, key, value, deleted }: Verdict): boolean =>
  verdicts.some(
    (other) =>
      other.write !== write &&
      other.fate === 'surviving' &&
      other.key === key &&
      other.deleted === deleted &&
      canonical(other.value) === canonical(value),
  );

/** What one of a key's replicas keeps and another does not is what has to be explained. */
function excuseOfDivergence({ recording }: Run, key: Key, evidence: Evidence): Excuse | null {
  const { final, program, register } = recording;
  const { options } = program.scenario.strategy;
  if (options['tie'] === 'keep-existing') return 'tie keeps existing';
  const place = program.keys.indexOf(key);
  const revsLimit = Number(options['revsLimit'] ?? Number.POSITIVE_INFINITY);
  if ((evidence.longestBranch.get(place) ?? 0) > revsLimit) return 'ancestry forgotten';
  const kept = (final.homes[place] ?? []).map((home) => {
    const state = final.replicas[home]?.states[place];
    return state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
  });
  const homes = final.homes[place] ?? [];
  const observed = { program, world: final, register };
  const inHomes = homes.map((home) => writesAt(observed, evidence.contents, home, place));
  const missed = [...new Set(inHomes.flatMap((writes) => [...writes]))].flatMap((write) =>
    homes.filter((_, index) => inHomes[index]?.has(write) !== true).map((home) => [write, home] as const),
  );
  if (missed.length > 0 && missed.every(([write, home]) => evidence.postponed.get(write)?.has(home)))
    return 'too far ahead';
  // Each taking of one request has a number of its own and goes its own way: one may have missed who has got the other.
  const takings = [...new Set(kept.flat())]
    .filter((write) => (evidence.taken.get(write) ?? 0) > 1)
    .flatMap((write) => homes.map((home) => [write, home] as const));
  const excuse =
    excuseWithoutRounds(observed, missed, evidence) ??
    takings.map((taking) => excuseWithoutRounds(observed, [taking], evidence)).find((found) => found !== null) ??
    null;
  if (excuse !== null) return excuse;
  const apart = [...new Set(kept.flat())].filter((write) => !kept.every((writes) => writes.includes(write)));
  return excuseOfWrites(apart, evidence);
}

function excuseOfLoss(run: Run, account: Account, { write, by }: Verdict, evidence: Evidence): Excuse | null {
  const isWiped = wentWithDisk(run, write) || (by !== null && wentWithDisk(run, by));
  if (isWiped || evidence.wipedHints.has(write)) return 'only copy on a lost disk';
  return excuseOfWrites([write, ...(by === null ? [] : [by]), ...goneSeersOf(run, account, write)], evidence);
}

/**
 * Writes whose clients had seen this one and that are kept nowhere, and not for anything that had seen them: the context
 * of such a write took this one away, and it may itself have been taken for another of its number.
 */
const goneSeersOf = ({ recording: { register } }: Run, { verdicts }: Account, write: WriteId): readonly WriteId[] =>
  verdicts
    .filter(
      ({ fate, holders }) => fate === 'lost' || ((fate === 'unknown' || fate === 'failed') && holders.length === 0),
    )
    .map((other) => other.write)
    .filter((other) => knewOf(register, write, other));

/** Whether the last that is known of the write is that it went with a disk. */
function wentWithDisk({ recording, observer }: Run, write: Verdict['write']): boolean {
  const index = recording.register.byId.get(write)?.index;
  const rows = [...rowsUpTo(observer.fates, recording.steps)].filter(
    (row) => row.write === index && row.kind !== ROW.acknowledged && row.kind !== ROW.lost,
  );
  const last = rows.at(-1)?.kind;
  return last === ROW.wiped || last === ROW.outOfReach;
}
