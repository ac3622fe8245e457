/** A native popover at a place: a press elsewhere and Escape close it, and focus goes back to where it was. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type Place, placeWithin } from './place.ts';
import './popover.css';

/** Open for as long as it is mounted. `firstIn` names what has the focus first, `placing` where it stands. */
export function usePopover<Panel extends HTMLElement>(
  at: Place,
  onClose: () => void,
  firstIn: (panel: Panel) => HTMLElement | null | undefined,
  placing = placeWithin,
): RefObject<Panel | null> {
  const panel = useRef<Panel>(null);
  const now = useRef({ onClose, firstIn, placing });
  now.current = { onClose, firstIn, placing };

  useLayoutEffect(() => {
    const element = panel.current as Panel;
    const before = document.activeElement;
    if (!element.matches(':popover-open')) element.showPopover();
    const room = { width: innerWidth, height: innerHeight };
    const { left, top } = now.current.placing(at, element.getBoundingClientRect(), room);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    now.current.firstIn(element)?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
    };
  }, [at]);

  useEffect(() => {
    const element = panel.current as Panel;
    const onToggle = (event: Event): void => {
      if ((event as ToggleEvent).newState === 'closed') now.current.onClose();
    };
    element.addEventListener('toggle', onToggle);
    return () => element.removeEventListener('toggle', onToggle);
  }, []);

  return panel;
}
