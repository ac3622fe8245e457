/** Scenarios and runs as files: what reading would fill in by itself is left out. */
import type { Choice, Latency, LinkSetting, Scenario } from '../core/engine/scenario.ts';
import { asMicros, toMs } from '../core/time.ts';
import { FILE_DEFAULTS, nearByPlace } from './complete.ts';
import type { SavedRun } from './saved-run.ts';
import type { ChoiceFile, LatencyFile, LinkFile, RunFile, ScenarioFile } from './schema.ts';
import type { NetworkChoices } from './settings.ts';

/** Law: reading this gives the scenario again. */
export function fileOfScenario(scenario: Scenario): ScenarioFile {
  const { clocks, captions, network } = scenario;
  const links = network.links.map(linkFile);
  return {
    version: 1,
    title: scenario.title,
    ...(scenario.description === FILE_DEFAULTS.description ? {} : { description: scenario.description }),
    ...(scenario.source === undefined ? {} : { source: scenario.source }),
    seed: scenario.seed,
    replicas: [...scenario.replicas],
    clients: scenario.clients.map(({ id, near }, index) =>
      near === nearByPlace(scenario.replicas, index) ? id : { id, near },
    ),
    ...(scenario.absent === undefined ? {} : { absent: [...scenario.absent] }),
    ...(scenario.partitions === undefined
      ? {}
      : {
          partitions: scenario.partitions.map(({ name, groups }) => ({
            name,
            groups: groups.map((group) => [...group]),
          })),
        }),
    ...(scenario.retry === undefined ? {} : { retry: scenario.retry }),
    system: choiceFile(scenario.system),
    strategy: choiceFile(scenario.strategy),
    ...(scenario.merge === FILE_DEFAULTS.merge ? {} : { merge: scenario.merge }),
    ...(scenario.session === FILE_DEFAULTS.session ? {} : { session: scenario.session }),
    network: {
      latency: latencyFile(network.latency),
      ...(network.lossPercent === FILE_DEFAULTS.lossPercent ? {} : { lossPercent: network.lossPercent }),
      ...(network.whenCut === FILE_DEFAULTS.whenCut ? {} : { whenCut: network.whenCut }),
      ...(network.duplicatePercent === undefined ? {} : { duplicatePercent: network.duplicatePercent }),
      ...(network.order === undefined ? {} : { order: network.order }),
      ...(network.kinds === undefined
        ? {}
        : { kinds: network.kinds.map(({ kind, latency }) => ({ kind, latency: latencyFile(latency) })) }),
      ...(links.length === 0 ? {} : { links }),
    },
    ...(clocks.length === 0
      ? {}
      : {
          clocks: clocks.map(({ node, offsetMs, driftPpm }) => ({
            node,
            offsetMs,
            ...(driftPpm === 0 ? {} : { driftPpm }),
          })),
        }),
    script: commandsFile(scenario.script),
    ...(captions.length === 0 ? {} : { captions: [...captions] }),
    pace: scenario.pace,
  };
}

/** The scenario with the run in it. Law: reading this gives the run again. */
export function fileOfRun(saved: SavedRun): ScenarioFile {
  return { ...fileOfScenario(saved.session.scenario), run: runFile(saved) };
}

/** The same as text for a file. */
export const textOfRun = (saved: SavedRun): string => `${JSON.stringify(fileOfRun(saved), null, 2)}\n`;

export function runFile({
  session: { settings, actions },
  playheadUs,
  stateHash,
  step,
  branches,
  open,
  panels,
}: SavedRun): RunFile {
  const { system, strategy, network, ...others } = settings;
  return {
    ...(Object.keys(settings).length === 0
      ? {}
      : {
          settings: {
            ...others,
            ...(network === undefined ? {} : { network: networkFile(network) }),
            ...(system === undefined ? {} : { system: choiceFile(system) }),
            ...(strategy === undefined ? {} : { strategy: choiceFile(strategy) }),
          },
        }),
    ...(actions.length === 0 ? {} : { actions: commandsFile(actions) }),
    ...(branches === undefined ? {} : { branches: branches.map((branch) => commandsFile(branch.actions)) }),
    ...(playheadUs === 0 ? {} : { playheadMs: toMs(asMicros(playheadUs)) }),
    ...(step === undefined ? {} : { step }),
    ...(stateHash === null ? {} : { stateHash }),
    ...(open === undefined ? {} : { open }),
    ...(panels === undefined ? {} : { panels }),
  };
}

/** Names are bare strings in a file; nothing else differs. */
const commandsFile = (commands: Scenario['script']): NonNullable<ScenarioFile['script']> =>
  commands as unknown as NonNullable<ScenarioFile['script']>;

const choiceFile = ({ kind, options }: Choice): ChoiceFile =>
  Object.keys(options).length === 0 ? kind : { ...options, kind };

const networkFile = ({ latency, links, ...others }: NetworkChoices) => ({
  ...(latency === undefined ? {} : { latency: latencyFile(latency) }),
  ...others,
  ...(links === undefined ? {} : { links: links.map(linkFile) }),
});

const linkFile = ({ between: [from, to], latency, lossPercent }: LinkSetting): LinkFile => ({
  between: [from, to],
  ...(latency === undefined ? {} : { latency: latencyFile(latency) }),
  ...(lossPercent === undefined ? {} : { lossPercent }),
});

const latencyFile = (latency: Latency): LatencyFile => (latency.kind === 'fixed' ? latency.ms : latency);
