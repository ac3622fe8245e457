/**
 * The recorded run as one line: the playhead on it, and marks where something happened. A slider for keys
 * and screen readers (arrows go step by step, Page Up and Page Down from mark to mark); a track for the
 * pointer. The playhead moves once a frame, past React.
 */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { commands, playhead, useLab } from '../../app/store.ts';
import { later, Unseen } from '../../ui/later.tsx';
import { byWeight, markBeside, nearestMark, type ShownMark, shownMarks, wordsOf } from './marks.ts';

/** A moment later than the line. */
const MarkSigns = later(async () => (await import('./mark-signs.tsx')).default, Unseen);

/** Loaded when it has something to tell. */
const ScrubberTip = later(async () => (await import('./scrubber-tip.tsx')).default, Unseen);

/** A sign is 12 pixels wide, and a pointer hits it from a little outside. */
const APART_PX = 14;
const REACH_PX = 7;

export function Scrubber() {
  const run = useLab((state) => state.run);
  const step = useLab((state) => state.step);
  const [hovered, setHovered] = useState<ShownMark | null>(null);
  const slider = useRef<HTMLDivElement>(null);
  const played = useRef<HTMLDivElement>(null);
  const head = useRef<SVGCircleElement>(null);
  const width = useWidth(slider);
  const reach = REACH_PX / width;
  const endUs = run?.endUs ?? 0;
  const marks = useMemo(() => shownMarks(run?.marks ?? [], endUs, APART_PX / width), [run, endUs, width]);

  useEffect(() => {
    const move = (timeUs: number): void => {
      if (slider.current === null || played.current === null || head.current === null) return;
      const share = shareOf(timeUs, endUs);
      slider.current.setAttribute('aria-valuenow', String(Math.round(timeUs / 1_000)));
      played.current.style.width = `${share * 100}%`;
      head.current.setAttribute('cx', `${share * 100}%`);
    };
    move(playhead.timeUs());
    return playhead.subscribe(move);
  }, [endUs]);

  const shareAt = (event: PointerEvent<HTMLDivElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - left) / width));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || run === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    commands.pause();
    seekTo(shareAt(event));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const share = shareAt(event);
    setHovered(nearestMark(marks, share, reach));
    if (event.currentTarget.hasPointerCapture(event.pointerId)) commands.seekTime(share * endUs);
  };
  /** A press on a mark goes to just after what it marks, and one on the end to the last step, not only near it. */
  const seekTo = (share: number): void => {
    const mark = nearestMark(marks, share, reach);
    if (mark !== null) commands.seekStep(mark.mark.step);
    else if (share > 1 - reach) commands.seekStep((run?.steps ?? 0) - 1);
    else commands.seekTime(share * endUs);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (run === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyActions(run.steps)[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const keyActions = (steps: number): { readonly [key: string]: () => void } => ({
    ArrowRight: () => commands.stepBy(1),
    ArrowUp: () => commands.stepBy(1),
    ArrowLeft: () => commands.stepBy(-1),
    ArrowDown: () => commands.stepBy(-1),
    PageUp: () => toMark(1),
    PageDown: () => toMark(-1),
    Home: () => commands.seekStep(-1),
    End: () => commands.seekStep(steps - 1),
  });
  const toMark = (direction: 1 | -1): void => {
    const mark = markBeside(run?.marks ?? [], step, direction);
    if (mark !== null) commands.seekStep(mark.step);
  };

  // What the scenario says stands beside the stage already.
  const marksHere = run?.marks.filter((mark) => mark.step === step && mark.kind !== 'caption') ?? [];
  const here = byWeight(marksHere).map(({ text }) => text);
  const told = hovered === null ? here.slice(0, 1) : wordsOf(hovered);
  return (
    <div
      ref={slider}
      className={`scrubber${hovered === null ? '' : ' is-hovered'}`}
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-valuenow={Math.round(playhead.timeUs() / 1_000)}
      aria-valuemin={0}
      aria-valuemax={Math.round(endUs / 1_000)}
      aria-valuetext={`Step ${step + 1} of ${run?.steps ?? 0}${here.length === 0 ? '' : `: ${here.join('; ')}`}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHovered(null)}
      onKeyDown={onKeyDown}
    >
      <div className="scrubber-track">
        <div ref={played} className="scrubber-played" />
      </div>
      <Suspense>
        <MarkSigns marks={marks} hovered={hovered} />
      </Suspense>
      <svg className="scrubber-head" aria-hidden="true">
        <circle ref={head} cy="26" r="7" />
      </svg>
      {told.length > 0 && (
        <Suspense>
          <ScrubberTip
            share={hovered?.share ?? shareOf(playhead.timeUs(), endUs)}
            atUs={hovered?.mark.atUs ?? playhead.timeUs()}
            text={told.join(', ')}
          />
        </Suspense>
      )}
    </div>
  );
}

/** How much of the run lies before a time, from 0 to 1. */
const shareOf = (timeUs: number, endUs: number): number => (endUs === 0 ? 0 : Math.min(1, timeUs / endUs));

/** The width of an element as it is now; the page's until it is known. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(1, entry?.contentRect.width ?? 1)));
    if (element.current !== null) observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
