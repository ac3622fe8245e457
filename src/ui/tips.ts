/**
 * The words of an icon's button have been read once it is pressed, and would cover what comes of it: they are hidden
 * until the pointer has left it, or the focus where that stays.
 */
export function listenForPresses(): void {
  let pressed: HTMLElement | null = null;
  /** Whether the pointer has left it since. */
  let isLeft = false;
  const forget = (): void => {
    delete pressed?.dataset['pressed'];
    pressed = null;
  };
  const press = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    if (button !== pressed) forget();
    if (button === null) return;
    pressed = button;
    isLeft = !button.matches(':hover');
    button.dataset['pressed'] = '';
  };
  addEventListener('pointerdown', press, { capture: true });
  // By keyboard too.
  addEventListener('click', press, { capture: true });
  addEventListener('pointerover', ({ target }) => {
    if (pressed === null) return;
    const isOver = target instanceof Node && pressed.contains(target);
    // It comes back; or it goes, and leaves no focus.
    if (isOver ? isLeft : document.activeElement !== pressed) forget();
    isLeft = !isOver;
  });
  addEventListener('focusout', ({ target }) => {
    if (target === pressed && isLeft) forget();
  });
}
