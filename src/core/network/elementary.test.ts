import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln } from './elementary.ts';

const share = fc.double({ min: 1e-9, max: 1, noNaN: true });

test('ln agrees with the logarithm of the language', () => {
  fc.assert(fc.property(share, (x) => void expect(ln(x)).toBeCloseTo(Math.log(x), 12)));
});

test('exp agrees with that of the language', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 40, noNaN: true }),
      (x) => void expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12),
    ),
  );
});

test('exp undoes ln', () => {
  fc.assert(fc.property(share, (x) => void expect(exp(-ln(x)) * x).toBeCloseTo(1, 12)));
});
