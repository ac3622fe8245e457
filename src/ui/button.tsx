/** Buttons: with words, or with an icon whose words show on hover and focus. */
import type { ComponentProps, ReactNode } from 'react';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
}

export function Button({ look = 'plain', icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`button is-${look} ${className}`}>
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** Its name, shown on hover and focus too. */
  readonly label: string;
  readonly icon: ReactNode;
  /** The key that does the same, as `aria-keyshortcuts` writes it: `Space`, `Control+Z`. */
  readonly shortcut?: string | undefined;
  readonly look?: 'quiet' | 'main';
  /** On which side of the button its words show. */
  readonly tip?: 'above' | 'below' | 'below-left' | 'above-left';
}

export function IconButton({
  label,
  icon,
  shortcut,
  look = 'quiet',
  tip = 'above',
  className = '',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button icon-button is-${look} ${className}`}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tip={shortcut === undefined ? label : `${label}  ${keyWords(shortcut)}`}
      data-tip-side={tip}
    >
      {icon}
    </button>
  );
}

/** A key as it is printed on keyboards. */
export const keyWords = (shortcut: string): string =>
  shortcut.replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('Control', 'Ctrl');
