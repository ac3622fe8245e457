/** Who is on the stage, and where they stand. */
import type { ClientId, NodeId, ReplicaId } from '../../core/ids.ts';
import type { Box } from './geometry.ts';
import type { Density } from './measures.ts';

export interface StageLayout {
  readonly density: Density;
  readonly boxes: ReadonlyMap<NodeId, Box>;
}

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly { readonly id: ClientId; readonly near: ReplicaId }[];
}
