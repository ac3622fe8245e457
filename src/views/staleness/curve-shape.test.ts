import { expect, test } from 'vitest';
import { axesFor, bandOf, lineOf, placeOf } from './curve-shape.ts';

const point = (atMs: number, value: number, error = 0.01) => ({ atMs, fresh: { value, error } });

test('the curve goes from the first point to the last, up where reads are fresh', () => {
  const points = [point(0, 0.25), point(50, 0.5), point(100, 1)];
  const axes = axesFor(100);
  expect(axes).toMatchObject({ times: [0, 20, 40, 60, 80, 100], shares: [0, 0.2, 0.4, 0.6, 0.8, 1] });
  expect(lineOf(axes, points)).toBe('M 0.00 75.00 L 50.00 50.00 L 100.00 0.00');
});

test('always fresh is a line along the top of the whole scale', () => {
  expect(lineOf(axesFor(100), [point(0, 1), point(100, 1)])).toBe('M 0.00 0.00 L 100.00 0.00');
});

test('the band stays within the plot', () => {
  const points = [point(0, 0.995), point(1, 1)];
  const axes = axesFor(1);
  const heights = [...bandOf(axes, points).matchAll(/[ML] \S+ (\S+)/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(4);
  for (const y of heights) expect(y >= 0 && y <= 100).toBe(true);
  expect(placeOf(axes, 1, 1)).toEqual({ x: 100, y: 0 });
});
