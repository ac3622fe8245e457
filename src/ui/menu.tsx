/**
 * A menu that opens at a point or under its button (menu-button.tsx): a native popover, so that a press elsewhere and Escape
 * close it. Arrow keys, Home, End and first letters move in it; focus goes back to where it was.
 */
import type { KeyboardEvent, ReactNode } from 'react';
import { keyWords } from './button.tsx';
import { inPlace } from './in-place.ts';
import type { Place } from './place.ts';
import { usePopover } from './use-popover.ts';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  /** A second, softer line. */
  readonly hint?: string;
  readonly shortcut?: string;
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  onPick(): void;
}

/** Items in groups with a rule between them; a group may have a heading. */
export interface MenuGroup {
  readonly heading?: string;
  readonly items: readonly MenuItem[];
}

/** Where a menu opens, and how it is closed. */
export interface MenuPlace {
  /** In pixels of the window: the box of the button, or a point. */
  readonly at: Place;
  onClose(): void;
}

interface MenuProps extends MenuPlace {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
}

/** Open for as long as it is mounted. */
export function Menu({ label, groups, at, onClose }: MenuProps) {
  const menu = usePopover<HTMLDivElement>(at, onClose, (element) => itemsOf(element)[0]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    if (event.key === 'Tab') onClose();
    const next = nextItem(itemsOf(event.currentTarget), document.activeElement, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div
      ref={menu}
      className="popover menu"
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {inPlace(groups).map(({ place, item: group }) => (
        <div key={place} className="menu-group" role="group" aria-label={group.heading}>
          {group.heading !== undefined && (
            <div className="menu-heading" aria-hidden="true">
              {group.heading}
            </div>
          )}
          {group.items.map((item) => (
            <MenuLine key={item.label} item={item} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  );
}

function MenuLine({ item, onClose }: { readonly item: MenuItem; onClose(): void }) {
  const pick = (): void => {
    if (item.isDisabled) return;
    onClose();
    item.onPick();
  };
  return (
    <button
      type="button"
      className={`menu-item${item.isDanger ? ' is-danger' : ''}`}
      {...(item.isChecked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemradio', 'aria-checked': item.isChecked })}
      aria-disabled={item.isDisabled}
      aria-keyshortcuts={item.shortcut}
      tabIndex={-1}
      onClick={pick}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <span className="menu-icon">{item.isChecked ? '✓' : item.icon}</span>
      <span className="menu-label">
        {item.label}
        {item.hint !== undefined && <span className="menu-hint">{item.hint}</span>}
      </span>
      {item.shortcut !== undefined && (
        <span className="menu-shortcut" aria-hidden="true">
          {keyWords(item.shortcut)}
        </span>
      )}
    </button>
  );
}

const itemsOf = (menu: Element): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('.menu-item')];

/** The item that a key goes to from the focused one; null where the key is not for moving. */
function nextItem(items: readonly HTMLElement[], focused: Element | null, key: string): HTMLElement | null {
  const at = items.indexOf(focused as HTMLElement);
  if (key === 'ArrowDown') return items[(at + 1) % items.length] ?? null;
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1) ?? null;
  if (key === 'Home') return items[0] ?? null;
  if (key === 'End') return items.at(-1) ?? null;
  if (key.length !== 1 || key === ' ') return null;
  const fromNext = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return (
    fromNext.find((item) =>
      item.querySelector('.menu-label')?.textContent.toLowerCase().startsWith(key.toLowerCase()),
    ) ?? null
  );
}
