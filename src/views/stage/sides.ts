/** The sides of a partition: the ground that each takes up, and a free place for its name. */
import type { NodeId, ReplicaId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { piecesOf } from './curves.ts';
import { frontiersOf } from './frontier.ts';
import { type Box, crosses, gapBetween, isInside, type Point, type Segment, type Size } from './geometry.ts';
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

/** How far a ground reaches beyond the cards. */
const SHADE = 12;
/** Between a name and cards; so near to its own it is a tab of their ground. */
const MARGIN = 8;
/** How fine the grid is of the places that are tried where there is none at a card. */
const GRID = 8;
/** The height of a letter that travels beside a link, and a little; and its width, of so many characters. */
const LETTER_HEIGHT = 30;
const letterWidth = (characters: number): number => 38 + characters * 7.5;
/** A name under the letters of a link is worth so many pixels away from its cards. */
const LINK_COST = 90;
/** And one that stands apart from the ground of its side so many. */
const APART_COST = 160;
/** A client's card is rather left alone, and a place at no card at all. */
const CLIENT_COST = 12;
const GRID_COST = 16;
/** Above this, links are everywhere. */
const LINKS_MAX = 60;

interface Found {
  readonly box: Box;
  readonly cost: number;
}

/**
 * Where the names of sides stand: as tabs of their own ground, else on it, else as near as can be; on no card, no other
 * name, no frontier and no ground of another side. Null where there is no room, and where cards are small and letters
 * would pass over a name that cannot be pressed.
 */
export function placesOf(
  names: readonly { readonly side: Side; readonly size: Size; readonly isOff: boolean }[],
  cast: Cast,
  layout: StageLayout,
  links: readonly Link[],
): readonly (Box | null)[] {
  const cards = [...new Set(layout.boxes.values())];
  const ways = links.length > LINKS_MAX ? [] : links.map(({ curve }) => piecesOf(curve));
  const frontiers = frontiersOf(links, cast.replicas, layout).map((line) =>
    line.slice(1).map((to, index) => ({ from: line[index] as Point, to })),
  );
  const placed: Box[] = [];
  return names.map(({ side, size, isOff }) => {
    const own = boxesOf(side, layout);
    const all = [...own, ...boxesOf(clientsOf(side, cast), layout)];
    const others = cards.filter((card) => !all.includes(card));
    const grounds = outlinesOf(side, cast, layout);
    const mustBeFree = layout.density === 'compact' && !isOff;
    /** Null where it may not stand, or costs no less than that. */
    const costOf = (box: Box, limit: number): number | null => {
      const toReplica = Math.min(...own.map((card) => gapBetween(box, card)));
      if (toReplica / 2 >= limit) return null;
      const isOut = !isInside(box, layout.size, MARGIN / 2) || placed.some((other) => gapBetween(box, other) < MARGIN);
      const away = Math.min(...all.map((card) => gapBetween(box, card)));
      if (isOut || away < MARGIN || others.some((card) => gapBetween(box, card) < SHADE + MARGIN)) return null;
      if (frontiers.some((line) => line.some((piece) => crosses(piece, wider(box, MARGIN))))) return null;
      const crossed = ways.filter((way) => way.some((piece) => passes(piece, box, layout.lettersMax))).length;
      if (crossed > 0 && mustBeFree) return null;
      const isOn = away < SHADE || grounds.some((ground) => cornersOf(box).every((corner) => isWithin(corner, ground)));
      return toReplica / 2 + (isOn ? 0 : APART_COST + away) + crossed * LINK_COST;
    };
    const cheapest = (places: readonly Found[]): Found | null =>
      places.reduce<Found | null>((best, { box, cost: handicap }) => {
        const limit = (best?.cost ?? Number.POSITIVE_INFINITY) - handicap;
        const own = costOf(box, limit);
        return own === null || own >= limit ? best : { box, cost: own + handicap };
      }, null);
    const tab = cheapest(
      all.flatMap((card) =>
        tabsOf(card, size).map((box, index) => ({ box, cost: index + (own.includes(card) ? 0 : CLIENT_COST) })),
      ),
    );
    const isGood = tab !== null && tab.cost <= LINK_COST;
    const free = isGood ? null : cheapest(gridOf(size, layout.size).map((box) => ({ box, cost: GRID_COST })));
    const best = free !== null && (tab === null || free.cost < tab.cost) ? free : tab;
    if (best !== null) placed.push(best.box);
    return best?.box ?? null;
  });
}

/** Whether a letter on its way along a piece of a link, to the right of it or to the left, would be over a box. */
function passes(piece: Segment, box: Box, characters: number): boolean {
  const [dx, dy] = [Math.abs(piece.to.x - piece.from.x), Math.abs(piece.to.y - piece.from.y)];
  const lane = (dy * letterWidth(characters) + dx * LETTER_HEIGHT) / (Math.hypot(dx, dy) || 1);
  return crosses(piece, {
    ...box,
    width: box.width + (dy > dx ? 2 * lane : 0),
    height: box.height + (dy > dx ? 0 : 2 * lane),
  });
}

/** Places all over the ground. */
function gridOf(size: Size, ground: Size): readonly Box[] {
  const along = (own: number, length: number): readonly number[] =>
    Array.from({ length: Math.max(0, Math.floor((length - own - 2 * MARGIN) / GRID)) + 1 }, (_, index) =>
      Math.round(own / 2 + MARGIN + index * GRID),
    );
  return along(size.height, ground.height).flatMap((y) =>
    along(size.width, ground.width).map((x) => ({ x, y, ...size })),
  );
}

const wider = (box: Box, by: number): Box => ({ ...box, width: box.width + 2 * by, height: box.height + 2 * by });

/** Places at a card, the best first: over it, under it, beside it, flush with its corners or in its middle. */
function tabsOf({ x, y, width, height }: Box, size: Size): readonly Box[] {
  const down = (height + size.height) / 2 + MARGIN;
  const across = (width + size.width) / 2 + MARGIN;
  const flush = { x: (width - size.width) / 2, y: (height - size.height) / 2 };
  const at = (dx: number, dy: number): Box => ({ x: Math.round(x + dx), y: Math.round(y + dy), ...size });
  return [
    ...[-down, down].flatMap((dy) => [at(-flush.x, dy), at(flush.x, dy), at(0, dy)]),
    ...[-flush.y, flush.y].flatMap((dy) => [at(across, dy), at(-across, dy)]),
  ];
}
