/**
 * Gestures that the whole stage shares. A thing on it says by `data-menu` what it is; right click, long press
 * and the menu key open its menu. From empty ground a stroke is drawn (stroke.ts); Escape takes it back.
 */
import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { type Place, pointAt } from '../../ui/place.ts';
import type { Point } from './geometry.ts';
import { extended, type Stroke } from './stroke.ts';

/** A finger that moves further than this means to drag, and a pointer to draw. */
const SLACK = 8;
/** From a thing on the stage; else a stroke may begin. */
const THINGS = '.replica, .client, .letter, .side-name, [popover]';

export interface Target {
  readonly kind: 'replica' | 'client' | 'link' | 'message' | 'stack';
  readonly data: DOMStringMap;
}

interface Gestures {
  /** Pixels of the window in one of the ground. */
  readonly zoom: number;
  onMenu(target: Target, at: Place): void;
  onStroke(stroke: Stroke): void;
}

export function useGestures({ zoom, onMenu, onStroke }: Gestures) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const start = useRef<{
    readonly point: Point;
    readonly canDraw: boolean;
    timer: ReturnType<typeof setTimeout> | undefined;
  } | null>(null);
  const isSpent = useRef(false);
  /** What was pressed for long enough: it opens when the finger leaves, and shows till then that it will. */
  const pressed = useRef<{ readonly element: Element; open(): void } | null>(null);

  const press = ({ element, target }: Thing, at: Place): void => {
    pressed.current = { element, open: () => onMenu(target, at) };
    element.setAttribute('data-pressed', '');
  };
  const forgetPress = (): void => {
    pressed.current?.element.removeAttribute('data-pressed');
    pressed.current = null;
  };

  const end = (): void => {
    clearTimeout(start.current?.timer);
    start.current = null;
    forgetPress();
    setStroke(null);
  };

  const isDrawing = stroke !== null;
  useEffect(() => {
    if (!isDrawing) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      isSpent.current = true;
      start.current = null;
      setStroke(null);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isDrawing]);

  const release = (): void => {
    if (pressed.current !== null) {
      isSpent.current = true;
      // After the click that follows a finger's leaving, or it would fall on the menu.
      setTimeout(pressed.current.open, WAITS.afterPress);
    }
    end();
  };

  return {
    stroke,
    handlers: {
      onContextMenu(event: MouseEvent<HTMLElement>) {
        const thing = thingAt(event.target);
        if (thing === null) return;
        event.preventDefault();
        const isByKey = event.clientX === 0 && event.clientY === 0;
        const at = isByKey ? thing.element.getBoundingClientRect() : pointAt(event.clientX, event.clientY);
        const isByFinger = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch';
        if (isByFinger && start.current !== null) {
          press(thing, at);
          return;
        }
        end();
        onMenu(thing.target, at);
      },
      onPointerDown(event: PointerEvent<HTMLElement>) {
        isSpent.current = false;
        // With a second finger the ground is moved: nothing is drawn nor pressed.
        if (!event.isPrimary) return end();
        if (event.button !== 0 || !(event.target instanceof Element)) return;
        const canDraw = event.target.closest(THINGS) === null;
        const thing = event.pointerType === 'touch' ? thingAt(event.target) : null;
        const at = pointAt(event.clientX, event.clientY);
        // The menu opens when the finger leaves: one that opened under it would be closed by its leaving.
        const timer = thing === null ? undefined : setTimeout(press, WAITS.longPress, thing, at);
        start.current = { point: within(event, zoom), canDraw, timer };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const begun = start.current;
        if (begun === null) return;
        const point = within(event, zoom);
        if (stroke === null && Math.hypot(point.x - begun.point.x, point.y - begun.point.y) < SLACK) return;
        clearTimeout(begun.timer);
        forgetPress();
        if (!begun.canDraw) return;
        if (stroke === null) event.currentTarget.setPointerCapture(event.pointerId);
        setStroke((now) => extended(now ?? [begun.point], point));
      },
      onPointerUp() {
        if (stroke !== null) {
          isSpent.current = true;
          onStroke(stroke);
        }
        release();
      },
      onPointerCancel: release,
      /** The click that ends a stroke or a long press is not one on what lies under it. */
      onClickCapture(event: MouseEvent<HTMLElement>) {
        if (!isSpent.current) return;
        isSpent.current = false;
        event.stopPropagation();
        event.preventDefault();
      },
    },
  };
}

interface Thing {
  readonly target: Target;
  readonly element: Element;
}

export function thingAt(target: EventTarget): Thing | null {
  const element = target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-menu]') : null;
  if (element === null) return null;
  return { element, target: { kind: element.dataset['menu'] as Target['kind'], data: element.dataset } };
}

function within(event: PointerEvent<HTMLElement>, zoom: number): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
}
