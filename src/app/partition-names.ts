/** What people call a partition: to name one is to say it once more, with the name. */
import type { Fault, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { ReplicaId } from '../core/ids.ts';
import { fromMs } from '../core/time.ts';
import { FORMAT_LIMITS } from '../scenario/format-limits.ts';
import { nameOf } from './partitions.ts';

type Group = readonly ReplicaId[];

/** The name last given to the partition that cut this side off; null where it has only the one that lists its replicas. */
export function givenName(
  side: Group,
  { script, partitions = [] }: Scenario,
  actions: readonly TimedCommand[],
  untilUs: number,
): string | null {
  const isIt = (groups: readonly Group[]): boolean => groups.some((group) => isSame(group, side));
  const isBefore = ({ at }: TimedCommand): boolean => fromMs(at) <= untilUs;
  for (const command of [...actions.filter(isBefore).reverse(), ...script.filter(isBefore).reverse()]) {
    if (command.do !== 'partition') continue;
    const groups = command.groups ?? partitions.find(({ name }) => name === command.name)?.groups ?? [];
    if (isIt(groups)) return command.name === undefined || command.name === nameOf(side) ? null : command.name;
  }
  return null;
}

export const naming = (side: Group, all: Group, name: string): Fault => ({
  do: 'partition',
  name,
  groups: [side, all.filter((replica) => !side.includes(replica))],
});

const isSame = (one: Group, other: Group): boolean =>
  one.length === other.length && one.every((replica) => other.includes(replica));

/** What is typed, as a name that scenarios may have: spaces become dashes. Null where nothing usable is left. */
export function partitionName(typed: string): string | null {
  const name = typed.trim().replace(/\s+/g, '-').slice(0, FORMAT_LIMITS.nameLength);
  return /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(name) ? name : null;
}
