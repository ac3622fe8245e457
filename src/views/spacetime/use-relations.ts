/** Marks all that is drawn by how it stands to the event that is looked at: past React, for a pointer moves fast. */
import { type RefObject, useLayoutEffect } from 'react';
import type { MessageId, WriteId } from '../../core/ids.ts';
import type { Cone } from './cone.ts';
import { writeMadeIn } from './events.ts';
import type { Knowing, Knowledge } from './knowledge.ts';
import type { Picture } from './picture.ts';

interface Looked {
  readonly cone: Cone | null;
  readonly knowledge: Knowledge | null;
  readonly chosen: number | null;
}

export function useRelations(
  drawing: RefObject<SVGSVGElement | null>,
  picture: Picture,
  { cone, knowledge, chosen }: Looked,
): void {
  useLayoutEffect(() => {
    for (const element of all(drawing, '[data-place]')) {
      mark(element, 'data-relation', cone?.relations[Number(element.dataset['place'])] ?? null);
      const event = picture.events[Number(element.dataset['place'])]?.event;
      const write = event === undefined ? null : writeMadeIn(event);
      mark(element, 'data-knowing', write === null ? null : standOf(write, knowledge));
      element.setAttribute('aria-selected', String(Number(element.dataset['place']) === chosen));
    }
    for (const element of all(drawing, '[data-message]')) {
      mark(element, 'data-relation', cone?.ofMessage(element.dataset['message'] as MessageId) ?? null);
    }
  }, [drawing, picture, cone, knowledge, chosen]);
}

function all(drawing: RefObject<SVGSVGElement | null>, selector: string): readonly SVGElement[] {
  return [...(drawing.current?.querySelectorAll<SVGElement>(selector) ?? [])];
}

function mark(element: SVGElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function standOf(write: WriteId, knowledge: Knowledge | null): Knowing | 'here' | null {
  return write === knowledge?.write ? 'here' : (knowledge?.of.get(write) ?? null);
}
