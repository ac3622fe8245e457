/** Where a story is cut short: the page asks the same as the engine. */
import { fromMs } from '../time.ts';
import type { TimedCommand } from './scenario.ts';

/**
 * In simulated microseconds: at the first command that ends the story before its time; infinite where none does. What
 * is left out after it keeps the names of the others.
 */
export const endOfStory = (commands: readonly TimedCommand[]): number =>
  commands.reduce(
    (least, command) => (command.do === 'end-story' ? Math.min(least, fromMs(command.at)) : least),
    Number.POSITIVE_INFINITY,
  );
