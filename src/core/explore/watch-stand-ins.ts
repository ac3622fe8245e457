/**
 * Who stood in for whom: a replica that takes a hint in owes it to the one for which it is meant. Where there are rounds
 * of anti-entropy nobody can tell whether it has paid; without them it is all that brings the write there.
 */
import type { Happening } from '../engine/happening.ts';
import type { Operation } from '../engine/operation.ts';
import { recordOf } from '../engine/register.ts';
import type { NodeId, OperationId, WriteId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Observed } from '../verdicts/observed.ts';
import { writeOf } from './contents.ts';

/** Of one operation that has run out of time: by home, whether a stand-in has taken the hint for it. */
interface StoodFor {
  readonly write: WriteId;
  readonly byHome: Map<NodeIndex, 'sent' | 'taken'>;
}

export interface StandInWatch {
  readonly operations: Map<OperationId, StoodFor>;
}

export const startStandInWatch = (): StandInWatch => ({ operations: new Map() });

export function watchStandIns({ operations }: StandInWatch, { program, world }: Observed, event: Happening): void {
  if (program.scenario.system.options['handoff'] !== 'fallback') return;
  const stoodBy = (operation: Operation): StoodFor['byHome'] => {
    const stood = operations.get(operation.id) ?? { write: writeOf(program, operation), byHome: new Map() };
    operations.set(operation.id, stood);
    return stood.byHome;
  };
  if (event.kind === 'sent' && event.letter.body.kind === 'hint') {
    const byHome = stoodBy(event.letter.operation);
    const { home } = event.letter.body;
    if (!byHome.has(home)) byHome.set(home, 'sent');
  }
  // Whoever coordinates what nobody took stands in itself, without being asked to.
  if (event.kind === 'hint' && event.change === 'kept')
    for (const { operation, home } of world.replicas[indexOf(program, event.replica)]?.memory.hints ?? [])
      if (operation.id === event.operation && home === indexOf(program, event.home))
        stoodBy(operation).set(home, 'taken');
}

const indexOf = ({ indexOfNode }: Observed['program'], node: NodeId): NodeIndex => indexOfNode.get(node) ?? -1;

/** Whether a home was left out: too few replicas were free to stand in for all, or the hint has come to none of them. */
export function isLeftOut(
  { operations }: StandInWatch,
  { program, world, register }: Observed,
  write: WriteId,
  home: NodeIndex,
): boolean {
  const homes = world.homes[recordOf(register, write).key]?.length ?? program.replicaCount;
  const free = world.members.filter(Boolean).length - homes;
  const ofWrite = [...operations.values()].filter((stood) => stood.write === write);
  if (ofWrite.some(({ byHome }) => byHome.get(home) === 'taken')) return false;
  return free === 0 || ofWrite.some(({ byHome }) => byHome.has(home) || byHome.size >= free);
}
