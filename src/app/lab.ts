/**
 * The laboratory on the page's side: one store, the playhead, and the commands that change what is run.
 *
 * Whatever changes the run goes one way:
 *
 *     commands ─► runs ─► worker ─► player ─► store ─► the screen
 *     (new work)  (jobs)            (a window of the run, at the playhead)
 */
import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../core/engine/scenario.ts';
import type { LabClient } from '../worker/client.ts';
import { createCommands } from './commands.ts';
import { createFilm } from './film.ts';
import { createPlayback, type Playback, type Playhead } from './playback.ts';
import { createPlayer, type Passage } from './player.ts';
import { createRuns } from './runs.ts';
import { createSaving } from './saving.ts';
import { type LabCommands, type LabState, type LabStore, stateBefore } from './state.ts';
import { createVerdicts } from './verdicts.ts';
import { createWorkerLife } from './worker-life.ts';

export interface Lab {
  readonly store: LabStore;
  readonly commands: LabCommands;
  readonly playhead: Playhead;
  /** The worker, for what only those who ask need to know. */
  worker(): LabClient;
  start(): void;
  onPassage(listener: (passage: Passage) => void): () => void;
}

export function createLab(
  connect: (onDeath: () => void) => LabClient,
  scenario: Scenario,
  playback: Playback = createPlayback(),
): Lab {
  const store = createStore<LabState>(() => stateBefore(scenario));
  const listeners = new Set<(passage: Passage) => void>();
  const worker = createWorkerLife(connect, store, () => runs.resume());
  const film = createFilm(store, worker, playback);
  const bringVerdicts = createVerdicts(store, worker);
  const player = createPlayer(store, worker, film, playback, (passage) => {
    for (const listener of listeners) listener(passage);
    bringVerdicts();
  });
  const runs = createRuns(store, worker, player);
  const saving = createSaving(store, runs, player, playback);
  const commands = createCommands(store, runs, player, saving, playback, worker);

  return {
    store,
    commands,
    playhead: playback,
    worker: worker.client,
    start() {
      playback.subscribe(player.onFrame);
      worker.start();
      if (location.hash.length > 1) commands.openLink(location.hash);
      else runs.begin();
    },
    onPassage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
