/** Who is on the stage, and where they stand. */
import type { ClientId, NodeId, ReplicaId } from '../../core/ids.ts';
import { type Curve, curveBetween, type Port, straight } from './curves.ts';
import { type Box, type Size, segmentBetween } from './geometry.ts';
import type { Density } from './measures.ts';

export interface StageLayout {
  readonly density: Density;
  /** Of the whole ground: larger than the stage where not all find a place on it, which then scrolls. */
  readonly size: Size;
  /** How many characters of its value a letter shows. */
  readonly lettersMax: number;
  readonly boxes: ReadonlyMap<NodeId, Box>;
  /** Where ways leave the cards that stand around a free middle; the others' ways are straight. */
  readonly ports: ReadonlyMap<NodeId, Port>;
}

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly { readonly id: ClientId; readonly near: ReplicaId }[];
}

/** The way from one card to another, from border to border; null where one of them is not on the stage. */
export function curveOf({ boxes, ports }: StageLayout, from: NodeId, to: NodeId, margin = 4): Curve | null {
  const [start, end] = [ports.get(from), ports.get(to)];
  if (start !== undefined && end !== undefined) return curveBetween(start, end);
  const [one, other] = [boxes.get(from), boxes.get(to)];
  return one === undefined || other === undefined ? null : straight(segmentBetween(one, other, margin));
}
