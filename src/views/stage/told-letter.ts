/**
 * Which letter tells what it carries: the one under the mouse, else that with the keyboard's focus, else the one that
 * is picked. Escape silences it until another is meant.
 */
import { type RefObject, useEffect, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { useLab } from '../../app/store.ts';
import { type MessageId, messageId } from '../../core/ids.ts';

/** `tip` is what the mouse may go over without ending it. */
export function useToldLetter(tip: RefObject<HTMLElement | null>): MessageId | null {
  const [hovered, setHovered] = useState<MessageId | null>(null);
  const [focused, setFocused] = useState<MessageId | null>(null);
  const [silenced, setSilenced] = useState<MessageId | null>(null);
  const picked = useLab(({ selection }) => (selection?.kind === 'message' ? selection.id : null));
  const wanted = hovered ?? focused ?? picked;
  const told = wanted === silenced ? null : wanted;

  useEffect(() => {
    let pending: MessageId | null = null;
    let meant: MessageId | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Only a mouse that moves means something: a letter that leaves it behind goes on telling.
    const onPointerMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') return;
      const under = event.buttons > 0 ? null : letterAt(event.target);
      // Who has come over to the tip in time still means what it is about.
      const letter = under === null && isWithin(tip.current, event) ? meant : under;
      if (letter === pending) return;
      pending = letter;
      clearTimeout(timer);
      timer = setTimeout(() => {
        meant = letter;
        setHovered(letter);
        // Over the tip Escape stands.
        if (under !== null) setSilenced(null);
      }, WAITS.dwell);
    };
    const onFocusIn = ({ target }: FocusEvent): void => {
      const letter = target instanceof Element && target.matches(':focus-visible') ? letterAt(target) : null;
      setFocused(letter);
      if (letter !== null) setSilenced(null);
    };
    const onFocusOut = (): void => setFocused(null);
    document.addEventListener('pointermove', onPointerMove);
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointermove', onPointerMove);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
    };
  }, [tip]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked anew tells anew
  useEffect(() => setSilenced(null), [picked]);

  useEffect(() => {
    if (told === null) return;
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      // A menu that is open is what Escape is for.
      if (key === 'Escape' && document.querySelector(':popover-open') === null) setSilenced(told);
    };
    // Before whatever else Escape ends.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [told]);

  return told;
}

const letterAt = (target: EventTarget | null): MessageId | null => {
  const letter = target instanceof Element ? target.closest<SVGElement>('.letter:not(.is-leaving)') : null;
  const name = letter?.dataset['message'];
  return name === undefined ? null : messageId(name);
};

function isWithin(element: HTMLElement | null, { clientX, clientY }: PointerEvent): boolean {
  const box = element?.getBoundingClientRect();
  return (
    box !== undefined && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
  );
}
