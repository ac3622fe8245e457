/** Measures what the cards show, and gives the layout in which they have room for it. */
import { useLayoutEffect, useRef } from 'react';
import { useLab } from '../../app/store.ts';
import type { NodeId } from '../../core/ids.ts';
import type { ReplicaScene } from '../../core/timeline/scene.ts';
import type { Cast, StageLayout } from './cast.ts';
import { heightFor } from './compact-lines.ts';
import { placeGhosts } from './ghost-room.ts';
import { grown, type Needed } from './growth.ts';
import { linksOf } from './links.ts';
import { usedLinks } from './used-links.ts';

/** Below the last line of a card: its padding and its border. */
const BELOW = 10;

interface GrowthProps {
  /** As it is without any growth, and as it is drawn. */
  readonly base: StageLayout;
  readonly drawn: StageLayout;
  readonly cast: Cast;
  readonly replicas: readonly ReplicaScene[];
  /** Null where nothing grows. */
  onGrown(grown: Grown | null): void;
}

export interface Grown {
  readonly base: StageLayout;
  readonly layout: StageLayout;
}

export default function Growth({ base, drawn, cast, replicas, onGrown }: GrowthProps) {
  const clients = useLab(({ scene }) => scene.clients);
  const scenario = useLab(({ run, session }) => run?.effective ?? session.scenario);
  const last = useRef<{ readonly base: StageLayout; readonly found: string } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what clients know is read off their cards
  useLayoutEffect(() => {
    const needed =
      base.density === 'compact' ? compactHeights(base, replicas) : [...neededHeights(), ...neededWidths()];
    const tight = needed.filter(([id, { width = 0, height = 0 }]) => {
      const box = base.boxes.get(id);
      return box !== undefined && (height > box.height || width > box.width);
    });
    const found = JSON.stringify(tight);
    if (last.current?.base === base && last.current.found === found) return;
    last.current = { base, found };
    if (tight.length === 0) return onGrown(null);
    const outside = replicas.filter(({ isMember }) => !isMember).map(({ id }) => id);
    const links = usedLinks(linksOf(cast, base, []), scenario, outside);
    onGrown({ base, layout: grown(base, cast, new Map(tight), links) });
  }, [base, cast, replicas, clients, scenario, onGrown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useLayoutEffect(showWholeLines, [drawn, replicas, clients]);
  return null;
}

type Needs = readonly (readonly [NodeId, Needed])[];

const compactHeights = ({ boxes }: StageLayout, replicas: readonly ReplicaScene[]): Needs =>
  replicas.map(({ id, keys }) => [id, { height: heightFor(keys, boxes.get(id)?.width ?? 0) }]);

const keysOf = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.replica:is(.is-roomy, .is-close):not(.is-lifted) .replica-keys'),
];

/** How high each card must be to show all that it has. */
function neededHeights(): Needs {
  const all = keysOf();
  for (const keys of all) keys.classList.remove(FULL, BRIEF);
  return all.flatMap((keys) => {
    const { node } = (keys.parentElement as HTMLElement).dataset;
    const end = keys.lastElementChild as HTMLElement | null;
    if (node === undefined || end === null) return [];
    const lost = keys.parentElement?.querySelector<HTMLElement>('.ghosts')?.offsetHeight ?? 0;
    return [[node as NodeId, { height: endOf(end) + BELOW + lost }]];
  });
}

/** How wide the card of a client must be to show the value that it knows, and of which key where it knows several. */
function neededWidths(): Needs {
  const cards = document.querySelectorAll<HTMLElement>('.client:is(.is-roomy, .is-close):not(.is-lifted)');
  return [...cards].flatMap((card) => {
    const memory = card.querySelector<HTMLElement>('.client-memory');
    const words = memory?.querySelector<HTMLElement>('.value-chip-words');
    const chip = words?.parentElement;
    if (!memory || !words || !chip) return [];
    const key = memory.querySelector<HTMLElement>('.is-key');
    const sides = card.offsetWidth - memory.clientWidth + (key === null ? 0 : key.scrollWidth + KEY_GAP);
    const value = chip.offsetWidth - words.clientWidth + words.scrollWidth + 1;
    return [[card.dataset['node'] as NodeId, { width: Math.min(WIDEST, sides + value) }]];
  });
}

const KEY_GAP = 6;
/** A longer value is read in the inspector. */
const WIDEST = 264;

/** Of a card whose siblings and keys lie beside one another, for there is no room below one another. */
const FULL = 'is-full';
/** And where that is not enough: without what was seen of each of several keys. */
const BRIEF = 'is-brief';

const endOf = (row: HTMLElement): number => row.offsetTop + row.offsetHeight + hangingOf(row);

/** By how much the last of held cards, which is turned, hangs below its place. */
function hangingOf(row: HTMLElement): number {
  const last = row.querySelector<HTMLElement>('.fan.is-fanned > :last-child');
  const end = last?.lastElementChild as HTMLElement | null | undefined;
  if (!last || !end) return 0;
  const tilt = (Number.parseFloat(last.style.getPropertyValue('--tilt')) * Math.PI) / 180;
  return Math.max(
    0,
    Math.ceil(Math.sin(tilt) * (end.offsetLeft + end.offsetWidth - last.offsetLeft + TURNED_ABOUT)) - 4,
  );
}

/** Held cards are turned about a point so far left of them. */
const TURNED_ABOUT = 48;

/** What still has no room is scrolled to; but no line is cut through. All is read before anything is set. */
function showWholeLines(): void {
  const all = keysOf();
  for (const keys of all) {
    keys.style.maxHeight = '';
    keys.classList.remove(FULL, BRIEF);
  }
  for (const name of [FULL, BRIEF]) for (const keys of all.filter(isOverfull)) keys.classList.add(name);
  const heights = all.map(heightOfWholeLines);
  all.forEach((keys, index) => {
    const height = heights[index];
    if (height !== undefined) keys.style.maxHeight = `${height}px`;
  });
  for (const ghosts of document.querySelectorAll<HTMLElement>('.ghosts')) placeGhosts(ghosts);
}

function isOverfull(keys: HTMLElement): boolean {
  const end = keys.lastElementChild as HTMLElement | null;
  return end !== null && endOf(end) > keys.offsetTop + keys.clientHeight;
}

/** Nothing where all of them have room, or none. */
function heightOfWholeLines(keys: HTMLElement): number | undefined {
  if (keys.scrollHeight <= keys.clientHeight + 1) return undefined;
  const room = keys.offsetTop + keys.clientHeight;
  const lines = [...keys.querySelectorAll<HTMLElement>('.key-name, .sibling, .key-context')].map((line) => ({
    top: line.offsetTop,
    bottom: line.offsetTop + line.offsetHeight,
  }));
  const isBetween = (at: number): boolean => lines.every(({ top, bottom }) => bottom <= at || top >= at);
  const ends = lines.map(({ bottom }) => bottom).filter((bottom) => bottom <= room && isBetween(bottom));
  return ends.length === 0 ? undefined : Math.max(...ends) - keys.offsetTop + 2;
}
