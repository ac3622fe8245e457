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
import type { StageLayout } from './cast.ts';
import { pointAt } from './curves.ts';
import {
  hiddenBy,
  mistakenFor,
  placeOfDecision,
  type Surroundings,
  type Thing,
  tailBetween,
} from './decision-place.ts';
import type { Box, Segment, Size } from './geometry.ts';
import { inGround } from './in-ground.ts';
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

/** More of other cards than this, in square pixels, is not hidden while the drawing can be set closer. */
const HIDDEN_MAX = 200;

/** Measured once it is there, set close where it would hide another card or seem to be that one's, then put beside its own. */
const Placed = memo(function Placed({ shown, layout, names, links, actors, isTight, taken, onClose }: PlacedProps) {
  const { id, replica, group, more } = shown;
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [isWide, setWide] = useState(true);
  const isClose = isTight || !isWide;
  const card = layout.boxes.get(replica as NodeId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing has another size
  useLayoutEffect(() => {
    const drawn = element.current;
    if (drawn === null || card === undefined) return;
    const size = { width: drawn.offsetWidth, height: drawn.offsetHeight };
    const ground = drawn.closest<HTMLElement>('.ground');
    const around = surroundingsOf(layout, replica, names, links, ground, [...taken.values()]);
    const found = { ...placeOfDecision(card, size, around), ...size };
    const hidden = hiddenBy(
      found,
      around.cards.map((box) => ({ box, worth: 1 })),
    );
    if (!isClose && (hidden > HIDDEN_MAX || mistakenFor(found, card, around.cards).length > 0)) return setWide(false);
    taken.set(id, found);
    const isOverLegend = hiddenBy(found, legendIn(ground)) > 0;
    setPlace({ box: found, tail: tailBetween(found, card), isOverLegend });
    return () => void taken.delete(id);
  }, [id, group, more, isClose, layout, names, links, card, replica, taken]);
  // On little room it gives way once it has been read.
  useEffect(() => {
    if (!isTight) return;
    const timer = setTimeout(onClose, WAITS.reading, id);
    return () => clearTimeout(timer);
  }, [id, isTight, onClose]);
  if (card === undefined) return null;
  const { x, y } = place?.box ?? card;
  const classes = [
    'stage-decision',
    ...(isClose ? ['is-close'] : []),
    ...(isTight ? ['is-tight'] : []),
    ...(place === null ? ['is-unplaced'] : []),
    ...(place?.isOverLegend ? ['is-over-legend'] : []),
  ];
  return (
    <>
      <div ref={element} className={classes.join(' ')} data-decides={replica} style={{ left: x, top: y }}>
        <DecisionFigure group={group} actors={actors} size="small" more={more} at={replica} />
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
      {place !== null && place.tail !== null && <Tail tail={place.tail} />}
    </>
  );
});

interface Place {
  readonly box: Box;
  /** From the drawing to its card; null where they meet. */
  readonly tail: Segment | null;
  readonly isOverLegend: boolean;
}

/** Half of the side on which the tail stands. */
const TAIL_HALF = 7;

/** A wedge that stands on the drawing's border and points at the card. */
function Tail({ tail: { from, to } }: { readonly tail: Segment }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [across, down] = [((to.y - from.y) / length) * TAIL_HALF, ((to.x - from.x) / length) * TAIL_HALF];
  return (
    <svg className="stage-decision-tail" aria-hidden="true">
      <path d={`M${from.x - across} ${from.y + down}L${from.x + across} ${from.y - down}L${to.x} ${to.y}Z`} />
    </svg>
  );
}

/** What a square pixel of each is worth, that of a card being 1. */
const WORTH = {
  drawing: 1,
  letter: 0.6,
  name: 0.5,
  meeting: 0.12,
  legend: 0.1,
  way: 0.04,
} as const;

const worth = (boxes: readonly Box[], each: number): readonly Thing[] => boxes.map((box) => ({ box, worth: each }));

function surroundingsOf(
  layout: StageLayout,
  replica: ReplicaId,
  names: readonly Box[],
  links: readonly Link[],
  ground: HTMLElement | null,
  drawings: readonly Box[],
): Surroundings {
  const own = layout.boxes.get(replica as NodeId);
  const few = links.length > MEETINGS_MAX ? [] : links;
  return {
    ground: layout.size,
    cards: [...new Set(layout.boxes.values())].filter((box) => box !== own),
    things: [
      ...worth(drawings, WORTH.drawing),
      ...worth(lettersIn(ground), WORTH.letter),
      ...worth(names, WORTH.name),
      ...worth(
        few.map(({ curve }) => ({ ...pointAt(curve, 0.5), ...MEETING })),
        WORTH.meeting,
      ),
      ...worth(
        few.flatMap(({ curve }) => ALONG.map((share) => ({ ...pointAt(curve, share), ...WAY }))),
        WORTH.way,
      ),
      ...legendIn(ground),
    ],
  };
}

/** Letters as they stand now: those that wait stay there while the run does. */
const lettersIn = (ground: HTMLElement | null): readonly Box[] =>
  ground === null
    ? []
    : [...ground.querySelectorAll('.letter')].map((letter) => inGround(ground, letter.getBoundingClientRect()));

/** The legend gives way to what is drawn for a moment, but need not where there is another place. */
function legendIn(ground: Element | null): readonly Thing[] {
  const legend = ground?.querySelector<HTMLElement>('.legend');
  if (!legend) return [];
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = legend;
  return [{ box: { x: offsetLeft + width / 2, y: offsetTop + height / 2, width, height }, worth: WORTH.legend }];
}

/** The middles of ways, where letters meet and wait; above so many links they are everywhere. */
const MEETINGS_MAX = 15;
const MEETING: Size = { width: 128, height: 56 };

/** What a way takes of the ground: boxes along it. */
const ALONG = [0.1, 0.3, 0.5, 0.7, 0.9];
const WAY: Size = { width: 48, height: 32 };
