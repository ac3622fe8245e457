/** Going from event to event: by keys along a line and between lines, and by pointing near one. */
import type { Placed } from './layout.ts';

/** The place of the event that a key leads to; null where the key means nothing here. */
export function walk(events: readonly Placed[], from: number, key: string): number | null {
  const here = events[from];
  if (here === undefined) return null;
  const line = placesWhere(events, ({ y }) => y === here.y);
  const at = line.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return line[at + 1] ?? from;
    case 'ArrowLeft':
      return line[at - 1] ?? from;
    case 'Home':
      return line[0] ?? from;
    case 'End':
      return line.at(-1) ?? from;
    case 'ArrowDown':
      return nearestOnNextLine(events, from, 1);
    case 'ArrowUp':
      return nearestOnNextLine(events, from, -1);
    default:
      return null;
  }
}

function nearestOnNextLine(events: readonly Placed[], from: number, direction: 1 | -1): number {
  const here = events[from] as Placed;
  const heights = events.map(({ y }) => y * direction).filter((y) => y > here.y * direction);
  if (heights.length === 0) return from;
  const next = Math.min(...heights) * direction;
  return (
    nearestOf(
      events,
      placesWhere(events, ({ y }) => y === next),
      (event) => Math.abs(event.x - here.x),
    ) ?? from
  );
}

/** The place of the event nearest to a point, within a reach; of two at one place the one with a sign. */
export function eventNear(events: readonly Placed[], x: number, y: number, reach: number): number | null {
  const distance = (event: Placed): number => Math.hypot(event.x - x, event.y - y) + (event.isSmall ? 1 : 0);
  return nearestOf(
    events,
    placesWhere(events, (event) => distance(event) <= reach),
    distance,
  );
}

/** The place of the last event up to a step, else of the first one. */
export function eventAtStep(events: readonly Placed[], step: number): number {
  return Math.max(
    0,
    events.findLastIndex(({ event }) => event.step <= step),
  );
}

function placesWhere(events: readonly Placed[], holds: (event: Placed) => boolean): readonly number[] {
  return events.flatMap((event, place) => (holds(event) ? [place] : []));
}

function nearestOf(
  events: readonly Placed[],
  places: readonly number[],
  distance: (event: Placed) => number,
): number | null {
  return places.reduce<number | null>(
    (best, place) =>
      best === null || distance(events[place] as Placed) < distance(events[best] as Placed) ? place : best,
    null,
  );
}
