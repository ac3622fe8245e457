import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { metadataGrowth, SAMPLES_MAX } from './metadata-growth.ts';

const growthOf = (sample: Sample, script: readonly LooseCommand[]) =>
  metadataGrowth(simulate(sampleRun(sample, script)));
const put = (at: number, client: string, key = 'k') => ({ at, do: 'put', client, key, value: 'x' });

describe('what a strategy keeps beside the values', () => {
  it('is told at each step where it changes, as the length of its canonical JSON', () => {
    const [line] = growthOf({}, [put(0, 'alice'), put(300, 'alice')]);
    // The context [{"actor":"A","counter":1}] and the dot {"actor":"A","counter":1}; a second write changes no length.
    const bytes = '[{"actor":"A","counter":1}]'.length + '{"actor":"A","counter":1}'.length;
    expect(line).toMatchObject({ key: 'k', peak: { bytes, atUs: 50_000 }, endBytes: bytes, isThinned: false });
    expect([...(line?.bytes ?? [])]).toEqual([bytes]);
    expect([...(line?.atUs ?? [])]).toEqual([50_000]);
  });

  it('grows with the clients where each has an entry, and not where each server has', () => {
    const clients = Array.from({ length: 12 }, (_, index) => `c${index + 1}`);
    // Each reads what the one before it wrote, so there is one sibling all the time.
    const script = clients.flatMap((client, index) => [
      { at: index * 400, do: 'get', client, key: 'k', via: 'A' },
      { ...put(index * 400 + 150, client), via: 'A' },
    ]);
    const ends = (strategy: string) => growthOf({ strategy, clients }, script)[0]?.endBytes ?? 0;
    expect(ends('version-vectors-client')).toBeGreaterThan(500);
    expect(ends('dotted-version-vectors')).toBeLessThan(60);
    expect(ends('arrival-order')).toBe(0);
  });

  it('is told for each key, and goes down with a lost disk', () => {
    const lines = growthOf({ replicas: ['A'], strategy: 'version-numbers' }, [
      put(0, 'alice'),
      put(10, 'alice', 'l'),
      { at: 200, do: 'crash', replica: 'A' },
      { at: 300, do: 'recover', replica: 'A', disk: 'lost' },
    ]);
    expect(lines.map(({ key, bytes, endBytes }) => [key, [...bytes], endBytes])).toEqual([
      ['k', [2, 0], 0],
      ['l', [2, 0], 0],
    ]);
  });

  it('keeps a bounded number of samples, and no peak is left out', () => {
    const script = Array.from({ length: SAMPLES_MAX + 600 }, (_, index) => ({
      ...put(index, 'alice'),
      context: index % 2 === 0 ? 'last' : 'none',
    }));
    const sample = { replicas: ['A'], network: { latency: { kind: 'fixed', ms: 0 } } } as const;
    const [line] = growthOf(sample, script);
    expect(line?.isThinned).toBe(true);
    expect(line?.bytes.length).toBeLessThanOrEqual(SAMPLES_MAX);
    expect(Math.max(...(line?.bytes ?? []))).toBe(line?.peak.bytes);
    expect([...(line?.steps ?? [])]).toEqual([...(line?.steps ?? [])].sort((left, right) => left - right));
  });

  it('counts what a replica remembers of what is over, which no client sees', () => {
    const script = Array.from({ length: 20 }, (_, index) => ({
      at: index * 300,
      do: index % 2 === 0 ? 'add' : 'remove',
      client: 'alice',
      key: 'k',
      item: 'milk',
    }));
    const ends = (count: number) =>
      growthOf({ strategy: 'observed-remove', replicas: ['A'] }, script.slice(0, count))[0]?.endBytes ?? 0;
    const perChange = '"alice#1/0000","alice#2",'.length;
    expect(ends(9) - ends(3)).toBe(6 * perChange);
    expect(ends(20) - ends(10)).toBeGreaterThanOrEqual(10 * perChange);
  });
});
