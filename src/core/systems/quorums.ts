/** The choices of a leaderless system, read and checked. */
import { LIMITS } from '../engine/scenario.ts';
import type { OptionSpec, Options } from '../strategies/strategy.ts';
import { fromMs, type Micros } from '../time.ts';
import { antiEntropyOption, graceOption, spanFrom, spans } from './spans.ts';

/** Whose answers are repaired, and whether the client waits for that. */
export type ReadRepair = 'all' | 'quorum' | 'blocking' | 'blocking-all' | 'off';
export type Handoff = 'off' | 'coordinator' | 'fallback';

export interface Quorums {
  readonly n: number;
  readonly r: number;
  readonly w: number;
  readonly readRepair: ReadRepair;
  /** How long a coordinator waits for answers; null: for ever. */
  readonly timeOutUs: Micros | null;
  readonly handoff: Handoff;
  /** `asked`: the replica that a client talks to, whether or not it keeps the key. */
  readonly coordinator: 'home' | 'asked';
}

const COUNTS = Array.from({ length: LIMITS.replicas }, (_, index) => ({
  value: `${index + 1}`,
  label: `${index + 1}`,
}));
const ALL = { value: 'all', label: 'All' };
const MAJORITY = { value: 'majority', label: 'Majority' };

export const LEADERLESS_OPTIONS: readonly OptionSpec[] = [
  { name: 'n', label: 'N, replicas of a key', choices: [ALL, ...COUNTS] },
  { name: 'w', label: 'W, answers to a write', choices: [MAJORITY, ALL, ...COUNTS] },
  { name: 'r', label: 'R, answers to a read', choices: [MAJORITY, ALL, ...COUNTS] },
  {
    name: 'read-repair',
    label: 'Read repair',
    choices: [
      { value: 'on', label: 'Of all that answer, in the background' },
      { value: 'quorum', label: 'Of the R that answer first' },
      { value: 'blocking', label: 'Of the R, before the client is answered' },
      { value: 'blocking-all', label: 'Of all that answer in time, before the client is answered' },
      { value: 'off', label: 'Off' },
    ],
  },
  { name: 'time-out', label: 'Time-out of a coordinator', choices: spans('waits for ever', [50, 100, 200, 500, 1000]) },
  {
    name: 'handoff',
    label: 'Hinted handoff',
    choices: [
      { value: 'off', label: 'Off' },
      { value: 'coordinator', label: 'The coordinator keeps hints' },
      { value: 'fallback', label: 'Sloppy quorum: other replicas stand in' },
    ],
  },
  antiEntropyOption,
  graceOption,
  {
    name: 'coordinator',
    label: 'Coordinator',
    choices: [
      { value: 'home', label: 'A replica that keeps the key' },
      { value: 'asked', label: 'The replica that is asked' },
    ],
  },
];

export function quorumsOf(options: Options, replicaCount: number): Quorums {
  const n = countFrom(options['n'], replicaCount);
  const timeOutMs = spanFrom(options['time-out']);
  return {
    n,
    r: countFrom(options['r'], n),
    w: countFrom(options['w'], n),
    readRepair: options['read-repair'] === 'on' ? 'all' : (options['read-repair'] as ReadRepair),
    timeOutUs: timeOutMs === null ? null : fromMs(timeOutMs),
    handoff: options['handoff'] as Handoff,
    coordinator: options['coordinator'] as Quorums['coordinator'],
  };
}

export function countFrom(choice: string | undefined, of: number): number {
  if (choice === 'all') return of;
  if (choice === 'majority') return Math.floor(of / 2) + 1;
  return Number(choice);
}

/** `presentCount`: how many are part of the database at the start. */
export function problemsOfQuorums(
  options: Options,
  replicaCount: number,
  presentCount: number,
): readonly { readonly option: string; readonly message: string }[] {
  const { n, r, w, handoff, timeOutUs } = quorumsOf(options, replicaCount);
  const found = [];
  if (n > replicaCount) found.push({ option: 'n', message: `N is ${n}, but there are only ${replicaCount} replicas` });
  for (const [option, count] of [
    ['w', w],
    ['r', r],
  ] as const) {
    const number = `${option.toUpperCase()} is ${count}`;
    if (count > n) found.push({ option, message: `${number}, but only N = ${n} replicas keep a key` });
    // All are all that keep the key then, however many.
    else if (count > presentCount && options[option] !== 'all')
      found.push({ option, message: `${number}, but at the start there ${only(presentCount)} to answer` });
  }
  if (handoff !== 'off' && timeOutUs === null)
    found.push({
      option: 'handoff',
      message:
        'hints are written when a time-out has passed, but the coordinator waits for ever; give it a time-out first',
    });
  if (handoff === 'fallback' && n >= presentCount)
    found.push({
      option: 'handoff',
      message:
        presentCount === replicaCount
          ? `${everyoneKeeps(replicaCount)} every key, so there is nobody left to hold a hint; take more replicas or a smaller N`
          : `at the start there ${only(presentCount)}, and N = ${n}, so there is nobody left to hold a hint; take more replicas or a smaller N`,
    });
  return found;
}

function everyoneKeeps(count: number): string {
  if (count === 1) return 'the only replica keeps';
  return count === 2 ? 'both replicas keep' : `all ${count} replicas keep`;
}

const only = (count: number): string => (count === 1 ? 'is only one replica' : `are only ${count} replicas`);
