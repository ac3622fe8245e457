import { describe, expect, it } from 'vitest';
import type { Sample } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';

const sample = (antiEntropy: string, grace = 'off'): Sample => ({
  system: 'leaderless',
  systemOptions: { w: '1', r: '1', 'read-repair': 'off', 'anti-entropy': antiEntropy, grace },
});

/** C misses one write of twenty: the copy is dropped. */
const script = [
  ...Array.from({ length: 20 }, (_, index) => ({
    at: index,
    do: 'put',
    client: 'alice',
    key: `k${index}`,
    value: index,
    via: 'A',
  })),
  { at: 60, do: 'drop', message: 'alice#8/replicate/A>C' },
];

describe('anti-entropy', () => {
  it('brings what was missed, and nothing without it', () => {
    expect(tellRun(sample('off'), script).account.convergence.kind).toBe('diverged');
    const mended = tellRun(sample('200'), script);
    expect(mended.account.convergence.kind).toBe('converged');
    expect(mended.kept('k7')).toEqual({ A: [7], B: [7], C: [7] });
  });

  it('sends hashes from the root down, and then only the keys under leaves that differ', () => {
    const { run, scene, lines } = tellRun(sample('200'), script);
    expect(run.recording.steps).toBeGreaterThan(100);
    expect(scene.flights).toEqual([]);
    const exchanged = lines.filter((line) => line.includes('sends B one key') || line.includes('sends C one key'));
    expect(exchanged.length).toBeGreaterThan(0);
    // Once the replicas agree a round is one message for each of the three: the hash of the root.
    const last = lines.slice(lines.findLastIndex((line) => line.includes(' Round ')));
    expect(last.filter((line) => line.includes(' sends '))).toHaveLength(3);
    expect(last.filter((line) => line.includes('the hash of all its keys'))).toHaveLength(6);
  });
});

describe('tombstones', () => {
  const deleted = [
    { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
    { at: 150, do: 'cut', between: ['A', 'C'] },
    { at: 160, do: 'delete', client: 'alice', key: 'k' },
    { at: 260, do: 'drop', message: 'alice#2/replicate/A>C' },
    { at: 900, do: 'heal-all' },
  ];

  it('kept for long enough spread, and the key stays deleted', () => {
    const { kept, account } = tellRun(sample('500', '5000'), deleted);
    expect(kept('k')).toEqual({ A: [], B: [], C: [] });
    expect(account.verdicts.find(({ write }) => write === 'alice#2')?.fate).toBe('collected');
  });

  it('forgotten too soon, the deleted value comes back everywhere', () => {
    const { kept, lines } = tellRun(sample('500', '200'), deleted);
    expect(lines.some((line) => line.includes('A forgets that k was deleted'))).toBe(true);
    expect(kept('k')).toEqual({ A: ['x'], B: ['x'], C: ['x'] });
  });
});
