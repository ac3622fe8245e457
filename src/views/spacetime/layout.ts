/** Where everything in the diagram is: a pure function of what there is to show and of the room for it. */
import type { NodeId } from '../../core/ids.ts';
import { type LineEvent, SIGNS } from './events.ts';
import type { Line } from './lines.ts';
import type { Dwell, Way } from './ways.ts';

export interface Span {
  readonly fromUs: number;
  readonly untilUs: number;
}

/** The room for the lines, without names and scale. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Pixels that a line needs, at least: the height of its name. */
  readonly rowMin: number;
  /** Pixels that a scrollbar takes of it, where there must be one; 0 where it lies over what scrolls. */
  readonly bar?: number;
}

export interface DiagramLayout {
  readonly span: Span;
  readonly width: number;
  /** How much of the width is seen at once. */
  readonly seen: number;
  readonly height: number;
  readonly row: number;
  /** Where the first row begins. */
  readonly top: number;
  /** Pixels of a mark with a sign of its own. */
  readonly mark: number;
  x(atUs: number): number;
  timeAt(x: number): number;
  /** The height of a node's line; null where it has none. */
  y(node: NodeId): number | null;
}

const ROW_MAX = 32;
const MARK_MAX = 18;
/** Left and right of the first and the last moment. */
export const EDGE = 14;
/** Above the first line and below the last one. */
const AIR = 2;
/** So much closer than their names are high may lines come. */
const SQUEEZE = 2;
/** So far apart are two events of one line, as a rule; else the diagram gets wider than its room. */
const APART = 16;
const WIDTH_MAX = 8_000;

export function layoutOf(lines: readonly Line[], events: readonly LineEvent[], span: Span, room: Room): DiagramLayout {
  const lengthUs = Math.max(1, span.untilUs - span.fromUs);
  const gapUs = usualGapUs(lines, events);
  const wanted = gapUs === null ? 0 : (APART * lengthUs) / gapUs + 2 * EDGE;
  const heightOf = (row: number): number => row * lines.length + 2 * AIR;
  const isTight = heightOf(room.rowMin) > room.height - (wanted > room.width ? (room.bar ?? 0) : 0);
  const squeezed = besideBars(room, { width: wanted, height: heightOf(room.rowMin - SQUEEZE) });
  // Lines come a little closer where all of them are in sight then.
  const fits = isTight && heightOf(room.rowMin - SQUEEZE) <= squeezed.height;
  const rowMin = fits ? room.rowMin - SQUEEZE : room.rowMin;
  const free = fits ? squeezed : besideBars(room, { width: wanted, height: heightOf(rowMin) });
  const row = Math.max(rowMin, Math.min(ROW_MAX, (free.height - 2 * AIR) / Math.max(1, lines.length)));
  const height = Math.max(free.height, row * lines.length + 2 * AIR);
  const width = Math.max(free.width, Math.min(WIDTH_MAX, wanted));
  const top = (height - row * lines.length) / 2;
  const places = new Map(
    lines.flatMap(({ nodes }, index) => nodes.map((node) => [node, top + row * (index + 0.5)] as const)),
  );
  const scale = (width - 2 * EDGE) / lengthUs;
  return {
    span,
    width,
    seen: free.width,
    height,
    row,
    top,
    mark: Math.min(MARK_MAX, row - 4),
    x: (atUs) => EDGE + (atUs - span.fromUs) * scale,
    timeAt: (x) => span.fromUs + (x - EDGE) / scale,
    y: (node) => places.get(node) ?? null,
  };
}

/** What scrollbars leave of a room; one of them may make the other needed. */
function besideBars({ width, height, bar = 0 }: Room, least: { readonly width: number; readonly height: number }) {
  const isHigh = (isWide: boolean): boolean => least.height > height - (isWide ? bar : 0);
  const isWide = least.width > width - (isHigh(least.width > width) ? bar : 0);
  return { width: width - (isHigh(isWide) ? bar : 0), height: height - (isWide ? bar : 0) };
}

/** The middle one of all times between two neighbours of one line; null where there are none. */
function usualGapUs(lines: readonly Line[], events: readonly LineEvent[]): number | null {
  const lineOf = new Map(lines.flatMap(({ nodes }, index) => nodes.map((node) => [node, index] as const)));
  const last = new Map<number, number>();
  const gaps: number[] = [];
  for (const { node, atUs } of events) {
    const line = lineOf.get(node);
    if (line === undefined) continue;
    const before = last.get(line);
    if (before !== undefined && atUs > before) gaps.push(atUs - before);
    last.set(line, atUs);
  }
  return gaps.toSorted((left, right) => left - right)[gaps.length >> 1] ?? null;
}

export interface Placed {
  readonly event: LineEvent;
  readonly x: number;
  readonly y: number;
  /** True where a weightier one beside it needs the room: it is a dot then. */
  readonly isSmall: boolean;
}

/** Every event at its place; of those too close on one line only the weightiest has its sign. */
export function placed(events: readonly LineEvent[], layout: DiagramLayout): readonly Placed[] {
  const taken = new Map<number, number[]>();
  const apart = layout.mark * 0.8;
  const signed = new Set<LineEvent>();
  for (const event of events.toSorted((left, right) => SIGNS.indexOf(left.sign) - SIGNS.indexOf(right.sign))) {
    const y = layout.y(event.node);
    if (y === null || event.sign === 'plain') continue;
    const x = layout.x(event.atUs);
    const others = taken.get(y) ?? [];
    if (others.some((other) => Math.abs(other - x) < apart)) continue;
    taken.set(y, [...others, x]);
    signed.add(event);
  }
  const all = events.flatMap((event): readonly Placed[] => {
    const y = layout.y(event.node);
    return y === null ? [] : [{ event, x: layout.x(event.atUs), y, isSmall: !signed.has(event) }];
  });
  return spread(all, layout);
}

