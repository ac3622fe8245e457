/**
 * What the page lets people choose over a scenario, and the scenario with it laid over.
 *
 * The script is kept. Where a choice takes replicas away, what clients do goes to another replica (the one at
 * the same place modulo the number of those left), and what happens to a replica that is not there (crashes,
 * cuts, clocks, links, messages) is left out. Numbers of answers that can no longer be had become "all".
 */
import {
  type Choice,
  LIMITS,
  type LinkSetting,
  type MergePolicy,
  type NetworkSettings,
  type RetrySetting,
  type RunInput,
  type Scenario,
  type SessionGuarantee,
  type TimedCommand,
} from '../core/engine/scenario.ts';
import { type NodeId, type ReplicaId, replicaId } from '../core/ids.ts';
import { countFrom } from '../core/systems/quorums.ts';
import { fillChoice, problemsOfSystem } from './choices.ts';
import { namesIn } from './meaning.ts';
import type { InputProblem } from './problem.ts';
import { replicaNames } from './replica-names.ts';
import { joinsSame } from './same-link.ts';

/** Only what was changed. */
export interface ScenarioSettings {
  readonly system?: Choice;
  readonly strategy?: Choice;
  readonly merge?: MergePolicy;
  readonly session?: SessionGuarantee;
  readonly replicaCount?: number;
  readonly seed?: number;
  readonly network?: NetworkChoices;
  /** `null`: clients wait for ever. */
  readonly retry?: RetrySetting | null;
}

/** What of the network can be chosen over the scenario's own; of a link, what is said here, and the rest as it was. */
export type NetworkChoices = Partial<
  Pick<NetworkSettings, 'latency' | 'lossPercent' | 'duplicatePercent' | 'order' | 'whenCut' | 'links'>
>;

/** What a person has in hand. */
export interface SavedSession {
  /** As written; the settings are laid over it. */
  readonly scenario: Scenario;
  readonly settings: ScenarioSettings;
  readonly actions: readonly TimedCommand[];
}

/** In percent: with more of them lost or doubled little is left to see. */
export const SHARE_CHOSEN_MAX = 90;

/** A system that has one replica whatever the scenario says. */
const SINGLE_SERVER = 'single-server';
const REPLICAS_OF_FORMER_SERVER = 3;
const ALL = 'all';

/** The scenario as it will run: complete, and its system content with the number of replicas. */
export function withSettings(scenario: Scenario, settings: ScenarioSettings): Scenario {
  const chosen = fillChoice('system', settings.system ?? scenario.system);
  const crew = crewOf(scenario, replicaCountFor(scenario, chosen, settings.replicaCount));
  const absent = absentOf(scenario.absent ?? [], crew.present);
  const isAround = ({ between }: { readonly between: readonly [NodeId, NodeId] }): boolean =>
    between.every((node) => !crew.gone.has(node));
  const { retry: ownRetry, ...rest } = scenario;
  const retry = settings.retry === undefined ? ownRetry : settings.retry;
  return {
    ...rest,
    ...(retry == null ? {} : { retry }),
    seed: settings.seed ?? scenario.seed,
    replicas: crew.present,
    clients: scenario.clients.map(({ id, near }) => ({ id, near: crew.standIn(near) })),
    system: contentSystem(chosen, crew.present.length, crew.present.length - absent.length),
    strategy: fillChoice('strategy', settings.strategy ?? scenario.strategy),
    merge: settings.merge ?? scenario.merge,
    session: settings.session ?? scenario.session,
    network: {
      ...scenario.network,
      ...settings.network,
      links: linksUnder(scenario.network.links, settings.network?.links ?? []).filter(isAround),
    },
    clocks: scenario.clocks.filter(({ node }) => !crew.gone.has(node)),
    ...(scenario.partitions === undefined
      ? {}
      : {
          partitions: scenario.partitions.map(({ name, groups }) => ({ name, groups: groupsOf(groups, crew) })),
        }),
    ...(scenario.absent === undefined ? {} : { absent }),
    script: commandsFor(scenario.script, crew),
  };
}

/** The links as written with those laid over them that were chosen. */
const linksUnder = (written: readonly LinkSetting[], chosen: readonly LinkSetting[]): readonly LinkSetting[] => [
  ...written.map((link) => ({ ...link, ...chosen.find(({ between }) => joinsSame(between, link.between)) })),
  ...chosen.filter(({ between }) => !written.some((link) => joinsSame(between, link.between))),
];

/** How many replicas there are: as chosen, or as written. A scenario of one server that leaves it gets company. */
function replicaCountFor({ system, replicas }: Scenario, { kind }: Choice, chosenCount: number | undefined): number {
  if (kind === SINGLE_SERVER) return 1;
  const leavesItsServer = system.kind === SINGLE_SERVER && replicas.length === 1;
  return chosenCount ?? (leavesItsServer ? REPLICAS_OF_FORMER_SERVER : replicas.length);
}

