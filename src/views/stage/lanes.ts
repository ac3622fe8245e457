/** The lanes of a stage, and where letters wait on it: each worked out once for a way, when it is first needed. */
import type { NodeId } from '../../core/ids.ts';
import { curveOf, type Ends, endsOf, type StageLayout } from './cast.ts';
import { type Way, wayOn, widthMaxOn } from './flight-path.ts';
import { type Box, gapBetween, isInside, type Point, type Size } from './geometry.ts';
import { EXTRAS, faultsOf, type Lane, laneOn, NO_EXTRAS, type Surroundings } from './lane.ts';
import { LETTER_HEIGHT, widthOfLetter } from './letters.ts';
import type { Link } from './links.ts';
import { PASSED_ACROSS, signOn, standsAtCut, standsAtDoor } from './stands.ts';

/** What travels beside others on the same way at the same time has a lane of its own, up to so many. */
export const LANES_MAX = 3;
/** With more ways than this on a stage letters are everywhere, and each way is looked at alone. */
const WAYS_MAX = 64;
/** A letter that shows its value may be in the way of others by this share of it. */
const FAULTS_MAX = 0.05;
/** Lanes that others have come into the way of are laid again, in so many rounds. */
const ROUNDS = 2;
/** Less of a value tells nothing. */
export const CHARACTERS_MIN = 3;
/** A card that shows more grows by so many pixels, where it then keeps this far from others: letters must still be seen between them. */
const GROWTH = 24;
export const GROWN_APART = 80;
/** A pile is for a mouse or for a finger. */
const LEAST: { readonly [kind in 'mouse' | 'finger']: Size } = {
  mouse: { width: 0, height: 0 },
  finger: { width: 44, height: 44 },
};

/** The lanes of one direction of a link. */
export interface Road {
  readonly way: Way;
  /** A value may have so many characters, if there is room for them. */
  readonly characters: number;
  /** The first, and one for each that travels beside those before it. */
  laneOf(rank: number): Lane;
  standsAt(where: 'cut' | 'door'): readonly Point[];
}

type Extras = Surroundings['extras'];
type Others = Pick<Surroundings, 'doors' | 'beside'>;

export interface Lanes {
  /** Null where one end is not on the stage. */
  roadOf(from: NodeId, to: NodeId): Road | null;
}

/** The two ends of a link. */
type Pair = Pick<Link, 'from' | 'to'>;

const made = new WeakMap<StageLayout, { readonly links: string; readonly lanes: Lanes }>();

/** The links are those that are in use, whole or cut. */
export function lanesOn(layout: StageLayout, links: readonly Pair[]): Lanes {
  const name = links.map(({ from, to }) => `${from}>${to}`).join(' ');
  const known = made.get(layout);
  if (known?.links === name) return known.lanes;
  const lanes = buildLanes(layout, links);
  made.set(layout, { links: name, lanes });
  return lanes;
}

