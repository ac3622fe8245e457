/**
 * A dialog with a field is asked for, and the field may come later, for it is loaded then: what is typed meanwhile is
 * kept for the field, and does nothing else on the page.
 */
import { closeDialog, type Opened, useOpened } from './dialogs.ts';

/** Whose first field takes what is typed. */
const TYPED_INTO: ReadonlySet<Opened['kind']> = new Set(['palette', 'words', 'gallery']);
/** Where an opened dialog has the focus until there is something in it. */
const EMPTY = 'body, .dialog-title';

export function keepTyped(): void {
  /** Null where no field is waited for. */
  let typed: string | null = null;
  const begin = ({ opened }: { readonly opened: Opened | null }): void => {
    typed = opened !== null && TYPED_INTO.has(opened.kind) ? '' : null;
  };
  useOpened.subscribe((now, before) => {
    if (now.opened !== before.opened) begin(now);
    if (now.isFieldAwaited === before.isFieldAwaited) return;
    if (now.isFieldAwaited) typed = '';
    // It has the focus by then, or does not come.
    else requestAnimationFrame(() => begin(useOpened.getState()));
  });
  if (document.activeElement?.matches(EMPTY)) begin(useOpened.getState());

  addEventListener('focusin', ({ target }) => {
    if (typed === null || !(target instanceof HTMLElement) || target.matches(EMPTY)) return;
    // A button may have the focus that opened the dialog.
    if (target.closest('dialog, [popover]') === null) return;
    const text = typed;
    typed = null;
    // As if typed now: what listens to the field hears of it.
    if (text !== '' && target instanceof HTMLInputElement) document.execCommand('insertText', false, text);
  });

  addEventListener(
    'keydown',
    (event) => {
      if (typed === null || event.ctrlKey || event.metaKey || event.isComposing) return;
      const { opened } = useOpened.getState();
      if (event.key.length === 1) typed += event.key;
      else if (event.key === 'Backspace') typed = typed.slice(0, -1);
      else if (event.key === 'Escape' && opened !== null) closeDialog(opened.kind);
      // What there is already can be reached: the button that closes it, or that tries again.
      else if (event.key === 'Tab') return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
