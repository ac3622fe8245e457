/** How much of its value a letter shows on its way, and how large it is. */
import type { Flight } from '../../core/timeline/scene.ts';
import { type Way, widthMaxOn } from './flight-path.ts';
import type { Size } from './geometry.ts';
import { LETTER_HEIGHT, letterOf } from './letters.ts';

/** As much of its value as finds room beside its way, between the cards; of `most` characters at most. */
export function charactersOn(flight: Flight, way: Way, most: number): number {
  const widthMax = widthMaxOn(way, LETTER_HEIGHT);
  return [most, 6, 4, 3].find((count) => count <= most && letterOf(flight, count).width <= widthMax) ?? 0;
}

export const letterSize = (flight: Flight, way: Way, most: number): Size => ({
  width: letterOf(flight, charactersOn(flight, way, most)).width,
  height: LETTER_HEIGHT,
});
