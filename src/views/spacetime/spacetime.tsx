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

/** The room for lines: what names, head and scale leave. */
function useRoom(element: RefObject<HTMLElement | null>): Pick<Room, 'width' | 'height'> | null {
  const [room, setRoom] = useState<Pick<Room, 'width' | 'height'> | null>(null);
  const watch = useCallback(([entry]: readonly ResizeObserverEntry[]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    const height = Math.floor(entry?.contentRect.height ?? 0);
    if (width > 0 && height > 0)
      setRoom((now) => (now?.width === width && now.height === height ? now : { width, height }));
  }, []);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(watch);
    observer.observe(element.current as HTMLElement);
    return () => observer.disconnect();
  }, [element, watch]);
  return room;
}
