/** Places of the window, as the stage measures. */
import type { Box } from './geometry.ts';

/** A box of the window in the measures of the ground that the element is on, which may be zoomed. */
export function inGround(element: HTMLElement, box: DOMRect): Box {
  const ground = element.closest<HTMLElement>('.ground') as HTMLElement;
  const at = ground.getBoundingClientRect();
  const zoom = at.width / ground.offsetWidth || 1;
  return {
    x: (box.left - at.left + box.width / 2) / zoom,
    y: (box.top - at.top + box.height / 2) / zoom,
    width: box.width / zoom,
    height: box.height / zoom,
  };
}
