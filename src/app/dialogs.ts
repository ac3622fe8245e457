/** Which dialog of the whole page is open: at most one. A store of its own, for keys, menus and views open them alike. */
import { create } from 'zustand';
import type { ClientId } from '../core/ids.ts';

export type Opened =
  | { readonly kind: 'gallery' | 'share' | 'palette' | 'keys' }
  /** At one of them, or at the first. */
  | { readonly kind: 'words'; readonly term?: string }
  /** The composer on the stage. */
  | { readonly kind: 'composer'; readonly client: ClientId };

export const useOpened = create<{
  readonly opened: Opened | null;
  /** Whether the form of the settings is in sight: it tells by itself what cannot be chosen. */
  readonly isFormShown: boolean;
  /** Whether it has the focus: nobody is interrupted there. */
  readonly isFormUsed: boolean;
}>(() => ({ opened: null, isFormShown: false, isFormUsed: false }));

export const openDialog = (opened: Opened): void => useOpened.setState({ opened });

/** A dialog that has made way for another closes nothing. */
export function closeDialog(kind: Opened['kind']): void {
  if (useOpened.getState().opened?.kind === kind) useOpened.setState({ opened: null });
}
