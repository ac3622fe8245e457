/**
 * From a scenario file to the scenario: everything left out is filled in, and bare strings become names.
 * Options of strategies and systems are filled in where those are known: in `choices.ts`.
 */
import type { Choice, Latency, LinkSetting, RetrySetting, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import { clientId, type NodeId, replicaId } from '../core/ids.ts';
import type { ChoiceFile, CommandFile, LatencyFile, LinkFile, RetryFile, ScenarioFile } from './schema.ts';

/** What a file need not say. */
export const FILE_DEFAULTS = {
  description: '',
  seed: 1,
  merge: 'ask',
  session: 'none',
  latency: { kind: 'fixed', ms: 20 },
  lossPercent: 0,
  whenCut: 'wait',
  /** A message of 20 ms is half a second on its way. */
  pace: 40,
} as const;

export function completeScenario(file: ScenarioFile): Scenario {
  const replicas = file.replicas.map(replicaId);
  const { network = {} } = file;
  return {
    version: 1,
    title: file.title,
    description: file.description ?? FILE_DEFAULTS.description,
    ...(file.source === undefined ? {} : { source: file.source }),
    seed: file.seed ?? FILE_DEFAULTS.seed,
    replicas,
    clients: file.clients.map((client, index) => {
      const { id, near = nearByPlace(file.replicas, index) } = typeof client === 'string' ? { id: client } : client;
      return { id: clientId(id), near: replicaId(near) };
    }),
    system: completeChoice(file.system),
    strategy: completeChoice(file.strategy),
    merge: file.merge ?? FILE_DEFAULTS.merge,
    session: file.session ?? FILE_DEFAULTS.session,
    network: {
      latency: completeLatency(network.latency ?? FILE_DEFAULTS.latency),
      lossPercent: network.lossPercent ?? FILE_DEFAULTS.lossPercent,
      whenCut: network.whenCut ?? FILE_DEFAULTS.whenCut,
      ...(network.duplicatePercent === undefined ? {} : { duplicatePercent: network.duplicatePercent }),
      ...(network.order === undefined ? {} : { order: network.order }),
      ...(network.kinds === undefined
        ? {}
        : { kinds: network.kinds.map(({ kind, latency }) => ({ kind, latency: completeLatency(latency) })) }),
      links: (network.links ?? []).map(completeLink),
    },
    ...(file.absent === undefined ? {} : { absent: file.absent.map(replicaId) }),
    ...(file.partitions === undefined
      ? {}
      : {
          partitions: file.partitions.map(({ name, groups }) => ({
            name,
            groups: groups.map((group) => group.map(replicaId)),
          })),
        }),
    ...(file.retry === undefined ? {} : { retry: completeRetry(file.retry) }),
    clocks: (file.clocks ?? []).map(({ node, offsetMs = 0, driftPpm = 0 }) => ({
      node: nodeId(node),
      offsetMs,
      driftPpm,
    })),
    script: completeCommands(file.script ?? []),
    captions: file.captions ?? [],
    pace: file.pace ?? FILE_DEFAULTS.pace,
  };
}

/** Clients that do not say where they stand are dealt out in turn: the first beside the first replica, and so on. */
export const nearByPlace = (replicas: readonly string[], index: number): string =>
  replicas[index % replicas.length] ?? '';

/** Commands differ from those of a file in that their names have types of their own, and a latency its kind. */
export const completeCommands = (commands: readonly CommandFile[]): readonly TimedCommand[] =>
  commands.map((command) =>
    command.do === 'link' && command.latency !== undefined
      ? { ...command, latency: completeLatency(command.latency) }
      : command,
  ) as readonly TimedCommand[];

export function completeChoice(choice: ChoiceFile): Choice {
  if (typeof choice === 'string') return { kind: choice, options: {} };
  const { kind, ...options } = choice;
  return { kind, options: Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)])) };
}

export const completeRetry = (retry: RetryFile): RetrySetting => ({ identity: 'none', ...retry });

export const completeLink = ({ between: [from, to], latency, lossPercent }: LinkFile): LinkSetting => ({
  between: [nodeId(from), nodeId(to)],
  ...(latency === undefined ? {} : { latency: completeLatency(latency) }),
  ...(lossPercent === undefined ? {} : { lossPercent }),
});

export const completeLatency = (latency: LatencyFile): Latency =>
  typeof latency === 'number' ? { kind: 'fixed', ms: latency } : latency;

/** Which of the two it is, the check of the names has seen. */
const nodeId = (name: string): NodeId => replicaId(name);
