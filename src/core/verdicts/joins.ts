/** Where values that were written apart are joined, and what comes back by it: at a client's write, or at a replica. */
import { NOTHING_SEEN, seeing } from '../causality/causal-history.ts';
import type { Decided } from '../engine/happening.ts';
import { recordOf, type WriteRecord } from '../engine/register.ts';
import type { Value } from '../values.ts';
import type { ItemFinding } from './anomaly.ts';
import { partsOf, saidBy } from './items.ts';
import type { Observed } from './observed.ts';
import { isUnion, joinedParts, type KeyHistory, returnedParts } from './returned-items.ts';

/** What a write that joins siblings brings back. `follow` is asked only where there is anything to look for. */
export function returnedByWrite(
  { register, world, program }: Observed,
  { operation: { act } }: Decided,
  record: WriteRecord,
  follow: () => KeyHistory,
): readonly ItemFinding[] {
  const takesChanges = program.strategy.takesChanges === true;
  const said = saidBy(record, takesChanges);
  const siblings = record.merges.map((write) => saidBy(recordOf(register, write), takesChanges).has);
  const isJoinedByRule = act.kind === 'merge' || act.kind === 'add' || act.kind === 'remove';
  // What a person picked or typed is theirs, but where they took all of all siblings it is a join like another.
  if (!isJoinedByRule && !isUnion(said.has, siblings)) return [];
  const candidates = joinedParts(said, siblings);
  if (candidates.length === 0) return [];
  return returnedParts(follow(), candidates, record.past).map(({ item, remover }) => ({
    kind: 'resurrected-item',
    step: world.steps,
    write: record.index,
    remover,
    item,
    joins: record.merges,
    replica: null,
  }));
}

/** What is in the one value that a replica's data type makes of several writes, though it had been taken out. */
export function returnedAtReplica(
  { register, world, program: { strategy } }: Observed,
  { decision, replica }: Decided,
  follow: () => KeyHistory,
): readonly ItemFinding[] {
  // Asked at every decision: where each write is a value of its own, nothing is read for it.
  if (strategy.sideBySide === undefined) return [];
  const [shown, ...others] = strategy.read(decision.after).siblings;
  if (shown === undefined || others.length > 0 || !hasParts(shown.value)) return [];
  const takesChanges = strategy.takesChanges === true;
  // Of whole values that are not joined one is left: what goes with the others is lost, and told as such.
  if (shown.parts === undefined && !takesChanges) return [];
  // A remove may go in the joining, for a later stamp: it was known here all the same.
  const sides = [decision.before, decision.after, ...(decision.kind === 'join' ? [decision.remote] : [])];
  const joined = [...new Set(sides.flatMap((state) => strategy.held(state).map(({ write }) => write)))]
    .map((write) => recordOf(register, write))
    .sort((one, other) => one.index - other.index);
  if (joined.length < 2) return [];
  const bringerOf = (item: string): WriteRecord =>
    joined.findLast((record) => saidBy(record, takesChanges).has.has(item)) ?? recordOf(register, shown.write);
  const candidates = partsOf(shown.value).keys();
  return returnedParts(follow(), candidates, joined.reduce(seeing, NOTHING_SEEN)).map(({ item, remover }) => ({
    kind: 'resurrected-item',
    step: world.steps,
    write: bringerOf(item).index,
    remover,
    item,
    joins: joined.map(({ id }) => id),
    replica,
  }));
}

/** A number or a text is nothing that something can be taken out of. */
const hasParts = (value: Value): boolean => value !== null && typeof value === 'object';
