/** Draws who takes part and by which rules: replicas, clients, strategy, system, network, clocks. */
import type {
  Choice,
  Latency,
  NetworkSettings,
  RetrySetting,
  Scenario,
  ScenarioClient,
  SessionGuarantee,
} from '../engine/scenario.ts';
import { clientId, type NodeId, type ReplicaId, replicaId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { STRATEGIES } from '../strategies/index.ts';
import type { OptionSpec, Options } from '../strategies/strategy.ts';
import { findSystem } from '../systems/index.ts';
import type { Dice } from './dice.ts';
import { promisesOf } from './promises.ts';

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly absent: readonly ReplicaId[];
  readonly clients: readonly ScenarioClient[];
}

const REPLICAS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'].map(replicaId);
const CLIENTS = ['alice', 'bob', 'carol', 'dave'].map(clientId);

export function drawCast(dice: Dice, system: string): Cast {
  const isOne = system === 'single-server';
  const replicas = REPLICAS.slice(0, isOne ? dice.int('replicas', 1, 2) : drawReplicaCount(dice));
  const absent = !isOne && replicas.length > 2 && dice.chance('absent', 10) ? replicas.slice(-1) : [];
  // Whoever stands by the only server talks to it; the other replica of a single server is never asked.
  const near = isOne ? replicas.slice(0, 1) : replicas;
  const clients = CLIENTS.slice(0, dice.int('clients', 1, CLIENTS.length)).map((id) => ({
    id,
    near: dice.pick(`near ${id}`, near),
  }));
  return { replicas, absent, clients };
}

/** Few can be followed by eye, and of them most can go wrong in few steps; some take more. */
function drawReplicaCount(dice: Dice): number {
  if (dice.chance('very many replicas', 0.5)) return REPLICAS.length;
  return dice.chance('many replicas', 5) ? dice.int('many', 6, 9) : dice.pick('replicas', [2, 3, 3, 3, 4, 4, 5]);
}

/** The strategies that promise most are drawn most often: there most can be broken. */
const STRATEGY_WEIGHTS: { readonly [strategy: string]: number } = { 'dotted-version-vectors': 4 };

export function drawStrategy(dice: Dice): Choice {
  const kind = dice.pick(
    'strategy',
    STRATEGIES.flatMap((strategy) => new Array<typeof strategy>(STRATEGY_WEIGHTS[strategy.id] ?? 1).fill(strategy)),
  );
  return { kind: kind.id, options: drawOptions(dice, 'strategy', kind.options) };
}

export const drawSystemKind = (dice: Dice): string =>
  dice.pick('system', [
    'single-server',
    ...new Array<string>(4).fill('multi-leader'),
    ...new Array<string>(5).fill('leaderless'),
  ]);

/** The defaults, and some other choices. */
function drawOptions(dice: Dice, about: string, specs: readonly OptionSpec[]): Options {
  return Object.fromEntries(
    specs.map(({ name, choices }) => [
      name,
      dice.chance(`${about} ${name} other`, 50)
        ? dice.pick(
            `${about} ${name}`,
            choices.map(({ value }) => value),
          )
        : (choices[0]?.value ?? ''),
    ]),
  );
}

/** What is drawn in the place of a choice that these replicas cannot have. */
const INSTEAD: { readonly [option: string]: Options } = {
  handoff: { handoff: 'off' },
  w: { w: 'all' },
  r: { r: 'all' },
  topology: { topology: 'all-to-all' },
  edges: { topology: 'all-to-all' },
};

export function drawSystem(dice: Dice, kind: string, { replicas, absent }: Cast): Choice {
  const system = findSystem(kind);
  invariant(system !== undefined, `${kind} is registered`);
  const drawn = { ...drawOptions(dice, 'system', system.options), ...drawSpecial(dice, kind, replicas, absent) };
  const others = system.problems(drawn, replicas, absent).map(({ option }) => INSTEAD[option] ?? {});
  return { kind, options: Object.assign({}, drawn, ...others) };
}

/** No rounds bring replicas together, so that all else that does is put to the test. */
const NO_ROUNDS: Options = { 'anti-entropy': 'off', grace: 'off' };

/** Nothing but hints brings replicas together. */
const HINTS_ONLY: Options = { ...NO_ROUNDS, coordinator: 'home', 'time-out': '100' };

const isWithoutRounds = ({ options }: Choice): boolean => options['anti-entropy'] === 'off';

export const hangsOnHints = (system: Choice): boolean => system.kind === 'leaderless' && isWithoutRounds(system);

/** Leaders that never compare what they keep: whatever one of them is not sent it never gets. */
export const hangsOnMessages = (system: Choice): boolean => system.kind === 'multi-leader' && isWithoutRounds(system);

