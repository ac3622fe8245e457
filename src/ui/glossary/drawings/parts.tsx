/** What the drawings of words are set from: lines of time, ways between them, replicas, and the marks of two clients. */
import type { ReactNode } from 'react';
import { type ClientId, clientId, operationId } from '../../../core/ids.ts';
import { Chip, GLYPH, Mark } from '../../plate/chip.tsx';
import './drawings.css';

/** The people of all drawings, in the order that gives them their colours and shapes. */
export const ALICE = clientId('alice');
export const BOB = clientId('bob');
export const CAROL = clientId('carol');
export const PEOPLE: readonly ClientId[] = [ALICE, BOB, CAROL];

export const WIDTH = 264;

/** A drawing in units of a pixel; it grows with the type of the page. */
export function Sheet({ height, children }: { readonly height: number; readonly children: ReactNode }) {
  return (
    <svg className="word-sheet" aria-hidden="true" viewBox={`0 0 ${WIDTH} ${height}`}>
      {children}
    </svg>
  );
}

/** Where lines of time begin: what is left of it is their names. */
export const START = 46;

/** The time of one client or replica, running to the right. */
export function LifeLine({ name, y }: { readonly name: string; readonly y: number }) {
  return (
    <g>
      <text className="word-name" x="0" y={y + 5}>
        {name}
      </text>
      <line className="word-life" x1={START} y1={y} x2={WIDTH - 8} y2={y} />
      <path className="word-tip" d={`M${WIDTH - 2} ${y}l-8 -3.5v7Z`} />
    </g>
  );
}

/** The writes of the drawings, by their glyphs. */
export function WriteMark({ client, x, y }: { readonly client: ClientId; readonly x: number; readonly y: number }) {
  const size = 20;
  return (
    <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / GLYPH})`}>
      <Mark client={client} />
    </g>
  );
}

type Look = 'plain' | 'strong' | 'asked';

interface WayProps {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** `strong`: what the drawing is about. `asked`: a question. `repair`: what puts things right later. */
  readonly look?: Look;
  /** Free before its point, for what stands there. */
  readonly gap?: number;
}

/** A message, from where and when it was sent to where and when it arrives. */
export function Way({ from, to, look = 'plain', gap = 0 }: WayProps) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along = { x: (to[0] - from[0]) / length, y: (to[1] - from[1]) / length };
  const end = { x: to[0] - along.x * gap, y: to[1] - along.y * gap };
  const back = { x: end.x - along.x * 8, y: end.y - along.y * 8 };
  return (
    <g className={`word-way is-${look}`}>
      <line x1={from[0]} y1={from[1]} x2={back.x} y2={back.y} />
      <path
        d={`M${end.x} ${end.y}L${back.x - along.y * 3.5} ${back.y + along.x * 3.5}L${back.x + along.y * 3.5} ${back.y - along.x * 3.5}Z`}
      />
    </g>
  );
}

/** A replica with room for what it keeps. */
export function ReplicaCard({
  name,
  x,
  y,
  width,
  height,
  isDown = false,
}: {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isDown?: boolean;
}) {
  return (
    <g className={`word-replica${isDown ? ' is-down' : ''}`}>
      <rect x={x} y={y} width={width} height={height} rx="5" />
      <text className="word-name" x={x + 8} y={y + 17}>
        {name}
      </text>
    </g>
  );
}

/** A small replica: its name in a circle. */
export function Node({
  name,
  x,
  y,
  isMarked = false,
}: {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isMarked?: boolean;
}) {
  return (
    <g className={`word-node${isMarked ? ' is-marked' : ''}`}>
      <circle cx={x} cy={y} r="13" />
      <text x={x} y={y + 5}>
        {name}
      </text>
    </g>
  );
}

interface ValueProps {
  readonly client: ClientId;
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly turn?: number;
  readonly state?: 'kept' | 'gone' | 'deleted';
}

/** One value, as cards show it. */
export function Value({ client, value, x, y, turn = 0, state = 'kept' }: ValueProps) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(1.18)`}>
      <Chip
        write={operationId(`${client}#1`)}
        value={value}
        deleted={state === 'deleted'}
        isGone={state === 'gone'}
        widthMax={100}
      />
    </g>
  );
}

/** A word or a sign at a place of its own. */
export function Note({
  x,
  y,
  anchor = 'middle',
  look = 'soft',
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly look?: 'soft' | 'sign';
  readonly children: ReactNode;
}) {
  return (
    <text className={`word-note is-${look}`} x={x} y={y} textAnchor={anchor}>
      {children}
    </text>
  );
}
