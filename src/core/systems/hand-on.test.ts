import { describe, expect, it } from 'vitest';
import type { LooseCommand, Sample } from '../engine/testing/sample.ts';
import { type Told, tellRun } from '../engine/testing/told.ts';
import { windowOf } from '../timeline/window.ts';

const FIVE = ['A', 'B', 'C', 'D', 'E'];
const put = { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x' };
const get = { at: 10, do: 'get', client: 'alice', key: 'k' };

const leaderless = (more: Sample['systemOptions'] = {}, other: Sample = {}): Sample => ({
  system: 'leaderless',
  replicas: FIVE,
  systemOptions: { n: '3', w: '2', r: '2', 'read-repair': 'off', 'time-out': '200', ...more },
  ...other,
});

/** The homes of the key in the order in which they are asked, and two replicas that do not keep it. */
const homes = (() => {
  const { run } = tellRun(leaderless(), [put]);
  return (run.recording.final.homes[0] ?? []).map((home) => FIVE[home] ?? '');
})();
const [first = '', second = '', third = ''] = homes;
const [stranger = '', other = ''] = FIVE.filter((name) => !homes.includes(name));

const crash = (...replicas: readonly string[]): readonly LooseCommand[] =>
  replicas.map((replica) => ({ at: 0, do: 'crash', replica }));

const toldOf = ({ lines }: Told, words: string) => lines.filter((line) => line.includes(words));

/** The name of each message that was sent. */
const sentIn = ({ run }: Told): readonly string[] =>
  windowOf(run, 0, 10_000).moments.flatMap(({ events }) =>
    events.flatMap(({ event }) => (event.kind === 'sent' ? [event.message as string] : [])),
  );

const hasUniqueNames = (told: Told): boolean => new Set(sentIn(told)).size === sentIn(told).length;

describe('a request to a replica that does not keep the key', () => {
  it('goes to the next that does, where the first does not take it in time', () => {
    const told = tellRun(leaderless(), [...crash(first), { ...put, via: stranger }]);
    expect(toldOf(told, 'sends a request handed on')).toEqual([
      `60 ${stranger} sends a request handed on to ${first} for alice#1.`,
      `260 ${stranger} sends a request handed on to ${second} for alice#1, for ${first} has not taken it in time.`,
    ]);
    expect(toldOf(told, 'alice is told')).toEqual(['460 alice is told that alice#1 is stored.']);
    expect(told.account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: [second, third].sort() });
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('is stood in for by then, with a sloppy quorum', () => {
    const told = tellRun(leaderless({ handoff: 'fallback' }), [...crash(first, second), { ...put, via: stranger }]);
    expect(toldOf(told, 'alice is told')).toEqual([expect.stringContaining('alice#1 is stored')]);
    expect(told.account.verdicts[0]?.holders).toEqual([third]);
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('fails where none of them takes it, and its client is told', () => {
    const told = tellRun(leaderless(), [...crash(...homes), { ...put, via: stranger }]);
    expect(toldOf(told, 'sends a request handed on').map((line) => line.slice(0, line.indexOf(' ')))).toEqual([
      '60',
      '260',
      '460',
    ]);
    expect(toldOf(told, 'alice is told')).toEqual([
      '710 alice is told that alice#1 failed: too few replicas answered in time.',
    ]);
    expect(told.account.verdicts[0]?.fate).toBe('failed');
  });

  it('is taken by whoever was asked where none of them takes it, with a sloppy quorum', () => {
    const back = homes.map((replica) => ({ at: 2_000, do: 'recover', replica }));
    const told = tellRun(leaderless({ handoff: 'fallback' }), [...crash(...homes), { ...put, via: stranger }, ...back]);
    expect(toldOf(told, 'takes it itself')).toEqual([
      `660 Nobody that keeps k has taken alice#1 in time: ${stranger} takes it itself.`,
    ]);
    // It stands in for the first, and the other one for the second.
    expect(toldOf(told, 'keeps alice#1 for').map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([
      expect.stringContaining(`${stranger} keeps alice#1 for ${first}`),
      expect.stringContaining(`${other} keeps alice#1 for ${second}`),
    ]);
    expect(toldOf(told, 'alice is told')).toEqual([expect.stringContaining('alice is told that alice#1 is stored.')]);
    expect(told.account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: [first, second].sort() });
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('is not lost to the one before it that the same replica has taken so', () => {
    const both = [
      { ...put, via: stranger },
      { ...put, at: 1_500, client: 'bob', value: 'y', via: stranger, context: 'none' },
      { at: 4_000, do: 'recover', replica: first },
    ];
    const told = tellRun(leaderless({ handoff: 'fallback', w: '1' }), [...crash(...homes), ...both]);
    expect(told.kept('k')[first]).toEqual(['x', 'y']);
  });

  it('nor is the second, where the first has been handed over meanwhile and the replica keeps nothing of the key', () => {
    const down = (at: number) => homes.map((replica) => ({ at, do: 'crash', replica }));
    const back = (at: number) => homes.map((replica) => ({ at, do: 'recover', replica }));
    for (const strategy of ['dotted-version-vectors', 'op-id-register', 'version-vectors-server-merged']) {
      const told = tellRun({ ...leaderless({ handoff: 'fallback', w: '1' }), strategy }, [
        ...down(0),
        { ...put, via: stranger },
        ...back(2_000),
        ...down(4_000),
        { ...put, at: 4_010, client: 'bob', value: 'y', via: stranger, context: 'none' },
        ...back(7_000),
      ]);
      expect(told.lines.filter((line) => line.includes('takes it itself'))).toHaveLength(2);
      expect(told.kept('k')[first]).toEqual(['x', 'y']);
      expect(told.account.verdicts.map(({ fate }) => fate)).toEqual(['surviving', 'surviving']);
    }
  });

  it('and is a read, fails all the same: who stands in has nothing to answer with', () => {
    const told = tellRun(leaderless({ handoff: 'fallback' }), [...crash(...homes), { ...get, via: stranger }]);
    expect(toldOf(told, 'alice is told that alice?1 failed')).toHaveLength(1);
  });

  it('is read like that too', () => {
    const told = tellRun(leaderless(), [...crash(first), { ...get, via: stranger }]);
    expect(toldOf(told, 'alice reads k: nothing')).toHaveLength(1);
    const none = tellRun(leaderless(), [...crash(...homes), { ...get, via: stranger }]);
    expect(toldOf(none, 'alice is told that alice?1 failed')).toHaveLength(1);
  });

  it('goes on at once from one that has left meanwhile, which sees to it from then on', () => {
    const leave = { at: 80, do: 'leave', replica: first };
    const told = tellRun(leaderless(), [
      { ...put, via: stranger },
      leave,
      { ...leave, do: 'crash', at: 90, replica: second },
    ]);
    expect(toldOf(told, `110 ${first} sends a request handed on to ${second}`)).toHaveLength(1);
    expect(toldOf(told, `310 ${first} sends a request handed on to ${third}`)).toHaveLength(1);
    expect(toldOf(told, 'alice is told')).toEqual([expect.stringContaining('alice#1 is stored')]);
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('waits for ever without a time-out, as everything does', () => {
    const told = tellRun(leaderless({ 'time-out': 'off' }), [...crash(first), { ...put, via: stranger }]);
    expect(toldOf(told, 'sends a request handed on')).toHaveLength(1);
    expect(toldOf(told, 'alice is told')).toEqual([]);
  });
});

describe('a request that is handed on to a second because the first is slow', () => {
  const slow = { at: 0, do: 'slow', replica: first, extraMs: 300 };

  it('is taken by both, and the second saying is another write', () => {
    const told = tellRun(leaderless(), [slow, { ...put, via: stranger }]);
    const name = `alice#1~also-${stranger}-${first}`;
    expect(toldOf(told, 'which another replica has taken as well')).toEqual([
      `410 A request handed on from ${stranger} reaches ${first} for alice#1, which another replica has taken as well; nothing says so here, and this one is taken for another write, ${name}.`,
    ]);
    const duplicates = told.account.anomalies.filter(({ kind }) => kind === 'duplicate-effect');
    expect(duplicates.map(({ because }) => because)).toContain(
      `${name} says the same as alice#1, and ${third} keeps both`,
    );
    expect(hasUniqueNames(told)).toBe(true);
    // It is handed on no further: both have said that they took it.
    expect(toldOf(told, 'sends a request handed on')).toHaveLength(2);
  });

  it('and by whoever was asked, where all were slow: each saying has a name of its own', () => {
    const allSlow = homes.map((replica) => ({ ...slow, replica, extraMs: 850 }));
    const told = tellRun(leaderless({ handoff: 'fallback', w: '3' }), [...allSlow, { ...put, via: stranger }]);
    expect(toldOf(told, 'takes it itself')).toHaveLength(1);
    expect(toldOf(told, 'which another replica has taken as well')).toHaveLength(3);
    expect(hasUniqueNames(told)).toBe(true);
    // A home that takes the request late takes another write, and its word of that makes up no W for this one.
    expect(toldOf(told, 'alice is told')).toEqual([expect.stringContaining('alice#1 failed')]);
  });

  it('and by the first, whose word of that is late, is taken under another name by whoever was asked', () => {
    const late = { at: 111, do: 'delay', message: `alice#1/acknowledge/${first}>${stranger}`, untilMs: 3_000 };
    const told = tellRun(leaderless({ handoff: 'fallback' }), [
      ...crash(second, third),
      { ...put, via: stranger },
      late,
    ]);
    expect(toldOf(told, 'takes it itself')).toEqual([
      expect.stringContaining(
        `somebody has, and has not said so yet, and this one goes by another name, alice#1~also-${stranger}-${stranger}.`,
      ),
    ]);
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('and is a read, has names of its own', () => {
    const told = tellRun(leaderless(), [slow, { ...get, via: stranger }]);
    expect(toldOf(told, 'alice reads k: nothing')).toHaveLength(1);
    expect(hasUniqueNames(told)).toBe(true);
  });

  it('doubled by the network as well, has no two messages of one name', () => {
    const network = { duplicatePercent: 100 };
    for (const act of [put, get])
      for (const via of [stranger, other]) {
        const leave = { at: 70, do: 'leave', replica: first };
        expect(hasUniqueNames(tellRun(leaderless({}, { network }), [slow, { ...act, via }]))).toBe(true);
        expect(hasUniqueNames(tellRun(leaderless({}, { network }), [slow, { ...act, via }, leave]))).toBe(true);
      }
  });
});