/** A session as it will run: the settings laid over the scenario and over what was done on the stage. */
export function runInputOf({ scenario, settings, actions }: SavedSession): RunInput {
  const effective = withSettings(scenario, settings);
  return { scenario: effective, actions: commandsFor(actions, crewOf(scenario, effective.replicas.length)) };
}

/** Which replicas there are, and who stands in for those that are not. */
interface Crew {
  readonly present: readonly ReplicaId[];
  /** Those of them that the scenario does not know. */
  readonly added: readonly ReplicaId[];
  readonly gone: ReadonlySet<NodeId>;
  standIn(replica: ReplicaId): ReplicaId;
}

function crewOf(scenario: Scenario, size: number): Crew {
  const names = namesIn(scenario);
  const everyone = replicaNames(names, LIMITS.replicas).map(replicaId);
  const present = everyone.slice(0, size);
  return {
    present,
    added: present.slice(scenario.replicas.length),
    gone: new Set(everyone.slice(size)),
    standIn: (replica) => present[everyone.indexOf(replica) % size] ?? replica,
  };
}

/** Numbers of answers that so many replicas, or those at the start, cannot give become "all". What else is wrong is for the person to mend. */
function contentSystem({ kind, options }: Choice, replicaCount: number, presentCount: number): Choice {
  const n = Math.min(countFrom(options['n'] ?? ALL, replicaCount), replicaCount);
  const isTooMany = (name: string, value: string): boolean =>
    name === 'n'
      ? Number(value) > replicaCount
      : (name === 'r' || name === 'w') && value !== ALL && countFrom(value, n) > presentCount;
  return {
    kind,
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, isTooMany(name, value) ? ALL : value]),
    ),
  };
}

/** What the system says of the choices as they will run, at the options that have to be mended. */
export const problemsOfChosen = ({ scenario }: RunInput): readonly InputProblem[] =>
  problemsOfSystem(scenario).map(({ option, message }) => ({ path: `system.${option}`, message }));

const commandsFor = (commands: readonly TimedCommand[], crew: Crew): readonly TimedCommand[] =>
  commands.flatMap((command) => commandFor(command, crew) ?? []);

/** The command where only these replicas are; null where it would mean nothing. */
function commandFor(command: TimedCommand, crew: Crew): TimedCommand | null {
  const { gone, standIn } = crew;
  switch (command.do) {
    case 'put':
    case 'delete':
    case 'add':
    case 'remove':
    case 'increment':
    case 'get':
      return command.via === undefined || !gone.has(command.via) ? command : { ...command, via: standIn(command.via) };
    case 'cut':
    case 'heal':
    case 'link':
    case 'flap':
      return command.between.some((node) => gone.has(node)) ? null : command;
    case 'partition':
    case 'heal-partition':
      return partitionFor(command, crew);
    case 'clock':
      return gone.has(command.node) ? null : command;
    case 'crash':
    case 'recover':
    case 'pause':
    case 'resume':
    case 'slow':
    case 'join':
    case 'leave':
      return gone.has(command.replica) ? null : command;
    case 'hold':
    case 'release':
    case 'drop':
    case 'deliver':
    case 'delay':
      return endsOfMessage(command.message).some((end) => gone.has(replicaId(end))) ? null : command;
    default:
      return command;
  }
}

/** With the groups of those who are there; null where nobody is left to be parted from anybody. */
function partitionFor(
  command: TimedCommand & { readonly do: 'partition' | 'heal-partition' },
  crew: Crew,
): TimedCommand | null {
  if (command.groups === undefined) return command;
  const groups = groupsOf(command.groups, crew);
  if (groups.flat().join() === command.groups.flat().join()) return command;
  const isParting = groups.length > 0 && !groups.some((group) => group.length === crew.present.length);
  return isParting ? { ...command, groups } : null;
}

/** At least one replica is there from the start. */
function absentOf(absent: readonly ReplicaId[], present: readonly ReplicaId[]): readonly ReplicaId[] {
  const left = absent.filter((replica) => present.includes(replica));
  return left.length === present.length ? left.slice(1) : left;
}

type Groups = readonly (readonly ReplicaId[])[];

/** The groups without those who are not there. Whom the scenario does not know, and nobody has put anywhere, goes with the most. */
function groupsOf(written: Groups, { present, added }: Crew): Groups {
  const groups = written
    .map((group) => group.filter((replica) => present.includes(replica)))
    .filter((group) => group.length > 0);
  const newcomers = added.filter((replica) => !groups.flat().includes(replica));
  const largest = groups.reduce<readonly ReplicaId[]>((most, group) => (group.length > most.length ? group : most), []);
  return groups.map((group) => (group === largest ? [...group, ...newcomers] : group));
}

/** Sender and receiver, which the name of a message ends with: `alice#3/replicate/A>B`. */
function endsOfMessage(message: string): readonly string[] {
  const [, , way = ''] = message.split('/');
  return way.split('>');
}
