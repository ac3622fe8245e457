/** A small picture of one moment of a run: who keeps what, what is on its way, and what is gone. */
import { readClock } from '../../core/clocks/physical-clock.ts';
import type { ClientId, NodeId } from '../../core/ids.ts';
import { asMicros } from '../../core/time.ts';
import type { Plate } from '../../core/timeline/plate.ts';
import type { ClientScene, Flight, ReplicaScene } from '../../core/timeline/scene.ts';
import { IdentityProvider } from '../glyph.tsx';
import { authorOf } from '../identity.ts';
import { inPlace } from '../in-place.ts';
import { Chip, GLYPH, Mark } from './chip.tsx';
import {
  type Box,
  between,
  CLIENT_ROW,
  cardsOf,
  frontierOf,
  isAbove,
  PLATE,
  type Point,
  shareOf,
  wayBetween,
} from './places.ts';
import { fitting, lengthOf, shortened, skewWords } from './words.ts';
import './plate.css';

/** What went wrong; the other moments are not told in the colour of loss. */
const WRONG: ReadonlySet<Plate['about']> = new Set<Plate['about']>([
  'loss',
  'violation',
  'resurrected',
  'resurrected-item',
  'duplicate-effect',
  'non-monotonic-read',
  'not-own-write',
  'stale-read',
  'diverged',
  'false-conflict',
  'failed',
]);

/** Decoration beside the words that say the same. */
export function PlateFigure({ plate }: { readonly plate: Plate }) {
  const { scene, links } = plate;
  const boxes = new Map<NodeId, Box>();
  cardsOf(scene.replicas.length).forEach((box, index) => {
    boxes.set(scene.replicas[index]?.id as NodeId, box);
  });
  const cut = links.filter(([one, other]) =>
    scene.cuts.some(({ from, to }) => (from === one && to === other) || (from === other && to === one)),
  );
  const frontier = frontierOf(boxes, links, cut);
  return (
    <IdentityProvider clients={plate.clients}>
      <svg
        className={`plate${WRONG.has(plate.about) ? ' is-wrong' : ''}`}
        viewBox={`0 0 ${PLATE.width} ${PLATE.height}`}
        data-about={plate.about}
        aria-hidden="true"
      >
        {frontier.length > 0 && (
          <polyline className="plate-frontier" points={frontier.map(({ x, y }) => `${x},${y}`).join(' ')} />
        )}
        {links.map((link) => (
          <Link key={link.join(' ')} boxes={boxes} link={link} isCut={cut.includes(link)} />
        ))}
        {scene.replicas.map((replica) => (
          <Card key={replica.id} plate={plate} replica={replica} box={boxes.get(replica.id) as Box} />
        ))}
        {scene.replicas.map(({ id }) => (
          <Clients key={id} plate={plate} near={id} box={boxes.get(id) as Box} />
        ))}
        <Letters plate={plate} boxes={boxes} />
      </svg>
    </IdentityProvider>
  );
}

interface LinkProps {
  readonly boxes: ReadonlyMap<NodeId, Box>;
  readonly link: Plate['links'][number];
  readonly isCut: boolean;
}

/** A cut link has a gap with two strokes in it. */
function Link({ boxes, link: [one, other], isCut }: LinkProps) {
  const way = wayBetween(boxes.get(one) as Box, boxes.get(other) as Box);
  const [from, to] = way;
  if (!isCut) return <line className="plate-link" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const gap = Math.min(8, length / 4) / length;
  const [before, after] = [between(way, 0.5 - gap), between(way, 0.5 + gap)];
  const across = { x: (-(to.y - from.y) / length) * 5, y: ((to.x - from.x) / length) * 5 };
  return (
    <>
      <line className="plate-link is-cut" x1={from.x} y1={from.y} x2={before.x} y2={before.y} />
      <line className="plate-link is-cut" x1={after.x} y1={after.y} x2={to.x} y2={to.y} />
      {[before, after].map(({ x, y }) => (
        <line
          key={`${x} ${y}`}
          className="plate-hatch"
          x1={x - across.x}
          y1={y - across.y}
          x2={x + across.x}
          y2={y + across.y}
        />
      ))}
    </>
  );
}

const HEAD = 19;
/** From one sibling to the next: what lies under another can still be read. */
const PITCH = 17;
const CHIP_PITCH_MIN = 14.5;

interface CardProps {
  readonly plate: Plate;
  readonly replica: ReplicaScene;
  readonly box: Box;
}

