/**
 * The drawings of decisions, by what was compared. To add one, write its file and put it here; a kind that is not here
 * is drawn plainly, by its operands.
 */
import type { ComponentType } from 'react';
import type { Comparison } from '../../core/strategies/strategy.ts';
import { ArrivalDrawing } from './arrival.tsx';
import { DotsDrawing } from './dots.tsx';
import { ObservedDrawing } from './observed.tsx';
import { OpIdsDrawing } from './op-ids.tsx';
import type { DrawingProps } from './parts.tsx';
import { PlainDrawing } from './plain.tsx';
import { RevisionsDrawing } from './revisions.tsx';
import { StampsDrawing } from './stamps.tsx';
import { UnionDrawing } from './union.tsx';
import { ValuesDrawing } from './values.tsx';
import { VectorsDrawing } from './vectors.tsx';
import { VersionsDrawing } from './versions.tsx';

type Kind = Comparison['kind'];

const DRAWINGS: { readonly [Each in Kind]?: ComponentType<DrawingProps<Each>> } = {
  vectors: VectorsDrawing,
  dots: DotsDrawing,
  stamps: StampsDrawing,
  versions: VersionsDrawing,
  values: ValuesDrawing,
  revisions: RevisionsDrawing,
  'op-ids': OpIdsDrawing,
  observed: ObservedDrawing,
  union: UnionDrawing,
  arrival: ArrivalDrawing,
};

/** The table pairs each kind with its own drawing, so the one found takes comparisons of the kind asked for. */
export const drawingOf = (kind: Kind): ComponentType<DrawingProps> =>
  (DRAWINGS[kind] as ComponentType<DrawingProps> | undefined) ?? PlainDrawing;
