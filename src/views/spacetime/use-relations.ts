/** Marks what is drawn by how it stands to the event that is looked at, and by the step that is shown: past React, for it changes with every move of the pointer. */
import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { lab } from '../../app/store.ts';
import type { MessageId } from '../../core/ids.ts';
import type { Cone } from './cone.ts';
import type { Picture } from './picture.ts';

export function useRelations(
  drawing: RefObject<SVGSVGElement | null>,
  picture: Picture,
  cone: Cone | null,
  chosen: number | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other elements
  useLayoutEffect(() => {
    for (const element of all(drawing, '[data-place]')) {
      mark(element, 'data-relation', cone?.relations[Number(element.dataset['place'])] ?? null);
      element.setAttribute('aria-selected', String(Number(element.dataset['place']) === chosen));
    }
    for (const element of all(drawing, '[data-message]')) {
      mark(element, 'data-relation', cone?.ofMessage(element.dataset['message'] as MessageId) ?? null);
    }
  }, [drawing, picture, cone, chosen]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other elements
  useEffect(() => {
    let shown: number | null = null;
    const show = (step: number): void => {
      if (step === shown) return;
      for (const element of all(drawing, '[data-now]')) element.removeAttribute('data-now');
      for (const element of all(drawing, `[data-step="${step}"]`)) element.setAttribute('data-now', '');
      shown = step;
    };
    show(lab.store.getState().step);
    return lab.store.subscribe(({ step }) => show(step));
  }, [drawing, picture]);
}

function all(drawing: RefObject<SVGSVGElement | null>, selector: string): readonly SVGElement[] {
  return [...(drawing.current?.querySelectorAll<SVGElement>(selector) ?? [])];
}

function mark(element: SVGElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
