/** A button that opens a menu under itself; what the menu needs is loaded when it is first opened. */
import { type ComponentType, type MouseEvent, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { MenuPlace } from './menu.tsx';
import type { Place } from './place.ts';

interface MenuButtonProps {
  readonly label: string;
  /** What the button shows; `label` is said of it. */
  readonly icon: ReactNode;
  readonly Menu: ComponentType<MenuPlace>;
}

export function MenuButton({ label, icon, Menu }: MenuButtonProps) {
  const [at, setAt] = useState<Place | null>(null);
  const wasOpen = useRef(false);
  // A press on the button closes the menu by itself, as any press beside it does: the click must not open it again.
  const onPointerDown = (): void => {
    wasOpen.current = at !== null;
  };
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    setAt(wasOpen.current ? null : event.currentTarget.getBoundingClientRect());
    wasOpen.current = false;
  };
  return (
    <>
      <Button
        look="quiet"
        aria-haspopup="menu"
        aria-expanded={at !== null}
        aria-label={label}
        onPointerDown={onPointerDown}
        onClick={onClick}
      >
        {icon}
      </Button>
      <Suspense>{at !== null && <Menu at={at} onClose={() => setAt(null)} />}</Suspense>
    </>
  );
}
