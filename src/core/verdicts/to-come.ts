/**
 * What will still happen though nothing moves, and can change who keeps what: tombstones whose grace is not over,
 * and stopped replicas whose return is in the script. What people may still do is not among it.
 */
import type { Program } from '../engine/program.ts';
import type { World } from '../engine/world.ts';
import type { Key, ReplicaId } from '../ids.ts';
import type { Micros } from '../time.ts';

/**
 * - `expiry`: the replica forgets that the key was deleted.
 * - `return`: the replica, which is down or paused, goes on.
 */
export type ToCome =
  | { readonly kind: 'expiry'; readonly replica: ReplicaId; readonly key: Key; readonly atUs: Micros }
  | { readonly kind: 'return'; readonly replica: ReplicaId; readonly keys: readonly Key[]; readonly atUs: Micros };

/** All that is to come for these keys, the next first. */
export function toCome(world: World, program: Program, keys: readonly Key[]): readonly ToCome[] {
  const all = [...expiries(world, program, keys), ...returns(world, program, keys)];
  return all.sort((one, other) => one.atUs - other.atUs);
}

/** Those of the keys for which nothing is to come. */
export const settledOf = (coming: readonly ToCome[], keys: readonly Key[]): readonly Key[] =>
  keys.filter((key) => !coming.some((each) => isFor(each, key)));

const isFor = (coming: ToCome, key: Key): boolean =>
  coming.kind === 'expiry' ? coming.key === key : coming.keys.includes(key);

/** A state that was written since is left alone, and who does nothing forgets nothing. */
function expiries({ alarms, replicas }: World, program: Program, keys: readonly Key[]): readonly ToCome[] {
  return alarms.flatMap(({ kind, kept, owner, atUs }) => {
    const keeper = replicas[owner];
    const key = kept === null ? undefined : program.keys[kept.key];
    if (kind !== 'grace' || kept === null || key === undefined || keeper === undefined || !keys.includes(key))
      return [];
    if (!keeper.isUp || keeper.isPaused || keeper.states[kept.key] !== kept.state) return [];
    return [{ kind: 'expiry', replica: program.scenario.replicas[owner] as ReplicaId, key, atUs }];
  });
}

function returns(world: World, program: Program, keys: readonly Key[]): readonly ToCome[] {
  return world.replicas.flatMap(({ isUp, isPaused }, place): readonly ToCome[] => {
    if (isUp && !isPaused) return [];
    const replica = program.scenario.replicas[place] as ReplicaId;
    const own = keys.filter((key) => world.homes[program.keys.indexOf(key)]?.includes(place) === true);
    const coming = program.schedule.find(
      (command, at) =>
        at >= world.nextScheduled &&
        command.kind === 'fault' &&
        command.fault.do === (isUp ? 'resume' : 'recover') &&
        command.fault.replica === replica,
    );
    return coming === undefined || own.length === 0 ? [] : [{ kind: 'return', replica, keys: own, atUs: coming.atUs }];
  });
}
