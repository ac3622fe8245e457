/** What a letter on the stage carries, told beside it for as long as somebody points at it. */

import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { useLetter } from '../../app/letter.ts';
import { isMotionReduced } from '../../app/page-settings.ts';
import { lab, playhead, useLab } from '../../app/store.ts';
import type { ActorId, MessageId } from '../../core/ids.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { factsOf } from '../../ui/letter/facts.ts';
import { LetterFacts } from '../../ui/letter/letter-facts.tsx';
import type { StageLayout } from './cast.ts';
import { type Box, type Size, sharedArea } from './geometry.ts';
import { inGround } from './in-ground.ts';
import { lanesOn } from './lanes.ts';
import { fitOn, onGround } from './letter-size.ts';
import type { Link } from './links.ts';
import { type Obstacle, placeBeside, type Side, sideFor } from './tip-place.ts';
import { useToldLetter } from './told-letter.ts';
import { type Traffic, trafficOn } from './traffic.ts';
import './letter-tip.css';

interface LetterTipProps {
  readonly layout: StageLayout;
  readonly links: readonly Link[];
  readonly actors: readonly ActorId[];
}

export default function LetterTip({ layout, links, actors }: LetterTipProps) {
  const tip = useRef<HTMLDivElement>(null);
  const told = useToldLetter(tip);
  const flight = useLab(({ scene }) => scene.flights.find(({ message, end }) => message === told && end === null));
  const record = useLetter(flight?.message ?? null, flight?.waypoints[0]?.atUs ?? 0);
  const isLate = useIsLate(flight !== undefined && record === undefined);
  if (flight === undefined || (record === undefined && !isLate)) return null;
  return <Tip ref={tip} flight={flight} record={record ?? null} layout={layout} links={links} actors={actors} />;
}

/** What the worker knows is waited for, that the tip comes up whole; but not for long. */
function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isWaiting) return;
    const timer = setTimeout(() => setLate(true), WAITS.answer);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isLate;
}

interface TipProps extends LetterTipProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly flight: Flight;
  readonly record: Parameters<typeof factsOf>[1];
}

function Tip({ ref, flight, record, layout, links, actors }: TipProps) {
  const id = useId();
  const nowUs = useLab((state) => state.moment?.atUs ?? 0);
  const facts = useMemo(() => factsOf(flight, record, nowUs), [flight, record, nowUs]);
  const { message, kind, from, to } = flight;
  const side = useRef<{ readonly message: MessageId; readonly side: Side } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other facts have another size
  useLayoutEffect(() => {
    const element = ref.current as HTMLDivElement;
    const boxAt = letterBoxes(flight, layout, links);
    let put = (_timeUs: number): void => {};
    const choose = (): void => {
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const room = roomOf(element, layout.size);
      const menu = menuOver(element);
      const obstacles = obstaclesOf(menu, layout);
      // It changes sides for a menu that comes over it, and does not change back.
      if (side.current?.message !== message || menu !== null)
        side.current = { message, side: sideFor(waysOf(flight, boxAt), size, room, obstacles) };
      const chosen = side.current.side;
      put = (timeUs) => {
        const letter = boxAt(timeUs);
        const place = letter === null ? null : placeBeside(letter, size, chosen, room, obstacles);
        // Half a tip under a menu helps nobody.
        const isHidden = place === null || (menu !== null && sharedArea({ ...place, ...size }, menu) > 0);
        element.style.visibility = isHidden ? 'hidden' : '';
        if (place === null) return;
        const { x, y } = place;
        element.style.transform = `translate(calc(${x.toFixed(1)}px - 50%), calc(${y.toFixed(1)}px - 50%))`;
      };
      put(playhead.timeUs());
    };
    choose();
    const forget = playhead.subscribe((timeUs) => put(timeUs));
    // Menus open over the stage; a stage that is scrolled shows another part of the ground.
    document.addEventListener('toggle', choose, { capture: true });
    document.addEventListener('scroll', choose, { capture: true, passive: true });
    return () => {
      forget();
      document.removeEventListener('toggle', choose, { capture: true });
      document.removeEventListener('scroll', choose, { capture: true });
    };
  }, [ref, flight, message, layout, links, facts]);

  // d3 owns the letter; what describes it is known here.
  useEffect(() => {
    const letter = [...document.querySelectorAll<SVGElement>('.letter')].find(
      ({ dataset }) => dataset['message'] === message,
    );
    letter?.setAttribute('aria-describedby', id);
    letter?.setAttribute('data-told', '');
    return () => {
      letter?.removeAttribute('aria-describedby');
      letter?.removeAttribute('data-told');
    };
  }, [id, message]);

  return (
    <div ref={ref} id={id} className="words-on-stage letter-tip" role="tooltip">
      <p className="letter-tip-name">
        <b>{messageName(kind)}</b> {from} → {to}
      </p>
      <LetterFacts facts={facts} actors={actors} />
      <p className="letter-tip-hint">Tap it again for what can be done with it.</p>
    </div>
  );
}

