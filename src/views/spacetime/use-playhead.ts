/** The playhead across all lines: moved once a frame, past React; a diagram wider than its room goes with it. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { lab, playhead } from '../../app/store.ts';
import type { DiagramLayout } from './layout.ts';

/** Where it is kept in a diagram that is wider than its room: shares of what is seen. */
const FIRST = 0.1;
const LAST = 0.75;

export function usePlayhead(
  layout: DiagramLayout,
  scroller: RefObject<HTMLElement | null>,
  isLookedAt: boolean,
): RefObject<SVGGElement | null> {
  const line = useRef<SVGGElement>(null);
  const isHeld = useRef(isLookedAt);
  useEffect(() => {
    isHeld.current = isLookedAt;
  }, [isLookedAt]);

  useLayoutEffect(() => {
    const box = scroller.current;
    const follow = (x: number): void => {
      if (box === null || isHeld.current) return;
      const names = box.scrollWidth - layout.width;
      const seen = box.clientWidth - names;
      if (layout.width <= seen) return;
      const at = x - box.scrollLeft;
      if (at > seen * LAST && lab.store.getState().isPlaying) box.scrollLeft = x - seen * LAST;
      else if (at < 0 || at > seen) box.scrollLeft = x - seen * (at < 0 ? FIRST : LAST);
    };
    const move = (timeUs: number): void => {
      const x = layout.x(Math.max(layout.span.fromUs, Math.min(layout.span.untilUs, timeUs)));
      line.current?.setAttribute('transform', `translate(${x.toFixed(1)} 0)`);
      follow(x);
    };
    move(playhead.timeUs());
    return playhead.subscribe(move);
  }, [layout, scroller]);
  return line;
}
