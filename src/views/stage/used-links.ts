/** Which links a replication system sends anything over, and which way: the others are not drawn. */
import type { Scenario } from '../../core/engine/scenario.ts';
import { passesOn } from '../../core/systems/links-used.ts';
import type { Link } from './links.ts';

export const usedLinks = (
  links: readonly Link[],
  scenario: Scenario,
  outside: readonly string[] = [],
): readonly Link[] =>
  links.flatMap((link) => {
    if (!link.isBetweenReplicas) return link;
    const [goes, comes] = [
      passesOn(scenario, link.from, link.to, outside),
      passesOn(scenario, link.to, link.from, outside),
    ];
    if (goes && comes) return link;
    return goes ? { ...link, oneWay: 'forward' as const } : comes ? { ...link, oneWay: 'backward' as const } : [];
  });
