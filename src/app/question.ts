/** Where the merge policy is to ask: siblings that a client has just got, and that wait for the person. */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import { fromMs } from '../core/time.ts';
import type { TimelineEvent } from '../core/timeline/events.ts';
import type { Moment } from '../core/timeline/scene.ts';
import type { LabState } from './state.ts';

type Read = TimelineEvent & { readonly kind: 'read' };

/** The latest question in what the playhead passed that nothing done later answers; null where there is none. */
export function questionIn(
  moments: readonly Moment[],
  { merge, script }: Scenario,
  actions: readonly TimedCommand[],
): LabState['asked'] {
  if (merge !== 'ask') return null;
  for (const { events, atUs } of moments.toReversed()) {
    for (const { event } of events) {
      if (event.kind !== 'read' || event.siblings.length < 2) continue;
      const isAnswered = [...actions, ...script].some((command) => answers(command, event, atUs));
      if (!isAnswered) return { client: event.client, key: event.key, by: 'rule' };
    }
  }
  return null;
}

const answers = (command: TimedCommand, { client, key }: Read, readUs: number): boolean =>
  command.do !== 'get' &&
  'client' in command &&
  command.client === client &&
  command.key === key &&
  fromMs(command.at) >= readUs;
