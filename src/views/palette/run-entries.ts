/** Everything that can be done to the run: playing it, and acting in it. */
import { describeChange } from '../../app/describe-change.ts';
import { lastChange } from '../../app/history.ts';
import { clearMarks, cutOff, groupsByCuts, healing, listOf, toggleMark, useMarked } from '../../app/partitions.ts';
import { SPEEDS } from '../../app/speeds.ts';
import type { LabCommands, LabState } from '../../app/state.ts';
import { storyNow } from '../../app/story.ts';
import type { Command, Scenario } from '../../core/engine/scenario.ts';
import type { Key, NodeId, ReplicaId } from '../../core/ids.ts';
import { topologyOf } from '../../core/systems/topology.ts';
import type { ClientScene, ReplicaScene, Scene } from '../../core/timeline/scene.ts';
import { counted } from '../../ui/words.ts';
import type { Entry } from './entry.ts';
import { letterEntries, linkFaults, namedPartitions, replicaFaults } from './fault-entries.ts';

/** What opens something elsewhere on the page. */
export interface Openers {
  compose(client: ClientScene['id'], draft?: { readonly deed?: 'get' | 'delete'; readonly context?: 'none' }): void;
}

export function runEntries(state: LabState, commands: LabCommands, openers: Openers): readonly Entry[] {
  const { scene, run, session } = state;
  const scenario = run?.effective ?? session.scenario;
  const keys = keysOf(scene, scenario);
  return [
    ...playing(state, commands),
    ...scene.replicas.flatMap((replica) => replicaEntries(replica, scene, commands)),
    ...scene.clients.flatMap((client) => clientEntries(client, keys, commands, openers)),
    ...partitionEntries(scene, scenario, commands),
    ...namedPartitions(scenario, commands.act),
    ...linkEntries(scene, scenario, commands),
    ...letterEntries(scene, commands.act),
  ];
}

/** Replicas are marked one by one, cut off together and healed as one. */
function partitionEntries({ replicas, cuts }: Scene, scenario: Scenario, commands: LabCommands): readonly Entry[] {
  const ids = replicas.map(({ id }) => id);
  if (ids.length < 2) return [];
  const { marked } = useMarked.getState();
  const entry = (label: string, words: string, pick: () => void): Entry => ({
    group: 'Replicas',
    label,
    words: `replica partition together ${words}`,
    pick,
  });
  const parting = cutOff(marked, ids);
  const mending = healing(groupsByCuts(ids, cuts), scenario.partitions ?? []);
  return [
    ...(parting === null
      ? []
      : [
          entry(`Cut off the marked replicas: ${listOf(parting.groups?.[0] ?? [])}`, 'isolate lasso', () => {
            commands.act(parting);
            clearMarks();
          }),
        ]),
    ...(mending === null ? [] : [entry('Heal the whole partition', 'mend connect', () => commands.act(mending))]),
    ...ids.map((id) =>
      entry(marked.includes(id) ? `Take the mark off ${id}` : `Mark ${id}`, 'select lasso', () => toggleMark(id)),
    ),
  ];
}

function playing(state: LabState, commands: LabCommands): readonly Entry[] {
  const { isPlaying, speed, undone, catalogue, scene, branches } = state;
  const entry = (label: string, words: string, pick: () => void): Entry => ({ group: 'Run', label, words, pick });
  const last = lastChange(state);
  const next = undone.at(-1);
  return [
    isPlaying ? entry('Pause', 'stop', commands.pause) : entry('Play', 'go start', commands.play),
    entry('Step on', 'forward next', () => commands.stepBy(1)),
    entry('Step back', 'backward previous', () => commands.stepBy(-1)),
    {
      ...entry('Restart', 'begin again start branch', commands.restart),
      hint: 'What you do in the past starts a branch, and what you did later is kept on another.',
    },
    ...branches.map(({ actions }, index) => ({
      ...entry(`Go to branch ${index + 1}`, 'branches line other before', () => commands.switchBranch(index)),
      hint: counted(actions.length, 'change'),
    })),
    ...(last === undefined
      ? []
      : [entry(`Undo: ${describeChange(last, catalogue)}`, 'take back', () => commands.undo())]),
    ...(next === undefined ? [] : [entry(`Redo: ${describeChange(next, catalogue)}`, 'again', () => commands.redo())]),
    ...(scene.cuts.length === 0
      ? []
      : [entry('Heal all links', 'mend connect partition', () => commands.act({ do: 'heal-all' }))]),
    ...(storyNow(state) === 'goes on'
      ? [entry('End the story here', 'script leave out plan', () => commands.act({ do: 'end-story' }))]
      : []),
    ...SPEEDS.map((value) => ({
      ...entry(`Speed ${value}×`, 'faster slower pace', () => commands.setSpeed(value)),
      isChosen: value === speed,
    })),
  ];
}

