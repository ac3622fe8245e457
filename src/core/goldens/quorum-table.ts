/** The table of `quorum-staleness.json`, read: latencies as fitted, numbers as published, numbers of runs of others. */
import type { Latency } from '../engine/scenario.ts';
import type { WarsLatencies } from '../explore/wars.ts';
import { asList, asNumber, asObject, asText, type Fields, fail, fieldOf } from './reading.ts';

export interface QuorumTable {
  readonly fits: readonly QuorumFit[];
  readonly closedForm: readonly ClosedFormCase[];
}

/** One measured database. */
export interface QuorumFit {
  readonly name: string;
  readonly latencies: WarsLatencies;
  readonly rows: readonly QuorumRow[];
}

/** Latencies and times in milliseconds; `999`: what all but one in a thousand stay below. */
export interface QuorumRow {
  readonly r: number;
  readonly w: number;
  /** Of runs of the model in another program. */
  readonly own: RowNumbers & { readonly freshAt: readonly { readonly atMs: number; readonly share: number }[] };
  readonly published: RowNumbers;
}

interface RowNumbers {
  readonly readLatency999: number;
  readonly writeLatency999: number;
  /** When all but one in a thousand reads are fresh. */
  readonly t999: number;
}

/** Random quorums: the chance that a read meets one of the last k writes, by a formula. */
export interface ClosedFormCase {
  readonly n: number;
  readonly r: number;
  readonly w: number;
  readonly k: number;
  readonly fresh: number;
}

const FRESH_AT = [
  [0, 'pConsistentAt0ms'],
  [1, 'pConsistentAt1ms'],
  [10, 'pConsistentAt10ms'],
] as const;

/** Throws a CaseError that names what is missing or is not as it should be. */
export function readQuorumTable(parsed: unknown): QuorumTable {
  const table = asObject(parsed, 'the table');
  const fits = objectAt(objectAt(table, 'wars'), 'fits');
  const own = objectAt(objectAt(table, 'ownRuns'), 'rows');
  const published = objectAt(objectAt(table, 'publishedTable'), 'rows');
  return {
    fits: Object.keys(own).map((name) => ({
      name,
      latencies: latenciesOf(fits, name),
      rows: asList(fieldOf(own, name), name).map((row) => rowOf(asObject(row, `a row of ${name}`), published, name)),
    })),
    closedForm: asList(fieldOf(objectAt(table, 'closedForm'), 'cases'), 'closedForm.cases').map((each) => {
      const entry = asObject(each, 'a closed form');
      return {
        n: numberAt(entry, 'N'),
        r: numberAt(entry, 'R'),
        w: numberAt(entry, 'W'),
        k: numberAt(entry, 'k'),
        fresh: numberAt(entry, 'pConsistent'),
      };
    }),
  };
}

const objectAt = (object: Fields, name: string): Fields => asObject(fieldOf(object, name), name);
const numberAt = (object: Fields, name: string): number => asNumber(fieldOf(object, name), name);

/** A fit names which of W, A, R and S it is for: `A=R=S`; it may point to that of another database. */
function latenciesOf(fits: Fields, name: string): WarsLatencies {
  const fit = objectAt(fits, name);
  const way = (letter: string): Latency => {
    const field = Object.keys(fit).find((each) => each.split('=').includes(letter));
    if (field === undefined) fail(`${name} has no fit for ${letter}`);
    const found = fieldOf(fit, field);
    if (typeof found !== 'string') return latencyOf(asObject(found, field));
    const other = Object.keys(fits).find((each) => found === `as ${each}`);
    return wayOf(latenciesOf(fits, other ?? fail(`${name} points to ${asText(found, field)}`)), letter);
  };
  return { write: way('W'), acknowledge: way('A'), read: way('R'), answer: way('S') };
}

function wayOf({ write, acknowledge, read, answer }: WarsLatencies, letter: string): Latency {
  return { W: write, A: acknowledge, R: read, S: answer }[letter] ?? fail(`there is no way ${letter}`);
}

const latencyOf = (fit: Fields): Latency => ({
  kind: 'pareto-mixture',
  paretoShare: numberAt(fit, 'pPareto'),
  minMs: numberAt(fit, 'xm'),
  alpha: numberAt(fit, 'alpha'),
  meanMs: 1 / numberAt(fit, 'lambda'),
});

function rowOf(row: Fields, published: Fields, name: string): QuorumRow {
  const r = numberAt(row, 'R');
  const w = numberAt(row, 'W');
  const line = asList(fieldOf(published, name), `published ${name}`)
    .map((each) => asList(each, 'a published row').map((number) => asNumber(number, 'a published number')))
    .find((each) => each[0] === r && each[1] === w);
  const [, , readLatency999, writeLatency999, t999] = line ?? [];
  if (readLatency999 === undefined || writeLatency999 === undefined || t999 === undefined)
    fail(`nothing was published for ${name} with R = ${r} and W = ${w}`);
  return {
    r,
    w,
    own: {
      readLatency999: numberAt(row, 'readLatency999'),
      writeLatency999: numberAt(row, 'writeLatency999'),
      t999: numberAt(row, 't999'),
      freshAt: FRESH_AT.map(([atMs, field]) => ({ atMs, share: numberAt(row, field) })),
    },
    published: { readLatency999, writeLatency999, t999 },
  };
}
