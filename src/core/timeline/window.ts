/** A stretch of a run as the page gets it: the scene before it, and what each step in it tells and changes. */

import type { Happening } from '../engine/happening.ts';
import type { Run } from '../engine/run.ts';
import type { RunState } from '../engine/run-state.ts';
import { step } from '../engine/step.ts';
import type { NodeId } from '../ids.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Mark } from './marks.ts';
import {
  clientScene,
  conditionsOf,
  cutsOf,
  endedFlight,
  flightOf,
  replicaScene,
  sceneOf,
  waitingFlight,
} from './observe-scene.ts';
import { standAfter } from './recording.ts';
import type { Flight, Moment, Scene, SceneChanges } from './scene.ts';
import { tell } from './tell.ts';

export interface RunWindow {
  /** Number of the first step in it. */
  readonly first: number;
  /** The scene before that step. */
  readonly base: Scene;
  readonly moments: readonly Moment[];
}

/** Steps from `first` on, at most `count` of them. */
export function windowOf(run: Run, first: number, count: number): RunWindow {
  const { recording, observer } = run;
  let events: Happening[] = [];
  const at = standAfter(recording, first, (event) => events.push(event));
  const start = at.world.steps;
  const base = sceneOf(at);
  const moments: Moment[] = [];
  while (moments.length < count && at.world.steps < recording.steps) {
    const made = at.world.steps;
    events = [];
    step(at);
    const noticed = observer.marks.filter((mark) => mark.step === made).flatMap(noticedEvent);
    moments.push({
      step: made,
      atUs: at.world.nowUs,
      events: [...events, ...noticed].map((event) => tell(event, at)),
      changes: changesOf(at, events),
    });
  }
  return { first: start, base, moments };
}

/** What the observer noticed at the end of a step is an event too. */
function noticedEvent({ kind, keys }: Mark): readonly Happening[] {
  if (kind === 'converged') return [{ kind }];
  return kind === 'diverged' ? [{ kind, keys }] : [];
}

function changesOf(run: RunState, events: readonly Happening[]): SceneChanges {
  const changed = [...new Set(events.flatMap((event) => nodesChangedBy(event, run)))].sort(
    (left, right) => left - right,
  );
  const { replicaCount } = run.program;
  const flights = new Map(
    events.flatMap((event) => flightChangedBy(event, run)).map((flight) => [flight.message, flight]),
  );
  return {
    replicas: changed.filter((index) => index < replicaCount).map((index) => replicaScene(run, index)),
    clients: changed.filter((index) => index >= replicaCount).map((index) => clientScene(run, index - replicaCount)),
    conditions: events.some(({ kind }) => kind === 'link-changed') ? conditionsOf(run) : null,
    cuts: events.some(({ kind }) => kind === 'link-cut' || kind === 'link-healed') ? cutsOf(run) : null,
    flights: [...flights.values()],
  };
}

function nodesChangedBy(event: Happening, { program: { indexOfNode } }: RunState): readonly NodeIndex[] {
  const indexOf = (node: NodeId): NodeIndex => indexOfNode.get(node) as NodeIndex;
  switch (event.kind) {
    case 'decided':
    case 'collected':
    case 'moved-away':
      return [event.replica];
    case 'crashed':
    case 'recovered':
    case 'paused':
    case 'resumed':
    case 'slowed':
    case 'joined':
    case 'left':
    case 'hint':
      return [indexOf(event.replica)];
    case 'failed':
    case 'gave-up':
    case 'tried-again':
    case 'issued':
    case 'acknowledged':
    case 'rejected':
    case 'read':
      return [indexOf(event.client)];
    case 'clock-set':
      return [indexOf(event.node)];
    default:
      return [];
  }
}

function flightChangedBy(event: Happening, run: RunState): readonly Flight[] {
  switch (event.kind) {
    case 'sent':
    case 'goes-on':
    case 'delayed':
      return [flightOf(run, event.letter)];
    case 'waits':
      return [waitingFlight(run, event.stopped)];
    case 'delivered':
      return [endedFlight(run, event.letter, null, 'delivered', run.world.nowUs)];
    case 'dropped':
      return [endedFlight(run, event.letter, event.stopped, 'dropped', run.world.nowUs)];
    default:
      return [];
  }
}
