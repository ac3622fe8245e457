/** Where the curve runs, in percent of its plot: x to the right, y down. */
import type { FreshnessPoint } from '../../core/explore/freshness.ts';

/** Both axes, as they are written beside the plot. */
export interface Axes {
  readonly spanMs: number;
  readonly times: readonly number[];
  readonly shares: readonly number[];
}

/** Round numbers on both axes, for spans are 1, 2 or 5 times a power of ten. */
const FIFTHS = [0, 1, 2, 3, 4, 5];
/** From none to all, whatever the curve: two settings are compared by eye. */
export const axesFor = (spanMs: number): Axes => ({
  spanMs,
  times: FIFTHS.map((fifth) => (spanMs * fifth) / 5),
  shares: FIFTHS.map((fifth) => fifth / 5),
});

export const placeOf = ({ spanMs }: Axes, atMs: number, share: number): { readonly x: number; readonly y: number } => ({
  x: (100 * atMs) / spanMs,
  y: 100 * (1 - share),
});

export const lineOf = (axes: Axes, points: readonly FreshnessPoint[]): string =>
  pathOf(points.map(({ atMs, fresh }) => placeOf(axes, atMs, fresh.value)));

/** Two standard errors to each side, within the plot. */
export function bandOf(axes: Axes, points: readonly FreshnessPoint[]): string {
  const edge = (side: 1 | -1) =>
    points.map(({ atMs, fresh }) =>
      placeOf(axes, atMs, Math.max(0, Math.min(1, fresh.value + side * 2 * fresh.error))),
    );
  return points.length < 2 ? '' : `${pathOf([...edge(1), ...edge(-1).reverse()])} Z`;
}

const pathOf = (places: readonly { readonly x: number; readonly y: number }[]): string =>
  places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x.toFixed(2)} ${y.toFixed(2)}`).join(' ');
