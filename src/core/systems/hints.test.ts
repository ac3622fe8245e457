import { describe, expect, it } from 'vitest';
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

  it('at the coordinator: hints do not count for W, but reach all in the end', () => {
    const { lines, account, down } = sample('coordinator');
    expect(lines.some((line) => line.includes('alice#1 failed'))).toBe(true);
    expect(account.verdicts[0]?.holders).toHaveLength(3);
    expect(account.convergence.kind).toBe('converged');
    expect(lines.some((line) => line.includes(`handed alice#1 over to ${down[1]}`))).toBe(true);
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
});