function replicaEntries(replica: ReplicaScene, scene: Scene, commands: LabCommands): readonly Entry[] {
  const { id, isUp, isPaused } = replica;
  const entry = (label: string, words: string, command: Command): Entry => ({
    group: 'Replicas',
    label,
    words: `replica ${words}`,
    pick: () => commands.act(command),
  });
  const others = scene.replicas.map((other) => other.id).filter((other) => other !== id);
  return [
    ...(isUp
      ? [
          entry(`Crash ${id}`, 'stop fail down', { do: 'crash', replica: id }),
          isPaused
            ? entry(`Let ${id} go on`, 'resume continue', { do: 'resume', replica: id })
            : entry(`Pause ${id}`, 'stop wait', { do: 'pause', replica: id }),
        ]
      : [
          entry(`Recover ${id}`, 'restart up', { do: 'recover', replica: id, disk: 'kept' }),
          entry(`Recover ${id} with its disk lost`, 'empty new name', {
            do: 'recover',
            replica: id,
            disk: 'lost',
            identity: 'new',
          }),
          entry(`Recover ${id} with its disk lost, same name`, 'empty', {
            do: 'recover',
            replica: id,
            disk: 'lost',
            identity: 'same',
          }),
        ]),
    ...(others.length === 0
      ? []
      : [entry(`Cut ${id} off from all others`, 'partition isolate', { do: 'partition', groups: [[id], others] })]),
    ...replicaFaults(replica, scene, commands.act),
    {
      group: 'Replicas',
      label: `Inspect ${id}`,
      words: 'replica look show',
      pick: () => commands.select({ kind: 'replica', id }),
    },
  ];
}

function clientEntries(
  { id, remembered }: ClientScene,
  keys: readonly Key[],
  commands: LabCommands,
  { compose }: Openers,
): readonly Entry[] {
  const entry = (label: string, words: string, pick: () => void): Entry => ({
    group: 'Clients',
    label,
    words: `client ${words}`,
    pick,
  });
  return [
    entry(`Write as ${id}…`, 'put value store', () => compose(id)),
    entry(`Write blind as ${id}…`, 'put no context', () => compose(id, { context: 'none' })),
    ...remembered
      .filter(({ siblings }) => siblings.length > 1)
      .map(({ key }) => entry(`Resolve ${key} as ${id}…`, 'siblings merge conflict', () => commands.resolve(id, key))),
    ...keys.map((key) => entry(`Read ${key} as ${id}`, 'get', () => commands.act({ do: 'get', client: id, key }))),
    entry(`Read as ${id} through…`, 'get replica another quorum r', () => compose(id, { deed: 'get' })),
    ...keys.map((key) =>
      entry(`Delete ${key} as ${id}`, 'remove', () => commands.act({ do: 'delete', client: id, key })),
    ),
    entry(`Delete as ${id} through…`, 'remove replica another', () => compose(id, { deed: 'delete' })),
    entry(`Inspect ${id}`, 'look show', () => commands.select({ kind: 'client', id })),
  ];
}

function linkEntries(scene: Scene, scenario: Scenario, commands: LabCommands): readonly Entry[] {
  return pairsOf(scene, scenario).flatMap(([from, to]) => {
    const directions = scene.cuts.filter((cut) => isOf(cut, from, to)).length;
    const entry = (verb: 'Cut' | 'Heal', command: Command): Entry => ({
      group: 'Links',
      label: `${verb} link ${from} to ${to}`,
      words: verb === 'Cut' ? 'partition disconnect' : 'mend connect',
      pick: () => commands.act(command),
    });
    return [
      ...(directions < 2 ? [entry('Cut', { do: 'cut', between: [from, to] })] : []),
      ...(directions > 0 ? [entry('Heal', { do: 'heal', between: [from, to] })] : []),
      ...linkFaults(from, to, scene, commands),
    ];
  });
}

const isOf = (cut: Scene['cuts'][number], from: NodeId, to: NodeId): boolean =>
  (cut.from === from && cut.to === to) || (cut.from === to && cut.to === from);

/** The ends of every link that the system sends anything over. */
function pairsOf({ replicas, clients }: Scene, scenario: Scenario): readonly (readonly [NodeId, NodeId])[] {
  const names = replicas.map(({ id }) => id);
  const sends = sendersOf(scenario);
  const pairs = names.flatMap((from, index) =>
    names
      .slice(index + 1)
      .filter((to) => sends(from, to) || sends(to, from))
      .map((to) => [from, to] as const),
  );
  return [...pairs, ...clients.map(({ id, near }) => [id, near] as const)];
}

/** Only leaders that pass writes on along a topology, and do not compare all they keep, leave pairs out. */
function sendersOf({ system: { kind, options }, replicas }: Scenario): (from: ReplicaId, to: ReplicaId) => boolean {
  if (kind !== 'multi-leader' || (options['anti-entropy'] ?? 'off') !== 'off') return () => true;
  const topology = topologyOf(options, replicas);
  return (from, to) => topology[replicas.indexOf(from)]?.includes(replicas.indexOf(to)) === true;
}

/** Keys that replicas hold, then those that the script will use. */
function keysOf({ replicas }: Scene, { script }: Scenario): readonly Key[] {
  const held = replicas.flatMap(({ keys }) => keys.map(({ key }) => key));
  return [...new Set([...held, ...script.flatMap((command) => ('key' in command ? [command.key] : []))])];
}
