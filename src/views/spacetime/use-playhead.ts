/**
 * The playhead across all lines, and rings around what the step that is shown did. Both move past React and
 * lie on a layer of their own, so that the drawing is not painted again. A diagram that is wider than its
 * room is turned over like a page, when the playhead comes to the edge.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { lab, playhead } from '../../app/store.ts';
import { type Placed, ringOf } from './layout.ts';
import type { Picture } from './picture.ts';

/** Where the playhead is at the edge of a page, and where it is on the next one: shares of what is seen. */
const LAST = 0.9;
const FIRST = 0.1;

interface Layer {
  readonly line: RefObject<HTMLDivElement | null>;
  readonly rings: RefObject<HTMLDivElement | null>;
}

export function usePlayhead(
  { layout, events }: Picture,
  scroller: RefObject<HTMLElement | null>,
  isLookedAt: boolean,
): Layer {
  const line = useRef<HTMLDivElement>(null);
  const rings = useRef<HTMLDivElement>(null);
  const isHeld = useRef(isLookedAt);
  useEffect(() => {
    isHeld.current = isLookedAt;
  }, [isLookedAt]);

  useLayoutEffect(() => {
    const box = scroller.current;
    /** Kept here, for to ask for it lays the page out. */
    let left = box?.scrollLeft ?? 0;
    const onScroll = (): void => {
      left = box?.scrollLeft ?? 0;
    };
    box?.addEventListener('scroll', onScroll, { passive: true });
    const move = (timeUs: number): void => {
      const x = layout.x(Math.max(layout.span.fromUs, Math.min(layout.span.untilUs, timeUs)));
      if (line.current !== null) line.current.style.transform = `translateX(${x.toFixed(1)}px)`;
      const isOut = x < left || x > left + layout.seen * LAST;
      const next = Math.max(0, Math.min(layout.width - layout.seen, x - layout.seen * FIRST));
      if (box !== null && !isHeld.current && isOut && next !== left) {
        box.scrollLeft = next;
        left = next;
      }
    };
    move(playhead.timeUs());
    const forget = playhead.subscribe(move);
    return () => {
      forget();
      box?.removeEventListener('scroll', onScroll);
    };
  }, [layout, scroller]);

  useLayoutEffect(() => {
    const bySteps = new Map<number, Placed[]>();
    for (const placed of events) bySteps.set(placed.event.step, [...(bySteps.get(placed.event.step) ?? []), placed]);
    let shown: number | null = null;
    const show = (step: number): void => {
      if (step === shown) return;
      shown = step;
      rings.current?.replaceChildren(...(bySteps.get(step) ?? []).map((placed) => ringAround(placed, layout.mark)));
    };
    show(lab.store.getState().step);
    return lab.store.subscribe(({ step }) => show(step));
  }, [events, layout]);
  return { line, rings };
}

function ringAround(placed: Placed, mark: number): HTMLElement {
  const ring = document.createElement('span');
  const radius = ringOf(placed, mark);
  ring.style.cssText = `left:${placed.x - radius}px;top:${placed.y - radius}px;width:${2 * radius}px;height:${2 * radius}px`;
  return ring;
}
