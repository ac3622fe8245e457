/**
 * What happens at one simulated time is shown a hair apart, in the order in which it was computed, so that the eye
 * can follow which card changed because of which letter.
 */
import { STAGGER } from './choreography.ts';

/**
 * When each of the steps is shown while time flows; `times` are ordered, `usPerMs` is the pace of the scenario.
 * The first of those at one time is shown at that time, the others before the next time. The last ones are shown
 * at their own time: what follows them is not known, and the run may end there.
 */
export function shownTimes(times: readonly number[], usPerMs: number): readonly number[] {
  const shown: number[] = [];
  for (let first = 0; first < times.length; ) {
    const atUs = times[first] as number;
    let next = first;
    while (next < times.length && times[next] === atUs) next += 1;
    const roomUs = next < times.length ? Math.min(STAGGER.withinMs * usPerMs, (times[next] as number) - atUs) : 0;
    const apartUs = Math.min(STAGGER.apartMs * usPerMs, roomUs / (next - first));
    for (let index = first; index < next; index += 1) shown.push(atUs + (index - first) * apartUs);
    first = next;
  }
  return shown;
}
