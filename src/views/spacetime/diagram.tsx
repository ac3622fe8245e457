/** One picture, and what a person does with it: points at an event, walks from event to event, goes there. */
import { type KeyboardEvent, type MouseEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { delayBy } from '../../app/delay.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import type { MessageId } from '../../core/ids.ts';
import { coneOf, coneOfWrite } from './cone.ts';
import { type LineEvent, writeMadeIn } from './events.ts';
import { LineNames, Readout, Scale } from './frame.tsx';
import { Grips } from './grips.tsx';
import { knowledgeOf } from './knowledge.ts';
import { KnowledgeMarks } from './knowledge-marks.tsx';
import { labelsOf } from './labels.ts';
import { ConeLines, Events, Ground, Ways } from './layers.tsx';
import { ticksOf } from './layout.ts';
import type { Picture } from './picture.ts';
import { usePlayhead } from './use-playhead.ts';
import { useRelations } from './use-relations.ts';
import { eventAtStep, eventNear, walk } from './walk.ts';
import { nextWay, wayLines } from './way-words.ts';

/** How near to an event a pointer means it. */
const REACH = 14;
/** By how much a key moves an arrival. */
const ARRIVAL_STEP_US = 10_000;
const TICKS_APART = 88;
const TICKS_MIN = 5;

export function Diagram({ picture }: { readonly picture: Picture }) {
  const { events, layout, causality } = picture;
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const list = useRef<SVGGElement>(null);
  /** Looked at in passing, and come to by key or press; by name, for pictures change. */
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  /** The message whose arrival is chosen, wherever the keys have moved that to. */
  const [moved, setMoved] = useState<MessageId | null>(null);
  const [isListFocused, setListFocused] = useState(false);
  /** The arrow that the keys or a press have come to. */
  const [chosenWay, setChosenWay] = useState<MessageId | null>(null);
  const wayList = useRef<SVGGElement>(null);

  const idOf = useCallback((place: number): string => `${base}-${place}`, [base]);
  const placeOf = (id: string | null): number | null => {
    const place = id === null ? -1 : events.findIndex(({ event }) => event.id === id);
    return place === -1 ? null : place;
  };
  const movedPlace = events.findIndex(({ event }) => arrivalIn(event) === moved);
  const chosenPlace = moved !== null && movedPlace !== -1 ? movedPlace : placeOf(chosen);
  const pick = (id: string | null): void => {
    setChosen(id);
    setMoved(null);
  };
  const looked = placeOf(pointed) ?? (isListFocused ? chosenPlace : null);
  const verdicts = useLab(
    ({ outcome, run, account }) => (outcome?.run === run ? outcome : { account })?.account?.verdicts,
  );
  const selected = useLab(({ selection }) => (selection?.kind === 'write' ? selection.id : null));
  const lookedEvent = looked === null ? null : (events[looked]?.event ?? null);
  const write = lookedEvent === null ? selected : writeMadeIn(lookedEvent);
  const knowledge = useMemo(
    () => (write === null || verdicts === undefined ? null : knowledgeOf(verdicts, write)),
    [write, verdicts],
  );
  const cone = useMemo(() => {
    if (looked === null) return null;
    const all = events.map(({ event }) => event);
    return knowledge === null ? coneOf(all, causality, looked) : coneOfWrite(all, causality, looked, knowledge);
  }, [looked, events, causality, knowledge]);
  const wayIdOf = useCallback((message: MessageId): string => `${base}-way-${message}`, [base]);
  const wayPlace = picture.ways.findIndex(({ way }) => way.flight.message === chosenWay);
  const way = picture.ways[wayPlace]?.way.flight;
  const ticks = useMemo(() => ticksOf(layout, Math.min(TICKS_APART, layout.width / TICKS_MIN)), [layout]);
  const labels = useMemo(() => labelsOf(picture), [picture]);
  const { line, rings } = usePlayhead(picture, scroller, pointed !== null);
  useRelations(drawing, picture, { cone, knowledge, chosen: isListFocused ? chosenPlace : null });

  const nameAt = (place: number | null): string | null => (place === null ? null : (events[place]?.event.id ?? null));
  const placeUnder = (event: MouseEvent<SVGSVGElement>): number | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return eventNear(events, event.clientX - left, event.clientY - top, REACH);
  };
  const onClick = (event: MouseEvent<SVGSVGElement>): void => {
    const place = placeUnder(event);
    pick(nameAt(place));
    const message = place === null ? messageUnder(event.target) : null;
    setChosenWay(message);
    if (message !== null) return wayList.current?.focus({ preventScroll: true });
    if (place !== null) {
      list.current?.focus({ preventScroll: true });
      return goTo(events[place]?.event as LineEvent);
    }
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    commands.pause();
    commands.seekTime(layout.timeAt(x));
  };

  const choose = (place: number): void => {
    pick(nameAt(place));
    setPointed(null);
    document.getElementById(idOf(place))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = chosenPlace ?? eventAtStep(events, lab.store.getState().step);
    if (event.key === 'Enter' || event.key === ' ') {
      const here = events[at]?.event;
      if (here !== undefined) goTo(here);
    } else if (event.key === 'Escape' && chosenPlace !== null) pick(null);
    else if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
      moveArrival(event.key === 'ArrowRight' ? ARRIVAL_STEP_US : -ARRIVAL_STEP_US);
    else {
      const next = walk(events, at, event.key);
      if (next === null) return;
      choose(chosenPlace === null ? at : next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** The arrival that is chosen, else that of the message that is picked out. */
  const moveArrival = (byUs: number): void => {
    const here = chosenPlace === null ? undefined : events[chosenPlace]?.event;
    const { selection } = lab.store.getState();
    const message = moved ?? (here && arrivalIn(here)) ?? (selection?.kind === 'message' ? selection.id : null);
    const way = picture.ways.find(({ way: { flight } }) => flight.message === message);
    if (way === undefined) return;
    setMoved(way.way.flight.message);
    delayBy(way.way.flight, byUs);
  };

  /** To where it arrives, with the message picked out. */
  const pickMessage = useCallback(
    (message: MessageId): void => {
      setMoved(message);
      list.current?.focus({ preventScroll: true });
      const arrival = events.find(({ event }) => arrivalIn(event) === message)?.event;
      commands.pause();
      if (arrival !== undefined) commands.seekStep(arrival.step);
      commands.select({ kind: 'message', id: message });
    },
    [events],
  );

  const onWayKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && chosenWay !== null) setChosenWay(null);
    else if ((event.key === 'Enter' || event.key === ' ') && way !== undefined) pickMessage(way.message);
    else {
      const next = picture.ways[nextWay(picture.ways.length, wayPlace, event.key) ?? -1]?.way.flight.message;
      if (next === undefined) return;
      setChosenWay(next);
      document.getElementById(wayIdOf(next))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onFocus = (): void => {
    setListFocused(true);
    if (chosenPlace === null) pick(nameAt(eventAtStep(events, lab.store.getState().step)));
  };

  return (
    <>
      <Readout event={lookedEvent} cone={cone} knowledge={knowledge} way={way === undefined ? null : wayLines(way)} />
      <div ref={scroller} className="spacetime-scroll">
        <LineNames lines={picture.lines} layout={layout} />
        {/* The list in it has the keys. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
        <svg
          ref={drawing}
          role="presentation"
          className={`spacetime-drawing${cone === null ? '' : ' has-cone'}${knowledge === null ? '' : ' has-knowledge'}${pointed === null ? '' : ' is-pointed'}`}
          width={layout.width}
          height={layout.height}
          onPointerMove={(event) => setPointed(nameAt(placeUnder(event)))}
          onPointerLeave={() => setPointed(null)}
          onClick={onClick}
        >
          <defs>
            <pattern
              id={`${base}-hatch`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect className="spacetime-hatch" width="2.5" height="6" />
            </pattern>
          </defs>
          <g style={{ '--hatch': `url(#${base}-hatch)` }}>
            <Ground picture={picture} ticks={ticks} />
          </g>
          {cone !== null && cone.counts !== null && <ConeLines cone={cone} picture={picture} />}
          <g
            ref={wayList}
            role="listbox"
            tabIndex={0}
            aria-label="Messages"
            aria-activedescendant={way === undefined ? undefined : wayIdOf(way.message)}
            onKeyDown={onWayKeyDown}
            onFocus={() => setChosenWay((now) => now ?? picture.ways[0]?.way.flight.message ?? null)}
            onBlur={() => setChosenWay(null)}
          >
            <Ways ways={picture.ways} chosen={chosenWay} idOf={wayIdOf} />
          </g>
          <g
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label="Events"
            aria-activedescendant={chosenPlace === null ? undefined : idOf(chosenPlace)}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            onBlur={() => setListFocused(false)}
          >
            <Events picture={picture} labels={labels} idOf={idOf} />
          </g>
          {knowledge !== null && <KnowledgeMarks picture={picture} knowledge={knowledge} />}
          <Grips picture={picture} onPick={pickMessage} />
        </svg>
        <div className="spacetime-time" aria-hidden="true">
          <div ref={line} className="spacetime-playhead" />
          <div ref={rings} className="spacetime-now" />
        </div>
        <Scale ticks={ticks} layout={layout} />
      </div>
    </>
  );
}

/** The message whose arrow was pressed; null for anything else. */
const messageUnder = (target: EventTarget): MessageId | null =>
  (target instanceof Element
    ? (target.closest('[data-message]')?.getAttribute('data-message') ?? null)
    : null) as MessageId | null;

/** The message that arrives in an event; null where none does. */
function arrivalIn({ told }: LineEvent): MessageId | null {
  const arrival = told.find(({ event }) => event.kind === 'delivered')?.event;
  return arrival?.kind === 'delivered' ? arrival.message : null;
}

/** To just after the event, with what it is about picked out. */
function goTo({ step, write, told }: LineEvent): void {
  commands.pause();
  commands.seekStep(step);
  const sent = told.find(({ event }) => event.kind === 'sent')?.event;
  if (write !== null) commands.select({ kind: 'write', id: write });
  else if (sent?.kind === 'sent') commands.select({ kind: 'message', id: sent.message });
}
