/** Which comparisons of one decision are one drawing, and which of them decided. */
import type { WriteId } from '../../core/ids.ts';
import type { Comparison } from '../../core/strategies/strategy.ts';
import { isAbout } from '../../core/verdicts/because.ts';

/** One drawing: comparisons of one kind against one thing; at least one. */
export type Group = readonly [Comparison, ...Comparison[]];

/** Siblings that were held against one context, or one version, are drawn together. */
export function groupsOf(comparisons: readonly Comparison[]): readonly Group[] {
  const groups: [Comparison, ...Comparison[]][] = [];
  for (const comparison of comparisons) {
    const group = groups.find(([first]) => isAgainstTheSame(first, comparison));
    if (group === undefined) groups.push([comparison]);
    else group.push(comparison);
  }
  return groups;
}

function isAgainstTheSame(one: Comparison, other: Comparison): boolean {
  if (one.kind === 'dots' && other.kind === 'dots') return one.side === other.side && one.context === other.context;
  return one.kind === 'versions' && other.kind === 'versions' && one.passed === other.passed;
}

/**
 * The drawing that tells most of a decision: that about the write which a person has picked out, else one by which
 * something had to go, else one by which both stay.
 */
export function decisiveOf(groups: readonly Group[], picked: WriteId | null): Group | null {
  const isPicked = (group: Group): boolean =>
    picked !== null && group.some((comparison) => isAbout(comparison, picked) || isPartOf(comparison, picked));
  const weigh = (group: Group): number => (isPicked(group) ? 3 : 0) + Math.max(...group.map(weightOf));
  let decisive: Group | null = null;
  for (const group of groups) if (decisive === null || weigh(group) > weigh(decisive)) decisive = group;
  return decisive;
}

const isPartOf = (comparison: Comparison, picked: WriteId): boolean =>
  comparison.kind === 'union' && comparison.parts.some(({ write, standing }) => write === picked && standing === 'new');

function weightOf(comparison: Comparison): number {
  if (comparison.kind === 'union') return comparison.parts.some(({ standing }) => standing === 'new') ? 1 : 0;
  if (!('result' in comparison)) return 2;
  if (comparison.result === 'stored kept' || comparison.result === 'kept') return 0;
  return comparison.result === 'both kept' ? 1 : 2;
}