function buildLanes(layout: StageLayout, links: readonly Pair[]): Lanes {
  const { size: ground, lettersMax, boxes, places = boxes } = layout;
  const cards = [...new Set(places.values())].map((card, _, all) => grownFrom(card, all, ground));
  const least = LEAST[layout.density === 'compact' ? 'finger' : 'mouse'];
  const roads = new Map<string, Road | null>();
  const planned = new Map<string, Lane>();

  const wayFrom = (from: NodeId, to: NodeId): { readonly way: Way; readonly ends: Ends } | null => {
    const curve = curveOf(layout, from, to, 2);
    const ends = endsOf(layout, { from, to });
    return curve === null || ends === null ? null : { way: wayOn(curve), ends };
  };

  const around = (way: Way, ends: Ends, others: Others): Surroundings => ({
    ...{ ground, cards, ends, sign: signOn(way, PASSED_ACROSS), extras: NO_EXTRAS, inner: null },
    ...others,
  });

  const laneFor = (way: Way, ends: Ends, characters: number, others: Others, extras: Extras = NO_EXTRAS): Lane => {
    const size = { width: widthOfLetter(characters), height: LETTER_HEIGHT };
    return laneOn(way, size, { ...around(way, ends, others), extras });
  };

  /** The lane on which most of a value finds room, at least the mark of its write. */
  function widest(way: Way, ends: Ends, others: Others): Lane {
    const least = laneFor(way, ends, 0, others);
    // Where the least has no room, no other has.
    const wider = least.faults > FAULTS_MAX ? [] : [lettersMax, 5, CHARACTERS_MIN];
    for (const characters of wider) {
      if (characters > lettersMax || widthOfLetter(characters) > widthMaxOn(way, LETTER_HEIGHT)) continue;
      const lane = laneFor(way, ends, characters, others);
      if (lane.faults <= FAULTS_MAX) return lane;
    }
    return wider.length > 0 ? least : laneFor(way, ends, 0, others, EXTRAS);
  }

  /** First for the least letters, so that none takes the room of another; then each for as much as is left. */
  function plan(): void {
    const all = links.flatMap((link) =>
      [link, { from: link.to, to: link.from }].flatMap(({ from, to }) => {
        const found = wayFrom(from, to);
        return found === null ? [] : [{ from, to, name: `${from}>${to}`, ...found }];
      }),
    );
    if (all.length > WAYS_MAX) return;
    const othersOf = (one: (typeof all)[number]): Others => {
      const others = all.flatMap((way) => {
        const lane = way === one ? undefined : planned.get(way.name);
        return lane === undefined ? [] : [{ ...way, lane }];
      });
      return {
        doors: others.flatMap(({ lane }) => doorsOf(lane)),
        beside: others.filter(({ from, to }) => from === one.from || to === one.to).map(({ lane }) => lane),
      };
    };
    for (const one of all) planned.set(one.name, laneFor(one.way, one.ends, 0, othersOf(one)));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const one of all) {
        const others = othersOf(one);
        const lane = planned.get(one.name) as Lane;
        if (round === 0 || faultsOf(lane.marks, around(one.way, one.ends, others)) > FAULTS_MAX)
          planned.set(one.name, widest(one.way, one.ends, others));
      }
  }

  function build(from: NodeId, to: NodeId): Road | null {
    const found = wayFrom(from, to);
    if (found === null) return null;
    const { way, ends } = found;
    const name = `${from}>${to}`;
    const lanes: Lane[] = [];
    const stands = new Map<'cut' | 'door', readonly Point[]>();
    // Thousands on a canvas need no more than the way.
    const laneOf = (rank: number): Lane => {
      if (lanes.length === 0) lanes.push(planned.get(name) ?? widest(way, ends, { doors: [], beside: [] }));
      while (lanes.length <= rank) {
        const { size } = lanes[0] as Lane;
        const inner = lanes.at(-1) as Lane;
        const others = around(way, ends, { doors: [], beside: [...lanes] });
        lanes.push(laneOn(way, size, { ...others, extras: EXTRAS, inner }));
      }
      return lanes[rank] as Lane;
    };
    return {
      way,
      characters: lettersMax,
      laneOf,
      standsAt(where) {
        const known = stands.get(where);
        if (known !== undefined) return known;
        const others = [...planned].flatMap(([other, lane]) => (other === name ? [] : doorsOf(lane)));
        const signs = links.flatMap((link) => signsOf(layout, link, from, to));
        const free = { ground, cards, others: [...signs, ...others], least };
        const made = (where === 'cut' ? standsAtCut : standsAtDoor)(way, laneOf(0), free);
        stands.set(where, made);
        return made;
      },
    };
  }

  plan();
  return {
    roadOf(from, to) {
      const name = `${from}>${to}`;
      const known = roads.get(name);
      if (known !== undefined) return known;
      const road = build(from, to);
      roads.set(name, road);
      return road;
    },
  };
}

/** Where the letters of a lane set out and come in. */
const doorsOf = ({ marks }: Lane): readonly Box[] => [marks[0], marks.at(-1)].filter((mark) => mark !== undefined);

/** The sign of another link, where it may be cut. */
function signsOf(layout: StageLayout, link: Pair, from: NodeId, to: NodeId): readonly Box[] {
  if ([link.from, link.to].every((end) => end === from || end === to)) return [];
  const curve = curveOf(layout, link.from, link.to);
  return curve === null ? [] : [signOn({ curve })];
}

/** As high as a card may become over its own ways (growth.ts): downwards, else upwards, as far as it stays apart from others. */
export function grownFrom(card: Box, all: readonly Box[], ground: Size): Box {
  let grown = card;
  for (const direction of [1, -1])
    for (let by = GROWTH_STEP; by <= GROWTH; by += GROWTH_STEP) {
      const next = { ...card, height: card.height + by, y: card.y + (direction * by) / 2 };
      const isFree = all.every(
        (other) => other === card || gapBetween(next, other) >= Math.min(GROWN_APART, gapBetween(card, other)),
      );
      if (!isFree || !isInside(next, ground, 8)) break;
      if (next.height > grown.height) grown = next;
    }
  return grown;
}

const GROWTH_STEP = 4;
