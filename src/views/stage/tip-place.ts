/**
 * Where the tip of a letter stands: beside it, on one side for the whole of its way, so that it follows the letter
 * without a jump and never lies over it.
 */
import { type Box, keptWithin, type Point, type Size, sharedArea } from './geometry.ts';

export type Side = 'above' | 'below' | 'right' | 'left';

/** In the order of choice: a finger covers what is below it. */
const SIDES: readonly Side[] = ['above', 'below', 'right', 'left'];
const GAP = 8;
const EDGE = 4;

/** What the tip would rather not hide; the letter itself weighs more than all else. */
export interface Obstacle {
  readonly box: Box;
  readonly weight: number;
}

const OF_THE_LETTER = 1_000;

/** The side that hides least, wherever on its way the letter is. `room` is what can be seen of the ground. */
export function sideFor(letters: readonly Box[], tip: Size, room: Box, obstacles: readonly Obstacle[]): Side {
  let best: Side = 'above';
  let leastHidden = Number.POSITIVE_INFINITY;
  for (const side of SIDES) {
    let hidden = 0;
    for (const letter of letters) {
      const box = { ...besideLetter(letter, tip, side, room), ...tip };
      hidden += OF_THE_LETTER * sharedArea(box, letter);
      for (const obstacle of obstacles) hidden += obstacle.weight * sharedArea(box, obstacle.box);
    }
    if (hidden >= leastHidden) continue;
    best = side;
    leastHidden = hidden;
  }
  return best;
}

/** On that side; where the room is too small for it to hold all the way, on the side that is better here. */
export function placeBeside(letter: Box, tip: Size, side: Side, room: Box, obstacles: readonly Obstacle[]): Point {
  const place = besideLetter(letter, tip, side, room);
  if (sharedArea({ ...place, ...tip }, letter) === 0) return place;
  return besideLetter(letter, tip, sideFor([letter], tip, room, obstacles), room);
}

/** The middle of a tip on a side of a letter, kept in the room. */
export function besideLetter(letter: Box, tip: Size, side: Side, room: Box): Point {
  const across = (letter.width + tip.width) / 2 + GAP;
  const along = (letter.height + tip.height) / 2 + GAP;
  const dx = side === 'right' ? across : side === 'left' ? -across : 0;
  const dy = side === 'below' ? along : side === 'above' ? -along : 0;
  const [left, top] = [room.x - room.width / 2, room.y - room.height / 2];
  return {
    x: left + keptWithin(letter.x + dx - left, tip.width, room.width, EDGE),
    y: top + keptWithin(letter.y + dy - top, tip.height, room.height, EDGE),
  };
}