function Card({ plate, replica, box }: CardProps) {
  const { x, y, width, height } = box;
  const left = x - width / 2;
  const top = y - height / 2;
  const isFocus = plate.focus.includes(replica.id);
  const state = stateOf(replica);
  return (
    <g className={`plate-card${isFocus ? ' is-focus' : ''}${state === null ? '' : ' is-out'}`}>
      <rect className="plate-paper" x={left} y={top} width={width} height={height} rx="5" />
      {isTiny(box) ? (
        <g transform={`translate(${x - GLYPH / 2} ${y - GLYPH / 2})`}>
          <FirstMark plate={plate} replica={replica} />
        </g>
      ) : (
        <>
          <text className="plate-name" x={left + 7} y={top + 13}>
            {shortened(replica.id, width / 2)}
          </text>
          <Skew clock={replica.clock} atUs={plate.atUs} right={left + width - 6} y={top + 9} />
          {state !== null && (
            <text className="plate-state" x={left + width - 7} y={top + 13}>
              {state}
            </text>
          )}
          <Kept plate={plate} replica={replica} box={box} />
        </>
      )}
    </g>
  );
}

/** A card with no room for more than the mark of what is kept. */
const isTiny = ({ width }: Box): boolean => width < 40;

function FirstMark({ plate, replica: { keys } }: Omit<CardProps, 'box'>) {
  const first = keys.find(({ key }) => key === plate.key)?.siblings[0];
  return first === undefined ? null : <Mark client={authorOf(first.write)} />;
}

function stateOf({ isUp, isPaused, isMember, slowUs }: ReplicaScene): string | null {
  if (!isMember) return 'outside';
  if (!isUp) return 'down';
  if (isPaused) return 'paused';
  return slowUs > 0 ? 'slow' : null;
}

/** What the replica keeps of the key, fanned like held cards, and what is gone with this moment. */
function Kept({ plate, replica, box: { x, y, width, height } }: CardProps) {
  const ghosts = plate.ghosts.filter(({ node }) => node === replica.id);
  const kept = replica.keys.find(({ key }) => key === plate.key)?.siblings ?? [];
  const others = replica.keys.filter(({ key }) => key !== plate.key).length;
  const room = height - HEAD - 4;
  const lines = Math.max(1, Math.floor((room - 19) / CHIP_PITCH_MIN) + 1);
  const shownGhosts = ghosts.slice(0, 1);
  const space = lines - shownGhosts.length;
  const isMore = kept.length > space;
  const shown = isMore ? kept.slice(0, Math.max(1, space - 1)) : kept;
  const chips = [
    ...shown.map((sibling) => ({ ...sibling, isGone: false })),
    ...shownGhosts.map((ghost) => ({ ...ghost, isGone: true })),
  ];
  const count = chips.length + (isMore ? 1 : 0);
  const pitch = count < 2 ? PITCH : Math.min(21, (room - 19) / (count - 1));
  const top = y - height / 2 + HEAD;
  const left = x - width / 2 + 6;
  const fan = shown.length > 1 ? 2.5 : 0;
  return (
    <>
      {chips.map((chip, index) => (
        <g
          key={`${chip.write} ${chip.isGone}`}
          transform={`translate(${left} ${top + index * pitch}) rotate(${chip.isGone ? 0 : (index - (shown.length - 1) / 2) * fan})`}
        >
          <Chip {...chip} widthMax={width - 14} />
        </g>
      ))}
      {isMore && (
        <text className="plate-more" x={left + 2} y={top + (count - 1) * pitch + 14}>
          +{kept.length - shown.length} more
        </text>
      )}
      {kept.length === 0 && ghosts.length === 0 && (
        <text className="plate-none" x={left + 1} y={top + 13}>
          {fitting(others === 0 ? ['nothing yet', 'empty'] : [`other keys: ${others}`, `+${others}`], width - 6)}
        </text>
      )}
    </>
  );
}

/** A small face whose hand stands off, and by how much; nothing for a clock that is right. */
function Skew({
  clock,
  atUs,
  right,
  y,
}: {
  readonly clock: ClientScene['clock'];
  readonly atUs: number;
  readonly right: number;
  readonly y: number;
}) {
  const words = skewWords(readClock(clock, asMicros(atUs)) - atUs);
  if (words === null) return null;
  const hand = words.startsWith('+') ? 1 : -1;
  return (
    <g className="plate-skew">
      <text x={right} y={y + 4}>
        {words}
      </text>
      <g transform={`translate(${right - lengthOf(words) - 9} ${y})`}>
        <circle r="5.5" />
        <line x1="0" y1="0" x2={3 * hand} y2="-3" />
      </g>
    </g>
  );
}

const CLIENTS_MAX = 3;

/** How far what a client is told may reach beyond the card that it stands at. */
const BEYOND_CARD = 16;

