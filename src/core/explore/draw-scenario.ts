/** One scenario for each seed: any strategy on any system, with a workload, with trouble, and with an end to it. */
import { type Choice, MERGE_POLICIES, type Scenario } from '../engine/scenario.ts';
import { findStrategy } from '../strategies/index.ts';
import { quorumsOf } from '../systems/quorums.ts';
import { diceOf } from './dice.ts';
import {
  drawCast,
  drawClocks,
  drawNetwork,
  drawRetry,
  drawSession,
  drawStrategy,
  drawSystem,
  drawSystemKind,
} from './draw-choices.ts';
import { type Drawn, drawPartitions, drawTrouble, drawWorkload, makeWhole } from './draw-script.ts';

/** Nobody may ask for more answers than there can be. */
const withinReach = (drawn: Drawn, answersMax: number): Drawn =>
  drawn.command.quorum === undefined
    ? drawn
    : { ...drawn, command: { ...drawn.command, quorum: Math.min(drawn.command.quorum, answersMax) } };

const FIELDS = ['tags', 'seen'];

/** Values have fields where replicas merge maps, or clients do and store them whole. */
function hasFields({ kind, options }: Choice, merge: Scenario['merge']): boolean {
  if (kind === 'map') return true;
  return merge === 'map' && findStrategy(kind)?.create(options).takesChanges !== true;
}

/** Law: the same seed gives the same scenario, everywhere and for as long as the drawing stays as it is. */
export function drawScenario(seed: number): Scenario {
  const dice = diceOf(seed);
  const kind = drawSystemKind(dice);
  const cast = drawCast(dice, kind);
  const { replicas, absent, clients } = cast;
  const nodes = [...replicas, ...clients.map(({ id }) => id)];
  const system = drawSystem(dice, kind, cast);
  const network = drawNetwork(dice, replicas, system);
  const partitions = drawPartitions(dice, replicas);
  const retry = drawRetry(dice);
  const strategy = drawStrategy(dice);
  const session = drawSession(dice, strategy);
  const answersMax = Math.min(quorumsOf(system.options, replicas.length).n, replicas.length - absent.length);
  const merge = dice.pick('merge', MERGE_POLICIES);
  const fields = hasFields(strategy, merge) ? FIELDS : [];
  const workload = drawWorkload(dice, cast, kind, { session, fields }).map((drawn) => withinReach(drawn, answersMax));
  const trouble = drawTrouble(dice, cast, workload, system);
  return {
    version: 1,
    title: `Fuzz ${seed}`,
    description: '',
    seed,
    replicas,
    clients,
    ...(absent.length === 0 ? {} : { absent }),
    ...(partitions.length === 0 ? {} : { partitions }),
    ...(retry === undefined ? {} : { retry }),
    system,
    strategy,
    merge,
    session,
    network,
    clocks: drawClocks(dice, nodes),
    script: [
      ...workload.map(({ command }) => command),
      ...trouble,
      ...makeWhole(dice, trouble, { replicas, network, system }),
    ],
    captions: [],
    pace: 100,
  };
}
