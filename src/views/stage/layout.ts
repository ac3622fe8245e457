/**
 * Where everything on the stage stands, as a pure function of its size and of who is on it.
 *
 * Few replicas stand on an ellipse, in their order, from the top clockwise; each client stands outside, beside
 * the replica that it uses. The largest cards for which nothing overlaps, nothing is clipped, no link runs
 * under a card and letters have room to travel are taken. Where a frame around a free middle lets them be
 * clearly larger, or the ellipse has no place for all, they stand in the frame.
 */
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { type Box, crosses, gapBetween, type Point, type Size, segmentBetween } from './geometry.ts';
import { placeClients } from './layout-clients.ts';
import { inFrame } from './layout-frame.ts';
import { gapOf, lettersMaxFor, MEASURES, type Measure } from './measures.ts';

/** An ellipse is easier to read, so it may cost this much of the cards' width; not where that makes them compact. */
const ELLIPSE_SHARE_MIN = 0.7;

export function layoutStage(size: Size, cast: Cast): StageLayout {
  return cast.clients.length > CARDS_MAX ? folded(size, cast) : inFull(size, cast);
}

/** More clients than this have no cards of their own. */
const CARDS_MAX = 8;

/** One client stands for all that use the same replica. */
function folded(size: Size, { replicas, clients }: Cast): StageLayout {
  const nears = [...new Set(clients.map(({ near }) => near))];
  const groups = nears.map((near) => clients.filter((client) => client.near === near));
  const layout = inFull(size, { replicas, clients: groups.map(([first]) => first as Cast['clients'][number]) });
  const boxes = new Map(layout.boxes);
  const ports = new Map(layout.ports);
  const folds = groups.map((group, index) => {
    const ids = group.map(({ id }) => id);
    const [first] = ids as [NodeId];
    const box = boxes.get(first) as Box;
    const port = ports.get(first);
    for (const id of ids) {
      boxes.set(id, box);
      if (port !== undefined) ports.set(id, port);
    }
    return { near: nears[index] as ReplicaId, clients: ids, box };
  });
  return { ...layout, boxes, ports, folds };
}

function inFull(size: Size, cast: Cast): StageLayout {
  const { measure: framed, ...frame } = inFrame(size, cast);
  for (const measure of MEASURES) {
    if (measure.replica.width < framed.replica.width * ELLIPSE_SHARE_MIN) break;
    // Around a free middle small cards leave letters longer ways than on a flat ellipse.
    if (measure.density === 'compact' && (framed.density !== 'compact' || cast.replicas.length > 2)) break;
    for (const inset of insetsOf(measure, cast)) {
      const boxes = placeAll(size, cast, measure, inset);
      if (boxes !== null) {
        const { density } = measure;
        return {
          density,
          size,
          lettersMax: lettersMaxFor(measure),
          boxes: centred(boxes, size),
          ports: new Map(),
          folds: [],
        };
      }
    }
  }
  return frame;
}

/** Room left for clients beside the ellipse: at its sides, above and below, both, or none. */
function insetsOf({ client, reach }: Measure, { clients }: Cast): readonly Size[] {
  const width = client.width + reach;
  const height = client.height + reach;
  if (clients.length === 0) return [{ width: 0, height: 0 }];
  const half = { width: client.width + reach / 2, height: client.height + reach / 2 };
  return [
    { width, height: 0 },
    { width: 0, height },
    { width, height },
    { width: half.width, height: 0 },
    { width: 0, height: half.height },
    { width: 0, height: 0 },
  ];
}

function placeAll(size: Size, cast: Cast, measure: Measure, inset: Size): ReadonlyMap<NodeId, Box> | null {
  const edge = gapOf(measure.density);
  const radius = {
    x: (size.width - measure.replica.width) / 2 - inset.width - edge,
    y: (size.height - measure.replica.height) / 2 - inset.height - edge,
  };
  if (radius.x < 0 || radius.y < 0) return null;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const replicas = circle(cast.replicas.length, size).map(({ x, y }) => ({
    x: Math.round(middle.x + x * radius.x),
    y: Math.round(middle.y + y * radius.y),
    ...measure.replica,
  }));
  for (const [index, box] of replicas.entries()) {
    for (const other of replicas.slice(0, index)) if (gapBetween(box, other) < measure.travel) return null;
  }
  if (hasHiddenLink(replicas)) return null;
  const boxes = new Map<NodeId, Box>(cast.replicas.map((id, index) => [id, replicas[index] as Box]));
  return placeClients(size, cast, measure, boxes);
}

/** All of it in the middle of the stage. */
function centred(boxes: ReadonlyMap<NodeId, Box>, size: Size): ReadonlyMap<NodeId, Box> {
  const all = [...boxes.values()];
  const spare = (start: readonly number[], end: readonly number[], length: number): number =>
    Math.round((length - Math.min(...start) - Math.max(...end)) / 2);
  const dx = spare(
    all.map(({ x, width }) => x - width / 2),
    all.map(({ x, width }) => x + width / 2),
    size.width,
  );
  const dy = spare(
    all.map(({ y, height }) => y - height / 2),
    all.map(({ y, height }) => y + height / 2),
    size.height,
  );
  return new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }]));
}

/** Whether a link between two replicas runs under the card of a third. */
const hasHiddenLink = (replicas: readonly Box[]): boolean =>
  replicas.some((from, index) =>
    replicas.slice(0, index).some((to) => {
      const link = segmentBetween(from, to);
      return replicas.some((box) => box !== from && box !== to && crosses(link, box));
    }),
  );

/**
 * Points on a circle, from the top clockwise, stretched so that they fill the square from -1 to 1.
 * Even numbers start between two corners, for flat tops use a wide stage best.
 */
function circle(count: number, size: Size): readonly Point[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  if (count === 2)
    return size.width >= size.height
      ? [
          { x: -1, y: 0 },
          { x: 1, y: 0 },
        ]
      : [
          { x: 0, y: -1 },
          { x: 0, y: 1 },
        ];
  const start = -Math.PI / 2 - (count % 2 === 0 ? Math.PI / count : 0);
  const points = Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return { x: Math.cos(angle), y: Math.sin(angle) };
  });
  const widest = Math.max(...points.map(({ x }) => Math.abs(x)));
  const top = Math.min(...points.map(({ y }) => y));
  const bottom = Math.max(...points.map(({ y }) => y));
  return points.map(({ x, y }) => ({ x: x / widest, y: (2 * (y - top)) / (bottom - top) - 1 }));
}
