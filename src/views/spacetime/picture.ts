/** Everything that is drawn of a window of the run, once for each window and size. */
import type { MessageId } from '../../core/ids.ts';
import type { RunWindow } from '../../core/timeline/window.ts';
import type { RunSummary } from '../../worker/protocol.ts';
import { type Causality, causalityOf } from './causality.ts';
import { lineEvents } from './events.ts';
import {
  clearanceOf,
  type DiagramLayout,
  type DrawnWay,
  drawnWay,
  layoutOf,
  type Placed,
  placed,
  type Room,
  type Span,
} from './layout.ts';
import { type Cast, type Line, linesOf } from './lines.ts';
import { type Outage, outagesOf } from './outages.ts';
import { waysOf } from './ways.ts';

export interface Picture {
  readonly lines: readonly Line[];
  readonly layout: DiagramLayout;
  readonly events: readonly Placed[];
  readonly ways: readonly DrawnWay[];
  readonly outages: readonly Outage[];
  /** By the places in `events`. */
  readonly causality: Causality;
}

export function pictureOf(window: RunWindow, run: RunSummary, room: Room): Picture {
  const { base, moments } = window;
  const span = spanOf(window, run);
  const all = lineEvents(moments);
  const ways = waysOf(base, moments, span.untilUs);
  const inUse = new Set([...all.map(({ node }) => node), ...ways.flatMap(({ flight }) => [flight.from, flight.to])]);
  const lines = linesOf(castOf(window), (node) => inUse.has(node));
  const layout = layoutOf(lines, all, span, room);
  const events = placed(all, layout);
  const clearances = clearancesOf(events, layout);
  return {
    lines,
    layout,
    events,
    ways: ways
      .map((way) => drawnWay(way, layout, clearances.get(way.flight.message) ?? 0))
      .filter((way) => way !== null),
    outages: outagesOf(base, moments, span),
    causality: causalityOf(events.map(({ event }) => event)),
  };
}

/** For each message that arrives, how far before its receiver its arrow ends. */
function clearancesOf(events: readonly Placed[], layout: DiagramLayout): ReadonlyMap<MessageId, number> {
  const clearances = new Map<MessageId, number>();
  for (const placed of events) {
    for (const { event } of placed.event.told) {
      if (event.kind === 'delivered') clearances.set(event.message, clearanceOf(placed, layout));
    }
  }
  return clearances;
}

function castOf({ base }: RunWindow): Cast {
  return { replicas: base.replicas.map(({ id }) => id), clients: base.clients };
}

/** From the start of the run, or of the window; to the end of the run where the window has it. */
function spanOf({ first, moments }: RunWindow, run: RunSummary): Span {
  const isWhole = first + moments.length >= run.steps;
  return {
    fromUs: first === 0 ? 0 : (moments[0]?.atUs ?? 0),
    untilUs: isWhole ? run.endUs : (moments.at(-1)?.atUs ?? run.endUs),
  };
}
