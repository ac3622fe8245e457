/** The layers of the diagram, from the ground up. None changes while time passes. */
import { memo, useMemo } from 'react';
import type { MessageId } from '../../core/ids.ts';
import { plainText } from '../../core/narrate/sentence.ts';
import { useIdentities } from '../../ui/glyph.tsx';
import { authorOf, type Identity, strangerOf } from '../../ui/identity.ts';
import { timeWords } from '../../ui/words.ts';
import type { Cone } from './cone.ts';
import { type DiagramLayout, type DrawnWay, type Placed, ringOf } from './layout.ts';
import type { Line } from './lines.ts';
import type { Outage } from './outages.ts';
import type { Picture } from './picture.ts';
import { Sign } from './sign.tsx';
import { wayLines } from './way-words.ts';

const OUTAGE_HEIGHT = 10;
/** With more messages their lines are thinner. */
const WAYS_MANY = 250;

export const Ground = memo(function Ground({
  picture,
  ticks,
}: {
  readonly picture: Picture;
  readonly ticks: readonly number[];
}) {
  const { layout, lines, outages } = picture;
  return (
    <g>
      {ticks.map((tick) => (
        <line key={tick} className="spacetime-tick" x1={layout.x(tick)} x2={layout.x(tick)} y1={0} y2={layout.height} />
      ))}
      {lines.map((line) => (
        <line
          key={line.name}
          className={`spacetime-line is-${line.kind}`}
          x1={0}
          x2={layout.width}
          {...levelOf(line, layout)}
        />
      ))}
      {outages.map((outage) => (
        <OutageBand key={`${outage.replica} ${outage.kind} ${outage.fromUs}`} outage={outage} layout={layout} />
      ))}
    </g>
  );
});

function levelOf({ nodes }: Line, layout: DiagramLayout): { readonly y1: number; readonly y2: number } {
  const y = nodes[0] === undefined ? 0 : (layout.y(nodes[0]) ?? 0);
  return { y1: y, y2: y };
}

function OutageBand({ outage, layout }: { readonly outage: Outage; readonly layout: DiagramLayout }) {
  const y = layout.y(outage.replica);
  if (y === null) return null;
  const x = layout.x(outage.fromUs);
  const width = Math.max(2, layout.x(outage.untilUs) - x);
  return (
    <rect
      className={`spacetime-outage is-${outage.kind}`}
      x={x}
      y={y - OUTAGE_HEIGHT / 2}
      width={width}
      height={OUTAGE_HEIGHT}
    />
  );
}

/** The lines of what led to an event and of what follows from it. */
export function ConeLines({ cone, picture }: { readonly cone: Cone; readonly picture: Picture }) {
  const { layout, events } = picture;
  const reach = new Map<number, { past: number; future: number }>();
  events.forEach(({ x, y }, place) => {
    const relation = cone.relations[place];
    const known = reach.get(y) ?? { past: Number.NEGATIVE_INFINITY, future: Number.POSITIVE_INFINITY };
    reach.set(y, known);
    if (relation === 'past' || relation === 'here') known.past = Math.max(known.past, x);
    if (relation === 'future' || relation === 'here') known.future = Math.min(known.future, x);
  });
  return (
    <g className="spacetime-cone">
      {[...reach].map(([y, { past, future }]) => (
        <g key={y}>
          {past > 0 && <line className="is-past" x1={0} x2={past} y1={y} y2={y} />}
          {future < layout.width && <line className="is-future" x1={future} x2={layout.width} y1={y} y2={y} />}
        </g>
      ))}
    </g>
  );
}

interface WaysProps {
  readonly ways: readonly DrawnWay[];
  readonly chosen: MessageId | null;
  readonly idOf: (message: MessageId) => string;
}

export const Ways = memo(function Ways({ ways, chosen, idOf }: WaysProps) {
  const identities = useIdentities();
  return (
    <g className={ways.length > WAYS_MANY ? 'ways is-dense' : 'ways'}>
      {ways.map((drawn) => {
        const { message } = drawn.way.flight;
        return (
          <WayOf
            key={message}
            id={idOf(message)}
            drawn={drawn}
            color={colorOf(drawn, identities)}
            isChosen={message === chosen}
          />
        );
      })}
    </g>
  );
});

/** The colour of the write that a message carries, else of whoever asked for it. */
export function colorOf({ way: { flight } }: DrawnWay, identities: ReadonlyMap<Identity['client'], Identity>): string {
  const author = authorOf(flight.carries[0]?.write ?? flight.operation);
  return (identities.get(author) ?? strangerOf(author)).color;
}

