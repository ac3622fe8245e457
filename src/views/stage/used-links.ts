/** Which links a replication system sends anything over: the others are not drawn. */
import type { Scenario } from '../../core/engine/scenario.ts';
import { linksUsed } from '../../core/systems/links-used.ts';
import type { Link } from './links.ts';

export const usedLinks = (links: readonly Link[], scenario: Scenario): readonly Link[] =>
  links.filter(({ from, to, isBetweenReplicas }) => !isBetweenReplicas || linksUsed(scenario, from, to));
