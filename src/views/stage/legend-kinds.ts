/** Which kinds of messages a run has had so far, and where their legend finds a free place on the stage. */
import { MESSAGE_KINDS, type MessageKind } from '../../core/network/message-kind.ts';
import type { RunWindow } from '../../core/timeline/window.ts';
import type { TermId } from '../../ui/glossary/terms.ts';
import type { Box, Point, Size } from './geometry.ts';

/** What explains each kind. */
export const KIND_TERMS: { readonly [Kind in MessageKind]: TermId } = {
  request: 'request',
  forward: 'request-handed-on',
  replicate: 'copy',
  acknowledge: 'acknowledgement',
  'ask-state': 'question',
  state: 'state',
  repair: 'read-repair',
  hint: 'hint',
  handoff: 'hinted-handoff',
  'handed-off': 'hinted-handoff',
  compare: 'anti-entropy',
  exchange: 'anti-entropy',
  transfer: 'key-that-moves',
  transferred: 'key-that-moves',
  reply: 'answer',
};

/** The first step in which a kind is known to be under way. */
export type FirstSteps = ReadonlyMap<MessageKind, number>;

/** What is known after one more stretch of the run has been seen. */
export function firstSteps(known: FirstSteps, { first, base, moments }: RunWindow): FirstSteps {
  const found = new Map(known);
  const see = (kind: MessageKind, step: number): void => {
    if (step < (found.get(kind) ?? Number.POSITIVE_INFINITY)) found.set(kind, step);
  };
  for (const { kind } of base.flights) see(kind, first - 1);
  for (const { step, changes } of moments) for (const { kind } of changes.flights) see(kind, step);
  return found;
}

/** Those seen up to a step, in the order in which kinds are told. */
export const kindsUpTo = (known: FirstSteps, step: number): readonly MessageKind[] =>
  MESSAGE_KINDS.filter((kind) => (known.get(kind) ?? Number.POSITIVE_INFINITY) <= step);

/** Free on all sides of the legend. */
const MARGIN = 10;
const STEP = 12;

/**
 * The top left corner of a free place along the stage's border for something of a size: in a corner, else somewhere
 * between; null where cards leave none.
 */
export function freePlace(size: Size, ground: Size, boxes: readonly Box[]): Point | null {
  const right = ground.width - size.width - MARGIN;
  const bottom = ground.height - size.height - MARGIN;
  if (right < MARGIN || bottom < MARGIN) return null;
  const places: readonly Point[] = [
    { x: MARGIN, y: bottom },
    { x: right, y: bottom },
    { x: MARGIN, y: MARGIN },
    { x: right, y: MARGIN },
    ...along(MARGIN, right).flatMap((x) => [bottom, MARGIN].map((y) => ({ x, y }))),
    ...along(MARGIN, bottom).flatMap((y) => [MARGIN, right].map((x) => ({ x, y }))),
  ];
  return places.find((place) => boxes.every((box) => isClear(place, size, box))) ?? null;
}

const along = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / STEP)) }, (_, index) => from + index * STEP);

const isClear = ({ x, y }: Point, { width, height }: Size, box: Box): boolean =>
  x + width + MARGIN <= box.x - box.width / 2 ||
  x - MARGIN >= box.x + box.width / 2 ||
  y + height + MARGIN <= box.y - box.height / 2 ||
  y - MARGIN >= box.y + box.height / 2;
