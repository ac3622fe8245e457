/** Which links a replication system sends anything over. */
import type { Scenario } from '../engine/scenario.ts';
import { topologyOf } from './topology.ts';

/** Leaders that compare all they keep do so with everyone, whatever their topology. */
export function linksUsed({ system: { kind, options }, replicas }: Scenario, one: string, other: string): boolean {
  if (kind !== 'multi-leader' || (options['anti-entropy'] ?? 'off') !== 'off') return true;
  const topology = topologyOf(options, replicas);
  const names: readonly string[] = replicas;
  const [from, to] = [names.indexOf(one), names.indexOf(other)];
  return topology[from]?.includes(to) === true || topology[to]?.includes(from) === true;
}
