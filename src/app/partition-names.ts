/** What people call a partition: to name one is to say it once more, with the name. */
import type { Fault, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { ReplicaId } from '../core/ids.ts';
import { fromMs } from '../core/time.ts';
import { FORMAT_LIMITS } from '../scenario/format-limits.ts';
import { NAME } from '../scenario/node-name.ts';
import { nameOf } from './partitions.ts';

type Group = readonly ReplicaId[];

/** The name last given to the partition that cut this side off; null where it has only the one that lists its replicas. */
export function givenName(
  side: Group,
  { script, partitions = [] }: Scenario,
  actions: readonly TimedCommand[],
  untilUs: number,
): string | null {
  const groupsOf = ({ name, groups }: Partition): readonly Group[] =>
    groups ?? partitions.find((known) => known.name === name)?.groups ?? [];
  const last = [...script, ...actions].findLast(
    (command): command is TimedCommand & Partition =>
      command.do === 'partition' &&
      fromMs(command.at) <= untilUs &&
      groupsOf(command).some((group) => isSame(group, side)),
  );
  return last?.name === undefined || last.name === nameOf(side) ? null : last.name;
}

type Partition = Fault & { readonly do: 'partition' };

const isSame = (one: Group, other: Group): boolean =>
  one.length === other.length && one.every((replica) => other.includes(replica));

/** What is typed, as a name that scenarios may have: spaces become dashes. Null where nothing usable is left. */
export function partitionName(typed: string): string | null {
  const name = typed.trim().replace(/\s+/g, '-').slice(0, FORMAT_LIMITS.nameLength);
  return NAME.test(name) ? name : null;
}
