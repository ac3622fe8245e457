/** The heads of arrows, to be taken hold of: one that is drawn along its line delivers its message at another time. */
import { memo, type PointerEvent, useMemo, useRef, useState } from 'react';
import { delayTo, lastLegOf } from '../../app/delay.ts';
import type { MessageId } from '../../core/ids.ts';
import { useIdentities } from '../../ui/glyph.tsx';
import { timeWords } from '../../ui/words.ts';
import { colorOf } from './layers.tsx';
import type { DiagramLayout, DrawnWay } from './layout.ts';
import type { Picture } from './picture.ts';
import { snapped } from './snap.ts';

const RADIUS = 7;
/** A finger takes hold from further away, as far as the next head lets it. */
const FINGER_RADIUS = { most: 22, least: 10 } as const;
const isFinger = matchMedia('(pointer: coarse)');
/** A press that moves less picks the message out. */
const SLACK = 3;

interface Drag {
  readonly message: MessageId;
  readonly untilUs: number;
}

interface GripsProps {
  readonly picture: Picture;
  onPick(message: MessageId): void;
}

export const Grips = memo(function Grips({ picture: { ways, layout }, onPick }: GripsProps) {
  const identities = useIdentities();
  const [drag, setDrag] = useState<Drag | null>(null);
  /** Where the pointer took hold, and how far from the arrival; null where it holds nothing. */
  const held = useRef<{ readonly x: number; readonly off: number } | null>(null);
  const hasMoved = useRef(false);

  const onPointerDown = (event: PointerEvent<SVGElement>, dueUs: number): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, off: event.clientX - layout.x(dueUs) };
    hasMoved.current = false;
  };
  const onPointerMove = (event: PointerEvent<SVGElement>, message: MessageId, fromUs: number): void => {
    if (held.current === null) return;
    event.stopPropagation();
    if (!hasMoved.current && Math.abs(event.clientX - held.current.x) <= SLACK) return;
    hasMoved.current = true;
    setDrag({ message, untilUs: snapped(layout, event.clientX - held.current.off, fromUs) });
  };
  const onEnd = (): void => {
    held.current = null;
    setDrag(null);
  };

  const radii = useMemo(() => (isFinger.matches ? fingerRadii(ways.map(({ tip }) => tip)) : []), [ways]);
  const dragged = drag === null ? undefined : ways.find(({ way }) => way.flight.message === drag.message);
  return (
    <g>
      {ways.map(({ way: { flight }, tip }, index) => {
        const leg = flight.waiting === null ? lastLegOf(flight) : null;
        if (leg === null) return null;
        const { message } = flight;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys move arrivals in the list of events
          <circle
            key={message}
            className={drag?.message === message ? 'way-grip is-dragged' : 'way-grip'}
            data-grip={message}
            cx={tip.x}
            cy={tip.y}
            r={radii[index] ?? RADIUS}
            onPointerDown={(event) => onPointerDown(event, leg.dueUs)}
            onPointerMove={(event) => onPointerMove(event, message, leg.fromUs)}
            onPointerUp={() => {
              if (drag !== null) delayTo(flight, drag.untilUs);
              onEnd();
            }}
            onPointerCancel={onEnd}
            onClick={(event) => {
              event.stopPropagation();
              if (!hasMoved.current) onPick(message);
            }}
          >
            <title>{`${flight.from} → ${flight.to}, due at ${timeWords(leg.dueUs)}: drag to deliver it later or earlier`}</title>
          </circle>
        );
      })}
      {drag !== null && dragged !== undefined && (
        <Ghost drawn={dragged} untilUs={drag.untilUs} layout={layout} color={colorOf(dragged, identities)} />
      )}
    </g>
  );
});

/** Half of the way to the nearest other, so that none lies over another where they do not lie closer than a finger can tell. */
function fingerRadii(tips: readonly Place[]): readonly number[] {
  const order = tips.map((_, index) => index).sort((one, other) => (tips[one]?.x ?? 0) - (tips[other]?.x ?? 0));
  const radii = tips.map((): number => FINGER_RADIUS.most);
  order.forEach((index, rank) => {
    const here = tips[index] as Place;
    for (let next = rank + 1; next < order.length; next += 1) {
      const other = order[next] as number;
      const there = tips[other] as Place;
      if (there.x - here.x > 2 * FINGER_RADIUS.most) break;
      const half = Math.max(FINGER_RADIUS.least, Math.hypot(there.x - here.x, there.y - here.y) / 2);
      radii[index] = Math.min(radii[index] ?? half, half);
      radii[other] = Math.min(radii[other] ?? half, half);
    }
  });
  return radii;
}

type Place = DrawnWay['tip'];

interface GhostProps {
  readonly drawn: DrawnWay;
  readonly untilUs: number;
  readonly layout: DiagramLayout;
  readonly color: string;
}

const LABEL_WIDTH = 80;

/** The arrow as it would be, and the time at which it would arrive. */
function Ghost({ drawn: { way }, untilUs, layout, color }: GhostProps) {
  const { from, to, waypoints } = way.flight;
  const start = waypoints.findLast(({ share }) => share < 1);
  const fromY = layout.y(from);
  const toY = layout.y(to);
  if (start === undefined || fromY === null || toY === null) return null;
  const [x1, y1] = [layout.x(start.atUs), fromY + (toY - fromY) * start.share];
  const x2 = layout.x(untilUs);
  const angle = (Math.atan2(toY - y1, x2 - x1) * 180) / Math.PI;
  const isAtEdge = x2 + LABEL_WIDTH > layout.width;
  return (
    <g className="way-ghost" style={{ color }}>
      <line x1={x1} y1={y1} x2={x2} y2={toY} />
      <path d="M-8 -4.5L0 0L-8 4.5Z" transform={`translate(${x2} ${toY}) rotate(${angle})`} />
      <text
        x={Math.min(x2, layout.width) + (isAtEdge ? -10 : 10)}
        y={toY < 24 ? toY + 14 : toY - 12}
        textAnchor={isAtEdge ? 'end' : 'start'}
      >
        {timeWords(untilUs)}
      </text>
    </g>
  );
}
