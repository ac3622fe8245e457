/**
 * How a run ends, in short, to be laid beside how others end: what is kept, what came back, what is lost, and whether
 * the replicas agree. All of it is read off the run and its account; of what is much, the first is told and counted on.
 */
import type { Run } from '../engine/run.ts';
import type { RunState } from '../engine/run-state.ts';
import type { Key, ReplicaId, WriteId } from '../ids.ts';
import { standAfter } from '../timeline/recording.ts';
import { canonical, type Value } from '../values.ts';
import type { Account, Convergence } from '../verdicts/verdict.ts';

export interface Ending {
  readonly keys: readonly KeyEnding[];
  readonly keyCount: number;
  readonly cameBack: readonly CameBack[];
  readonly cameBackCount: number;
  /** Acknowledged writes that are gone without having been seen, in the order in which they were issued. */
  readonly lost: readonly Shown[];
  readonly counts: Account['counts'];
  readonly convergence: Convergence;
  readonly steps: number;
  /** It had not come to its end when it was stopped. */
  readonly isCutShort: boolean;
}

/** What is kept under one key: one side where all replicas that keep it show the same. */
export interface KeyEnding {
  readonly key: Key;
  readonly sides: readonly Side[];
}

export interface Side {
  readonly replicas: readonly ReplicaId[];
  /** Beside one another where they are several. */
  readonly values: readonly Shown[];
  readonly valueCount: number;
}

/** A write by its name, and what it says or stands for. */
export interface Shown {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
}

/** An item or a field that had been taken out, in words, or a whole write that had been replaced. */
export type CameBack =
  | { readonly kind: 'item'; readonly key: Key; readonly item: string }
  | ({ readonly kind: 'write'; readonly key: Key } & Shown);

/** More than these are no longer taken in beside one another. */
const KEYS_MAX = 4;
const VALUES_MAX = 6;
const NAMES_MAX = 6;
/** Characters of a value or an item. */
const TEXT_MAX = 1_000;

/** `account` is that of its last step. */
export function endingOf(run: Run, account: Account): Ending {
  const { recording } = run;
  const { program, steps, isCutShort } = recording;
  const end = standAfter(recording, steps, () => {});
  const returned = cameBackIn(run);
  const lost = account.verdicts.filter(({ fate }) => fate === 'lost');
  return {
    keys: program.keys.slice(0, KEYS_MAX).map((key, index) => ({ key, sides: sidesOf(end, index) })),
    keyCount: program.keys.length,
    cameBack: returned.slice(0, NAMES_MAX),
    cameBackCount: returned.length,
    lost: lost.slice(0, NAMES_MAX).map(shown),
    counts: account.counts,
    convergence: account.convergence,
    steps,
    isCutShort,
  };
}

/** Replicas that show the same are one side, in the order of the scenario. */
function sidesOf({ world, program }: RunState, key: number): readonly Side[] {
  const sides = new Map<string, { replicas: ReplicaId[]; values: readonly Shown[] }>();
  for (const home of [...(world.homes[key] ?? [])].sort((one, other) => one - other)) {
    const state = world.replicas[home]?.states[key];
    const siblings = state === undefined ? [] : program.strategy.read(state).siblings;
    const text = canonical(siblings.map(({ write, value, deleted }) => [write, value, deleted]));
    const side = sides.get(text) ?? { replicas: [], values: siblings.map(shown) };
    side.replicas.push(program.scenario.replicas[home] as ReplicaId);
    sides.set(text, side);
  }
  return [...sides.values()].map(({ replicas, values }) => ({
    replicas,
    values: values.slice(0, VALUES_MAX),
    valueCount: values.length,
  }));
}

/** Each by its name once, however often and wherever it came back. */
function cameBackIn({ observer, recording: { program, register } }: Run): readonly CameBack[] {
  const found = new Map<string, CameBack>();
  for (const finding of observer.anomalies.findings) {
    if (finding.kind !== 'resurrected' && finding.kind !== 'resurrected-item') continue;
    const record = register.inOrder[finding.write];
    if (record === undefined) continue;
    const key = program.keys[record.key] as Key;
    if (finding.kind === 'resurrected')
      found.set(`write ${record.id}`, {
        kind: 'write',
        key,
        ...shown({ write: record.id, value: record.value, deleted: record.deleted }),
      });
    else found.set(`item ${record.key} ${finding.item}`, { kind: 'item', key, item: unquoted(finding.item) });
  }
  return [...found.values()];
}

const shown = ({ write, value, deleted }: Shown): Shown => ({ write, value: shortened(value), deleted });

/** What is longer than anybody would read on is cut, and no longer a value but its text. */
function shortened(value: Value): Value {
  const text = canonical(value);
  return text.length <= TEXT_MAX ? value : `${text.slice(0, TEXT_MAX)}…`;
}

/** An item that is a text, as people read it: `eggs` for `"eggs"`, `eggs in cart` for `"eggs" in cart`. */
const unquoted = (item: string): string =>
  item.replace(/^"(?:[^"\\]|\\.)*"/, (text) => String(JSON.parse(text))).slice(0, TEXT_MAX);
