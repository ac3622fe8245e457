import { describe, expect, it } from 'vitest';
import { sampleLatency } from '../network/latency.ts';
import { EXPONENTIAL_QUANTILES } from '../network/quantiles.ts';
import { hashText, mix, unitFrom } from './random.ts';

const shares = Array.from({ length: 20_000 }, (_, index) => unitFrom(mix(hashText('address'), index)));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

describe('addressed randomness', () => {
  it('gives the number of its address, whatever was asked before', () => {
    expect(hashText('alice#1')).toBe(hashText('alice#1'));
    expect(hashText('alice#1')).not.toBe(hashText('alice#2'));
    // Changing this number changes every run that was ever linked to.
    expect(hashText('siblings', 1)).toMatchInlineSnapshot(`979375875`);
  });

  it('spreads evenly from 0 to 1', () => {
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThan(1);
    expect(mean(shares)).toBeCloseTo(0.5, 2);
  });
});

describe('latency', () => {
  it('has a table of quantiles that are those of the exponential distribution', () => {
    for (const [index, quantile] of EXPONENTIAL_QUANTILES.entries())
      expect(quantile).toBeCloseTo(-Math.log(1 - index / 256), 6);
  });

  it('has the mean that it is given', () => {
    const samples = shares.map((share) => sampleLatency({ kind: 'exponential', meanMs: 40 }, share) / 1_000);
    expect(mean(samples)).toBeGreaterThan(39);
    expect(mean(samples)).toBeLessThan(41);
  });

  it('stays within the bounds that it is given', () => {
    for (const share of shares) {
      const latency = sampleLatency({ kind: 'uniform', minMs: 10, maxMs: 20 }, share);
      expect(latency).toBeGreaterThanOrEqual(10_000);
      expect(latency).toBeLessThanOrEqual(20_000);
    }
  });
});
