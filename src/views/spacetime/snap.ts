/** From a place in the diagram to a time that a person can mean: whole milliseconds, or parts of one where a pixel is less. */
import type { DiagramLayout } from './layout.ts';

const STEPS_US = [1_000, 100, 10, 1] as const;

/** The time at `x`, in steps of at most two pixels, and after `fromUs`. */
export function snapped({ timeAt }: Pick<DiagramLayout, 'timeAt'>, x: number, fromUs: number): number {
  const twoPixelsUs = timeAt(2) - timeAt(0);
  const step = STEPS_US.find((size) => size <= Math.max(1, twoPixelsUs)) ?? 1;
  return Math.max(fromUs + 1, Math.round(timeAt(x) / step) * step);
}
