/** Where the merge policy is to ask: siblings that a client has just got, and that wait for the person. */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { Sibling } from '../core/strategies/strategy.ts';
import { fromMs } from '../core/time.ts';
import type { TimelineEvent } from '../core/timeline/events.ts';
import type { Moment, Scene } from '../core/timeline/scene.ts';
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

/** The question that is put, as long as its siblings are there; else null, for then there is nothing to decide. */
export const questionStill = (asked: LabState['asked'], scene: Scene): LabState['asked'] =>
  asked !== null && siblingsAsked(asked, scene).length > 1 ? asked : null;

/** The siblings that a client remembers of the key that it is asked about. */
export function siblingsAsked({ client, key }: Pick<Read, 'client' | 'key'>, scene: Scene): readonly Sibling[] {
  const memory = scene.clients.find(({ id }) => id === client)?.remembered;
  return memory?.find((of) => of.key === key)?.siblings ?? [];
}

/** The question that is put, as one that is put off. */
export const questionPutOff = ({ asked, scene }: Pick<LabState, 'asked' | 'scene'>): readonly string[] =>
  asked === null ? [] : [nameOf(asked, siblingsAsked(asked, scene))];

const answers = (command: TimedCommand, { client, key }: Read, readUs: number): boolean =>
  command.do !== 'get' &&
  'client' in command &&
  command.client === client &&
  command.key === key &&
  fromMs(command.at) >= readUs;
