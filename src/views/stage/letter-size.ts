/** How much of its value a letter shows on its way, and how large it is. */
import type { Flight } from '../../core/timeline/scene.ts';
import { keptWithin, type Point, type Size } from './geometry.ts';
import { CHARACTERS_MIN, type Road } from './lanes.ts';
import { LETTER_HEIGHT, letterOf } from './letters.ts';

/** How a letter fits on its way. */
export interface Fit {
  /** So many of its value's are shown. */
  readonly characters: number;
  readonly size: Size;
}

/** As much of its value as finds room on the lane. */
export function fitOn(flight: Flight, { characters: most, laneOf }: Road): Fit {
  const room = laneOf(0).size.width;
  let characters = most;
  while (characters >= CHARACTERS_MIN && letterOf(flight, characters).width > room) characters -= 1;
  if (characters < CHARACTERS_MIN) characters = 0;
  return { characters, size: { width: letterOf(flight, characters).width, height: LETTER_HEIGHT } };
}

/** Not over the edge of the ground. */
export function onGround(place: Point | null, size: Size, ground: Size | undefined): Point | null {
  if (place === null || ground === undefined) return place;
  return { x: keptWithin(place.x, size.width, ground.width, 1), y: keptWithin(place.y, size.height, ground.height, 1) };
}
