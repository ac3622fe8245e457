/** Links and files: all that it takes to come back to this moment, and the way back to it. */
import type { InputProblem } from '../scenario/problem.ts';
import { problemOf, tell } from './notices.ts';
import type { Playhead } from './playback.ts';
import type { Player } from './player.ts';
import type { Runs } from './runs.ts';
import type { LabCommands, LabStore } from './state.ts';

export type Saving = Pick<LabCommands, 'openFile' | 'openLink' | 'makeLink' | 'makeFile'>;

const savedWork = () => import('./saved-work.ts');
type SavedWork = Awaited<ReturnType<typeof savedWork>>;

export function createSaving(store: LabStore, runs: Runs, player: Player, playhead: Playhead): Saving {
  const { getState: state } = store;

  async function open(title: string, read: (work: SavedWork) => ReturnType<SavedWork['readFile']>): Promise<void> {
    const refuse = (problems: readonly InputProblem[]): void => {
      // A page that was opened by a broken link still shows something.
      if (state().run === null && !runs.isRunning()) runs.begin();
      tell(store, 'problem', title, problems);
    };
    try {
      const work = await savedWork();
      const answer = await read(work);
      if (answer.ok) work.show(answer.result, title, store, runs, player);
      else refuse(answer.problems);
    } catch (error) {
      refuse([problemOf(error)]);
    }
  }

  return {
    openFile: (file) => void open(`“${file.name}” cannot be opened`, ({ readFile }) => readFile(file)),
    openLink: (hash) => void open('This link cannot be opened', ({ readLink }) => readLink(hash)),
    async makeLink() {
      const { linkOf, savedNow } = await savedWork();
      return linkOf(savedNow(state(), playhead.timeUs()));
    },
    async makeFile() {
      const { textOf, savedNow } = await savedWork();
      return textOf(savedNow(state(), playhead.timeUs()));
    },
  };
}
