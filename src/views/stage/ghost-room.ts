/** Whether what was lost has room over the lower edge of its card, or would lie on what is kept there. */

/** By so many pixels it may lie on the last line. */
const TOUCH = 3;

/** Where it has none it stands outside (`data-outside`). */
export function placeGhosts(ghosts: HTMLElement): void {
  const keys = ghosts.parentElement?.querySelector<HTMLElement>('.replica-keys, .compact-lines');
  const last = keys?.lastElementChild as HTMLElement | null | undefined;
  if (!keys || !last) return;
  delete ghosts.dataset['outside'];
  const end = Math.min(last.offsetTop + last.offsetHeight, keys.offsetTop + keys.clientHeight);
  if (end > ghosts.offsetTop + TOUCH) ghosts.dataset['outside'] = '';
}
