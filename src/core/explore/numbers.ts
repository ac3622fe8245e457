/**
 * The numbers by which strategies tell writes apart: who gave which number to which write. Whoever counts has to
 * remember how far it had counted; where it cannot, two writes get one number, and of those two, and of no others, less
 * is promised.
 */
import type { Happening } from '../engine/happening.ts';
import { recordOf } from '../engine/register.ts';
import type { ReplicaWorld } from '../engine/world.ts';
import { type ActorId, standInActor, type WriteId } from '../ids.ts';
import type { Message, NodeIndex } from '../network/message.ts';
import type { OpaqueState } from '../strategies/strategy.ts';
import type { Observed } from '../verdicts/observed.ts';
import { type Contents, writeOf } from './contents.ts';
import type { Excuse } from './promises.ts';

export interface Numbers {
  /** By key, counter and who counts: who has got that number. */
  readonly given: Map<string, Giving[]>;
  /** By key and who counts: the greatest number so far. */
  readonly greatest: Map<string, number>;
  /** Writes that share a number with another one, or stay below one, and why that could be; null where nothing was forgotten. */
  readonly shared: Map<WriteId, Excuse | null>;
  /** Numbers given twice though nothing was forgotten in between. */
  readonly wrong: Set<string>;
  /** By key and client: the numbers of its writes, with their place among its writes. */
  readonly ofClient: Map<string, readonly Numbered[]>;
  /** Writes of a client whose numbers say otherwise than that one came after the other. */
  readonly disordered: Map<WriteId, Excuse>;
  /** By replica and key: how often it has forgotten how far it had counted. */
  readonly forgotten: Map<string, number>;
}

interface Giving {
  readonly write: WriteId;
  readonly replica: NodeIndex;
  /** Under which name. */
  readonly counts: ActorId;
  /** How often that replica had forgotten how far it had counted; null where it neither keeps the key nor stands in. */
  readonly epoch: number | null;
}

interface Numbered {
  readonly write: WriteId;
  readonly counter: number;
  readonly sequence: number;
  readonly isByStranger: boolean;
}

export const startNumbers = (): Numbers => ({
  given: new Map(),
  greatest: new Map(),
  shared: new Map(),
  wrong: new Set(),
  ofClient: new Map(),
  disordered: new Map(),
  forgotten: new Map(),
});

const placeOf = (replica: NodeIndex, key: number): string => `${replica} ${key}`;

function forget({ forgotten }: Numbers, replica: NodeIndex, key: number): void {
  forgotten.set(placeOf(replica, key), (forgotten.get(placeOf(replica, key)) ?? 0) + 1);
}

export function noteNumbers(numbers: Numbers, observed: Observed, contents: Contents, event: Happening): void {
  const { program } = observed;
  switch (event.kind) {
    case 'collected':
    case 'moved-away':
      return forget(numbers, event.replica, event.key);
    case 'recovered':
      if (event.disk === 'lost')
        for (const key of program.keys.keys()) forget(numbers, program.indexOfNode.get(event.replica) as number, key);
      return;
    case 'decided': {
      const { decision, replica, key } = event;
      if (decision.kind !== 'put' || decision.outcome !== 'stored') return;
      const epoch = numbers.forgotten.get(placeOf(replica, key)) ?? 0;
      const { actor: counts } = observed.world.replicas[replica] as ReplicaWorld;
      const giving = { write: decision.write.id, replica, counts, epoch };
      return noteNumber(numbers, observed, contents, key, decision.after, giving);
    }
    case 'sent':
      if (isByStranger(observed, event.letter)) noteStranger(numbers, observed, contents, event.letter);
      return;
    default:
      return;
  }
}

/** Whoever coordinates for a key that it does not keep stores nothing: what it tells the others is all there is to see. */
export const isByStranger = ({ program, world }: Observed, { body, operation, from }: Message): boolean =>
  program.scenario.system.kind === 'leaderless' &&
  body.kind === 'replicate' &&
  world.homes[operation.key]?.includes(from) !== true;

