/**
 * The space-time diagram of the stretch of the run that the page has at hand: a line a node, time to the
 * right, messages as arrows, and for any event what led to it, what follows from it, and what is concurrent
 * with it. React draws it when that stretch or the room changes; the playhead moves past React.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { usePageSettings } from '../../app/page-settings.ts';
import { useLab } from '../../app/store.ts';
import { Diagram } from './diagram.tsx';
import type { Room } from './layout.ts';
import { pictureOf } from './picture.ts';
import './spacetime.css';

/** A line of text of 14 pixels, and one of 18. */
const ROW_MIN = 16;
const ROW_MIN_PROJECTOR = 21;

export function Spacetime() {
  const window = useLab((state) => state.window);
  const run = useLab((state) => state.run);
  const isProjector = usePageSettings((page) => page.projector);
  const ground = useRef<HTMLDivElement>(null);
  const size = useRoom(ground);
  const picture = useMemo(() => {
    if (window === null || run === null || size === null) return null;
    return pictureOf(window, run, { ...size, rowMin: isProjector ? ROW_MIN_PROJECTOR : ROW_MIN });
  }, [window, run, size, isProjector]);
  return (
    <div className="spacetime">
      <div ref={ground} className="spacetime-room" />
      {picture !== null && <Diagram picture={picture} />}
    </div>
  );
}

type Measured = Pick<Room, 'width' | 'height' | 'bar'>;

/** The room for lines, and what a scrollbar of it takes: what names, head and scale leave. */
function useRoom(element: RefObject<HTMLElement | null>): Measured | null {
  const [room, setRoom] = useState<Measured | null>(null);
  const watch = useCallback(([entry]: readonly ResizeObserverEntry[]) => {
    if (!(entry?.target instanceof HTMLElement)) return;
    const { offsetWidth: width, offsetHeight: height, clientHeight } = entry.target;
    const bar = height - clientHeight;
    if (width > 0 && height > 0)
      setRoom((now) =>
        now?.width === width && now.height === height && now.bar === bar ? now : { width, height, bar },
      );
  }, []);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(watch);
    observer.observe(element.current as HTMLElement);
    return () => observer.disconnect();
  }, [element, watch]);
  return room;
}
