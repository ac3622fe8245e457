/**
 * Replicas that are cut off together: those that a person has marked for it, the name of the partition that
 * comes of it, and the commands that make and heal one. The stage and the palette say and do the same.
 */
import { create } from 'zustand';
import type { Fault, NamedPartition } from '../core/engine/scenario.ts';
import type { ReplicaId } from '../core/ids.ts';
import type { Cut } from '../core/timeline/scene.ts';
import { FORMAT_LIMITS } from '../scenario/format-limits.ts';

type Group = readonly ReplicaId[];

/** Marked one by one, in the order in which that was done; what a command has cut off is no longer marked. */
export const useMarked = create<{ readonly marked: Group }>(() => ({ marked: [] }));

export const toggleMark = (replica: ReplicaId): void =>
  useMarked.setState(({ marked }) => ({
    marked: marked.includes(replica) ? marked.filter((other) => other !== replica) : [...marked, replica],
  }));

export const clearMarks = (): void => useMarked.setState({ marked: [] });

/** The replica whose card has the keyboard's focus, or something on it. */
export function markFocused(): void {
  const card = document.activeElement?.closest<HTMLElement>('[data-menu="replica"]');
  const replica = card?.dataset['node'];
  if (replica !== undefined) toggleMark(replica as ReplicaId);
}

/** Null where that parts nobody from anybody. Where no name is given it lists who is cut off. */
export function cutOff(chosen: Group, all: Group, name?: string): (Fault & { readonly do: 'partition' }) | null {
  const inside = all.filter((replica) => chosen.includes(replica));
  const outside = all.filter((replica) => !chosen.includes(replica));
  if (inside.length === 0 || outside.length === 0) return null;
  return { do: 'partition', name: name ?? nameOf(inside), groups: [inside, outside] };
}

/** One heals all of a partition; the scenario's own name for it where it has one. */
export function healing(
  groups: readonly Group[],
  known: readonly NamedPartition[],
): (Fault & { readonly do: 'heal-partition' }) | null {
  if (groups.length < 2) return null;
  const own = known.find((partition) => sameGroups(partition.groups, groups));
  if (own !== undefined) return { do: 'heal-partition', name: own.name };
  const [, ...parted] = bySize(groups);
  return { do: 'heal-partition', name: nameOf(parted.flat()), groups };
}

/** The greatest first: the others are cut off from it. */
export const bySize = (groups: readonly Group[]): readonly Group[] =>
  [...groups].sort((one, other) => other.length - one.length);

/** Replicas between which anything gets through at all, by whatever way, in the replicas' order. */
export function groupsByCuts(replicas: Group, cuts: readonly Cut[]): readonly Group[] {
  const cut = new Set(cuts.map(({ from, to }) => `${from}>${to}`));
  const groups: ReplicaId[][] = [];
  for (const start of replicas) {
    if (groups.some((group) => group.includes(start))) continue;
    const group = [start];
    for (const node of group)
      for (const other of replicas)
        if (!group.includes(other) && !(cut.has(`${node}>${other}`) && cut.has(`${other}>${node}`))) group.push(other);
    groups.push(replicas.filter((replica) => group.includes(replica)));
  }
  return groups;
}

/** A name that scenarios may have: `A-B`; of many, the first and how many more. */
export function nameOf(replicas: Group): string {
  const whole = replicas.join('-');
  if (whole.length <= FORMAT_LIMITS.nameLength) return whole;
  const rest = `-and-${replicas.length - 1}-more`;
  return `${`${replicas[0]}`.slice(0, FORMAT_LIMITS.nameLength - rest.length)}${rest}`;
}

/** For reading: `A, B and C`; of many, `7 replicas`. */
export function listOf(replicas: Group): string {
  if (replicas.length > LISTED_MAX) return `${replicas.length} replicas`;
  const [last = '', ...before] = [...replicas].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}

const LISTED_MAX = 4;

const sameGroups = (one: readonly Group[], other: readonly Group[]): boolean => {
  const said = (groups: readonly Group[]): string => JSON.stringify(groups.map((group) => [...group].sort()).sort());
  return said(one) === said(other);
};
