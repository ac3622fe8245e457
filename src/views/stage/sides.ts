/** The sides of a partition: the ground that each takes up, and a free place for its name. */
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { piecesOf } from './curves.ts';
import { type Box, crosses, gapBetween, type Point, type Size } from './geometry.ts';
import type { Link } from './links.ts';
import { isWithin } from './stroke.ts';

export type Side = readonly ReplicaId[];

const boxesOf = (nodes: readonly NodeId[], { boxes }: StageLayout): readonly Box[] =>
  nodes.flatMap((node) => boxes.get(node) ?? []);

const clientsOf = (side: Side, { clients }: Cast): readonly NodeId[] =>
  clients.filter(({ near }) => side.includes(near)).map(({ id }) => id);

/**
 * The ground of a side: one outline around its replicas, or one around each where another side's stand between
 * them; and one around each client that uses these: clients may stand where the frontier runs.
 */
export function outlinesOf(side: Side, cast: Cast, layout: StageLayout): readonly (readonly Point[])[] {
  const own = boxesOf(side, layout);
  const clients = [...new Set(boxesOf(clientsOf(side, cast), layout))].map(cornersOf);
  const hull = hullOf(own.flatMap(cornersOf));
  const others = boxesOf(
    cast.replicas.filter((replica) => !side.includes(replica)),
    layout,
  );
  const isApart = others.every(
    (box) => !cornersOf(box).some((corner) => isWithin(corner, hull)) && !isRunThrough(box, hull),
  );
  return [...(isApart ? [hull] : own.map(cornersOf)), ...clients];
}

const isRunThrough = (box: Box, outline: readonly Point[]): boolean =>
  outline.some((to, index) => crosses({ from: outline.at(index - 1) as Point, to }, box));

const cornersOf = ({ x, y, width, height }: Box): readonly Point[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([across = 0, down = 0]) => ({ x: x + (across * width) / 2, y: y + (down * height) / 2 }));

/** The convex hull, by the monotone chain of A. M. Andrew (1979). */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const chain = (along: readonly Point[]): readonly Point[] => {
    const kept: Point[] = [];
    for (const point of along) {
      while (kept.length > 1 && turn(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain([...sorted].reverse())];
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Between a name and cards, and how fine the grid of the places that are tried. */
const MARGIN = 8;
const GRID = 8;
/** A place on a link, or near another side's cards, counts as so much further away. */
const LINK_COST = 90;
/** Above this, links are everywhere. */
const LINKS_MAX = 60;

/**
 * Where the names of sides stand: near their own cards, on no card and no other name; null where there is no room. Small
 * cards stand so near one another that a name on a link would be under letters.
 */
export function placesOf(
  names: readonly { readonly side: Side; readonly size: Size }[],
  cast: Cast,
  layout: StageLayout,
  links: readonly Link[],
): readonly (Box | null)[] {
  const cards = [...new Set(layout.boxes.values())];
  const pieces = links.length > LINKS_MAX ? [] : links.flatMap(({ curve }) => [piecesOf(curve)]);
  const placed: Box[] = [];
  return names.map(({ side, size }) => {
    const own = boxesOf([...side, ...clientsOf(side, cast)], layout);
    const others = cards.filter((card) => !own.includes(card));
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (let y = size.height / 2 + MARGIN; y <= layout.size.height - size.height / 2 - MARGIN; y += GRID) {
      for (let x = size.width / 2 + MARGIN; x <= layout.size.width - size.width / 2 - MARGIN; x += GRID) {
        const box = { x, y, ...size };
        const away = Math.min(...own.map((card) => gapBetween(box, card)));
        if (away < MARGIN || (best !== null && away >= best.cost)) continue;
        const between = Math.min(...others.map((card) => gapBetween(box, card)));
        if (between < MARGIN || placed.some((other) => gapBetween(box, other) < MARGIN)) continue;
        const crossed = pieces.filter((curve) => curve.some((piece) => crosses(piece, box))).length;
        if (crossed > 0 && layout.density === 'compact') continue;
        const cost = away + Math.max(0, away - between) * 2 + crossed * LINK_COST;
        if (best === null || cost < best.cost) best = { box, cost };
      }
    }
    if (best !== null) placed.push(best.box);
    return best?.box ?? null;
  });
}