/** What of a letter must stay in sight: itself, and the pin of one that is held. */
const PIN = 12;

/** Where the letter is at a time, among the others: as the layer of letters puts it. */
function letterBoxes(flight: Flight, layout: StageLayout, links: readonly Link[]): (timeUs: number) => Box | null {
  const lanes = lanesOn(layout, links);
  const road = lanes.roadOf(flight.from, flight.to);
  if (road === null) return () => null;
  const { size } = fitOn(flight, road);
  let flights: readonly Flight[] | null = null;
  let traffic: Traffic | null = null;
  const isOnSameWay = ({ from, to }: Flight): boolean => from === flight.from && to === flight.to;
  return (timeUs) => {
    const now = lab.store.getState().scene.flights;
    if (now !== flights || traffic === null) traffic = trafficOn(now.filter(isOnSameWay), lanes);
    flights = now;
    const place = (isMotionReduced() ? traffic.standOf : traffic.placeOf)(flight, size.width, timeUs);
    const drawn = onGround(place, size, layout.size);
    return drawn === null ? null : { ...drawn, width: size.width, height: size.height + PIN };
  };
}

const SEEN_ON_ITS_WAY = 9;

/** The letter at several times, from its start to the end of what is known of its way. */
function waysOf({ waypoints }: Flight, boxAt: (timeUs: number) => Box | null): readonly Box[] {
  const startUs = waypoints[0]?.atUs ?? 0;
  const spanUs = (waypoints.at(-1)?.atUs ?? startUs) - startUs;
  return Array.from({ length: SEEN_ON_ITS_WAY }, (_, index) =>
    boxAt(startUs + (spanUs * index) / (SEEN_ON_ITS_WAY - 1)),
  ).filter((box) => box !== null);
}

/** What can be seen of the ground: all of it, where it does not scroll. */
function roomOf(element: HTMLElement, ground: Size): Box {
  const whole = { x: ground.width / 2, y: ground.height / 2, ...ground };
  const stage = element.closest('.stage')?.getBoundingClientRect();
  return stage === undefined ? whole : intersection(whole, inGround(element, stage));
}

function intersection(one: Box, other: Box): Box {
  const left = Math.max(one.x - one.width / 2, other.x - other.width / 2);
  const right = Math.min(one.x + one.width / 2, other.x + other.width / 2);
  const top = Math.max(one.y - one.height / 2, other.y - other.height / 2);
  const bottom = Math.min(one.y + one.height / 2, other.y + other.height / 2);
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** Cards are hidden if they must be. */
function obstaclesOf(menu: Box | null, { boxes }: StageLayout): readonly Obstacle[] {
  const cards = [...boxes.values()].map((box) => ({ box, weight: 1 }));
  return menu === null ? cards : [...cards, { box: menu, weight: 20 }];
}

/** The menu that is open, wherever on the page. */
function menuOver(element: HTMLElement): Box | null {
  const menu = document.querySelector('.menu:popover-open');
  return menu === null ? null : inGround(element, menu.getBoundingClientRect());
}
