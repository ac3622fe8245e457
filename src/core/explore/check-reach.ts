/**
 * What a client was told is stored has gone into every replica of its key, whatever the strategy then made of it: what
 * replication itself promises, once all is whole.
 */

import { recordOf } from '../engine/register.ts';
import type { Run } from '../engine/run.ts';
import type { WriteId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Observed } from '../verdicts/observed.ts';
import { isGone, writesAt } from './contents.ts';
import type { Evidence } from './evidence.ts';
import type { Excused, Finding } from './finding.ts';
import type { Excuse } from './promises.ts';
import { isLeftOut } from './watch-stand-ins.ts';

export function checkReach(
  { recording }: Run,
  evidence: Evidence,
): { readonly findings: readonly Finding[]; readonly excused: readonly Excused[] } {
  const { program, final, register } = recording;
  const observed = { program, world: final, register };
  const findings: Finding[] = [];
  const excused: Excused[] = [];
  for (const write of evidence.acknowledged.keys()) {
    const record = register.byId.get(write);
    // What changed nothing where it was taken has no effect that could be missing elsewhere.
    if (record === undefined || !evidence.contents.effective.has(write)) continue;
    const homes = final.homes[record.key] ?? [];
    const without = homes.filter((home) => !writesAt(observed, evidence.contents, home, record.key).has(write));
    if (without.length === 0) continue;
    const excuse = excuseOf(write, without, without.length < homes.length, observed, evidence);
    if (excuse !== null) excused.push({ promise: 'reaches all', excuse });
    else
      findings.push({
        promise: 'reaches all',
        words: `${write} was acknowledged and has not gone into what ${without.map((home) => program.nodes[home]).join(' ')} has`,
      });
  }
  return { findings, excused };
}

/** Where one of its replicas still has it, only those that have forgotten it on purpose may lack it. */
function excuseOf(
  write: WriteId,
  without: readonly NodeIndex[],
  isSomewhere: boolean,
  observed: Observed,
  evidence: Evidence,
): Excuse | null {
  const { contents, wipedHints } = evidence;
  if (without.every((home) => contents.gone[home]?.collected.has(write))) return 'tombstone collected';
  if (without.every((home) => evidence.postponed.get(write)?.has(home))) return 'too far ahead';
  const missed = excuseWithoutRounds(
    observed,
    without.map((home) => [write, home] as const),
    evidence,
  );
  if (missed !== null) return missed;
  if (isSomewhere) return null;
  if (isGone(contents, 'wiped', write) || wipedHints.has(write)) return 'only copy on a lost disk';
  return isGone(contents, 'collected', write) ? 'tombstone collected' : null;
}

/** Why nothing brings these writes to these replicas, where they never compare what they keep. */
export function excuseWithoutRounds(
  observed: Observed,
  missed: readonly (readonly [WriteId, NodeIndex])[],
  { standIns, isCopyMissing, cutOffSinceUs, wholeAgainUs }: Evidence,
): Excuse | null {
  const { program } = observed;
  if (program.system.rounds !== undefined || missed.length === 0) return null;
  if (program.scenario.system.kind === 'multi-leader') {
    if (isCopyMissing) return 'never sent again';
    // What was written after it was whole again had its way everywhere.
    const isWithoutWay = ([write]: readonly [WriteId, NodeIndex]): boolean =>
      cutOffSinceUs !== null || recordOf(observed.register, write).issuedUs < wholeAgainUs;
    return missed.every(isWithoutWay) ? 'topology not whole' : null;
  }
  return missed.every(([write, home]) => isLeftOut(standIns, observed, write, home)) ? 'nobody stood in' : null;
}
