/** What is to be read at a moment. */
import type { Caption } from '../../core/engine/scenario.ts';
import { fromMs } from '../../core/time.ts';
import type { Moment, ToldEvent } from '../../core/timeline/scene.ts';
import type { Session } from '../../worker/protocol.ts';

/** The last caption at or before a time; of several at the same time, the one written last. */
export function captionAt(captions: readonly Caption[], timeUs: number): string | null {
  let inForce: Caption | null = null;
  for (const caption of captions)
    if (fromMs(caption.at) <= timeUs && (inForce === null || caption.at >= inForce.at)) inForce = caption;
  return inForce?.text ?? null;
}

/** Of the events of one step, the one to tell in a line: what was decided before what was only on its way. */
export function tellingEvent({ events }: Moment): ToldEvent | null {
  let telling: ToldEvent | null = null;
  for (const told of events) if (telling === null || weightOf(told) > weightOf(telling)) telling = told;
  return telling;
}

function weightOf({ event }: ToldEvent): number {
  switch (event.kind) {
    case 'decided':
      return event.dropped.some(({ wasSeen }) => !wasSeen) || event.isViolated
        ? 9
        : event.kept.length > 1 && event.stored.length > 0
          ? 8
          : event.outcome === 'unchanged'
            ? 3
            : 6;
    case 'diverged':
      return 7;
    case 'rejected':
    case 'converged':
    case 'recovered':
      return 5;
    case 'acknowledged':
    case 'read':
    case 'issued':
    case 'dropped':
      return 4;
    case 'sent':
    case 'delivered':
      return 1;
    default:
      return 2;
  }
}

/** Whether the run has been changed before this moment, so that the story that is told of it may no longer be true. */
export const isOwnRun = ({ settings, actions }: Session, timeUs: number): boolean =>
  Object.keys(settings).length > 0 || actions.some(({ at }) => fromMs(at) <= timeUs);
