/** How it stands with the scenario's own story at a time of the run, once a person has changed it. */
import { endOfStory } from '../core/engine/end-of-story.ts';
import type { TimedCommand } from '../core/engine/scenario.ts';
import { fromMs } from '../core/time.ts';
import type { LabState } from './state.ts';

/**
 * - `goes on`: the script still plans something.
 * - `is over`: all that it planned has been.
 * - `was ended`: what it still planned is left out.
 */
export type StoryState = 'goes on' | 'is over' | 'was ended';

type Told = Pick<LabState, 'session' | 'run' | 'step'>;

export function storyAt({ session: { scenario, actions }, run, step }: Told, timeUs: number): StoryState {
  const script = run?.effective.script ?? scenario.script;
  if (endOfStory([...script, ...actions]) <= timeUs) return 'was ended';
  // When an answer comes nobody knows: what follows one may be still to come as long as anything is.
  const hasMore = run !== null && step + 1 < run.steps;
  return script.some((command) => ('after' in command ? hasMore : fromMs(lastOf(command)) > timeUs))
    ? 'goes on'
    : 'is over';
}

/** The same at the step that is shown. */
export const storyNow = (state: LabState): StoryState => storyAt(state, state.moment?.atUs ?? 0);

/** When a command has been carried out, in milliseconds. */
const lastOf = (command: TimedCommand): number =>
  command.do === 'flap' ? command.at + command.everyMs * (command.times - 0.5) : command.at;
