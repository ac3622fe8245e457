/**
 * The stretch of the run that the page has at hand, around the playhead: the next one is asked for while there
 * is still half of this one to play, so that playing never waits for the worker.
 */

import type { RunWindow } from '../core/timeline/window.ts';
import type { LabClient } from '../worker/client.ts';
import type { RunSummary } from '../worker/protocol.ts';
import { usePageSettings } from './page-settings.ts';
import { EVEN_PACE, type Pace, type Playback } from './playback.ts';
import { createReel, type Reel } from './reel.ts';
import type { LabStore } from './state.ts';
import { steadyPace } from './steady-pace.ts';
import type { WorkerLife } from './worker-life.ts';

export interface Film {
  /** What is at hand; null until there is a run. */
  reel(): Reel | null;
  /** Puts another stretch in its place. */
  load(window: RunWindow, run: RunSummary): Reel;
  /** The last step at a time; null where that lies outside of what is at hand. */
  stepAt(timeUs: number): number | null;
  /** Keeps what is at hand around the step that is shown. */
  follow(step: number): void;
}

export function createFilm(store: LabStore, worker: WorkerLife, playback: Playback): Film {
  const { getState: state } = store;
  let reel: Reel | null = null;
  let nextReel: Reel | null = null;
  let setPace = (): void => {};
  usePageSettings.subscribe(() => setPace());
  /** The worker that is asked for the next reel now. */
  let asked: LabClient | null = null;

  function wind(next: Reel, run: RunSummary): Reel {
    reel = next;
    nextReel = null;
    store.setState({ window: next.window });
    playback.setLimit(knownUntilUs(next, run));
    setPace = () => playback.setPace(paceOf(next, run));
    setPace();
    return next;
  }

  function fetchAhead(step: number): void {
    const { run } = state();
    const client = worker.client();
    if (reel === null || run === null || asked === client || nextReel !== null || reel.last >= run.steps - 1) return;
    if (step < (reel.first + reel.last) / 2) return;
    const from = reel;
    const answered = (): void => {
      if (asked === client) asked = null;
    };
    asked = client;
    client.window(reel.last + 1).then((window) => {
      answered();
      if (!worker.isAlive(client) || reel !== from || state().run !== run) return;
      nextReel = createReel(window, run.effective.pace);
      turnOver(state().step);
    }, answered);
  }

  /** Goes over to the next reel as soon as it holds the step that is shown. */
  function turnOver(step: number): void {
    const { run } = state();
    if (nextReel !== null && run !== null && step >= nextReel.first - 1 && step <= nextReel.last) wind(nextReel, run);
  }

  return {
    reel: () => reel,
    load: (window, run) => wind(createReel(window, run.effective.pace), run),
    stepAt(timeUs) {
      const { run } = state();
      if (reel === null || run === null || timeUs > knownUntilUs(reel, run)) return null;
      return reel.first === 0 || timeUs >= (reel.momentAt(reel.first)?.atUs ?? 0) ? reel.stepAt(timeUs) : null;
    },
    follow(step) {
      turnOver(step);
      fetchAhead(step);
    },
  };
}

/** As the person wants it; simulated milliseconds in a second are microseconds in a millisecond. */
const paceOf = ({ window }: Reel, { effective: { captions, pace } }: RunSummary): Pace =>
  usePageSettings.getState().pace === 'steady' ? steadyPace(window, captions, pace) : EVEN_PACE;

function knownUntilUs({ last, momentAt }: Reel, { steps, endUs }: RunSummary): number {
  return last >= steps - 1 ? endUs : (momentAt(last)?.atUs ?? 0);
}