function noteStranger(
  numbers: Numbers,
  observed: Observed,
  contents: Contents,
  { operation, body, from }: Message,
): void {
  if (body.kind !== 'replicate') return;
  // Who stands in for others has a name of its own for each write that it takes so, unless its disk is lost.
  const isStandIn = contents.takenOver.has(operation.id);
  const { actor, memory } = observed.world.replicas[from] as ReplicaWorld;
  const giving = {
    write: writeOf(observed.program, operation),
    replica: from,
    counts: isStandIn ? standInActor(actor, memory.takings ?? 0) : actor,
    epoch: isStandIn ? (numbers.forgotten.get(placeOf(from, operation.key)) ?? 0) : null,
  };
  noteNumber(numbers, observed, contents, operation.key, body.state, giving);
}

/** Under which number a write was taken: the entry of whoever counts, after the put. */
function noteNumber(
  numbers: Numbers,
  { program, register }: Observed,
  { asked }: Contents,
  key: number,
  after: OpaqueState,
  giving: Giving,
): void {
  const { strategy } = program;
  const { write, counts, epoch } = giving;
  const view = strategy.showContext(strategy.read(after).context);
  if (view.kind === 'version') return give(numbers, `${key} version ${view.version}`, giving);
  if (view.kind !== 'vector') return;
  const client = String(asked.get(write)?.client);
  for (const { actor, counter } of view.vector) {
    if (actor === counts) {
      give(numbers, `${program.keys[key]} ${actor} ${counter}`, giving);
      noteGreatest(numbers, `${key} ${actor}`, counter, giving);
    }
    if (String(actor) === client) {
      const { sequence } = recordOf(register, write);
      noteClient(numbers, `${key} ${actor}`, { write, counter, sequence, isByStranger: epoch === null });
    }
  }
}

function give({ given, shared, wrong }: Numbers, number: string, giving: Giving): void {
  const others = given.get(number) ?? [];
  given.set(number, [...others, giving]);
  for (const other of others) {
    if (other.write === giving.write) continue;
    const isOfStranger = other.epoch === null || giving.epoch === null;
    const excuse: Excuse = isOfStranger ? 'coordinator without the key' : 'counted anew';
    const isForgotten = isOfStranger || other.epoch !== giving.epoch || other.replica !== giving.replica;
    if (!isForgotten) wrong.add(number);
    for (const { write } of [other, giving])
      if (shared.get(write) == null) shared.set(write, isForgotten ? excuse : null);
  }
}

/** Whoever counts without the key begins where its client's context ends: below what it has counted for others, maybe. */
function noteGreatest({ greatest, shared }: Numbers, name: string, counter: number, { write, epoch }: Giving): void {
  const before = greatest.get(name) ?? 0;
  greatest.set(name, Math.max(before, counter));
  if (epoch === null && counter < before && shared.get(write) == null) shared.set(write, 'coordinator without the key');
}

/** A client's later write has to have the greater number. */
function noteClient({ ofClient, disordered }: Numbers, name: string, mine: Numbered): void {
  const others = ofClient.get(name) ?? [];
  ofClient.set(name, [...others, mine]);
  for (const other of others) {
    const isSame = other.write === mine.write && other.counter === mine.counter;
    const isInOrder =
      (other.counter < mine.counter && other.sequence < mine.sequence) ||
      (other.counter > mine.counter && other.sequence > mine.sequence);
    if (isSame || isInOrder) continue;
    const excuse = other.isByStranger || mine.isByStranger ? 'coordinator without the key' : 'client counted anew';
    for (const { write } of [other, mine]) if (!disordered.has(write)) disordered.set(write, excuse);
  }
}

/** Why less is promised of these writes: one of them shares its number with another write. */
export function excuseOfNumbers({ shared, disordered }: Numbers, writes: Iterable<WriteId>): Excuse | null {
  for (const write of writes) {
    const excuse = shared.get(write) ?? disordered.get(write) ?? null;
    if (excuse !== null) return excuse;
  }
  return null;
}
