/** Marks all that is drawn by how it stands to the event that is looked at: past React, for a pointer moves fast. */
import { type RefObject, useLayoutEffect } from 'react';
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
}

function all(drawing: RefObject<SVGSVGElement | null>, selector: string): readonly SVGElement[] {
  return [...(drawing.current?.querySelectorAll<SVGElement>(selector) ?? [])];
}

function mark(element: SVGElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
