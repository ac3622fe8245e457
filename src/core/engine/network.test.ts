import { describe, expect, it } from 'vitest';
import { readClock } from '../clocks/physical-clock.ts';
import { type Told, tellRun } from './testing/told.ts';

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

  it('changes how messages travel on a link from a moment on, in both directions or in one, and back', () => {
    const writes = Array.from({ length: 6 }, (_, index) => ({
      at: index * 100,
      do: 'put',
      client: 'alice',
      key: 'k',
      value: index,
    }));
    const takes = (...conditions: readonly object[]): readonly string[] => {
      const { lines } = tellRun({ network: { latency: { kind: 'fixed', ms: 10 } } }, [
        ...writes,
        ...(conditions as never[]),
      ]);
      return lines
        .filter((line) => / copy from A (reaches B|to B is lost)/.test(line))
        .map((line) => line.replace(/ .*alice/, ' '));
    };
    const usual = ['20 #1.', '120 #2.', '220 #3.', '320 #4.', '420 #5.', '520 #6.'];
    expect(takes()).toEqual(usual);
    const slow = { at: 115, do: 'link', between: ['B', 'A'], latency: { kind: 'fixed', ms: 45 } };
    // The second copy was on its way already.
    expect(takes(slow)).toEqual(['20 #1.', '120 #2.', '255 #3.', '355 #4.', '455 #5.', '555 #6.']);
    expect(takes({ ...slow, direction: 'forward' })).toEqual(usual);
    expect(takes(slow, { at: 350, do: 'link', between: ['A', 'B'] })).toEqual([
      ...['20 #1.', '120 #2.', '255 #3.', '355 #4.', '420 #5.', '520 #6.'],
    ]);
    const lossy = tellRun({ network: { latency: { kind: 'fixed', ms: 10 } } }, [
      ...writes,
      { at: 205, do: 'link', between: ['A', 'B'], direction: 'forward', lossPercent: 100 },
    ]);
    expect(lossy.run.observer.marks).toContainEqual(
      expect.objectContaining({ kind: 'link', atUs: 205_000, text: 'Link A to B loses 100 %' }),
    );
    expect(lossy.lines).toContain('205 From now on 100 % of messages from A to B are lost.');
    expect(lossy.lines.filter((line) => line.includes('from A reaches B'))).toHaveLength(2);
    expect(lossy.lines.filter((line) => line.includes('from A reaches C'))).toHaveLength(6);
    expect(lossy.scene.conditions).toEqual([
      { from: 'A', to: 'B', latency: { kind: 'fixed', ms: 10 }, lossPercent: 100 },
    ]);
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

  /** How far each clock is from true time at the end, in microseconds. */
  const offsets = ({ run, scene }: Told): { readonly [node: string]: number } => {
    const nowUs = run.recording.final.nowUs;
    return Object.fromEntries(
      [...scene.replicas, ...scene.clients].map(({ id, clock }) => [id, readClock(clock, nowUs) - nowUs]),
    );
  };

  it('is stepped from where it stands, whatever set it there, and set to an offset whatever it stood at', () => {
    const script = [
      { at: 0, do: 'clock', node: 'A', offsetMs: 300 },
      { at: 10, do: 'clock', node: 'A', stepMs: -100 },
      { at: 20, do: 'clock', node: 'A', stepMs: -50.5 },
      { at: 20, do: 'clock', node: 'alice', stepMs: 7 },
    ];
    const stepped = tellRun({ clocks: [{ node: 'B', offsetMs: -40, driftPpm: 0 }] as never }, [
      ...script,
      { at: 30, do: 'clock', node: 'B', stepMs: -2 },
    ]);
    expect(stepped.lines).toContain('10 The clock of A now stands 200 ms ahead.');
    expect(offsets(stepped)).toMatchObject({ A: 149_500, B: -42_000, C: 0, alice: 7_000, bob: 0 });
    expect(offsets(tellRun({}, [...script, { at: 40, do: 'clock', node: 'A', offsetMs: 5 }]))['A']).toBe(5_000);
  });

  it('of a replica or a client can be made to drift in a run, without a jump, and a step does not end that', () => {
    const script = [
      { at: 100, do: 'clock', node: 'alice', driftPpm: 100_000 },
      { at: 100, do: 'clock', node: 'B', driftPpm: -50_000 },
      { at: 600, do: 'clock', node: 'B', stepMs: 10 },
    ];
    const until = (at: number) =>
      tellRun({}, [...script.filter((command) => command.at <= at), { at, do: 'heal-all' }]);
    expect(offsets(until(100))).toMatchObject({ A: 0, B: 0, alice: 0 });
    expect(offsets(until(600))).toMatchObject({ A: 0, B: -15_000, alice: 50_000, bob: 0 });
    expect(offsets(until(1_100))).toMatchObject({ A: 0, B: -40_000, alice: 100_000, bob: 0 });
  });

  it('of a client that drifts stamps what the client writes', () => {
    const fate = (driftPpm: number) =>
      tellRun(
        {
          strategy: 'last-write-wins',
          strategyOptions: { stampedBy: 'client' },
          system: 'single-server',
          replicas: ['A'],
        },
        [
          { at: 0, do: 'clock', node: 'alice', driftPpm },
          { at: 1_000, do: 'put', client: 'alice', key: 'k', value: 'first' },
          { at: 1_090, do: 'put', client: 'bob', key: 'k', value: 'second', via: 'A', context: 'none' },
        ],
      ).kept('k')['A'];
    expect(fate(0)).toEqual(['second']);
    expect(fate(100_000)).toEqual(['first']);
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
