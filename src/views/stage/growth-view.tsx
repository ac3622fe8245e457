/** Measures what the cards show, and gives the layout in which they have room for it. */
import { useLayoutEffect, useRef } from 'react';
import type { NodeId } from '../../core/ids.ts';
import type { ReplicaScene } from '../../core/timeline/scene.ts';
import type { Cast, StageLayout } from './cast.ts';
import { heightFor } from './compact-lines.ts';
import { grown } from './growth.ts';

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
  const last = useRef<{ readonly base: StageLayout; readonly found: string } | null>(null);
  useLayoutEffect(() => {
    const needed = base.density === 'compact' ? compactHeights(base, replicas) : neededHeights();
    const low = needed.filter(([id, height]) => height > (base.boxes.get(id)?.height ?? Number.POSITIVE_INFINITY));
    const found = JSON.stringify(low);
    if (last.current?.base === base && last.current.found === found) return;
    last.current = { base, found };
    onGrown(low.length === 0 ? null : { base, layout: grown(base, cast, new Map(low)) });
  }, [base, cast, replicas, onGrown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useLayoutEffect(showWholeLines, [drawn, replicas]);
  return null;
}

const compactHeights = (
  { boxes }: StageLayout,
  replicas: readonly ReplicaScene[],
): readonly (readonly [NodeId, number])[] =>
  replicas.map(({ id, keys }) => [id, heightFor(keys, boxes.get(id)?.width ?? 0)]);

const keysOf = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.replica:is(.is-roomy, .is-close):not(.is-lifted) .replica-keys'),
];

/** How high each card must be to show all that it has. */
function neededHeights(): readonly (readonly [NodeId, number])[] {
  return keysOf().flatMap((keys) => {
    const { node } = (keys.parentElement as HTMLElement).dataset;
    const end = keys.lastElementChild as HTMLElement | null;
    return node === undefined || end === null ? [] : [[node as NodeId, end.offsetTop + end.offsetHeight + BELOW]];
  });
}

/** What still has no room is scrolled to; but no line is cut through. All is read before anything is set. */
function showWholeLines(): void {
  const all = keysOf();
  for (const keys of all) keys.style.maxHeight = '';
  const heights = all.map(heightOfWholeLines);
  all.forEach((keys, index) => {
    const height = heights[index];
    if (height !== undefined) keys.style.maxHeight = `${height}px`;
  });
}

/** Nothing where all of them have room, or none. */
function heightOfWholeLines(keys: HTMLElement): number | undefined {
  if (keys.scrollHeight <= keys.clientHeight + 1) return undefined;
  const room = keys.offsetTop + keys.clientHeight;
  const end = [...keys.querySelectorAll<HTMLElement>('.key-name, .sibling, .key-context')]
    .map((line) => line.offsetTop + line.offsetHeight)
    .findLast((bottom) => bottom <= room);
  return end === undefined ? undefined : end - keys.offsetTop + 2;
}
