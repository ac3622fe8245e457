/** The last resort, where even the smallest cards find no place around an ellipse. */
import type { NodeId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import type { Box, Size } from './geometry.ts';

/** Replicas in a grid, clients in another below, as large as there is room for. */
export function inRows(size: Size, { replicas, clients }: Cast): StageLayout {
  const boxes = new Map<NodeId, Box>();
  const all: readonly NodeId[] = [...replicas, ...clients.map(({ id }) => id)];
  const columns = Math.max(
    1,
    Math.min(all.length, Math.ceil(Math.sqrt((all.length * size.width) / Math.max(1, size.height)))),
  );
  const rows = Math.ceil(all.length / columns);
  const cell = { width: size.width / columns, height: size.height / rows };
  const card = { width: Math.min(128, cell.width * 0.75), height: Math.min(80, cell.height * 0.75) };
  all.forEach((id, index) => {
    boxes.set(id, {
      x: ((index % columns) + 0.5) * cell.width,
      y: (Math.floor(index / columns) + 0.5) * cell.height,
      ...card,
    });
  });
  return { density: 'compact', boxes };
}
