/** One scenario for each seed: any strategy on any system, with a workload, with trouble, and with an end to it. */
import { MERGE_POLICIES, type Scenario } from '../engine/scenario.ts';
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
  const workload = drawWorkload(dice, cast, kind, session).map((drawn) => withinReach(drawn, answersMax));
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
    merge: dice.pick('merge', MERGE_POLICIES),
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
