/**
 * Which of many small cards is shown in full over the others: the one that something is open for, else that
 * under the mouse, else that with the keyboard's focus, else the one that is picked. Escape, or a click on
 * empty ground, lets it down again.
 */
import { type FocusEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import type { NodeId } from '../../core/ids.ts';
import { type Box, keptWithin, type Size } from './geometry.ts';

const EDGE = 4;

interface Lifting {
  /** Whether cards are small enough for it. */
  readonly isOn: boolean;
  readonly held: NodeId | null;
  readonly picked: NodeId | null;
}

export function useLifted({ isOn, held, picked }: Lifting) {
  const [hovered, setHovered] = useState<NodeId | null>(null);
  const [focused, setFocused] = useState<NodeId | null>(null);
  const [lowered, setLowered] = useState<NodeId | null>(null);
  const pending = useRef<NodeId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked anew is lifted again
  useEffect(() => setLowered(null), [picked]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const handlers = useMemo(
    () => ({
      // A mouse that rests where a card comes to lie has not asked for it: it has to move.
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (event.pointerType === 'touch' || event.buttons > 0 || !matchMedia('(hover: hover)').matches) return;
        const node = nodeAt(event.target);
        if (node === pending.current) return;
        pending.current = node;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setHovered(node), WAITS.dwell);
      },
      onPointerLeave() {
        clearTimeout(timer.current);
        pending.current = null;
        setHovered(null);
      },
      onFocus(event: FocusEvent<HTMLElement>) {
        setFocused(event.target.matches(':focus-visible') ? nodeAt(event.target) : null);
      },
      onBlur(event: FocusEvent<HTMLElement>) {
        if (nodeAt(event.relatedTarget) === null) setFocused(null);
      },
    }),
    [],
  );

  const wanted = held ?? hovered ?? [focused, picked].find((node) => node !== null && node !== lowered) ?? null;
  const lifted = isOn ? wanted : null;
  const lower = useCallback(() => {
    setLowered(lifted);
    setHovered(null);
  }, [lifted]);
  return { lifted, lower, handlers };
}

const nodeAt = (target: EventTarget | null): NodeId | null =>
  target instanceof Element
    ? ((target.closest<HTMLElement>(':is(.replica, .client)[data-node]')?.dataset['node'] ?? null) as NodeId | null)
    : null;

/** A card in full: over its own place, and moved no further than the edge of the ground asks for. */
export function liftedBox(box: Box, full: Size, ground: Size): Box {
  const width = Math.max(box.width, Math.min(full.width, ground.width - 2 * EDGE));
  const height = Math.max(box.height, Math.min(full.height, ground.height - 2 * EDGE));
  return {
    x: keptWithin(box.x, width, ground.width, EDGE),
    y: keptWithin(box.y, height, ground.height, EDGE),
    width,
    height,
  };
}
