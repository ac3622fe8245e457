/**
 * Looking nearer: a wheel with Ctrl (so a touchpad's pinch too) and two fingers zoom about the place that they
 * are at; two fingers, and a drag with the space bar down, move the ground. Where it is near, a button shows
 * the whole again. The ground itself is laid out larger and scrolled, so that texts stay crisp.
 */
import Whole from 'lucide-react/icons/maximize';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { showWhole, useCamera, WHOLE, zoomTo } from '../../app/camera.ts';
import { commands, lab } from '../../app/store.ts';
import type { Point } from './geometry.ts';
import './camera.css';

/** A wheel's step of 100 px is about one press of the key. */
const WHEEL_SHARE = 0.002_2;
/** In lines, a step is so many pixels. */
const LINE_PX = 33;

interface CameraProps {
  /** The stage, which scrolls the ground. */
  readonly stage: RefObject<HTMLElement | null>;
  /** As the ground is drawn now. */
  readonly scale: number;
}

export default function Camera({ stage, scale }: CameraProps) {
  /** The place on the stage that keeps its place, in pixels of the window from the stage's corner; null: its middle. */
  const focus = useRef<Point | null>(null);
  const last = useRef(WHOLE);

  useLayoutEffect(() => {
    const element = stage.current as HTMLElement;
    const { x, y } = focus.current ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const share = scale / last.current;
    element.scrollTo({
      left: (element.scrollLeft + x) * share - x,
      top: (element.scrollTop + y) * share - y,
      behavior: 'instant',
    });
    last.current = scale;
    focus.current = null;
  }, [stage, scale]);

  useEffect(() => {
    const element = stage.current as HTMLElement;
    const zoom = (share: number, at: Point): void => {
      focus.current = at;
      zoomTo(useCamera.getState().scale * share);
    };
    const forgets = [
      byWheel(element, zoom),
      byFingers(element, zoom),
      bySpaceBar(element, () => useCamera.getState().scale > WHOLE),
    ];
    return () => {
      for (const forget of forgets) forget();
    };
  }, [stage]);

  return scale === WHOLE ? null : (
    <button type="button" className="button is-plain stage-whole" aria-keyshortcuts="0" onClick={showWhole}>
      <Whole aria-hidden="true" />
      Whole
    </button>
  );
}

type Zoom = (share: number, at: Point) => void;

const within = (element: Element, x: number, y: number): Point => {
  const { left, top } = element.getBoundingClientRect();
  return { x: x - left, y: y - top };
};

function byWheel(element: HTMLElement, zoom: Zoom): () => void {
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PX;
    zoom(1 - Math.max(-0.5, Math.min(0.5, pixels * WHEEL_SHARE)), within(element, event.clientX, event.clientY));
  };
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => element.removeEventListener('wheel', onWheel);
}

/** Two fingers zoom by the distance between them and move the ground with the middle of them. */
function byFingers(element: HTMLElement, zoom: Zoom): () => void {
  let before: { readonly middle: Point; readonly apart: number } | null = null;
  const read = ({ touches }: TouchEvent): typeof before => {
    const [one, other] = [touches[0], touches[1]];
    if (one === undefined || other === undefined || touches.length > 2) return null;
    return {
      middle: within(element, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2),
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    };
  };
  const onStart = (event: TouchEvent): void => {
    before = read(event);
    if (before !== null) event.preventDefault();
  };
  const onMove = (event: TouchEvent): void => {
    const now = read(event);
    if (before === null || now === null) return;
    event.preventDefault();
    element.scrollLeft += before.middle.x - now.middle.x;
    element.scrollTop += before.middle.y - now.middle.y;
    if (before.apart > 0) zoom(now.apart / before.apart, now.middle);
    before = now;
  };
  const onEnd = (event: TouchEvent): void => {
    before = read(event);
  };
  element.addEventListener('touchstart', onStart, { passive: false });
  element.addEventListener('touchmove', onMove, { passive: false });
  element.addEventListener('touchend', onEnd);
  element.addEventListener('touchcancel', onEnd);
  return () => {
    element.removeEventListener('touchstart', onStart);
    element.removeEventListener('touchmove', onMove);
    element.removeEventListener('touchend', onEnd);
    element.removeEventListener('touchcancel', onEnd);
  };
}

/** Where the space bar presses or writes something of its own. */
const OWN_SPACE = 'button, a, summary, [role="button"], input, select, textarea, dialog, [popover]';

/**
 * With the space bar down over ground that is near, a drag moves it. The bar plays and pauses too: so over such
 * ground it does that when it is let go, and only if nothing was dragged.
 */
function bySpaceBar(element: HTMLElement, isNear: () => boolean): () => void {
  let isDown = false;
  let isOver = false;
  let hasDragged = false;
  let at: Point | null = null;
  const show = (): void => {
    element.classList.toggle('is-pannable', isDown);
    element.classList.toggle('is-panned', at !== null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !isOver || !isNear()) return;
    if (event.target instanceof Element && event.target.closest(OWN_SPACE) !== null) return;
    event.preventDefault();
    if (isDown) return;
    isDown = true;
    hasDragged = false;
    show();
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !isDown) return;
    isDown = false;
    at = null;
    show();
    if (hasDragged) return;
    if (lab.store.getState().isPlaying) commands.pause();
    else commands.play();
  };
  const onOver = (): void => {
    isOver = true;
  };
  const onLeave = (): void => {
    isOver = false;
  };
  const onDown = (event: PointerEvent): void => {
    if (!isDown || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    hasDragged = true;
    at = { x: event.clientX, y: event.clientY };
    show();
  };
  const onMove = (event: PointerEvent): void => {
    if (at === null) return;
    event.stopPropagation();
    element.scrollLeft += at.x - event.clientX;
    element.scrollTop += at.y - event.clientY;
    at = { x: event.clientX, y: event.clientY };
  };
  const onUp = (): void => {
    at = null;
    show();
  };
  /** The click that ends a drag presses nothing. */
  const onClick = (event: MouseEvent): void => {
    if (!isDown) return;
    event.stopPropagation();
    event.preventDefault();
  };
  const capture = { capture: true };
  // Before the page's own keys, which leave alone what has been dealt with.
  addEventListener('keydown', onKeyDown, capture);
  addEventListener('keyup', onKeyUp, capture);
  element.addEventListener('pointermove', onOver);
  element.addEventListener('pointerleave', onLeave);
  element.addEventListener('pointerdown', onDown, capture);
  element.addEventListener('pointermove', onMove, capture);
  element.addEventListener('pointerup', onUp, capture);
  element.addEventListener('pointercancel', onUp, capture);
  element.addEventListener('click', onClick, capture);
  return () => {
    removeEventListener('keydown', onKeyDown, capture);
    removeEventListener('keyup', onKeyUp, capture);
    element.removeEventListener('pointermove', onOver);
    element.removeEventListener('pointerleave', onLeave);
    element.removeEventListener('pointerdown', onDown, capture);
    element.removeEventListener('pointermove', onMove, capture);
    element.removeEventListener('pointerup', onUp, capture);
    element.removeEventListener('pointercancel', onUp, capture);
    element.removeEventListener('click', onClick, capture);
  };
}
