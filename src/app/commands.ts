/** What can be done with the laboratory: each command is one line to those who do it. */

import type { Command } from '../core/engine/scenario.ts';
import { asMicros, fromMs, toMs } from '../core/time.ts';
import { lastChange, opened, redone, switched, undone, withAction, withSettingsOf } from './history.ts';
import type { Playhead } from './playback.ts';
import type { Place, Player } from './player.ts';
import { questionPutOff } from './question.ts';
import type { Runs } from './runs.ts';
import type { Saving } from './saving.ts';
import type { Change, LabCommands, LabStore, Work } from './state.ts';
import type { WorkerLife } from './worker-life.ts';

export function createCommands(
  { getState: state, setState: set }: LabStore,
  runs: Runs,
  player: Player,
  saving: Saving,
  playhead: Playhead,
  worker: WorkerLife,
): LabCommands {
  function takeOther(work: Work, refusal: string, place: Place = STAY): void {
    if (work.session !== state().session) runs.take(work, place, refusal);
  }

  /** What is undone or done again is seen: the playhead goes on to it, if it stands before it. */
  function placeToSee(change: Change | undefined): Place {
    if (change?.kind !== 'action' || state().isPlaying) return STAY;
    const timeUs = fromMs(change.action.at);
    return timeUs <= playhead.timeUs() ? STAY : { kind: 'at', timeUs };
  }

  function findDecision(where: 'before' | 'after'): Promise<number | null> {
    const client = worker.client();
    const ask = where === 'after' ? client.decisionAfter : client.decisionBefore;
    // A worker that dies meanwhile is told of elsewhere.
    return ask(state().step).catch(() => null);
  }

  return {
    act(command) {
      const { run, isPlaying } = state();
      const nowUs = Math.floor(playhead.timeUs());
      // One microsecond on: after everything that is on the screen.
      const at = toMs(asMicros(nowUs + 1));
      runs.take(withAction(state(), command, at), isPlaying ? STAY : { kind: 'at', timeUs: nowUs + 1 }, () =>
        refusalOf(command),
      );
      if (run !== null && nowUs >= run.endUs) player.playOn();
    },
    change: (actions, refusal) =>
      takeOther({ ...state(), session: { ...state().session, actions }, undone: [] }, refusal),
    undo: () => takeOther(undone(state()), 'That cannot be undone', placeToSee(lastChange(state()))),
    redo: () => takeOther(redone(state()), 'That cannot be done again', placeToSee(state().undone.at(-1))),
    switchBranch: (index) => takeOther(switched(state(), index), 'That branch cannot be run'),
    play: player.play,
    playOn: player.playOn,
    pause: player.pause,
    setSpeed: player.setSpeed,
    seekStep: (step) => player.seek({ step }),
    seekTime: (timeUs) => player.seek({ timeUs }),
    stepBy(count) {
      player.pause();
      player.seek({ step: state().step + count });
    },
    async seekDecision(where) {
      player.pause();
      const { run } = state();
      const found = await findDecision(where);
      if (found !== null && run === state().run) player.seek({ step: found });
    },
    restart: () => player.seek({ step: -1 }),
    changeSettings(settings) {
      const work = withSettingsOf(state(), { ...state().session.settings, ...settings });
      takeOther(work, 'This cannot be chosen here');
    },
    resetSettings() {
      takeOther(withSettingsOf(state(), {}), 'This cannot be chosen here');
    },
    openScenario(scenario) {
      set({ notice: null, refused: null });
      runs.take(
        opened(state(), { scenario, settings: {}, actions: [] }),
        { kind: 'start' },
        `“${scenario.title}” cannot be run`,
      );
    },
    findDecision,
    ...saving,
    askGrowth: () => worker.client().growth(),
    askPlate: (scenario, about) => worker.client().plate(scenario, about),
    select: (selection) => set({ selection }),
    stopComputing: runs.stop,
    closeNotice: () => set({ notice: null, refused: null }),
    resolve: (client, key) => set({ asked: { client, key, by: 'person' } }),
    putOff: () => set({ asked: null, putOff: [...state().putOff, ...questionPutOff(state())] }),
  };
}

const STAY: Place = { kind: 'stay' };

/** Most of what is done can be done: the words are fetched where it cannot. */
const refusalOf = async (command: Command): Promise<string> =>
  `That cannot be done: ${(await import('./describe.ts')).describeCommand(command)}`;
