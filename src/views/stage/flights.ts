/**
 * The messages on their way. d3 owns what is inside: which letters there are changes with the scene, where
 * they are with every frame. Few are letters in SVG, to be read, focused and opened; many are a swarm on a
 * canvas. Where motion is reduced nothing travels: each way is drawn as an arrow, with its letter on it.
 */
import { select } from 'd3-selection';
import { DURATIONS } from '../../app/choreography.ts';
import type { ClientId } from '../../core/ids.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { type Identity, strangerOf } from '../../ui/identity.ts';
import type { StageLayout } from './cast.ts';
import { pathOf, pointOn, positionOf, trackOn, type Way } from './flight-path.ts';
import type { Size } from './geometry.ts';
import { type Lanes, lanesOn } from './lanes.ts';
import { type Fit, fitOn, onGround } from './letter-size.ts';
import { drawCount, drawLetters, letterOf } from './letters.ts';
import type { Link } from './links.ts';
import { type Placed, stacksAmong } from './stacks.ts';
import type { Stamp, Swarm } from './swarm.ts';
import { type Traffic, trafficOn } from './traffic.ts';

/** From here on single letters cannot be read any more. */
const LETTERS_MAX = 100;
/** And from here on their outlines cannot be seen any more. */
const STAMPS_MAX = 1_000;

export interface StageGround {
  readonly layout: StageLayout;
  readonly links: readonly Link[];
  readonly identities: ReadonlyMap<ClientId, Identity>;
}

interface Drawn {
  readonly flight: Flight;
  readonly way: Way;
  readonly stamp: Stamp;
}

export interface FlightsLayer {
  ground(ground: StageGround): void;
  show(flights: readonly Flight[], atUs: number): void;
  tick(atUs: number): void;
  setStill(isStill: boolean): void;
  repaint(): void;
  destroy(): void;
}

