/** A modal dialog: the native element, which keeps focus inside and gives it back. */
import X from 'lucide-react/icons/x';
import { createContext, type MouseEvent, type ReactNode, use, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';
import './dialog.css';

const Close = createContext<() => void>(() => {});

/** Closes the dialog around; nothing where there is none. */
export const useCloseDialog = (): (() => void) => use(Close);

interface DialogProps {
  readonly title: string;
  readonly width?: 'narrow' | 'wide' | undefined;
  readonly children: ReactNode;
  onClose(): void;
}

/** What has the focus first: what is chosen, or can be filled in or pressed. */
const FIRST = '.dialog-body :is(button:enabled, select, input:checked, input:not([type="radio"], [tabindex="-1"]))';

/** Open for as long as it is mounted. */
export function Dialog({ title, width = 'narrow', children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current as HTMLDialogElement;
    if (!element.open) element.showModal();
    // The title, where the rest has still to load.
    (element.querySelector<HTMLElement>(FIRST) ?? element.querySelector<HTMLElement>('.dialog-title'))?.focus();
    return () => element.close();
  }, []);

  /** Told at once: the element's own event comes late, and would close what has been opened again meanwhile. */
  const close = (): void => {
    dialog.current?.close();
    onClose();
  };
  /** Where the browser has closed it. */
  const onClosed = (): void => {
    if (dialog.current?.open === false) onClose();
  };
  const onPress = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === event.currentTarget) close();
  };

  return (
    <dialog
      ref={dialog}
      className={`dialog is-${width}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={onClosed}
      onMouseDown={onPress}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-page">
        <header className="dialog-header">
          <h2 id={heading} className="dialog-title" tabIndex={-1}>
            {title}
          </h2>
          <IconButton label="Close" icon={<X />} tip="below-left" onClick={close} />
        </header>
        <div className="dialog-body">
          <Close value={close}>{children}</Close>
        </div>
      </div>
    </dialog>
  );
}
