import { describe, expect, it } from 'vitest';
import { hashText } from '../engine/random.ts';
import type { Sample } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';

const FOUR = ['A', 'B', 'C', 'D'];
const put = { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x' };

const leaderless = (handoff: string, more: Sample['systemOptions'] = {}): Sample => ({
  system: 'leaderless',
  replicas: FOUR,
  systemOptions: { n: '3', w: '2', r: '2', 'read-repair': 'off', 'time-out': '200', handoff, ...more },
});

/** Of the three homes of the key two are down, so that only a stand-in can make up W = 2. */
const sample = (handoff: string) => {
  const { scene } = tellRun(leaderless('off'), [put]);
  const homes = scene.replicas.filter(({ keys }) => keys.length > 0).map(({ id }) => String(id));
  const [up = '', ...down] = homes;
  const stranger = FOUR.find((name) => !homes.includes(name)) ?? '';
  const script = [
    ...down.map((replica) => ({ at: 0, do: 'crash', replica })),
    { ...put, via: up },
    ...down.map((replica) => ({ at: 2_000, do: 'recover', replica })),
  ];
  return { up, down, stranger, ...tellRun(leaderless(handoff), script), script };
};

describe('hinted handoff', () => {
  it('off: the client is told of a failure, and the replica that was up keeps the write', () => {
    const { lines, account, scene, up } = sample('off');
    expect(lines.some((line) => line.includes('alice is told that alice#1 failed'))).toBe(true);
    expect(account.verdicts[0]).toMatchObject({ fate: 'failed', holders: [up] });
    expect(scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it('sloppy quorum: another replica stands in, counts for W, and hands over when the others are back', () => {
    const { lines, account, stranger, down, scene } = sample('fallback');
    const acknowledged = lines.find((line) => line.includes('alice is told that alice#1 is stored')) ?? '';
    expect(Number.parseFloat(acknowledged)).toBeGreaterThan(200);
    expect(Number.parseFloat(acknowledged)).toBeLessThan(1_000);
    expect(lines.some((line) => line.includes(`${stranger} keeps alice#1 for ${down[0]}`))).toBe(true);
    expect(lines.some((line) => line.includes(`${stranger} has handed alice#1 over to ${down[0]}`))).toBe(true);
    expect(account.verdicts[0]?.holders).toContain(down[0]);
    expect(scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it('where one that is asked to stand in does not answer either, the next is asked, and nobody is left at last', () => {
    const six = { ...leaderless('fallback', { w: '3' }), replicas: ['A', 'B', 'C', 'D', 'E', 'F'] };
    const homes = tellRun(six, [put]).scene.replicas.flatMap(({ id, keys }) => (keys.length > 0 ? [String(id)] : []));
    const [up = '', down = ''] = homes;
    const told = (...out: readonly string[]) =>
      tellRun(six, [...out.map((replica) => ({ at: 0, do: 'crash', replica })), { ...put, via: up }]).lines;
    const keeperIn = (lines: readonly string[]): string =>
      lines.flatMap((line) => /(\w) keeps alice#1 for/.exec(line)?.[1] ?? [])[0] ?? '';
    const first = keeperIn(told(down));
    const second = keeperIn(told(down, first));
    expect([first, second].every((name) => !homes.includes(name))).toBe(true);
    expect(second).not.toBe('');
    expect(told(down, first).some((line) => line.includes('alice is told that alice#1 is stored'))).toBe(true);
    const third = keeperIn(told(down, first, second));
    const none = told(down, first, second, third);
    expect(none.filter((line) => line.includes(`${up} sends a hint to`))).toHaveLength(3);
    expect(none.some((line) => line.includes('alice is told that alice#1 failed'))).toBe(true);
  });

  it('a stand-in to which only the second of two copies of a hint comes keeps it all the same', () => {
    const { up, down, stranger, script } = sample('fallback');
    const twice = { ...leaderless('fallback'), network: { duplicatePercent: 100 } };
    const lost = { at: 262, do: 'drop', message: `alice#1/hint/${up}>${stranger}` };
    const { lines, kept } = tellRun(twice, [...script, lost]);
    expect(lines.some((line) => line.includes(`${stranger} keeps alice#1 for ${down[0]}`))).toBe(true);
    expect(kept('k')[down[0] ?? '']).toEqual(['x']);
  });

  it('at the coordinator: hints do not count for W, but reach all in the end', () => {
    const { lines, account, down } = sample('coordinator');
    expect(lines.some((line) => line.includes('alice#1 failed'))).toBe(true);
    expect(account.verdicts[0]?.holders).toHaveLength(3);
    expect(account.convergence.kind).toBe('converged');
    expect(lines.some((line) => line.includes(`handed alice#1 over to ${down[1]}`))).toBe(true);
  });

  /** Two writes while two homes are down: to the same key, and to another that the same replicas keep. */
  const twoWrites = (handoff: string) => {
    const { up, down, stranger } = sample(handoff);
    const startOf = (key: string): number => hashText(key) % FOUR.length;
    const other =
      Array.from({ length: 50 }, (_, index) => `l${index}`).find((key) => startOf(key) === startOf('k')) ?? '';
    const script = [
      ...down.map((replica) => ({ at: 0, do: 'crash', replica })),
      { ...put, via: up },
      { ...put, at: 20, key: other, value: 'y', via: up },
    ];
    const recovery = down.map((replica) => ({ at: 3_000, do: 'recover', replica }));
    return {
      other,
      down,
      holder: handoff === 'fallback' ? stranger : up,
      before: tellRun(leaderless(handoff), script),
      after: tellRun(leaderless(handoff), [...script, ...recovery]),
    };
  };

  it('a stand-in keeps several hints beside one another, and hands each of them over', () => {
    const { before, after, down, holder, other } = twoWrites('fallback');
    const kept = before.scene.replicas.flatMap(({ id, hints }) => hints.map((hint) => ({ id, ...hint })));
    expect(kept).toEqual(['k', other].map((key) => ({ id: holder, home: down[0], key })));
    expect(after.scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
    expect(after.kept('k')[down[0] ?? '']).toEqual(['x']);
    expect(after.kept(other)[down[0] ?? '']).toEqual(['y']);
    // One stand-in, so nobody stands in for the other of the two.
    expect(after.kept('k')[down[1] ?? '']).toEqual([]);
  });

  it('a coordinator keeps one for each write and each home that has missed it', () => {
    const { before, after, down, holder, other } = twoWrites('coordinator');
    const kept = before.scene.replicas.flatMap(({ id, hints }) => hints.map((hint) => ({ id, ...hint })));
    const expected = ['k', other].flatMap((key) => down.map((home) => ({ id: holder, home, key })));
    expect(kept).toEqual(expected);
    expect(after.account.convergence.kind).toBe('converged');
    expect(down.map((home) => [after.kept('k')[home], after.kept(other)[home]])).toEqual(
      down.map(() => [['x'], ['y']]),
    );
  });

  it('are handed over again and again though nothing heals, each time after twice as long, and then no more', () => {
    const { up, down } = sample('coordinator');
    const [home = ''] = down;
    const one = leaderless('coordinator', { w: '1' });
    const triesIn = (script: Parameters<typeof tellRun>[1]) =>
      tellRun(one, script)
        .lines.filter((line) => line.includes(`${up} sends a handed-over hint to ${home}`))
        .map(Number.parseFloat);
    const tries = triesIn([
      { at: 0, do: 'crash', replica: home },
      { ...put, via: up },
    ]);
    expect(tries.map((at) => at - (tries[0] ?? 0))).toEqual([0, 80, 240, 560, 1_200, 2_480]);
    // It is up all the time; the copy and the first try are lost on their way.
    const drop = (message: string, at: number) => ({ at, do: 'drop', message: `alice#1/${message}/${up}>${home}` });
    const lost = [{ ...put, via: up }, drop('replicate', 61), drop('handoff', 301)];
    expect(triesIn(lost)).toHaveLength(2);
    expect(tellRun(one, lost).kept('k')[home]).toEqual(['x']);
  });

  it('are given to nobody that keeps the key itself, where too few others are there', () => {
    const { lines, stranger } = sample('fallback');
    const asked = lines.flatMap((line) => /sends a hint to (\w)/.exec(line)?.[1] ?? []);
    expect(asked).toEqual([stranger]);
  });

  it('are lost with the disk of the replica that holds them', () => {
    const { up, down, stranger, script } = sample('fallback');
    const lost = tellRun(leaderless('fallback'), [
      ...script,
      { at: 1_000, do: 'crash', replica: stranger },
      { at: 1_100, do: 'recover', replica: stranger, disk: 'lost' },
    ]);
    expect(lost.account.verdicts[0]?.holders).toEqual([up]);
    expect(lost.lines.some((line) => line.includes(`over to ${down[0]}`))).toBe(false);
  });

  it('may be the only copies: with the last of them an acknowledged write is lost, and that is told', () => {
    const all = ['A', 'B', 'C', 'D', 'E', 'F'];
    const six = { ...leaderless('fallback', { coordinator: 'asked' }), replicas: all };
    const { scene } = tellRun(six, [put]);
    const homes = scene.replicas.filter(({ keys }) => keys.length > 0).map(({ id }) => String(id));
    const [via = '', ...others] = all.filter((name) => !homes.includes(name));
    const script = [
      ...homes.map((replica) => ({ at: 0, do: 'crash', replica })),
      { ...put, via },
      ...others.map((replica) => ({ at: 900, do: 'crash', replica })),
      ...others.map((replica, index) => ({ at: 1_000 + index, do: 'recover', replica, disk: 'lost' })),
    ];
    const { run, account } = tellRun(six, script);
    expect(account.verdicts[0]).toMatchObject({ fate: 'lost', holders: [] });
    const losses = run.observer.marks.filter(({ kind }) => kind === 'loss').map(({ text, atUs }) => [atUs, text]);
    expect(losses).toEqual([
      [1_001_000, 'alice#1 is lost: no replica kept it, and the last hint of it went with a disk'],
    ]);
  });
});