/** From one mark of a line to the next, so that each is seen and hit. */
const MARKS_APART = 7;
/** No mark is so far from its time. */
const SHIFT_MAX = 12;

/** Those of one line that would lie over one another, moved apart by a hair, in their order, about their own times. */
function spread(all: readonly Placed[], { width }: Pick<DiagramLayout, 'width'>): readonly Placed[] {
  const byLine = new Map<number, Placed[]>();
  for (const each of all) byLine.set(each.y, [...(byLine.get(each.y) ?? []), each]);
  const moved = new Map<Placed, number>();
  for (const line of byLine.values()) {
    const inOrder = line.toSorted((one, other) => one.x - other.x);
    let first = 0;
    for (let index = 1; index <= inOrder.length; index += 1) {
      const [before, here] = [inOrder[index - 1] as Placed, inOrder[index]];
      if (here !== undefined && here.x - before.x < MARKS_APART) continue;
      const crowd = inOrder.slice(first, index);
      first = index;
      if (crowd.length === 1) continue;
      const middle = crowd.reduce((sum, { x }) => sum + x, 0) / crowd.length;
      const reach = Math.min(SHIFT_MAX, (MARKS_APART * (crowd.length - 1)) / 2);
      crowd.forEach((each, place) => {
        const wanted = middle + (place - (crowd.length - 1) / 2) * MARKS_APART;
        const x = Math.max(each.x - reach, Math.min(each.x + reach, wanted));
        moved.set(each, Math.max(EDGE / 2, Math.min(width - EDGE / 2, x)));
      });
    }
  }
  return all.map((each) => ({ ...each, x: moved.get(each) ?? each.x }));
}

/** A way as it is drawn. */
export interface DrawnWay {
  readonly way: Way;
  readonly path: string;
  /** Where it ends: the place, and the direction in degrees. */
  readonly tip: { readonly x: number; readonly y: number; readonly angle: number };
  readonly stops: readonly { readonly x: number; readonly y: number; readonly width: number; readonly dwell: Dwell }[];
}

/** Messages at a cut stop before it, each direction on its own side, and one behind the other. */
const STOP_AT = 3;
const STOP_APART = 3.5;

/** The radius of a ring around an event. */
export const ringOf = ({ isSmall }: Pick<Placed, 'isSmall'>, mark: number): number => (isSmall ? 7 : mark / 2 + 3);

/** How far from the middle of an event the messages to it end. */
export function clearanceOf({ event, isSmall }: Placed, { mark }: Pick<DiagramLayout, 'mark'>): number {
  if (isSmall) return 3.5;
  return event.sign === 'answer' || event.sign === 'read' ? 5.5 : mark / 2 + 1;
}

/** Null where one of its ends has no line; `clearance`: how far before the receiver's line it ends. */
export function drawnWay(way: Way, { x, y }: Pick<DiagramLayout, 'x' | 'y'>, clearance: number): DrawnWay | null {
  const from = y(way.flight.from);
  const to = y(way.flight.to);
  const first = way.points[0];
  if (from === null || to === null || first === undefined) return null;
  const back = to > from ? -1 : 1;
  const stops = way.dwells.map((dwell) => {
    const share = way.points.find(({ atUs }) => atUs === dwell.fromUs)?.share ?? 1;
    const stopY = from + (to - from) * share + back * (STOP_AT + STOP_APART * dwell.place);
    return { x: x(dwell.fromUs), y: stopY, width: x(dwell.untilUs) - x(dwell.fromUs), dwell };
  });
  const corners = way.points.map(({ atUs, share }) => {
    const stop = stops.find(({ dwell }) => dwell.fromUs === atUs || dwell.untilUs === atUs);
    return { x: x(atUs), y: stop?.y ?? from + (to - from) * share };
  });
  const end = corners.at(-1) as (typeof corners)[number];
  const before = corners.at(-2) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const isDelivered = way.flight.end?.how !== 'dropped' && way.flight.waiting === null;
  const pull = isDelivered ? Math.min(length, clearance) / length : 0;
  const tip = { x: end.x - (end.x - before.x) * pull, y: end.y - (end.y - before.y) * pull };
  const all = [...corners.slice(0, -1), tip];
  /** The line leaves out where it stood still: that is drawn by itself. */
  const startsAnew = (index: number): boolean =>
    index === 0 || way.points[index - 1]?.share === way.points[index]?.share;
  return {
    way,
    path: all.map(({ x, y }, index) => `${startsAnew(index) ? 'M' : 'L'}${round(x)} ${round(y)}`).join(''),
    tip: {
      x: round(tip.x),
      y: round(tip.y),
      angle: round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI),
    },
    stops,
  };
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Times for the scale, at least `apart` pixels from one another: 1, 2 or 5 of a power of ten. */
export function ticksOf({ span, width }: Pick<DiagramLayout, 'span' | 'width'>, apart: number): readonly number[] {
  const lengthUs = Math.max(1, span.untilUs - span.fromUs);
  const leastUs = (lengthUs * apart) / Math.max(1, width - 2 * EDGE);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, leastUs)));
  const stepUs = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= leastUs) ?? 10 * power;
  const first = Math.ceil(span.fromUs / stepUs);
  const count = Math.floor(span.untilUs / stepUs) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * stepUs);
}
