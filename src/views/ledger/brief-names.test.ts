import { expect, test } from 'vitest';
import { briefly } from './brief-names.ts';

const all = (...names: readonly string[]): string => names.map((name) => briefly(name, names)).join(' ');

test('names are as short as they can be told apart', () => {
  expect(all('A', 'B', 'C')).toBe('A B C');
  expect(all('Sx', 'Sy', 'Sz')).toBe('Sx Sy Sz');
  expect(all('Europe', 'Asia', 'America')).toBe('E As Am');
  expect(all('North', 'South')).toBe('N S');
  expect(all('R1', 'R9', 'R10', 'R32')).toBe('R1 R9 R10 R32');
  expect(all('Hub', 'A', 'B')).toBe('H A B');
});
