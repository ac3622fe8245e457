/** How much of its value a letter shows on its way, and how large it is. */
import type { Flight } from '../../core/timeline/scene.ts';
import { endsOf, type StageLayout } from './cast.ts';
import { type Insets, insetsOf, type Way, widthMaxOn } from './flight-path.ts';
import { keptWithin, type Point, type Size } from './geometry.ts';
import { LETTER_HEIGHT, letterOf } from './letters.ts';

/** As much of its value as finds room beside its way, between the cards; of `most` characters at most. */
function charactersOn(flight: Flight, way: Way, most: number): number {
  const widthMax = widthMaxOn(way, LETTER_HEIGHT);
  return [most, 6, 4, 3].find((count) => count <= most && letterOf(flight, count).width <= widthMax) ?? 0;
}

/** How a letter fits on its way. */
export interface Fit {
  /** So many of its value's are shown. */
  readonly characters: number;
  readonly insets: Insets;
}

export function fitOn(flight: Flight, way: Way, layout: StageLayout): Fit {
  const characters = charactersOn(flight, way, layout.lettersMax);
  const size = { width: letterOf(flight, characters).width, height: LETTER_HEIGHT };
  return { characters, insets: insetsOf(way, size, endsOf(layout, flight)) };
}

/** Not over the edge of the ground. */
export function onGround(place: Point | null, size: Size | null, ground: Size | undefined): Point | null {
  if (place === null || size === null || ground === undefined) return place;
  return { x: keptWithin(place.x, size.width, ground.width, 1), y: keptWithin(place.y, size.height, ground.height, 1) };
}
