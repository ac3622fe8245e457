/**
 * Which lines there are and in which order: replicas in the middle, each client on the side that its replica
 * is nearer to, so that requests cross few lines. Only nodes in use have one, and many clients of one
 * replica share a line.
 */
import type { ClientId, NodeId, ReplicaId } from '../../core/ids.ts';

export interface Line {
  readonly kind: 'replica' | 'client' | 'clients';
  readonly name: string;
  readonly nodes: readonly NodeId[];
  /** On which side of the replicas it is; they are on neither. */
  readonly side: 'above' | 'below' | null;
}

export interface Cast {
  readonly replicas: readonly ReplicaId[];
  readonly clients: readonly { readonly id: ClientId; readonly near: ReplicaId }[];
}

/** With more clients those of one replica share a line. */
export const CLIENT_LINES_MAX = 12;
/** So many replicas have a line even if nothing happens at some. */
const REPLICAS_ALWAYS = 9;

export function linesOf({ replicas, clients }: Cast, isInUse: (node: NodeId) => boolean): readonly Line[] {
  const middle = (replicas.length - 1) / 2;
  const shown = replicas.filter((id) => replicas.length <= REPLICAS_ALWAYS || isInUse(id));
  const inUse = clients
    .filter(({ id }) => isInUse(id))
    .map(({ id, near }) => ({ id, near, rank: replicas.indexOf(near) }))
    .toSorted((left, right) => left.rank - right.rank);
  const between = inUse.filter(({ rank }) => rank === middle);
  const half = Math.ceil(between.length / 2);
  const above = [...inUse.filter(({ rank }) => rank < middle), ...between.slice(0, half)];
  const below = [...between.slice(half), ...inUse.filter(({ rank }) => rank > middle)];
  const isMany = inUse.length > CLIENT_LINES_MAX;
  return [
    ...clientLines(above, 'above', isMany),
    ...shown.map((id): Line => ({ kind: 'replica', name: id, nodes: [id], side: null })),
    ...clientLines(below, 'below', isMany),
  ];
}

function clientLines(clients: Cast['clients'], side: 'above' | 'below', isMany: boolean): readonly Line[] {
  if (!isMany) return clients.map(({ id }) => ({ kind: 'client', name: id, nodes: [id], side }));
  return [...new Set(clients.map(({ near }) => near))].map((replica) => {
    const nodes = clients.filter(({ near }) => near === replica).map(({ id }) => id);
    return { kind: 'clients', name: `${nodes.length} near ${replica}`, nodes, side };
  });
}
