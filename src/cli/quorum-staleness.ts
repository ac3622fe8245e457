/**
 * `npm run quorum-staleness`: how fresh reads are with N = 3 and latencies fitted to measured databases, from runs of
 * the engine, beside the numbers of `core/goldens/quorum-staleness.json` and those that were published.
 * `npm run quorum-staleness -- 1000000` asks so many writes a row.
 */
import { readFileSync } from 'node:fs';
import { APART_MAX, allPairs, type Comparison, compareRow } from '../core/explore/compare-quorums.ts';
import { finish } from '../core/explore/staleness.ts';
import { type ClosedFormCase, readQuorumTable } from '../core/goldens/quorum-table.ts';

const WRITES = 100_000;
const SEED = 1;

const writes = Number(process.argv[2] ?? WRITES);
if (!Number.isInteger(writes) || writes <= 0) {
  console.error(`How many writes a row? A whole number, not ${process.argv[2]}`);
  process.exit(2);
}
const file = new URL('../core/goldens/quorum-staleness.json', import.meta.url);
const table = readQuorumTable(JSON.parse(readFileSync(file, 'utf8')));

const digits = { share: 5, ms: 3 } as const;
const number = (value: number, unit: Comparison['unit']): string => value.toFixed(digits[unit]);
const COLUMNS = [24, 12, 12, 12, 11, 8, 17] as const;
const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[index] ?? 0))).join('');

function print({ what, unit, from, measured, expected, published, apart, agrees }: Comparison): void {
  const cells = [
    what,
    number(measured.value, unit),
    `±${number(measured.error, unit)}`,
    number(expected, unit === 'share' ? 'share' : 'ms'),
    published === null ? '' : number(published, unit),
    apart.toFixed(1),
    from,
  ];
  console.log(`${line(cells)}  ${agrees ? 'agrees' : 'DOES NOT AGREE'}`);
}

function printClosedForm({ n, r, w, k, fresh }: ClosedFormCase): void {
  console.log(`  N = ${n}, R = ${r}, W = ${w}: a read meets one of the last ${k} with ${fresh.toFixed(6)}`);
}

const started = performance.now();
console.log(
  `The engine, N = 3, ${writes.toLocaleString('en')} writes a row, three reads after each; seeds from ${SEED} on.`,
);
console.log(`Errors are one standard error; agreement is within ${APART_MAX} of the difference.`);
console.log(
  'What is expected is from runs of another program (golden), of that row or of one with the same R or W, on',
);
console.log('which alone a latency hangs; or it is exact: where R + W > N every read is fresh at once.');
const all: Comparison[] = [];
for (const { name, latencies, rows } of table.fits) {
  for (const row of allPairs(rows)) {
    console.log(`\n${name}, R = ${row.r}, W = ${row.w}`);
    console.log(line(['', 'engine', 'error', 'expected', 'published', 'apart', 'expected from']));
    const comparisons = finish(compareRow(latencies, row, writes, SEED + all.length));
    comparisons.forEach(print);
    all.push(...comparisons);
  }
}
console.log('\nFor comparison, random quorums of fixed size without any spreading, by formula (not run):');
table.closedForm.forEach(printClosedForm);

const furthest = all.reduce((most, { apart }) => Math.max(most, apart), 0);
const agreeing = all.filter(({ agrees }) => agrees).length;
const seconds = (performance.now() - started) / 1_000;
console.log(`\nFurthest apart: ${furthest.toFixed(1)} standard errors. It took ${seconds.toFixed(0)} s.`);
const exact = all.filter(({ from }) => from === 'exact').length;
console.log(`${exact} of ${all.length} numbers have an exact value to compare with, the others one from runs`);
console.log(`${agreeing} agree, ${all.length - agreeing} do not`);
if (agreeing < all.length || all.length === 0) process.exitCode = 1;
