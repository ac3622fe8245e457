/** Who is on the stage, and where they stand. */
import type { ClientId, NodeId, ReplicaId } from '../../core/ids.ts';
import { type Curve, curveBetween, type Port, straight } from './curves.ts';
import { type Box, crosses, distance, type Segment, type Size, segmentBetween } from './geometry.ts';
import type { Density } from './measures.ts';

export interface StageLayout {
  readonly density: Density;
  /** Of the whole ground: larger than the stage where not all find a place on it, which then scrolls. */
  readonly size: Size;
  /** How many characters of its value a letter shows. */
  readonly lettersMax: number;
  readonly boxes: ReadonlyMap<NodeId, Box>;
  /** Where cards stood before they grew: ways stay where they were, or letters on them would leap. */
  readonly places?: ReadonlyMap<NodeId, Box>;
  /** Where ways leave the cards that stand around a free middle; the others' ways are straight. */
  readonly ports: ReadonlyMap<NodeId, Port>;
  /** Where clients are too many for cards: those of each replica in one place, which is the box of each of them. */
  readonly folds: readonly Fold[];
}

export interface Fold {
  readonly near: ReplicaId;
  readonly clients: readonly ClientId[];
  readonly box: Box;
}

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly { readonly id: ClientId; readonly near: ReplicaId }[];
}

/** The cards at both ends of a way. */
export interface Ends {
  readonly from: Box;
  readonly to: Box;
}

/** Null where one of them is not on the stage. */
export function endsOf(
  { boxes, places = boxes }: StageLayout,
  way: { readonly from: NodeId; readonly to: NodeId },
): Ends | null {
  const [from, to] = [places.get(way.from), places.get(way.to)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The way from one card to another, from border to border; null where one of them is not on the stage. */
export function curveOf(layout: StageLayout, from: NodeId, to: NodeId, margin = 4): Curve | null {
  const ends = endsOf(layout, { from, to });
  if (ends === null) return null;
  const direct = segmentBetween(ends.from, ends.to, margin);
  const { boxes, places = boxes, ports } = layout;
  const [start, end] = [ports.get(from), ports.get(to)];
  if (
    start === undefined ||
    end === undefined ||
    (new Set(places.values()).size <= FEW && isOpen(direct, [ends.from, ends.to], places))
  )
    return straight(direct);
  return curveBetween(start, end);
}

/** With so few cards on the stage straight ways are easier to follow, wherever they pass beside all cards. */
const FEW = 6;

/** A letter is as long as that. */
const LENGTH_MIN = 44;

const isOpen = (way: Segment, ends: readonly Box[], boxes: StageLayout['boxes']): boolean =>
  distance(way.from, way.to) >= LENGTH_MIN &&
  [...boxes.values()].every((box) => ends.includes(box) || !crosses(way, box));
