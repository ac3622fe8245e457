/**
 * What replicas compare as they decide, drawn beside their cards: for a moment while the run plays, and for as long as
 * the playhead stands at the step.
 */
import Close from 'lucide-react/icons/x';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { DURATIONS, WAITS } from '../../app/choreography.ts';
import { lab, useLab } from '../../app/store.ts';
import type { ActorId, NodeId, ReplicaId, WriteId } from '../../core/ids.ts';
import type { Moment } from '../../core/timeline/scene.ts';
import { DecisionFigure } from '../../ui/decision/decision-figure.tsx';
import { decisiveOf, type Group, groupsOf } from '../../ui/decision/groups.ts';
import { besideCard } from './beside.ts';
import type { StageLayout } from './cast.ts';
import { pointAt } from './curves.ts';
import type { Box, Point, Size } from './geometry.ts';
import type { Link } from './links.ts';
import './decisions.css';

interface Shown {
  readonly id: string;
  readonly replica: ReplicaId;
  readonly group: Group;
  /** Drawings of the same replica that are left out. */
  readonly more: number;
}

interface DecisionsProps {
  readonly layout: StageLayout;
  /** What else stands on the ground, beside the cards. */
  readonly names: readonly Box[];
  readonly links: readonly Link[];
  readonly actors: readonly ActorId[];
}

export default function Decisions({ layout, names, links, actors }: DecisionsProps) {
  const passing = usePassing();
  const moment = useLab((state) => state.moment);
  const isPlaying = useLab((state) => state.isPlaying);
  // What decides is often the last that happens: what was passed just before the end is seen to its end too.
  const isFlowing = useLab(({ isPlaying, run, step }) => isPlaying || step + 1 === run?.steps);
  const picked = useLab(({ selection }) => (selection?.kind === 'write' ? selection.id : null));
  const standing = useMemo(
    () => (moment === null || isPlaying ? [] : shownIn(moment, picked)),
    [moment, isPlaying, picked],
  );
  const stands = new Set(standing.map(({ replica }) => replica));
  const [closed, setClosed] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who comes to a step anew sees its decision again
  useEffect(() => setClosed(null), [moment]);
  const shown = [...passing.filter(({ replica }) => isFlowing && !stands.has(replica)), ...standing].filter(
    ({ id }) => id !== closed,
  );
  const taken = useRef<Taken>(new Map());
  const isTight = layout.size.width < TIGHT.width || layout.size.height < TIGHT.height;
  const isCrowded = useLab(({ scene }) => scene.flights.length > CROWD_MIN);
  // In a crowd nobody can read one before the next: they are drawn where the run stands.
  if (isCrowded && isPlaying) return null;
  return (isTight || isCrowded ? mostTelling(shown, picked) : shown).map((each) => (
    <Placed
      key={each.id}
      shown={each}
      layout={layout}
      names={names}
      links={links}
      actors={actors}
      isTight={isTight}
      taken={taken.current}
      onClose={setClosed}
    />
  ));
}

/** More letters than this at a time are a crowd. */
const CROWD_MIN = 24;

/** On less than this there is room for one drawing, set close. */
const TIGHT: Size = { width: 560, height: 420 };

/** Of several replicas' drawings the one that tells most; of equals the last. */
function mostTelling(shown: readonly Shown[], picked: WriteId | null): readonly Shown[] {
  const group = decisiveOf(shown.map((each) => each.group).reverse(), picked);
  return shown.filter((each) => each.group === group);
}

