/** Which links a replication system sends anything over: the others are not drawn. */
import type { Scenario } from '../../core/engine/scenario.ts';
import { topologyOf } from '../../core/systems/topology.ts';
import type { Link } from './links.ts';

/** Leaders that compare all they keep do so with everyone, whatever their topology. */
export function usedLinks(links: readonly Link[], { system, replicas }: Scenario): readonly Link[] {
  const { kind, options } = system;
  if (kind !== 'multi-leader' || (options['anti-entropy'] ?? 'off') !== 'off') return links;
  const topology = topologyOf(options, replicas);
  const names: readonly string[] = replicas;
  const sends = (from: string, to: string): boolean =>
    topology[names.indexOf(from)]?.includes(names.indexOf(to)) === true;
  return links.filter(({ from, to, isBetweenReplicas }) => !isBetweenReplicas || sends(from, to) || sends(to, from));
}
