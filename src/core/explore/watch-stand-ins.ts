/**
 * Who stood in for whom: a replica that takes a hint in owes it to the one for which it is meant. Where there are rounds
 * of anti-entropy nobody can tell whether it has paid; without them it is all that brings the write there.
 */
import type { Happening } from '../engine/happening.ts';
import type { OperationId, WriteId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Observed } from '../verdicts/observed.ts';
import { writeOf } from './contents.ts';

/** Of one operation that has run out of time: by home, whether a stand-in has taken the hint for it. */
interface StoodFor {
  readonly write: WriteId;
  readonly key: number;
  readonly byHome: Map<NodeIndex, 'sent' | 'taken'>;
}

export interface StandInWatch {
  readonly operations: Map<OperationId, StoodFor>;
}

export const startStandInWatch = (): StandInWatch => ({ operations: new Map() });

export function watchStandIns({ operations }: StandInWatch, { program }: Observed, event: Happening): void {
  const message = event.kind === 'sent' ? event.letter : event.kind === 'delivered' ? event.taken : undefined;
  if (message?.body.kind !== 'hint') return;
  const { operation, body } = message;
  const stood = operations.get(operation.id) ?? {
    write: writeOf(program, operation),
    key: operation.key,
    byHome: new Map(),
  };
  operations.set(operation.id, stood);
  if (event.kind === 'delivered' || !stood.byHome.has(body.home))
    stood.byHome.set(body.home, event.kind === 'sent' ? 'sent' : 'taken');
}

/** Whether a home was left out: too few replicas were free to stand in for all, or the hint has come to none of them. */
export function isLeftOut(
  { operations }: StandInWatch,
  { program, world }: Pick<Observed, 'program' | 'world'>,
  write: WriteId,
  home: NodeIndex,
): boolean {
  const ofWrite = [...operations.values()].filter((stood) => stood.write === write);
  if (ofWrite.some(({ byHome }) => byHome.get(home) === 'taken')) return false;
  return ofWrite.some(({ key, byHome }) => {
    const free = world.members.filter(Boolean).length - (world.homes[key]?.length ?? program.replicaCount);
    return byHome.has(home) || byHome.size >= free;
  });
}