/** Those that the playhead has just passed; of one replica only the last. */
function usePassing(): readonly Shown[] {
  const [passing, setPassing] = useState<readonly Shown[]>([]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const forget = lab.onPassage(({ moments, isFlowing }) => {
      if (!isFlowing) return setPassing((now) => (now.length === 0 ? now : []));
      const passed = new Map<ReplicaId, Shown>();
      for (const moment of moments) for (const shown of shownIn(moment, null)) passed.set(shown.replica, shown);
      if (passed.size === 0) return;
      const added = [...passed.values()];
      setPassing((now) => [...now.filter(({ replica }) => !passed.has(replica)), ...added]);
      const timer = setTimeout(() => {
        timers.delete(timer);
        setPassing((now) => now.filter((shown) => !added.includes(shown)));
      }, DURATIONS.decided);
      timers.add(timer);
    });
    return () => {
      forget();
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return passing;
}

/** Of each replica that compared something in a step, the drawing that tells most. */
function shownIn({ step, events }: Moment, picked: WriteId | null): readonly Shown[] {
  const byReplica = new Map<ReplicaId, Group[]>();
  for (const { event, comparisons } of events) {
    if (event.kind !== 'decided' || comparisons.length === 0) continue;
    byReplica.set(event.replica, [...(byReplica.get(event.replica) ?? []), ...groupsOf(comparisons)]);
  }
  return [...byReplica].flatMap(([replica, groups]) => {
    const group = decisiveOf(groups, picked);
    return group === null ? [] : [{ id: `${step} ${replica}`, replica, group, more: groups.length - 1 }];
  });
}

/** Where drawings stand now, by their names: the next one does not lie over them. */
type Taken = Map<string, Box>;

interface PlacedProps extends DecisionsProps {
  readonly shown: Shown;
  readonly isTight: boolean;
  readonly taken: Taken;
  onClose(id: string): void;
}

/** Measured once it is there, then put where it hides least. */
const Placed = memo(function Placed({ shown, layout, names, links, actors, isTight, taken, onClose }: PlacedProps) {
  const { id, replica, group, more } = shown;
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point | null>(null);
  const card = layout.boxes.get(replica as NodeId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing has another size
  useLayoutEffect(() => {
    const drawn = element.current;
    if (drawn === null || card === undefined) return;
    const size = { width: drawn.offsetWidth, height: drawn.offsetHeight };
    // On little room letters wait where names stand elsewhere.
    const meetings = meetingsOn(links);
    const [kept, passing] = isTight ? [meetings, names] : [names, meetings];
    const others = [...othersOf(layout, replica), ...kept, ...legendIn(drawn.closest('.ground'))];
    const found = besideCard(card, size, layout.size, others, [...taken.values(), ...passing]);
    taken.set(id, { ...found, ...size });
    setPlace(found);
    return () => void taken.delete(id);
  }, [id, group, more, isTight, layout, names, links, card, replica, taken]);
  // On little room it gives way once it has been read.
  useEffect(() => {
    if (!isTight) return;
    const timer = setTimeout(onClose, WAITS.reading, id);
    return () => clearTimeout(timer);
  }, [id, isTight, onClose]);
  if (card === undefined) return null;
  const { x, y } = place ?? card;
  return (
    <div
      ref={element}
      className={`stage-decision${isTight ? ' is-tight' : ''}${place === null ? ' is-unplaced' : ''}`}
      data-decides={replica}
      style={{ left: x, top: y }}
    >
      <DecisionFigure group={group} actors={actors} size="small" more={more} />
      {isTight && (
        <button
          type="button"
          className="stage-decision-close"
          aria-label="Close the comparison"
          onClick={(event) => {
            event.stopPropagation();
            onClose(id);
          }}
        >
          <Close size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
});

const othersOf = ({ boxes }: StageLayout, node: NodeId): readonly Box[] =>
  [...boxes].filter(([id]) => id !== node).map(([, box]) => box);

/** The legend finds its own place; what is drawn for a moment keeps off it. */
function legendIn(ground: Element | null): readonly Box[] {
  const legend = ground?.querySelector<HTMLElement>('.legend');
  if (!legend) return [];
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = legend;
  return [{ x: offsetLeft + width / 2, y: offsetTop + height / 2, width, height }];
}

/** The middles of ways, where letters meet and wait; above so many links they are everywhere. */
const MEETINGS_MAX = 15;
const MEETING: Size = { width: 128, height: 56 };

const meetingsOn = (links: readonly Link[]): readonly Box[] =>
  links.length > MEETINGS_MAX ? [] : links.map(({ curve }) => ({ ...pointAt(curve, 0.5), ...MEETING }));
