/** One picture, and what a person does with it: points at an event, walks from event to event, goes there. */
import { type KeyboardEvent, type PointerEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { commands, lab } from '../../app/store.ts';
import { coneOf } from './cone.ts';
import type { LineEvent } from './events.ts';
import { LineNames, Readout, Scale } from './frame.tsx';
import { labelsOf } from './labels.ts';
import { ConeLines, Events, Ground, Ways } from './layers.tsx';
import { ticksOf } from './layout.ts';
import type { Picture } from './picture.ts';
import { usePlayhead } from './use-playhead.ts';
import { useRelations } from './use-relations.ts';
import { eventAtStep, eventNear, walk } from './walk.ts';

/** How near to an event a pointer means it. */
const REACH = 14;
const TICKS_APART = 88;

export function Diagram({ picture }: { readonly picture: Picture }) {
  const { events, layout, causality } = picture;
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  /** Looked at in passing, and come to by key or press; by name, for pictures change. */
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isListFocused, setListFocused] = useState(false);

  const idOf = useCallback((place: number): string => `${base}-${place}`, [base]);
  const placeOf = (id: string | null): number | null => {
    const place = id === null ? -1 : events.findIndex(({ event }) => event.id === id);
    return place === -1 ? null : place;
  };
  const chosenPlace = placeOf(chosen);
  const looked = placeOf(pointed) ?? (isListFocused ? chosenPlace : null);
  const cone = useMemo(
    () =>
      looked === null
        ? null
        : coneOf(
            events.map(({ event }) => event),
            causality,
            looked,
          ),
    [looked, events, causality],
  );
  const ticks = useMemo(() => ticksOf(layout, TICKS_APART), [layout]);
  const labels = useMemo(() => labelsOf(picture), [picture]);
  const playheadLine = usePlayhead(layout, scroller, pointed !== null);
  useRelations(drawing, picture, cone, isListFocused ? chosenPlace : null);

  const nameAt = (place: number | null): string | null => (place === null ? null : (events[place]?.event.id ?? null));
  const placeUnder = (event: PointerEvent<SVGSVGElement>): number | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return eventNear(events, event.clientX - left, event.clientY - top, REACH);
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    const place = placeUnder(event);
    setChosen(nameAt(place));
    if (place !== null) return goTo(events[place]?.event as LineEvent);
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    commands.pause();
    commands.seekTime(layout.timeAt(x));
  };

  const choose = (place: number): void => {
    setChosen(nameAt(place));
    setPointed(null);
    document.getElementById(idOf(place))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = chosenPlace ?? eventAtStep(events, lab.store.getState().step);
    if (event.key === 'Enter' || event.key === ' ') {
      const here = events[at]?.event;
      if (here !== undefined) goTo(here);
    } else if (event.key === 'Escape' && chosenPlace !== null) setChosen(null);
    else {
      const next = walk(events, at, event.key);
      if (next === null) return;
      choose(chosenPlace === null ? at : next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onFocus = (): void => {
    setListFocused(true);
    if (chosenPlace === null) setChosen(nameAt(eventAtStep(events, lab.store.getState().step)));
  };

  return (
    <>
      <Readout event={looked === null ? null : (events[looked]?.event ?? null)} cone={cone} />
      <div ref={scroller} className="spacetime-scroll">
        <LineNames lines={picture.lines} layout={layout} />
        <svg
          ref={drawing}
          role="presentation"
          className={`spacetime-drawing${cone === null ? '' : ' has-cone'}`}
          width={layout.width}
          height={layout.height}
          onPointerMove={(event) => setPointed(nameAt(placeUnder(event)))}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={onPointerDown}
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
          {cone !== null && <ConeLines cone={cone} picture={picture} />}
          <Ways ways={picture.ways} />
          <g
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
          <g ref={playheadLine} className="spacetime-playhead">
            <rect className="spacetime-ahead" width={layout.width} height={layout.height} />
            <line y1={0} y2={layout.height} />
          </g>
        </svg>
        <Scale ticks={ticks} layout={layout} />
      </div>
    </>
  );
}

/** To just after the event, with what it is about picked out. */
function goTo({ step, write, told }: LineEvent): void {
  commands.pause();
  commands.seekStep(step);
  const sent = told.find(({ event }) => event.kind === 'sent')?.event;
  if (write !== null) commands.select({ kind: 'write', id: write });
  else if (sent?.kind === 'sent') commands.select({ kind: 'message', id: sent.message });
}