/** Those that stand beside the replica; what one is told, or refused, stands after it. */
function Clients({ plate, near, box }: { readonly plate: Plate; readonly near: NodeId; readonly box: Box }) {
  const all = plate.scene.clients.filter((client) => client.near === near);
  const isBusy = ({ id }: ClientScene): boolean => plate.focus.includes(id);
  const ordered = [...all.filter(isBusy).reverse(), ...all.filter((client) => !isBusy(client))]
    .slice(0, CLIENTS_MAX)
    .reverse();
  if (ordered.length === 0 || isTiny(box)) return null;
  const y = isAbove(box) ? box.y - box.height / 2 - CLIENT_ROW : box.y + box.height / 2 + 3;
  const left = box.x - box.width / 2;
  const more = all.length - ordered.length;
  const last = ordered.at(-1) as ClientScene;
  const after = left + ordered.length * 20 + (more > 0 ? 24 : 0) + 2;
  const end = Math.min(left + box.width + BEYOND_CARD, PLATE.width - 6);
  return (
    <g className="plate-clients">
      {more > 0 && (
        <text className="plate-more" x={left} y={y + 14}>
          +{more}
        </text>
      )}
      {ordered.map(({ id }, index) => (
        <g key={id} transform={`translate(${left + (more > 0 ? 24 : 0) + index * 20} ${y + 1})`}>
          <Mark client={id} />
        </g>
      ))}
      <Told plate={plate} client={last} left={after} y={y} widthMax={end - after} />
    </g>
  );
}

interface ToldProps {
  readonly plate: Plate;
  readonly client: ClientScene;
  readonly left: number;
  readonly y: number;
  readonly widthMax: number;
}

function Told({ plate, client, left, y, widthMax }: ToldProps) {
  const refused = plate.ghosts.find(({ node }) => node === client.id);
  const answer = plate.answers.find((each) => each.client === client.id);
  const skew = skewWords(readClock(client.clock, asMicros(plate.atUs)) - plate.atUs);
  const skewWidth = skew === null ? 0 : lengthOf(skew) + 18;
  if (refused !== undefined)
    return (
      <>
        <g transform={`translate(${left} ${y - 1})`}>
          <Chip {...refused} isGone widthMax={widthMax - skewWidth} />
        </g>
        <Skew clock={client.clock} atUs={plate.atUs} right={left + widthMax} y={y + 9} />
      </>
    );
  if (answer === undefined) return <Skew clock={client.clock} atUs={plate.atUs} right={left + skewWidth} y={y + 9} />;
  const [first] = answer.values;
  const rest = answer.values.length - 1;
  if (first === undefined)
    return (
      <text className="plate-none" x={left + 2} y={y + 14}>
        reads nothing
      </text>
    );
  return (
    <g transform={`translate(${left} ${y - 1})`}>
      <Chip {...first} isGone={false} widthMax={widthMax - (rest > 0 ? 20 : 0)} />
      {rest > 0 && (
        <text className="plate-more" x={widthMax} y="14" textAnchor="end">
          +{rest}
        </text>
      )}
    </g>
  );
}

const LETTERS_MAX = 12;

/** From a letter’s middle to the edge of a card. */
const LETTER_REACH = 11;

/** Messages between replicas, where they are; those that wait have a bar on both sides. */
function Letters({ plate, boxes }: { readonly plate: Plate; readonly boxes: ReadonlyMap<NodeId, Box> }) {
  const placed = plate.scene.flights
    .filter(({ end, from, to }) => end === null && boxes.has(from) && boxes.has(to))
    .slice(0, LETTERS_MAX)
    .map((flight) => ({ flight, at: placeOf(flight, boxes, plate.atUs) }));
  return inPlace(placed).map(({ place, item: { flight, at } }, index) => {
    const before = placed
      .slice(0, index)
      .filter((other) => Math.hypot(other.at.x - at.x, other.at.y - at.y) < 12).length;
    // Those that come later lie towards their sender, clear of the card that they go to.
    const back = (boxes.get(flight.from) as Box).x < (boxes.get(flight.to) as Box).x ? -before : before;
    return (
      <g
        key={place}
        className={`plate-letter${flight.waiting === null ? '' : ' is-waiting'}`}
        transform={`translate(${at.x + back * 4} ${at.y - before * 4})`}
      >
        <rect x="-11" y="-8" width="22" height="16" rx="2" />
        <g transform={`translate(${-GLYPH / 2 + 2} ${-GLYPH / 2 + 2}) scale(0.75)`}>
          <Mark client={authorOf(flight.carries[0]?.write ?? flight.operation) as ClientId} />
        </g>
      </g>
    );
  });
}

/** Clear of the cards at both ends, as far as the way is long enough. */
function placeOf(flight: Flight, boxes: ReadonlyMap<NodeId, Box>, atUs: number): Point {
  const way = wayBetween(boxes.get(flight.from) as Box, boxes.get(flight.to) as Box);
  const [from, to] = way;
  const least = Math.min(0.5, LETTER_REACH / Math.hypot(to.x - from.x, to.y - from.y));
  return between(way, Math.min(1 - least, Math.max(least, shareOf(flight, atUs))));
}
