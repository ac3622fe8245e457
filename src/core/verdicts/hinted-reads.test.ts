import { expect, it } from 'vitest';
import type { LooseCommand, Sample } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';

const SIX = ['A', 'B', 'C', 'D', 'E', 'F'];
const sloppy: Sample = {
  system: 'leaderless',
  replicas: SIX,
  systemOptions: { n: '3', w: '2', r: '1', 'read-repair': 'off', 'time-out': '100', handoff: 'fallback' },
};
const put = { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x' };
const homes = (tellRun(sloppy, [put]).run.recording.final.homes[0] ?? []).map((home) => SIX[home] ?? '');
const [home = ''] = homes;
const others = SIX.filter((name) => !homes.includes(name));
const [via = ''] = others;

/** The write is with stand-ins alone; the homes are cut off from them, so that no hint is handed over. */
const hinted: readonly LooseCommand[] = [
  { at: 0, do: 'partition', groups: [homes, others] },
  { ...put, via },
];
const staleIn = (sample: Sample, script: readonly LooseCommand[]) =>
  tellRun(sample, script)
    .account.anomalies.filter(({ kind }) => kind === 'stale-read')
    .map(({ operation, other }) => [operation, other]);

it('a read that lacks what only stand-ins keep for others is stale', () => {
  const read = { at: 2_000, do: 'get', client: 'bob', key: 'k', via: home };
  expect(staleIn(sloppy, [...hinted, read])).toEqual([['bob?1', 'alice#1']]);
  expect(staleIn(sloppy, hinted.concat({ ...read, at: 20 }))).toEqual([]);
});

it('one that lacks what the homes would not take is none: that write is lost', () => {
  const later = { at: 1_500, do: 'put', client: 'bob', key: 'k', value: 'y', via: home };
  const read = { at: 2_500, do: 'get', client: 'bob', key: 'k', via: home };
  const lastWriteWins: Sample = {
    ...sloppy,
    strategy: 'last-write-wins',
    systemOptions: { ...sloppy.systemOptions, w: '1' },
  };
  expect(staleIn(lastWriteWins, [...hinted, later, read])).toEqual([]);
  const siblings: Sample = { ...lastWriteWins, strategy: 'dotted-version-vectors' };
  expect(staleIn(siblings, [...hinted, later, read])).toEqual([['bob?1', 'alice#1']]);
});
