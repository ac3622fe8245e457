/** Where the merge policy is to ask: siblings that a client has just got, and that wait for the person. */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { Sibling } from '../core/strategies/strategy.ts';
import { fromMs } from '../core/time.ts';
import type { TimelineEvent } from '../core/timeline/events.ts';
import type { Moment } from '../core/timeline/scene.ts';
import type { LabState } from './state.ts';

type Read = TimelineEvent & { readonly kind: 'read' };

/**
 * The latest question in what the playhead passed that nothing done later answers, and that the person has not put
 * off; null where there is none. Who only watches a story is not interrupted: there the client offers it.
 */
export function questionIn(
  moments: readonly Moment[],
  { merge, script }: Scenario,
  actions: readonly TimedCommand[],
  putOff: readonly string[],
): LabState['asked'] {
  if (merge !== 'ask' || actions.length === 0) return null;
  for (const { events, atUs } of moments.toReversed()) {
    for (const { event } of events) {
      if (event.kind !== 'read' || event.siblings.length < 2 || putOff.includes(nameOf(event, event.siblings)))
        continue;
      const isAnswered = [...actions, ...script].some((command) => answers(command, event, atUs));
      if (!isAnswered) return { client: event.client, key: event.key, by: 'rule' };
    }
  }
  return null;
}

/** A question by whom it is put to, and of what: with another sibling it is another. */
const nameOf = ({ client, key }: Pick<Read, 'client' | 'key'>, siblings: readonly Sibling[]): string =>
  [client, key, ...siblings.map(({ write }) => write).sort()].join(' ');

/** The question that stands, as one that is put off; none where its siblings are no longer there. */
export function questionPutOff({ asked, scene }: Pick<LabState, 'asked' | 'scene'>): readonly string[] {
  const client = scene.clients.find(({ id }) => id === asked?.client);
  const memory = client?.remembered.find(({ key }) => key === asked?.key);
  return asked === null || memory === undefined ? [] : [nameOf(asked, memory.siblings)];
}

const answers = (command: TimedCommand, { client, key }: Read, readUs: number): boolean =>
  command.do !== 'get' &&
  'client' in command &&
  command.client === client &&
  command.key === key &&
  fromMs(command.at) >= readUs;
