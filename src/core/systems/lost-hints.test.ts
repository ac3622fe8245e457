import { expect, it } from 'vitest';
import { tellRun } from '../engine/testing/told.ts';

const put = (at: number, value: string) => ({ at, do: 'put', client: 'alice', key: 'k', value });
const coordinator = {
  system: 'leaderless',
  systemOptions: { w: '1', r: '1', 'read-repair': 'off', 'time-out': '100', handoff: 'coordinator' },
};
const down = (...names: string[]) => names.map((replica) => ({ at: 0, do: 'crash', replica }));

/** A coordinates, and loses its disk while it still keeps hints for those that are down. */
const wipeOf = (crashes: readonly { at: number; do: string; replica: string }[], disk: string, puts = 1) =>
  tellRun(coordinator, [
    ...crashes,
    ...[put(10, 'x'), put(20, 'y')].slice(0, puts),
    { at: 400, do: 'crash', replica: 'A' },
    { at: 500, do: 'recover', replica: 'A', disk },
  ]).lines.find((line) => line.startsWith('500 A is back'));

it('a disk that is lost tells which hints went with it', () => {
  expect(wipeOf(down('B'), 'lost')).toBe(
    '500 A is back without its disk, and counts as A. Gone from it: alice#1. Its hint of alice#1 for B is gone with it.',
  );
  expect(wipeOf(down('B', 'C'), 'lost', 2)).toBe(
    '500 A is back without its disk, and counts as A. Gone from it: alice#1 and alice#2. ' +
      'Its hints of alice#1 for B and C, of alice#2 for B and C are gone with it.',
  );
});

it('one that is kept, or had no hints, tells of none', () => {
  expect(wipeOf(down('B'), 'kept')).toBe('500 A is back with all it had stored.');
  expect(wipeOf([], 'lost')).toBe('500 A is back without its disk, and counts as A. Gone from it: alice#1.');
});
