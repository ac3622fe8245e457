/**
 * The sentence that the first steps begin with: it belongs to the page and not to the scenario, so that who has done
 * them, or does not want them, does not read it again. Apart from the other steps, for it is on the first screen.
 */
import type { Scenario } from '../core/engine/scenario.ts';
import { fromMs } from '../core/time.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { changePage, type PageSettings } from './page-settings.ts';
import type { LabCommands } from './state.ts';

/** Null where nobody is invited: elsewhere, and once the story itself cuts the link. */
export function invitation(
  { title, script }: Pick<Scenario, 'title' | 'script'>,
  timeUs: number,
  firstSteps: PageSettings['firstSteps'],
): string | null {
  if (firstSteps !== 'told' || title !== FIRST_SCENARIO.title) return null;
  const cut = script.find((command) => command.do === 'cut');
  if (cut?.do !== 'cut' || fromMs(cut.at) <= timeUs) return null;
  return `Press the line between ${cut.between.join(' and ')} at any time to cut it.`;
}

export function beginFirstSteps({ openScenario }: LabCommands): void {
  changePage({ firstSteps: 'told' });
  openScenario(FIRST_SCENARIO);
}
