/** What can go wrong with one replica, one link, one letter or by one clock, as their menus have it too. */
import { FLAP_MS, FLAPS, LOSS_PERCENT, SLOW_MS, STEP_MS } from '../../app/fault-sizes.ts';
import type { LabCommands } from '../../app/state.ts';
import type { Command, Scenario } from '../../core/engine/scenario.ts';
import type { NodeId } from '../../core/ids.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Flight, ReplicaScene, Scene } from '../../core/timeline/scene.ts';
import type { Entry } from './entry.ts';

/** Of very many letters the first are named; the others are on the stage. */
const LETTERS_MAX = 40;

type Act = LabCommands['act'];

const entryOf =
  (group: string, kind: string, act: Act) =>
  (label: string, words: string, command: Command, hint?: string): Entry => ({
    group,
    label,
    words: `${kind} ${words}`,
    hint,
    pick: () => act(command),
  });

export function replicaFaults(
  { id, isUp, isMember, slowUs }: ReplicaScene,
  { cuts, replicas }: Scene,
  act: Act,
): readonly Entry[] {
  const entry = entryOf('Replicas', 'replica', act);
  const cutFrom = replicas
    .map((other) => other.id)
    .filter((other) => cuts.some((cut) => isOf(cut, id, other) && other !== id));
  return [
    ...(isUp
      ? [
          slowUs === 0
            ? entry(
                `Slow ${id} down`,
                'latency late delay',
                { do: 'slow', replica: id, extraMs: SLOW_MS },
                `Messages to it take ${SLOW_MS} ms longer.`,
              )
            : entry(`Make ${id} quick again`, 'slow latency', { do: 'slow', replica: id, extraMs: 0 }),
        ]
      : []),
    ...(cutFrom.length === 0
      ? []
      : [
          {
            group: 'Replicas',
            label: `Heal the links of ${id}`,
            words: 'replica mend connect',
            pick: () => {
              for (const other of cutFrom) act({ do: 'heal', between: [id, other] });
            },
          },
        ]),
    entry(`Set the clock of ${id} right`, 'time offset skew drift', {
      do: 'clock',
      node: id,
      offsetMs: 0,
      driftPpm: 0,
    }),
    entry(
      `Step the clock of ${id} ${STEP_MS} ms back`,
      'time offset skew behind ntp',
      { do: 'clock', node: id, stepMs: -STEP_MS },
      'As a correction by NTP does.',
    ),
    entry(`Step the clock of ${id} ${STEP_MS} ms on`, 'time offset skew ahead ntp', {
      do: 'clock',
      node: id,
      stepMs: STEP_MS,
    }),
    isMember
      ? entry(
          `Take ${id} out of the database`,
          'leave remove member',
          { do: 'leave', replica: id },
          'Its keys move to others.',
        )
      : entry(`Add ${id} to the database`, 'join member', { do: 'join', replica: id }, 'Keys move to it.'),
  ];
}

/** One way at a time, and by turns. */
export function linkFaults(
  from: NodeId,
  to: NodeId,
  { cuts, conditions }: Scene,
  commands: LabCommands,
): readonly Entry[] {
  const entry = entryOf('Links', 'link', commands.act);
  const isCut = (one: NodeId, other: NodeId): boolean => cuts.some((cut) => cut.from === one && cut.to === other);
  const oneWay = (one: NodeId, other: NodeId): readonly Entry[] =>
    isCut(one, other)
      ? []
      : [
          entry(`Cut only from ${one} to ${other}`, 'one way direction partition disconnect', {
            do: 'cut',
            between: [one, other],
            direction: 'forward',
          }),
        ];
  return [
    ...oneWay(from, to),
    ...oneWay(to, from),
    ...(isCut(from, to) || isCut(to, from)
      ? []
      : [
          entry(
            `Let the link ${from} to ${to} flap`,
            'unstable cut heal again',
            { do: 'flap', between: [from, to], everyMs: FLAP_MS, times: FLAPS },
            `It is cut and healed ${FLAPS} times.`,
          ),
        ]),
    conditions.some((condition) => isOf(condition, from, to))
      ? entry(`Let messages travel as usual from ${from} to ${to}`, 'loss latency lost', {
          do: 'link',
          between: [from, to],
        })
      : entry(
          `Let the link ${from} to ${to} lose messages`,
          'loss lost unreliable',
          { do: 'link', between: [from, to], lossPercent: LOSS_PERCENT },
          `${LOSS_PERCENT} % of them from now on.`,
        ),
    {
      group: 'Links',
      label: `Latency and loss from ${from} to ${to}…`,
      words: 'link network inspect delay lost',
      pick: () => commands.select({ kind: 'link', from, to }),
    },
  ];
}

export function namedPartitions({ partitions = [] }: Scenario, act: Act): readonly Entry[] {
  const entry = entryOf('Replicas', 'partition named', act);
  return partitions.flatMap(({ name, groups }) => [
    entry(
      `Apply the partition “${name}”`,
      'cut isolate',
      { do: 'partition', name },
      groups.map((group) => group.join(' ')).join(' | '),
    ),
    entry(`Heal the partition “${name}”`, 'mend connect', { do: 'heal-partition', name }),
  ]);
}

/** Letters on their way. */
export function letterEntries({ flights }: Scene, act: Act): readonly Entry[] {
  return flights
    .filter(({ end }) => end === null)
    .slice(0, LETTERS_MAX)
    .flatMap((flight, index) => ofLetter(flight, index + 1, act));
}

function ofLetter({ message, kind, from, to, carries, waiting }: Flight, number: number, act: Act): readonly Entry[] {
  const entry = entryOf('Letters', 'message letter', act);
  const name = `letter ${number}: ${messageName(kind)} from ${from} to ${to}`;
  const hint =
    carries.map(({ write, value, deleted }) => `${write} ${deleted ? 'deleted' : valueWords(value)}`).join(', ') ||
    undefined;
  return [
    waiting === 'held'
      ? entry(`Let go on ${name}`, 'release', { do: 'release', message }, hint)
      : entry(`Hold ${name}`, 'wait stop', { do: 'hold', message }, hint),
    entry(`Deliver now ${name}`, 'arrive', { do: 'deliver', message }, hint),
    entry(`Drop ${name}`, 'lose lost', { do: 'drop', message }, hint),
  ];
}

const isOf = (cut: Scene['cuts'][number], from: NodeId, to: NodeId): boolean =>
  (cut.from === from && cut.to === to) || (cut.from === to && cut.to === from);
