import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readQuorumTable } from '../goldens/quorum-table.ts';
import { allPairs, compareRow } from './compare-quorums.ts';
import { finish } from './staleness.ts';

const table = readQuorumTable(
  JSON.parse(readFileSync(new URL('../goldens/quorum-staleness.json', import.meta.url), 'utf8')),
);

it('all nine pairs of R and W are asked, and those that the table lacks overlap', () => {
  for (const { rows } of table.fits) {
    const pairs = allPairs(rows);
    expect(pairs.map(({ r, w }) => `${r}${w}`)).toEqual(['11', '12', '13', '21', '22', '23', '31', '32', '33']);
    const made = pairs.filter(({ published }) => published === null);
    expect(made.map(({ r, w }) => [r, w])).toEqual([
      [2, 3],
      [3, 2],
      [3, 3],
    ]);
    for (const { own, w } of made) {
      expect(own.freshAt.every(({ share }) => share === 1)).toBe(true);
      expect(own.writeLatency999).toBe(rows.find((row) => row.w === w)?.own.writeLatency999);
    }
  }
});

it('a pair that the table lacks says what it is compared with, and agrees', () => {
  const [fit] = table.fits;
  const row = allPairs(fit?.rows ?? []).find(({ r, w }) => r === 2 && w === 3);
  if (fit === undefined || row === undefined) throw new Error('there is no such row');
  const comparisons = finish(compareRow(fit.latencies, row, 4_000, 1));
  expect(comparisons.map(({ from }) => from)).toEqual([
    'exact',
    'exact',
    'exact',
    'golden, R = 2',
    'golden, W = 3',
    'exact',
  ]);
  expect(comparisons.every(({ agrees, published }) => agrees && published === null)).toBe(true);
});
