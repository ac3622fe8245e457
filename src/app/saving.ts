/** Links and files: all that it takes to come back to this moment, and the way back to it. */
import type { InputProblem } from '../scenario/problem.ts';
import type { SavedRun } from '../scenario/saved-run.ts';
import { useOpened } from './dialogs.ts';
import { opened } from './history.ts';
import { problemOf, problemWithAll, tell } from './notices.ts';
import type { Playhead } from './playback.ts';
import type { Player } from './player.ts';
import type { Runs } from './runs.ts';
import type { LabCommands, LabStore } from './state.ts';

export type Saving = Pick<LabCommands, 'openFile' | 'openLink' | 'makeLink' | 'makeFile'>;

const FILE_MAX_BYTES = 8_000_000;

export function createSaving(store: LabStore, runs: Runs, player: Player, playhead: Playhead): Saving {
  const { getState: state, setState: set } = store;

  function saved(): SavedRun {
    const { session, branches, step, run, selection } = state();
    // What was picked out a while ago and is told nowhere now is no part of the moment.
    const isTold = selection?.kind === 'write' || useOpened.getState().tab === 'inspector';
    return {
      session,
      branches,
      playheadUs: Math.floor(playhead.timeUs()),
      stateHash: run?.stateHash ?? null,
      ...(step < 0 ? {} : { step }),
      ...(selection === null || !isTold ? {} : { open: selection }),
    };
  }

  /** Paused at the moment that was kept; a scenario with nothing done to it plays from its start. */
  function openSaved(
    { session, branches = [], playheadUs, step, stateHash, open: selection }: SavedRun,
    refusal: string,
  ): void {
    const isUntouched = playheadUs === 0 && step === undefined && session.actions.length === 0;
    if (!isUntouched) player.pause();
    set({ selection: selection ?? null, asked: null, notice: null });
    runs.take(
      opened(state(), session, branches),
      isUntouched ? { kind: 'start' } : { kind: 'at', timeUs: playheadUs, step },
      refusal,
      stateHash,
    );
  }

  async function openFile(file: File): Promise<void> {
    const title = `“${file.name}” cannot be opened`;
    const refuse = (problems: readonly InputProblem[]): void => tell(store, 'problem', title, problems);
    if (file.size > FILE_MAX_BYTES)
      return refuse([problemWithAll(`It has ${file.size} bytes; a scenario has at most ${FILE_MAX_BYTES}.`)]);
    try {
      const { parseSavedRun } = await import('../scenario/format.ts');
      const answer = parseSavedRun(await file.text());
      if (answer.ok) openSaved(answer.result, title);
      else refuse(answer.problems);
    } catch (error) {
      refuse([problemOf(error)]);
    }
  }

  async function openLink(hash: string): Promise<void> {
    const title = 'This link cannot be opened';
    /** A page that was opened by a broken link still shows something. */
    const refuse = (problems: readonly InputProblem[]): void => {
      if (state().run === null && !runs.isRunning()) runs.begin();
      tell(store, 'problem', title, problems);
    };
    try {
      const { decodeLink } = await import('../scenario/link.ts');
      const answer = await decodeLink(hash);
      if (answer.ok) openSaved(answer.result, title);
      else refuse(answer.problems);
    } catch (error) {
      refuse([problemOf(error)]);
    }
  }

  return {
    openFile: (file) => void openFile(file),
    openLink: (hash) => void openLink(hash),
    makeLink: async () => {
      const now = saved();
      return (await import('../scenario/link.ts')).encodeLink(now);
    },
    makeFile: async () => {
      const now = saved();
      return (await import('../scenario/write.ts')).textOfRun(now);
    },
  };
}
