/**
 * A window of a run as the page reads it: which step is the last at a time, and what there is to see after it.
 * The scene after any step of the window is made from its start; every now and then one is kept on the way,
 * so that going back is as cheap as going on.
 */
import type { MessageId } from '../core/ids.ts';
import { advance, type Flight, type Moment, type Scene } from '../core/timeline/scene.ts';
import type { RunWindow } from '../core/timeline/window.ts';
import { countUntil } from './in-order.ts';
import { shownTimes } from './stagger.ts';

export interface Reel {
  /** What it reads. */
  readonly window: RunWindow;
  /** The scene after `first - 1` is known too. */
  readonly first: number;
  readonly last: number;
  stepAt(timeUs: number): number;
  /** The last step that is shown at a time while time flows: steps of one time are shown a hair apart. */
  stepShownAt(timeUs: number): number;
  /** From `first - 1` to `last`. */
  sceneAt(step: number): Scene;
  momentAt(step: number): Moment | null;
  /** Steps `from` to `to`, as far as the window has them. */
  momentsBetween(from: number, to: number): readonly Moment[];
}

const KEEP_EVERY = 64;

/** `pace`: simulated milliseconds in a second shown, as the scenario says. */
export function createReel(window: RunWindow, pace: number): Reel {
  const { first, moments } = window;
  const kept: Scene[] = [window.base];
  const times = moments.map(({ atUs }) => atUs);
  const shownAt = shownTimes(times, pace);
  let at = first - 1;
  let scene = window.base;

  const keptAt = (index: number): Scene => {
    for (let next = kept.length; next <= index; next += 1) {
      kept.push(advanceAll(kept[next - 1] as Scene, moments.slice((next - 1) * KEEP_EVERY, next * KEEP_EVERY)));
    }
    return kept[index] as Scene;
  };

  return {
    window,
    first,
    last: first + moments.length - 1,
    stepAt: (timeUs) => first - 1 + countUntil(times, timeUs),
    stepShownAt: (timeUs) => first - 1 + countUntil(shownAt, timeUs),
    sceneAt(step) {
      const isNear = step >= at && step - at < KEEP_EVERY;
      if (!isNear) {
        const index = Math.floor((step - first + 1) / KEEP_EVERY);
        scene = keptAt(index);
        at = first - 1 + index * KEEP_EVERY;
      }
      scene = advanceAll(scene, moments.slice(at - first + 1, step - first + 1));
      at = step;
      return scene;
    },
    momentAt: (step) => moments[step - first] ?? null,
    momentsBetween: (from, to) => moments.slice(Math.max(0, from - first), Math.max(0, to - first + 1)),
  };
}

/** The scene after all of these: what `advance` gives one by one, with one copy of the flights for all. */
export function advanceAll(scene: Scene, moments: readonly Moment[]): Scene {
  if (moments.length === 0) return scene;
  if (moments.length === 1) return advance(scene, (moments[0] as Moment).changes);
  const flights = new Map<MessageId, Flight>();
  for (const flight of scene.flights) if (flight.end === null) flights.set(flight.message, flight);
  let rest: Scene = { ...scene, flights: [] };
  moments.forEach(({ changes }, index) => {
    const isLast = index === moments.length - 1;
    for (const flight of changes.flights) {
      if (flight.end === null || isLast) flights.set(flight.message, flight);
      else flights.delete(flight.message);
    }
    if (
      changes.replicas.length > 0 ||
      changes.clients.length > 0 ||
      changes.cuts !== null ||
      changes.conditions !== null
    )
      rest = advance(rest, { ...changes, flights: [] });
  });
  return { ...rest, flights: [...flights.values()] };
}
