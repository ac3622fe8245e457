/** Which links a replication system sends anything over. */
import type { Scenario } from '../engine/scenario.ts';
import { targetsIn } from './topology.ts';

export const linksUsed = (scenario: Scenario, one: string, other: string): boolean =>
  passesOn(scenario, one, other) || passesOn(scenario, other, one);

/** Whether the one sends to the other what it was told. Leaders that compare all they keep do so with everyone, whatever their topology. A ring closes over those `outside`, and over their links goes what is on its way. */
export function passesOn(
  { system: { kind, options }, replicas, absent = [] }: Scenario,
  from: string,
  to: string,
  outside: readonly string[] = absent,
): boolean {
  if (kind !== 'multi-leader' || (options['anti-entropy'] ?? 'off') !== 'off') return true;
  const names: readonly string[] = replicas;
  const targetsOf = targetsIn(options, replicas);
  const sends = (members: readonly boolean[]): boolean =>
    targetsOf(names.indexOf(from), members).includes(names.indexOf(to));
  return sends(names.map(() => true)) || sends(names.map((name) => !outside.includes(name)));
}
