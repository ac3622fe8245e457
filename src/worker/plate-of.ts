/** The picture of a scenario: its own run, made for this alone. */
import { simulate } from '../core/engine/run.ts';
import type { Scenario } from '../core/engine/scenario.ts';
import { type About, decisiveMoment, momentAbout } from '../core/timeline/decisive.ts';
import { type Plate, plateOf } from '../core/timeline/plate.ts';
import { problemsOfChosen, runInputOf } from '../scenario/settings.ts';

export function plateOfScenario(scenario: Scenario, about: About | null): Plate | null {
  const input = runInputOf({ scenario, settings: {}, actions: [] });
  if (problemsOfChosen(input).length > 0) return null;
  const run = simulate(input);
  const decisive = about === null ? decisiveMoment(run) : momentAbout(run, about);
  return decisive === null ? null : plateOf(run, decisive);
}