export function createFlightsLayer(svg: SVGSVGElement, canvas: HTMLCanvasElement): FlightsLayer {
  const arrows = select(svg).append('g').attr('class', 'arrows');
  const letters = select(svg).append('g').attr('class', 'letters');
  /** Fetched with the first crowd. */
  let swarm: Swarm | null = null;
  let isSwarmAsked = false;
  let ground: StageGround | null = null;
  let lanes: Lanes | null = null;
  let flights: readonly Flight[] = [];
  let traffic: Traffic | null = null;
  let nodes: { readonly element: SVGGElement; readonly flight: Flight; readonly size: Size }[] = [];
  /** What the swarm needs of each flight, made once for it: thousands are drawn in each frame. */
  let drawn: readonly Drawn[] = [];
  let known = new WeakMap<Flight, Drawn | null>();
  let fits = new WeakMap<Flight, Fit>();
  let isStill = false;
  let isSwarm = false;
  let lastUs = 0;

  const identityOf = (client: ClientId): Identity => ground?.identities.get(client) ?? strangerOf(client);

  const wayOf = ({ from, to }: Flight): Way | null => lanes?.roadOf(from, to)?.way ?? null;

  function fitOf(flight: Flight): Fit {
    const before = fits.get(flight);
    if (before !== undefined) return before;
    const road = lanes?.roadOf(flight.from, flight.to) ?? null;
    if (road === null) return { characters: 0, size: { width: 0, height: 0 } };
    const fit = fitOn(flight, road);
    fits.set(flight, fit);
    return fit;
  }

  const charactersOf = (flight: Flight): number => fitOf(flight).characters;

  function join(): void {
    const shown = isSwarm ? [] : flights.filter((flight) => wayOf(flight) !== null);
    const first = shown.find(({ end }) => end === null);
    const hadFocus = letters.node()?.contains(document.activeElement) ?? false;
    const joined = letters
      .selectAll<SVGGElement, Flight>('g.letter:not(.is-leaving)')
      .data(shown, ({ message }) => message)
      .join(
        (entering) =>
          entering
            .append('g')
            .attr('class', 'letter')
            .attr('role', 'button')
            .attr('tabindex', -1)
            .attr('data-menu', 'message')
            .attr('data-message', ({ message }) => message)
            .call(drawLetters, identityOf, charactersOf),
        // Under the same name another run can send something else.
        (staying) => staying.call(drawLetters, identityOf, charactersOf),
        (leaving) => leaving.each(leave),
      );
    joined.each(function (flight) {
      markLetter(this, flight, flight === first);
    });
    // The focus of a letter that is over goes on to the first that is not.
    if (hadFocus && !document.activeElement?.matches('.letter[tabindex]'))
      letters.select<SVGGElement>('.letter[tabindex="0"]').node()?.focus();
    nodes = joined.nodes().map((element) => {
      const flight = select<SVGGElement, Flight>(element).datum();
      return { element, flight, size: fitOf(flight).size };
    });
    arrows
      .selectAll<SVGPathElement, Flight>('path')
      .data(isStill ? shown.filter(({ end }) => end === null) : [], ({ message }) => message)
      .join('path')
      .attr('class', ({ waiting }) => `arrow${waiting === null ? '' : ' is-waiting'}`)
      .attr('marker-end', 'url(#arrow-head)')
      .attr('d', (flight) => pathOf(wayOf(flight) as Way));
  }

  /** Lets a letter finish falling or fading. */
  function leave(this: SVGGElement): void {
    const isEnding = this.classList.contains('is-dropped') || this.classList.contains('is-delivered');
    if (!isEnding || isStill) return this.remove();
    this.querySelector('.letter-count')?.remove();
    this.classList.add('is-leaving');
    setTimeout(() => this.remove(), Math.max(DURATIONS.fall, DURATIONS.arrive));
  }

  function tick(atUs: number): void {
    lastUs = atUs;
    if (isSwarm && swarm !== null) {
      const put = drawn.length > STAMPS_MAX ? swarm.dash : swarm.put;
      swarm.begin();
      for (const { flight, way, stamp } of drawn) {
        const place = isStill ? pointOn(way, 0.5) : positionOf(flight, trackOn(way), atUs);
        if (place !== null) put(stamp, place.x, place.y);
      }
      return;
    }
    if (traffic === null) return;
    const placeOf = isStill ? traffic.standOf : traffic.placeOf;
    const placed: Placed[] = [];
    for (const { element, flight, size } of nodes) {
      const place = onGround(placeOf(flight, size.width, atUs), size, ground?.layout.size);
      if (place === null) element.setAttribute('visibility', 'hidden');
      else {
        element.removeAttribute('visibility');
        element.setAttribute('transform', `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`);
        if (flight.end === null)
          placed.push({ message: flight.message, isWaiting: flight.waiting !== null, ...place, ...size });
      }
    }
    // Of a crowd that is about to be a swarm none is read.
    if (nodes.length <= LETTERS_MAX) countStacks(placed);
  }

  function countStacks(placed: readonly Placed[]): void {
    const stackOf = new Map(stacksAmong(placed).flatMap((stack) => stack.map((message) => [message, stack] as const)));
    for (const { element, flight, size } of nodes)
      drawCount(element, flight.message, size.width, stackOf.get(flight.message));
  }

  function drawnOf(flight: Flight): Drawn | null {
    const before = known.get(flight);
    if (before !== undefined) return before;
    const way = wayOf(flight);
    if (swarm === null) return null;
    const author = identityOf(letterOf(flight, 0).author);
    const made = way === null ? null : { flight, way, stamp: swarm.stampOf(flight.kind, author) };
    known.set(flight, made);
    return made;
  }

  /** After a change of ground or colours nothing that was made for a flight holds any more. */
  function forgetDrawn(): void {
    known = new WeakMap();
    if (isSwarm) drawn = flights.map(drawnOf).filter((one) => one !== null);
  }

  function redraw(): void {
    forgetDrawn();
    join();
    tick(lastUs);
  }

  function adopt(next: readonly Flight[]): void {
    const wasSwarm = isSwarm;
    flights = next;
    const isCrowd = next.length > LETTERS_MAX;
    if (isCrowd) void fetchSwarm();
    isSwarm = isCrowd && swarm !== null;
    if (isSwarm) drawn = next.map(drawnOf).filter((one) => one !== null);
    else direct();
    if (wasSwarm && !isSwarm) swarm?.begin();
    if (!wasSwarm || !isSwarm) join();
  }

  /** Who goes where among the others. */
  function direct(): void {
    traffic = lanes === null ? null : trafficOn(flights, lanes);
  }

  /** Where it cannot be had, letters stay letters. */
  async function fetchSwarm(): Promise<void> {
    if (isSwarmAsked) return;
    isSwarmAsked = true;
    try {
      swarm = (await import('./swarm.ts')).createSwarm(canvas);
    } catch {
      isSwarmAsked = false;
      return;
    }
    if (ground !== null) swarm.resize(ground.layout.size);
    adopt(flights);
    tick(lastUs);
  }

  return {
    ground(next) {
      if (next.identities !== ground?.identities) letters.selectAll('*').remove();
      ground = next;
      lanes = lanesOn(next.layout, next.links);
      fits = new WeakMap();
      direct();
      swarm?.resize(next.layout.size);
      redraw();
    },
    show(next, atUs) {
      if (next !== flights) adopt(next);
      tick(atUs);
    },
    tick: (atUs) => (isStill ? undefined : tick(atUs)),
    setStill(next) {
      if (next === isStill) return;
      isStill = next;
      letters.selectAll('*').remove();
      redraw();
    },
    repaint() {
      swarm?.forget();
      forgetDrawn();
      tick(lastUs);
    },
    destroy() {
      arrows.remove();
      letters.remove();
    },
  };
}

/** How a letter stands now; on the way back it is on its way again. */
function markLetter(letter: SVGGElement, flight: Flight, isFirst: boolean): void {
  const { waiting, end } = flight;
  letter.classList.toggle('is-waiting', waiting !== null);
  letter.classList.toggle('is-held', waiting === 'held');
  letter.classList.toggle('is-delivered', end?.how === 'delivered');
  letter.classList.toggle('is-dropped', end?.how === 'dropped');
  if (end === null) {
    letter.removeAttribute('aria-hidden');
    letter.setAttribute('tabindex', isFirst ? '0' : '-1');
  } else {
    // It is over and about to go: nothing to point at any more.
    letter.setAttribute('aria-hidden', 'true');
    letter.removeAttribute('tabindex');
  }
}
