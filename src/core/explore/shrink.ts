/**
 * Makes a failing scenario small: takes away one thing after another for as long as the same promise stays broken.
 * Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002), with the pieces halved in turn.
 */
import type { Scenario } from '../engine/scenario.ts';
import { STRATEGIES } from '../strategies/index.ts';
import { findSystem, SYSTEMS } from '../systems/index.ts';
import type { PromiseName } from './finding.ts';
import { judge } from './judge.ts';

export interface Shrunk {
  readonly scenario: Scenario;
  /** How many smaller ones were run. */
  readonly tries: number;
}

/** A few seconds for the small runs that are drawn. */
export const TRIES_MAX = 600;

/** `isAllowed` says whether a scenario may be written down at all. */
export function shrink(
  scenario: Scenario,
  promise: PromiseName,
  isAllowed: (smaller: Scenario) => boolean = () => true,
  triesMax: number = TRIES_MAX,
): Shrunk {
  let best = scenario;
  let tries = 0;
  const take = (smaller: Scenario): boolean => {
    if (tries >= triesMax || !isAllowed(smaller) || !fits(smaller)) return false;
    tries += 1;
    if (!judge(smaller).findings.some((finding) => finding.promise === promise)) return false;
    best = smaller;
    return true;
  };
  let isSmaller = true;
  while (isSmaller && tries < triesMax) {
    const before = best;
    dropCommands(() => best, take);
    for (const simpler of SIMPLER) for (const next of simpler(best)) if (take(next)) break;
    isSmaller = best !== before;
  }
  return { scenario: best, tries };
}

/** The chosen numbers still fit the replicas that are left. */
const fits = ({ system, replicas, absent }: Scenario): boolean =>
  findSystem(system.kind)?.problems(system.options, replicas, absent).length === 0;

/** First half of the commands at once, then a quarter, down to single ones; from the end, where least depends on them. */
function dropCommands(best: () => Scenario, take: (smaller: Scenario) => boolean): void {
  for (let size = Math.ceil(best().script.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let end = best().script.length; end > 0; end -= size) {
      const { script } = best();
      const start = Math.max(0, end - size);
      take({ ...best(), script: [...script.slice(0, start), ...script.slice(end)] });
    }
  }
}

/** Each gives scenarios that are simpler in one respect, the simplest first. */
const SIMPLER: readonly ((scenario: Scenario) => readonly Scenario[])[] = [
  (scenario) => scenario.clients.map(({ id }) => withoutClient(scenario, id)),
  (scenario) => scenario.replicas.toReversed().map((replica) => withoutReplica(scenario, replica)),
  ({ retry, ...others }) => (retry === undefined ? [] : [others]),
  ({ partitions, ...others }) => (partitions === undefined ? [] : [others]),
  ({ absent, ...others }) => (absent === undefined ? [] : [others]),
  (scenario) => (scenario.clocks.length === 0 ? [] : [{ ...scenario, clocks: [] }]),
  (scenario) => (scenario.merge === 'ask' ? [] : [{ ...scenario, merge: 'ask' }]),
  simplerNetworks,
  (scenario) => simplerChoices(scenario, 'system'),
  (scenario) => simplerChoices(scenario, 'strategy'),
];

/** A client goes with all that it does. */
const withoutClient = (scenario: Scenario, client: string): Scenario => ({
  ...scenario,
  clients: scenario.clients.filter(({ id }) => String(id) !== client),
  clocks: scenario.clocks.filter(({ node }) => String(node) !== client),
  script: scenario.script.filter((command) => !names(command, client)),
});

function withoutReplica(scenario: Scenario, replica: string): Scenario {
  const replicas = scenario.replicas.filter((name) => String(name) !== replica);
  const [first] = replicas;
  if (first === undefined) return scenario;
  const { absent, partitions, ...others } = scenario;
  return {
    ...others,
    replicas,
    ...(absent === undefined ? {} : { absent: absent.filter((name) => String(name) !== replica) }),
    ...(partitions === undefined
      ? {}
      : {
          partitions: partitions.map(({ name, groups }) => ({
            name,
            groups: groups.map((group) => group.filter((member) => String(member) !== replica)),
          })),
        }),
    clients: scenario.clients.map((client) => (String(client.near) === replica ? { ...client, near: first } : client)),
    clocks: scenario.clocks.filter(({ node }) => String(node) !== replica),
    network: {
      ...scenario.network,
      links: scenario.network.links.filter(({ between }) => !between.some((node) => String(node) === replica)),
    },
    script: scenario.script.filter((command) => !names(command, replica)),
  };
}

/** Whether a command speaks of a node. */
const names = (command: Scenario['script'][number], node: string): boolean => mentions(Object.values(command), node);

function mentions(parts: readonly unknown[], node: string): boolean {
  return parts.some((part) => (Array.isArray(part) ? mentions(part, node) : part === node));
}

function simplerNetworks(scenario: Scenario): readonly Scenario[] {
  const { duplicatePercent, order, kinds, ...network } = scenario.network;
  const plain: Scenario['network'] = { ...network, latency: { kind: 'fixed', ms: 20 }, lossPercent: 0, links: [] };
  const withDuplicates = duplicatePercent === undefined ? network : { ...network, duplicatePercent };
  const simpler: readonly Scenario['network'][] = [
    plain,
    { ...scenario.network, lossPercent: 0 },
    { ...scenario.network, links: [] },
    { ...scenario.network, latency: plain.latency },
    withDuplicates,
    network,
  ];
  const now = JSON.stringify(scenario.network);
  return simpler.filter((other) => JSON.stringify(other) !== now).map((other) => ({ ...scenario, network: other }));
}

/** All options at their defaults, then one after another. What rounds there are has to stay. */
function simplerChoices(scenario: Scenario, part: 'system' | 'strategy'): readonly Scenario[] {
  const choice = scenario[part];
  const kinds = part === 'system' ? SYSTEMS : STRATEGIES;
  const specs = kinds.find(({ id }) => id === choice.kind)?.options ?? [];
  return specs.flatMap(({ name, choices: [usual] }) =>
    name === 'anti-entropy' || usual === undefined || choice.options[name] === usual.value
      ? []
      : [{ ...scenario, [part]: { ...choice, options: { ...choice.options, [name]: usual.value } } }],
  );
}