/** Choices that depend on one another or on the replicas, and those without which nothing comes together. */
function drawSpecial(dice: Dice, kind: string, replicas: readonly ReplicaId[], absent: readonly ReplicaId[]): Options {
  if (kind === 'single-server') return {};
  const upkeep = {
    'anti-entropy': dice.pick('anti-entropy', ['100', '200', '500', '500', '1000']),
    grace: dice.chance('grace', 8) ? dice.pick('grace span', ['100', '500', '1000']) : 'off',
  };
  if (kind === 'multi-leader')
    return {
      ...upkeep,
      topology: dice.pick('topology', ['all-to-all', 'all-to-all', 'ring', 'star', 'edges']),
      edges: drawEdges(dice, replicas),
      // Whoever is absent breaks the way through all.
      ...(absent.length === 0 && dice.chance('messages only', 20) ? NO_ROUNDS : {}),
    };
  const present = replicas.length - absent.length;
  if (present > 2 && dice.chance('stand-ins only', 15)) return drawStandIns(dice, present);
  const n = dice.chance('n is all', 60) ? replicas.length : dice.int('n', 1, replicas.length);
  const count = (name: string): string =>
    dice.pick(name, ['majority', 'all', '1', `${dice.int(`${name} count`, 1, n)}`]);
  if (dice.chance('hints only', 15))
    return {
      n: n === replicas.length ? 'all' : `${n}`,
      r: count('r'),
      w: count('w'),
      ...HINTS_ONLY,
      handoff: 'coordinator',
    };
  return {
    ...upkeep,
    n: n === replicas.length ? 'all' : `${n}`,
    r: count('r'),
    w: count('w'),
    'time-out': dice.pick('time-out', ['off', '50', '100', '200']),
    coordinator: dice.chance('coordinator', 10) ? 'asked' : 'home',
  };
}

/** Some replicas do not keep a key, and stand in for those that do; most often no read mends what they miss. */
function drawStandIns(dice: Dice, replicaCount: number): Options {
  return {
    n: `${dice.int('n', 2, replicaCount - 1)}`,
    r: dice.pick('r', ['majority', 'all', '1']),
    w: dice.pick('w', ['majority', 'all', '1', '2']),
    ...(dice.chance('stand-ins repair', 30) ? {} : { 'read-repair': 'off' }),
    ...HINTS_ONLY,
    handoff: 'fallback',
  };
}

/** A way through all replicas, and some shortcuts. */
function drawEdges(dice: Dice, replicas: readonly ReplicaId[]): string {
  const way = dice.shuffled('edges', replicas);
  const along = way.slice(1).map((to, index) => `${way[index]}-${to}`);
  const back = way.length > 2 && dice.chance('edges back', 50) ? [`${way.at(-1)}>${way[0]}`] : [];
  return [...along, ...back].join(' ');
}

const NOTHING_LOST = { lossPercent: 0, whenCut: 'wait' } as const;

const drawLoss = (dice: Dice) => ({
  lossPercent: dice.pick('loss', [0, 0, 0, 0, 5, 10]),
  whenCut: dice.pick('when cut', ['wait', 'lose'] as const),
});

export function drawNetwork(dice: Dice, replicas: readonly ReplicaId[], system: Choice): NetworkSettings {
  const [from, to] = dice.shuffled('special link', replicas);
  const isSpecial = from !== undefined && to !== undefined && dice.chance('special', 15);
  return {
    latency: drawLatency(dice, 'latency'),
    ...(hangsOnMessages(system) ? NOTHING_LOST : drawLoss(dice)),
    ...(dice.chance('duplicates', 25) ? { duplicatePercent: dice.pick('duplicate', [10, 40]) } : {}),
    ...(dice.chance('order', 20) ? { order: dice.pick('order kind', ['any', 'fifo'] as const) } : {}),
    ...(dice.chance('kinds', 15)
      ? {
          kinds: [
            {
              kind: dice.pick('kind', ['replicate', 'acknowledge', 'exchange', 'reply', 'handoff'] as const),
              latency: drawLatency(dice, 'kind latency'),
            },
          ],
        }
      : {}),
    links: isSpecial ? [{ between: [from, to], latency: drawLatency(dice, 'link latency') }] : [],
  };
}

function drawLatency(dice: Dice, name: string): Latency {
  switch (dice.int(name, 0, 5)) {
    case 0:
    case 1:
      return { kind: 'fixed', ms: dice.pick(`${name} ms`, [0, 1, 20, 50]) };
    case 2:
    case 3:
      return { kind: 'uniform', minMs: 5, maxMs: dice.pick(`${name} most`, [40, 150]) };
    case 4:
      return { kind: 'exponential', meanMs: dice.pick(`${name} mean`, [10, 40]) };
    default:
      return { kind: 'pareto-mixture', paretoShare: 0.6, minMs: 3, alpha: 3, meanMs: 30 };
  }
}

export const drawClocks = (dice: Dice, nodes: readonly NodeId[]): Scenario['clocks'] =>
  nodes
    .filter((node) => dice.chance(`clock ${node}`, 25))
    .map((node) => ({
      node,
      offsetMs: dice.int(`offset ${node}`, -200, 200),
      driftPpm: dice.pick(`drift ${node}`, [0, 0, 1_000, -50_000]),
    }));

export const drawRetry = (dice: Dice): RetrySetting | undefined =>
  dice.chance('retry', 25)
    ? {
        timeoutMs: dice.pick('retry after', [50, 150, 400]),
        attempts: dice.int('attempts', 2, 4),
        identity: dice.pick('retry identity', ['none', 'request']),
      }
    : undefined;

/** Where contexts cannot be compared, a session that keeps them is one that asks nothing. */
export const drawSession = (dice: Dice, strategy: Choice): SessionGuarantee =>
  dice.chance('session sticky', 20)
    ? 'sticky'
    : dice.chance('session context', promisesOf(strategy).orders === undefined ? 5 : 40)
      ? 'context'
      : 'none';