interface WayOfProps {
  readonly id: string;
  readonly drawn: DrawnWay;
  readonly color: string;
  readonly isChosen: boolean;
}

const WayOf = memo(function WayOf({ id, drawn: { way, path, tip, stops }, color, isChosen }: WayOfProps) {
  const { kind, message, waiting, end } = way.flight;
  const isDropped = end?.how === 'dropped';
  const lines = wayLines(way.flight);
  const isOpen = kind === 'reply' || kind === 'acknowledge' || kind === 'state';
  return (
    <g
      id={id}
      className={`way is-${kind}`}
      role="option"
      aria-selected={isChosen}
      aria-label={lines.join('; ')}
      data-message={message}
      style={{ color }}
    >
      <title>{lines.join('\n')}</title>
      <path className="way-touch" d={path} />
      <path className="way-line" d={path} />
      {stops.map((stop) => (
        <g key={stop.dwell.fromUs} transform={`translate(${stop.x} ${stop.y})`}>
          <line className="way-dwell" x1={0} x2={Math.max(1, stop.width)} y1={0} y2={0} />
          {stop.dwell.reason !== null && (
            <path className={`way-stop is-${stop.dwell.reason}`} d={STOPS[stop.dwell.reason]} />
          )}
        </g>
      ))}
      {isDropped && <path className="way-cross" d="M-4 -4L4 4M4 -4L-4 4" transform={`translate(${tip.x} ${tip.y})`} />}
      {!isDropped && waiting === null && (
        <path
          className={isOpen ? 'way-head is-open' : 'way-head'}
          d={isOpen ? 'M-6 -3.5L0 0L-6 3.5' : 'M-7 -3.5L0 0L-7 3.5Z'}
          transform={`translate(${tip.x} ${tip.y}) rotate(${tip.angle})`}
        />
      )}
    </g>
  );
});

/** Where a message stops: at a cut, by hand, before a replica that is down. */
const STOPS = {
  cut: 'M-2 5L1 -5M2 5L5 -5',
  held: 'M0 -4A4 4 0 1 1 0 4A4 4 0 1 1 0 -4Z',
  down: 'M-3.5 -3.5H3.5V3.5H-3.5Z',
  paused: 'M-2 -4V4M2 -4V4',
  early: 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0M0 -2V0L2 1',
} as const;

interface EventsProps {
  readonly picture: Picture;
  readonly labels: ReadonlyMap<string, string>;
  readonly idOf: (place: number) => string;
}

/** The options of the list that the diagram is for keys and screen readers. */
export const Events = memo(function Events({ picture, labels, idOf }: EventsProps) {
  const identities = useIdentities();
  const { events, layout, lines } = picture;
  const below = useMemo(
    () => new Set(lines.filter(({ side }) => side === 'below').flatMap(({ nodes }) => nodes)),
    [lines],
  );
  return events.map((placed, place) => (
    <EventMark
      key={placed.event.id}
      id={idOf(place)}
      place={place}
      placed={placed}
      size={layout.mark}
      label={labels.get(placed.event.id)}
      isBelow={below.has(placed.event.node)}
      identities={identities}
    />
  ));
});

interface EventMarkProps {
  readonly id: string;
  readonly place: number;
  readonly placed: Placed;
  readonly size: number;
  readonly label: string | undefined;
  readonly isBelow: boolean;
  readonly identities: ReadonlyMap<Identity['client'], Identity>;
}

function EventMark({ id, place, placed: { event, x, y, isSmall }, size, label, isBelow, identities }: EventMarkProps) {
  return (
    <g
      id={id}
      className="event"
      role="option"
      aria-selected={false}
      aria-label={`${timeWords(event.atUs)}: ${event.told.map(({ sentence }) => plainText(sentence)).join(' ')}`}
      data-place={place}
      transform={`translate(${x} ${y})`}
    >
      <title>{event.told.map(({ sentence }) => plainText(sentence)).join(' ')}</title>
      <circle className="event-ring" r={ringOf({ isSmall }, size)} />
      <Sign event={event} isSmall={isSmall} size={size} identities={identities} />
      {label !== undefined && (
        <text className="event-value" x={size / 2 + 3} y={isBelow ? 8 : -8}>
          {label}
        </text>
      )}
    </g>
  );
}
