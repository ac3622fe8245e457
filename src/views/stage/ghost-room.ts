/** Whether what was lost has room over the lower edge of its card, or would lie on what is kept there. */
import { type RefObject, useLayoutEffect } from 'react';

/** By so many pixels it may lie on the last line. */
const TOUCH = 3;

/** Where it has none it stands outside (`data-outside`); asked again each time that the card is drawn. */
export function useGhostRoom(ghosts: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const keys = ghosts.current?.parentElement?.querySelector<HTMLElement>('.replica-keys');
    const last = keys?.lastElementChild as HTMLElement | null | undefined;
    if (!ghosts.current || !keys || !last) return;
    delete ghosts.current.dataset['outside'];
    const end = Math.min(last.offsetTop + last.offsetHeight, keys.offsetTop + keys.clientHeight);
    if (end > ghosts.current.offsetTop + TOUCH) ghosts.current.dataset['outside'] = '';
  });
}
