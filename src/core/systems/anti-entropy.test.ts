import { describe, expect, it } from 'vitest';
import { compile } from '../engine/program.ts';
import { hashText } from '../engine/random.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';
import { finish } from '../explore/staleness.ts';
import type { Message } from '../network/message.ts';
import { record } from '../timeline/recording.ts';
import { placeOf, TREE_LEVELS } from './anti-entropy.ts';

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

  /** By comparison that one of two replicas has begun with the other: what its messages carry. */
  const comparisons = (pair: string, sampled: Sample, commands: readonly LooseCommand[]): readonly string[][] => {
    const program = compile(sampleRun(sampled, commands));
    const said = new Map<string, string[]>();
    const note = ({ from, to, body, operation }: Message): void => {
      if (body.kind !== 'compare' && body.kind !== 'exchange') return;
      const way = [from, to].map((node) => program.nodes[node]);
      if ([...way].sort().join('') !== pair) return;
      const what =
        body.kind === 'compare'
          ? `hashes on level ${body.level}: ${body.nodes.map(({ place }) => place)}`
          : `keys: ${body.entries.map(({ key }) => program.keys[key])}`;
      said.set(operation.id, [...(said.get(operation.id) ?? []), `${way.join('>')} ${what}`]);
    };
    finish(
      record(program, () => ({
        happening: (event) => (event.kind === 'sent' ? note(event.letter) : undefined),
        endOfStep: () => {},
      })),
    );
    return [...said.values()];
  };

  const KEYS = Array.from({ length: 20 }, (_, index) => `k${index}`);
  const placeOfKey = (key: string, level: number): number => placeOf(hashText(key), level);
  /** The nodes of a level that are asked about where these keys differ: the two children of each parent. */
  const asked = (level: number, keys: readonly string[]): string =>
    [...new Set(keys.map((key) => placeOfKey(key, level - 1)))]
      .sort((left, right) => left - right)
      .flatMap((place) => [2 * place, 2 * place + 1])
      .join();
  /** The keys under the same leaves, in the order in which they were first written. */
  const underLeavesOf = (keys: readonly string[]): string =>
    KEYS.filter((key) => keys.some((other) => placeOfKey(other, TREE_LEVELS) === placeOfKey(key, TREE_LEVELS))).join();

  it('sends two hashes a level on the way down to one key that differs, and then only the keys under its leaf', () => {
    const [first = [], ...rest] = comparisons('AC', sample('200'), script);
    expect(first).toEqual([
      'C>A hashes on level 0: 0',
      `A>C hashes on level 1: ${asked(1, ['k7'])}`,
      `C>A hashes on level 2: ${asked(2, ['k7'])}`,
      `A>C hashes on level 3: ${asked(3, ['k7'])}`,
      `C>A hashes on level 4: ${asked(4, ['k7'])}`,
      `A>C keys: ${underLeavesOf(['k7'])}`,
    ]);
    expect(underLeavesOf(['k7']).split(',').length).toBeLessThan(5);
    // One was on its way already; the later ones find equal roots.
    expect(rest.slice(1).every((said) => said.length === 1 && said[0]?.endsWith('level 0: 0') === true)).toBe(true);
    expect(rest.length).toBeGreaterThan(2);
  });

  it('goes down to each key that differs, and sends back what only the other had, and no more', () => {
    const far = KEYS.find((key) => placeOfKey(key, 1) !== placeOfKey('k7', 1)) ?? '';
    // Of `far` A misses a later write that C has taken.
    const both = [
      ...script,
      { at: 70, do: 'put', client: 'bob', key: far, value: 'later', via: 'C' },
      { at: 130, do: 'drop', message: 'bob#1/replicate/C>A' },
    ];
    const [first = []] = comparisons('AC', sample('500'), both);
    expect(first.slice(-3)).toEqual([
      `C>A hashes on level 4: ${asked(4, ['k7', far])}`,
      `A>C keys: ${underLeavesOf(['k7', far])}`,
      `C>A keys: ${far}`,
    ]);
    expect(tellRun(sample('500'), both).account.convergence.kind).toBe('converged');
  });

  it('begins again where something is stored after it had come to rest', () => {
    const lossy = { between: ['A', 'C'], lossPercent: 100 };
    const { lines, kept, account } = tellRun({ ...sample('200'), network: { links: [lossy] as never } }, [
      { at: 0, do: 'put', client: 'alice', key: 'k', value: 'early' },
      { at: 5_000, after: 'alice#1', do: 'put', client: 'alice', key: 'k', value: 'late' },
    ]);
    const rests = lines.filter((line) => line.includes('stop comparing'));
    expect(rests).toHaveLength(2);
    expect(lines.slice(lines.indexOf(rests[0] as string)).find((line) => line.includes(' Round '))).toBe(
      '5200 Round 26 of anti-entropy: replicas compare what they keep.',
    );
    expect(kept('k')).toEqual({ A: ['late'], B: ['late'], C: ['late'] });
    expect(account.convergence.kind).toBe('converged');
  });

  it('comes to rest with one hash a round for each replica', () => {
    const { run, scene, lines } = tellRun(sample('200'), script);
    expect(run.recording.steps).toBeGreaterThan(100);
    expect(scene.flights).toEqual([]);
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
