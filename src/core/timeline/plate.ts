/** What there is to see at one moment of a run, picked out for a small picture of it. */
import type { Run } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { ClientId, Key, NodeId, WriteId } from '../ids.ts';
import { linksUsed } from '../systems/links-used.ts';
import type { Value } from '../values.ts';
import type { Decisive } from './decisive.ts';
import { advance, type Moment, type Scene } from './scene.ts';
import { windowOf } from './window.ts';

export interface Plate extends Decisive {
  readonly scene: Scene;
  readonly clients: readonly ClientId[];
  /** The key that the moment is about; null where there is none yet. */
  readonly key: Key | null;
  /** Pairs of replicas that anything is sent between, in the scenario's order. */
  readonly links: readonly (readonly [NodeId, NodeId])[];
  /** Where it happens: replicas that decide, clients that are told something. */
  readonly focus: readonly NodeId[];
  /** Values that are gone, or refused, with this moment. */
  readonly ghosts: readonly Ghost[];
  /** What clients are told in it. */
  readonly answers: readonly { readonly client: ClientId; readonly values: readonly Shown[] }[];
}

interface Shown {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
}

interface Ghost extends Shown {
  readonly node: NodeId;
}

export function plateOf(run: Run, decisive: Decisive): Plate {
  const { base, moments } = windowOf(run, decisive.step, 1);
  const moment = moments[0] as Moment;
  const { scenario } = run.recording.program;
  return {
    ...decisive,
    scene: advance(base, moment.changes),
    clients: scenario.clients.map(({ id }) => id),
    key: keyOf(moment) ?? keyFirstKept(base),
    links: pairsOf(scenario),
    focus: [...new Set(moment.events.flatMap(({ event }) => placesOf(event)))],
    ghosts: moment.events.flatMap(({ event }) => ghostsOf(event, run)),
    answers: moment.events.flatMap(({ event }) =>
      event.kind === 'read'
        ? [
            {
              client: event.client,
              values: event.siblings.map(({ write, value, deleted }) => ({ write, value, deleted })),
            },
          ]
        : [],
    ),
  };
}

type Told = Moment['events'][number]['event'];

const keyOf = ({ events }: Moment): Key | null =>
  events
    .map(({ event }) => ('key' in event ? event.key : 'keys' in event ? (event.keys[0] ?? null) : null))
    .find(isThere) ?? null;

const keyFirstKept = ({ replicas }: Scene): Key | null => replicas.flatMap(({ keys }) => keys)[0]?.key ?? null;

const isThere = <Thing>(thing: Thing | null): thing is Thing => thing !== null;

const pairsOf = (scenario: Scenario): readonly (readonly [NodeId, NodeId])[] =>
  scenario.replicas.flatMap((from, index) =>
    scenario.replicas.slice(index + 1).flatMap((to) => (linksUsed(scenario, from, to) ? [[from, to] as const] : [])),
  );

function placesOf(event: Told): readonly NodeId[] {
  switch (event.kind) {
    case 'decided':
    case 'hint':
    case 'collected':
    case 'recovered':
      return [event.replica];
    case 'read':
    case 'rejected':
    case 'failed':
    case 'acknowledged':
      return [event.client];
    default:
      return [];
  }
}

/** Values that a replica lets go unseen or a disk takes with it, and writes that are refused. */
function ghostsOf(event: Told, { recording: { register } }: Run): readonly Ghost[] {
  const ghost = (node: NodeId, write: WriteId): readonly Ghost[] => {
    const record = register.byId.get(write);
    return record === undefined ? [] : [{ node, write, value: record.value, deleted: record.deleted }];
  };
  switch (event.kind) {
    case 'decided':
      return event.dropped.filter(({ wasSeen }) => !wasSeen).flatMap(({ write }) => ghost(event.replica, write));
    case 'recovered':
      return event.lost.flatMap((write) => ghost(event.replica, write));
    case 'rejected':
      return ghost(event.client, event.write);
    default:
      return [];
  }
}
