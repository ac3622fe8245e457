/** Which dialog of the whole page is open: at most one. A store of its own, for keys, menus and views open them alike. */
import { create } from 'zustand';
import type { ClientId } from '../core/ids.ts';

export type Opened =
  | { readonly kind: 'gallery' | 'share' | 'palette' | 'keys' | 'comparison' }
  /** At one of them, or at the first. */
  | { readonly kind: 'words'; readonly term?: string }
  /** The bytes of metadata in the ledger. */
  | { readonly kind: 'growth' }
  /** The composer on the stage. */
  | {
      readonly kind: 'composer';
      readonly client: ClientId;
      readonly deed?: 'get' | 'delete';
      readonly context?: 'none';
    };

export type SideTab = 'diagram' | 'ledger' | 'inspector' | 'transcript' | 'settings';

export const useOpened = create<{
  readonly opened: Opened | null;
  /** What the side column shows. */
  readonly tab: SideTab;
  /** The form of the settings tells by itself what cannot be chosen; nobody is interrupted while it has the focus. */
  readonly form: 'away' | 'shown' | 'used';
  /** A field beside a card is asked for, and still loads. */
  readonly isFieldAwaited: boolean;
}>(() => ({ opened: null, tab: 'ledger', form: 'away', isFieldAwaited: false }));

/** As in page.css and landscape.css: the diagram is in the sheet. On paper it is where it was on the screen. */
export const PHONE = 'screen and (width < 800px), screen and (height < 500px) and (width >= 600px)';

export const showTab = (tab: SideTab): void => useOpened.setState({ tab });

export const openDialog = (opened: Opened): void => useOpened.setState({ opened });

/** A dialog that has made way for another closes nothing. */
export function closeDialog(kind: Opened['kind']): void {
  if (useOpened.getState().opened?.kind === kind) useOpened.setState({ opened: null });
}
