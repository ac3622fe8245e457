/**
 * Reads scenario files: text or JSON in, a scenario or a list of problems out. Never throws, whatever comes.
 *
 * The order is from cheap to costly: size, JSON, plainness and limits, shape, meaning. Each stage may trust
 * what the ones before it have seen.
 */
import { LIMITS, type Scenario } from '../core/engine/scenario.ts';
import { asMicros, fromMs } from '../core/time.ts';
import { problemsOfChoice } from './choices.ts';
import {
  completeChoice,
  completeCommands,
  completeLatency,
  completeLink,
  completeRetry,
  completeScenario,
} from './complete.ts';
import { withCommas } from './format-limits.ts';
import { parseJson } from './json-text.ts';
import { type Names, namesIn, problemsOfCommands, problemsOfNetwork, problemsOfScenario } from './meaning.ts';
import { plainObject } from './plain-json.ts';
import { type Answer, type InputProblem, refusalOf, success } from './problem.ts';
import { replicaNames } from './replica-names.ts';
import type { OpenRecord, SavedRun } from './saved-run.ts';
import { type RunFile, type ScenarioFile, scenarioFile } from './schema.ts';
import { problemsFrom, wordsOf } from './schema-words.ts';
import type { NetworkChoices, ScenarioSettings } from './settings.ts';

/** The scenario in a file's text; a run kept with it is checked and left aside. */
export function parseScenario(text: string): Answer<Scenario> {
  return scenarioOf(parseSavedRun(text));
}

/** The same from JSON. */
export function readScenario(json: unknown): Answer<Scenario> {
  return scenarioOf(readSavedRun(json));
}

/** The scenario in a file's text with what was done with it; at its start where nothing was. */
export function parseSavedRun(text: string): Answer<SavedRun> {
  const json = parseJson(text);
  return json.ok ? readSavedRun(json.result) : json;
}

/** The same from JSON. */
export function readSavedRun(json: unknown): Answer<SavedRun> {
  const plain = plainObject(json);
  if (!plain.ok) return plain;
  const shaped = scenarioFile.safeParse(plain.result, { error: wordsOf });
  if (!shaped.success) return refusalOf(problemsFrom(shaped.error.issues));
  const file = shaped.data;
  const written = completeScenario(file);
  const problems = [...problemsOfScenario(written), ...problemsOfRun(file, written)];
  if (problems.length > 0) return refusalOf(problems);
  return success(savedRunOf(written, file.run ?? {}));
}

const scenarioOf = (answer: Answer<SavedRun>): Answer<Scenario> =>
  answer.ok ? success(answer.result.session.scenario) : answer;

function problemsOfRun({ script = [], run = {} }: ScenarioFile, written: Scenario): readonly InputProblem[] {
  const { settings = {}, actions = [], branches = [] } = run;
  const names = namesWithChosen(namesIn(written), settings.replicaCount);
  const longest = script.length + Math.max(actions.length, ...branches.map((branch) => branch.length));
  return [
    ...(longest > LIMITS.commands
      ? [
          {
            path: 'run',
            message: `script and actions have ${withCommas(longest)} commands together; at most ${withCommas(LIMITS.commands)} are allowed`,
          },
        ]
      : []),
    ...(settings.system === undefined
      ? []
      : problemsOfChoice('system', completeChoice(settings.system), 'run.settings.system')),
    ...(settings.strategy === undefined
      ? []
      : problemsOfChoice('strategy', completeChoice(settings.strategy), 'run.settings.strategy')),
    ...(settings.network === undefined
      ? []
      : problemsOfNetwork(completeNetworkChoices(settings.network), 'run.settings.network', names)),
    ...problemsOfCommands(completeCommands(actions), 'run.actions', names),
    ...branches.flatMap((branch, index) =>
      problemsOfCommands(completeCommands(branch), `run.branches[${index}]`, names),
    ),
  ];
}

/** Actions may name replicas that were there under other settings: `withSettings` knows what to do with those. */
function namesWithChosen(names: Names, replicaCount: number | undefined): Names {
  return replicaCount === undefined ? names : { ...names, replicas: replicaNames(names, LIMITS.replicas) };
}

function savedRunOf(scenario: Scenario, run: RunFile): SavedRun {
  const { step, branches, open, panels } = run;
  return {
    session: { scenario, settings: settingsOf(run), actions: completeCommands(run.actions ?? []) },
    playheadUs: fromMs(run.playheadMs ?? asMicros(0)),
    stateHash: run.stateHash ?? null,
    ...(step === undefined ? {} : { step }),
    ...(branches === undefined ? {} : { branches: branches.map((branch) => ({ actions: completeCommands(branch) })) }),
    // As with commands: nothing but the types of the names differs.
    ...(open === undefined ? {} : { open: open as OpenRecord }),
    ...(panels === undefined ? {} : { panels }),
  };
}

function settingsOf({ settings = {} }: RunFile): ScenarioSettings {
  const { system, strategy, network, retry, ...others } = settings;
  return {
    ...others,
    ...(network === undefined ? {} : { network: completeNetworkChoices(network) }),
    ...(retry === undefined ? {} : { retry: retry === null ? null : completeRetry(retry) }),
    ...(system === undefined ? {} : { system: completeChoice(system) }),
    ...(strategy === undefined ? {} : { strategy: completeChoice(strategy) }),
  };
}

const completeNetworkChoices = ({
  latency,
  links,
  ...others
}: NonNullable<NonNullable<RunFile['settings']>['network']>): NetworkChoices => ({
  ...others,
  ...(latency === undefined ? {} : { latency: completeLatency(latency) }),
  ...(links === undefined ? {} : { links: links.map(completeLink) }),
});
