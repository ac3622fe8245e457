import { describe, expect, it } from 'vitest';
import { tellRun } from './testing/told.ts';

const puts = Array.from({ length: 30 }, (_, index) => ({
  at: index * 10,
  do: 'put',
  client: 'alice',
  key: 'k',
  value: index,
}));
const arrivals = (lines: readonly string[]): readonly number[] =>
  lines.flatMap((line) => {
    const found = /A copy from A reaches B for alice#(\d+)/.exec(line);
    return found === null ? [] : [Number(found[1])];
  });
const isSorted = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

describe('the network', () => {
  const latency = { kind: 'uniform', minMs: 5, maxMs: 150 } as const;

  it('lets messages overtake one another, unless links keep their order', () => {
    expect(isSorted(arrivals(tellRun({ network: { latency } }, puts).lines))).toBe(false);
    const inOrder = arrivals(tellRun({ network: { latency, order: 'fifo' } }, puts).lines);
    expect(inOrder).toHaveLength(30);
    const requests = tellRun({ network: { latency, order: 'fifo' } }, puts).lines.filter((line) =>
      line.includes('A request from alice reaches A'),
    );
    expect(requests).toHaveLength(30);
    expect(isSorted(inOrder)).toBe(true);
  });

  it('delivers some messages twice, which changes nothing', () => {
    const twice = tellRun({ network: { duplicatePercent: 50 } }, puts.slice(0, 10));
    const once = tellRun({}, puts.slice(0, 10));
    expect(arrivals(twice.lines).length).toBeGreaterThan(arrivals(once.lines).length);
    expect(twice.kept('k')).toEqual(once.kept('k'));
  });

  it('flaps: the link is cut and healed again so often', () => {
    const { lines } = tellRun({}, [{ at: 100, do: 'flap', between: ['A', 'B'], everyMs: 40, times: 3 }]);
    expect(lines.filter((line) => line.includes('from A to B is cut'))).toHaveLength(3);
    expect(lines).toContain('180 The link from A to B is cut.');
    expect(lines).toContain('200 The link from A to B is healed.');
  });

  it('heals a partition of the person’s own by its groups, and no other cut with it', () => {
    const { lines } = tellRun({ replicas: ['A', 'B', 'C'] }, [
      { at: 10, do: 'partition', name: 'A-B', groups: [['A', 'B'], ['C']] },
      { at: 20, do: 'cut', between: ['A', 'B'] },
      { at: 30, do: 'heal-partition', name: 'A-B', groups: [['A', 'B'], ['C']] },
      { at: 40, do: 'put', client: 'alice', key: 'k', value: 1, via: 'A' },
    ]);
    expect(lines).toContain('30 The partition A-B is over: its links are healed.');
    expect(lines.filter((line) => line.includes('from A reaches'))).toEqual([
      expect.stringContaining('from A reaches C'),
      expect.stringContaining('from A reaches alice'),
    ]);
  });
});

describe('a clock', () => {
  it('can be stepped back in the middle of a run, so that a later write loses', () => {
    const { account, lines } = tellRun({ strategy: 'last-write-wins', system: 'single-server', replicas: ['A'] }, [
      { at: 0, do: 'put', client: 'alice', key: 'k', value: 'old' },
      { at: 300, do: 'clock', node: 'A', stepMs: -1_000 },
      { at: 400, do: 'put', client: 'alice', key: 'k', value: 'new' },
    ]);
    expect(lines).toContain('300 The clock of A now stands 1000 ms behind.');
    expect(account.verdicts.find(({ write }) => write === 'alice#2')?.fate).toBe('lost');
  });

  it('that runs too far ahead is refused where timestamps are bounded', () => {
    const script = [
      { at: 0, do: 'clock', node: 'alice', offsetMs: 10_000 },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'future' },
      { at: 400, do: 'put', client: 'bob', key: 'k', value: 'now', via: 'A' },
    ];
    const sample = (bound: string) => ({
      strategy: 'last-write-wins',
      strategyOptions: { stampedBy: 'client', bound },
      system: 'single-server',
      replicas: ['A'],
    });
    expect(tellRun(sample('off'), script).kept('k')).toEqual({ A: ['future'] });
    const bounded = tellRun(sample('500'), script);
    expect(bounded.kept('k')).toEqual({ A: ['now'] });
    expect(bounded.account.verdicts.find(({ write }) => write === 'alice#1')?.fate).toBe('rejected');
  });

  it('of Lamport orders a write after the one that was read, however wrong physical clocks are', () => {
    const script = [
      { at: 0, do: 'clock', node: 'A', offsetMs: 10_000 },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'first', via: 'A' },
      { at: 400, do: 'get', client: 'bob', key: 'k', via: 'B' },
      { at: 600, do: 'put', client: 'bob', key: 'k', value: 'second', via: 'B' },
    ];
    const under = (clock: string) =>
      tellRun({ strategy: 'last-write-wins', strategyOptions: { clock } }, script).kept('k')['C'];
    expect(under('physical')).toEqual(['first']);
    expect(under('logical')).toEqual(['second']);
    expect(under('hybrid')).toEqual(['second']);
  });
});
