/** What lies on the disk of a replica that is down and has left is lost, unless that comes back. */
import { describe, expect, it } from 'vitest';
import { tellRun } from '../engine/testing/told.ts';
import { accountAfter } from './account.ts';

const sample = { system: 'multi-leader', network: { whenCut: 'lose' } as const };
const put = { at: 100, do: 'put', client: 'alice', key: 'k', value: 'x', via: 'A' };
const alone = { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] };
const crash = { at: 300, do: 'crash', replica: 'A' };
const leave = { at: 400, do: 'leave', replica: 'A' };

const lossesOf = ({ run }: ReturnType<typeof tellRun>) =>
  run.observer.marks.filter(({ kind }) => kind === 'loss').map(({ text, atUs }) => [atUs / 1_000, text]);

describe('a write that only one replica keeps', () => {
  it.each([
    ['that crashes and is removed', [crash, leave], 400],
    ['that is removed and crashes', [{ ...leave, at: 250 }, crash], 300],
  ])('%s, is lost from then on', (_, script, atMs) => {
    const told = tellRun(sample, [alone, put, ...script]);
    expect(lossesOf(told)).toEqual([[atMs, 'alice#1 is lost with A, which is down and has left']]);
    expect(told.account.verdicts[0]).toMatchObject({
      fate: 'lost',
      holders: [],
      because: 'A, which keeps it, is down and has left',
    });
    expect(told.account.anomalyCounts['lost-update']).toBe(1);
  });

  it('that is down and a member still, survives', () => {
    const told = tellRun(sample, [alone, put, crash]);
    expect(lossesOf(told)).toEqual([]);
    expect(told.account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: ['A'] });
  });

  it.each([
    ['joins again', { at: 800, do: 'join', replica: 'A' }],
    ['comes back up', { at: 800, do: 'recover', replica: 'A' }],
  ])('is lost no more where that %s', (_, back) => {
    const told = tellRun(sample, [alone, put, crash, leave, back]);
    expect(lossesOf(told)).toEqual([
      [400, 'alice#1 is lost with A, which is down and has left, until it comes back at 800 ms'],
    ]);
    expect(told.account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: ['A'] });
    const before = accountAfter(told.run, told.run.recording.steps - 2);
    expect(before.verdicts[0]?.fate).toBe('lost');
  });

  it('is lost for good where it comes back to replicas that do not take it any more', () => {
    const rounds = {
      system: 'leaderless',
      strategy: 'last-write-wins',
      systemOptions: { n: 'all', w: '1', r: '1', 'read-repair': 'off', 'anti-entropy': '500' },
      network: { whenCut: 'lose' } as const,
    };
    const later = { at: 600, do: 'put', client: 'bob', key: 'k', value: 'y', via: 'B' };
    const back = { at: 800, do: 'recover', replica: 'A' };
    const healed = { at: 790, do: 'heal-all' };
    const told = tellRun(rounds, [alone, put, crash, leave, later, healed, back, { at: 3_000, do: 'heal-all' }]);
    expect(told.account.verdicts[0]).toMatchObject({ write: 'alice#1', fate: 'lost', holders: [], wasLost: null });
    expect(lossesOf(told).at(-1)?.[1]).toBe(
      'alice#1 is lost: A had handed it on to those that keep its key now, and they did not take it',
    );
  });

  it('is lost once, where its disk is lost after that', () => {
    const back = { at: 800, do: 'recover', replica: 'A', disk: 'lost' };
    const told = tellRun(sample, [alone, put, crash, leave, back]);
    expect(lossesOf(told)).toHaveLength(1);
    expect(told.account.verdicts[0]?.fate).toBe('lost');
  });

  it('is not lost where another has it, or something is on its way to one', () => {
    expect(tellRun({}, [put, crash, leave]).account.verdicts[0]).toMatchObject({
      fate: 'surviving',
      holders: ['B', 'C'],
    });
    // The copies rest at the cut, and go on when it heals.
    expect(tellRun({}, [alone, put, crash, leave]).account.verdicts[0]).toMatchObject({
      fate: 'surviving',
      holders: [],
    });
  });
});

it('a hint that only such a replica keeps is as good as none', () => {
  const four = ['A', 'B', 'C', 'D'];
  const sloppy = {
    system: 'leaderless',
    replicas: four,
    systemOptions: { n: '2', w: '1', r: '1', 'time-out': '100', handoff: 'fallback' },
  };
  const homes = (tellRun(sloppy, [put]).run.recording.final.homes[0] ?? []).map((home) => four[home] ?? '');
  const [via = ''] = four.filter((name) => !homes.includes(name));
  const told = tellRun(sloppy, [
    ...homes.map((replica) => ({ at: 0, do: 'crash', replica })),
    { ...put, via },
    { at: 401, do: 'crash', replica: via },
    { at: 500, do: 'leave', replica: via },
  ]);
  expect(told.account.verdicts[0]?.fate).toBe('lost');
  expect(lossesOf(told)[0]?.[1]).toBe(
    `alice#1 is lost: no replica kept it, and ${via}, which had a hint of it, is down and has left`,
  );
});
