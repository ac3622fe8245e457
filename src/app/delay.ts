/**
 * Delivering a message at another time. It is an action at the moment at which the message set out on the last part
 * of its way, wherever the playhead is; nothing that was done after it is put on another branch for that.
 */
import type { TimedCommand } from '../core/engine/scenario.ts';
import type { MessageId } from '../core/ids.ts';
import { asMicros, fromMs, type Micros, toMs } from '../core/time.ts';
import type { Flight } from '../core/timeline/scene.ts';
import { describeCommand } from './describe.ts';
import { commands, lab } from './store.ts';

type Way = Pick<Flight, 'message' | 'waypoints' | 'end'>;

/** When a message set out on the last part of its way, and when it is to arrive; null where it does not move to an end. */
export function lastLegOf({ waypoints, end }: Way): { readonly fromUs: Micros; readonly dueUs: Micros } | null {
  const from = waypoints.findLast(({ share }) => share < 1);
  const to = waypoints.find(({ share }) => share === 1);
  if (from === undefined || to === undefined || end?.how === 'dropped' || to.atUs <= from.atUs) return null;
  return { fromUs: from.atUs, dueUs: to.atUs };
}

/**
 * The actions with this delay at their end, so that it is the first to be undone. One that began the same part of the
 * way gives its place to it.
 */
export function withDelay(actions: readonly TimedCommand[], way: Way, untilUs: number): readonly TimedCommand[] {
  const leg = lastLegOf(way);
  if (leg === null) return actions;
  const earlier = delayOf(actions, way.message, leg.fromUs);
  const until = asMicros(Math.max(leg.fromUs + 1, Math.round(untilUs)));
  const at = earlier?.at ?? toMs(asMicros(leg.fromUs + 1));
  const delay = { do: 'delay', message: way.message, untilMs: toMs(until), at } as const;
  return [...actions.filter((action) => action !== earlier), delay];
}

/** The delay with which a part of the way begins; or that is to begin with it, where the run is not made yet. */
function delayOf(actions: readonly TimedCommand[], message: MessageId, fromUs: Micros) {
  return actions.find(
    (action): action is Delay =>
      action.do === 'delay' &&
      action.message === message &&
      (fromMs(action.at) === fromUs || fromMs(action.at) === fromUs + 1),
  );
}

type Delay = TimedCommand & { readonly do: 'delay' };

export function delayTo(way: Way, untilUs: number): void {
  const { actions } = lab.store.getState().session;
  const changed = withDelay(actions, way, untilUs);
  const last = changed.at(-1);
  if (changed !== actions && last !== undefined)
    commands.change(changed, `That cannot be done: ${describeCommand(last)}`);
}

/** By so much later, or earlier; of several in a row each counts, whether the run has been made again or not. */
export function delayBy(way: Way, byUs: number): void {
  const leg = lastLegOf(way);
  if (leg === null) return;
  const earlier = delayOf(lab.store.getState().session.actions, way.message, leg.fromUs);
  delayTo(way, (earlier === undefined ? leg.dueUs : fromMs(earlier.untilMs)) + byUs);
}
