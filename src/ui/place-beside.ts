/** Where something that floats stands beside what it is about: over none of it where there is room, else over the least. */
import { clamp, EDGE, type Place, type Size } from './place.ts';

const GAP = 8;

/**
 * Beside, under or over one of `kept`, so that it hides least of all of them; of such places the one nearest to the first
 * of them, on its inner side by choice.
 */
export function placeBeside(
  kept: readonly Place[],
  size: Size,
  room: Size,
): { readonly left: number; readonly top: number } {
  const places = kept
    .flatMap(({ left, top, right, bottom }) => {
      const sides = [
        { left: right + GAP, top },
        { left: left - GAP - size.width, top },
      ];
      return [
        ...(left + right > room.width ? sides.reverse() : sides),
        { left, top: bottom + GAP },
        { left: right - size.width, top: bottom + GAP },
        { left, top: top - GAP - size.height },
        { left: right - size.width, top: top - GAP - size.height },
      ];
    })
    .map((place) => ({
      left: clamp(place.left, size.width, room.width),
      top: clamp(place.top, size.height, room.height),
    }));
  const hiddenAt = ({ left, top }: { readonly left: number; readonly top: number }): number =>
    kept.reduce((sum, other) => {
      const across = Math.min(other.right, left + size.width) - Math.max(other.left, left);
      const down = Math.min(other.bottom, top + size.height) - Math.max(other.top, top);
      return sum + Math.max(0, across) * Math.max(0, down);
    }, 0);
  const [first] = kept;
  const farAt = ({ left, top }: { readonly left: number; readonly top: number }): number =>
    first === undefined
      ? 0
      : Math.hypot(
          Math.max(0, left - first.right, first.left - left - size.width),
          Math.max(0, top - first.bottom, first.top - top - size.height),
        );
  return places.reduce((best, place) => {
    const more = hiddenAt(place) - hiddenAt(best);
    return more < 0 || (more === 0 && farAt(place) < farAt(best)) ? place : best;
  }, places[0] ?? { left: EDGE, top: EDGE });
}
