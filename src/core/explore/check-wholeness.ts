/** Whether all is whole at the end of a run, so that the promises of its strategy can be looked at. */
import { roundsPlanned } from '../engine/rounds.ts';
import type { Run } from '../engine/run.ts';
import { isOutOfReach } from '../engine/world.ts';
import { nameOf, type Waiting } from '../network/message.ts';
import type { Hint } from '../systems/system.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** What is not whole, in words; null where all is. */
export function checkWholeness({ recording }: Run, { lastUnrestUs, hasCrashed }: Evidence): string | null {
  const { final, program } = recording;
  if (recording.isCutShort) return 'it did not end';
  if (final.cuts.includes(true)) return 'a link is cut';
  const isOut = final.replicas.some(({ isUp, isPaused }, index) => final.members[index] && (!isUp || isPaused));
  if (isOut) return 'a replica is down or paused';
  if (final.waiting.some(({ reason }) => reason !== 'early' && reason !== 'down')) return 'a message is held';
  if (program.scenario.system.kind === 'single-server') return null;
  const everyUs = program.system.rounds?.everyUs;
  if (everyUs === undefined) {
    // Leaders keep what they have to send until it has arrived.
    if (program.scenario.system.kind === 'multi-leader') return null;
    // Without anti-entropy all hangs on hints, which are still unwritten where a coordinator crashes.
    if (program.scenario.system.options['handoff'] === 'off') return 'replicas never compare what they keep';
    return hasCrashed ? 'a coordinator may have forgotten whom to keep hints for' : null;
  }
  const roundsLeft = roundsPlanned(final, program) - Math.ceil(lastUnrestUs / everyUs);
  return roundsLeft >= roundsNeeded(program.scenario.network, program.replicaCount)
    ? null
    : `only ${roundsLeft} rounds were left after the last change`;
}

/** Nothing waits for something that cannot come any more, unless what it waits for was lost or has left. */
export function checkNothingWaits({ recording }: Run, evidence: Evidence): readonly Finding[] {
  const { final, program } = recording;
  const { nodes } = program;
  const isMissing = ({ message, reason }: Waiting): boolean =>
    reason === 'early' ? mayMissWhatCameBefore(evidence) : isOutOfReach(final, message.to);
  const isHandedOverLate = ({ home, operation }: Hint, keeper: number): boolean =>
    isOutOfReach(final, home) || isOutOfReach(final, keeper) || evidence.lostHandoffs.has(operation.id);
  return [
    ...final.waiting
      .filter((waiting) => !isMissing(waiting))
      .map(({ message, reason }) => `${nameOf(message, nodes)} waits for ever (${reason})`),
    ...final.replicas.flatMap(({ memory }, keeper) =>
      memory.hints
        .filter((hint) => !isHandedOverLate(hint, keeper))
        .map(({ operation, home }) => `${nodes[keeper]} keeps ${operation.id} for ${nodes[home]} for ever`),
    ),
  ].map((words) => ({ promise: 'nothing waits', words }));
}

/** What came before may have been lost on its way, or forgotten by whoever was to send it. */
const mayMissWhatCameBefore = ({ isLetterMissing, begunAnew }: Evidence): boolean =>
  isLetterMissing || begunAnew.size > 0;

/** Twice with each other; where messages are lost, often enough that loss cannot explain a difference. */
const roundsNeeded = (
  { lossPercent, links }: Run['recording']['program']['scenario']['network'],
  replicaCount: number,
): number => (lossPercent === 0 && links.every((link) => (link.lossPercent ?? 0) === 0) ? 2 : 12) * (replicaCount - 1);
