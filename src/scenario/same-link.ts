/** Links are told by their two ends. */
import type { LinkSetting } from '../core/engine/scenario.ts';

/** Whether the two are one link, whichever end is told first. */
export const joinsSame = ([from, to]: LinkSetting['between'], [otherFrom, otherTo]: LinkSetting['between']): boolean =>
  (from === otherFrom && to === otherTo) || (from === otherTo && to === otherFrom);
