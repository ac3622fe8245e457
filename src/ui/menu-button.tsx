/** A button that opens a menu under itself; what the menu needs is loaded when it is first opened. */
import { type ComponentType, type MouseEvent, type ReactNode, Suspense, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import type { MenuPlace } from './menu.tsx';
import type { Place } from './place.ts';

interface MenuButtonProps {
  readonly label: string;
  /** What the button shows; `label` is told of it. */
  readonly icon: ReactNode;
  /** On which side of the button its label shows. */
  readonly tip: 'below-left' | 'above-left';
  readonly Menu: ComponentType<MenuPlace>;
}

export function MenuButton({ label, icon, tip, Menu }: MenuButtonProps) {
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
      <IconButton
        label={label}
        icon={icon}
        tip={tip}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onPointerDown={onPointerDown}
        onClick={onClick}
      />
      <Suspense>{at !== null && <Menu at={at} onClose={() => setAt(null)} />}</Suspense>
    </>
  );
}
