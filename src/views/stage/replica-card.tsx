/**
 * A replica as a card: its name, its clock, and its keys with their values; siblings fan out like held cards.
 * A small card is a single target that shows the least; lifted it has all the rest.
 */
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type CSSProperties, memo, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react';
import { draftClock } from '../../app/clock-draft.ts';
import { describeOffset } from '../../app/describe-offset.ts';
import { commands, playhead } from '../../app/store.ts';
import { EMPTY_VECTOR, type VersionVector } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import type { KeyScene, ReplicaScene } from '../../core/timeline/scene.ts';
import { later, Unseen } from '../../ui/later.tsx';
import { TagChip } from '../../ui/tag-chip.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { VectorCells } from '../../ui/vector-cells.tsx';
import { CardSigns, replicaSigns } from './card-signs.tsx';
import { changedActors, offsetMsAt, tellingContext } from './cards.ts';
import { ClockDial, ClockFace } from './clock-face.tsx';
import { isFanned, tiltOf } from './fan.ts';
import type { Box } from './geometry.ts';
import { placeGhosts } from './ghost-room.ts';
import type { Density } from './measures.ts';
import type { Ghost } from './staging.ts';

/** Loaded where cards are small. */
const CompactValues = later(async () => (await import('./compact-values.tsx')).CompactValues, Unseen);

/** A card that is not as wide has no room for a clock and a long offset. */
const NARROW = 104;
/** Of a narrow card's width each character of its name and offset takes about as much. */
const UNIT_WIDTH = 12;
const UNIT_ANYWHERE = 12;

interface ReplicaCardProps {
  readonly replica: ReplicaScene;
  readonly box: Box;
  readonly density: Density;
  readonly actors: readonly ActorId[];
  readonly ghosts: readonly Ghost[];
  readonly isSelected: boolean;
  readonly isLifted: boolean;
  /** To be cut off together with others. */
  readonly isMarked: boolean;
  /** Messages that wait for it. */
  readonly waiting: number;
  readonly agreements: number;
  /** Where what was lost is shown, away from the edges of the stage: `is-left is-below`. */
  readonly ghostPlace: string;
}

export const ReplicaCard = memo(function ReplicaCard({
  replica,
  box,
  density,
  actors,
  ghosts,
  isSelected,
  isLifted,
  isMarked,
  waiting,
  agreements,
  ghostPlace,
}: ReplicaCardProps) {
  const { id, isUp, isMember, isPaused, clock, keys } = replica;
  const offsetMs = offsetMsAt(clock, playhead.timeUs());
  const signs = replicaSigns(replica, waiting);
  return (
    <div
      className={`replica is-${density}${isUp && isMember && !isPaused ? '' : ' is-down'}${isSelected ? ' is-selected' : ''}${isLifted ? ' is-lifted' : ''}${isMarked ? ' is-marked' : ''}`}
      role="group"
      aria-label={isMarked ? `Replica ${id}, marked` : `Replica ${id}`}
      style={placed(box)}
      data-menu="replica"
      data-node={id}
    >
      {agreements > 0 && <span key={agreements} className="agreement" aria-hidden="true" />}
      <div className={`replica-head${offsetMs === 0 ? '' : ' is-skewed'}`}>
        <button
          type="button"
          className="node-name replica-name"
          aria-label={`Inspect replica ${id}`}
          onClick={() => commands.select({ kind: 'replica', id })}
        >
          {id}
        </button>
        {density === 'compact' ? (
          <CompactClock name={id} width={box.width} offsetMs={offsetMs}>
            <CardSigns signs={signs} />
          </CompactClock>
        ) : (
          <>
            {/* What is down has words of its own below. */}
            {isUp && <CardSigns signs={signs} />}
            <ClockFace
              name={id}
              offsetMs={offsetMs}
              driftPpm={clock.driftPpm}
              size={32}
              words={offsetWords}
              onDraft={(next) => draftClock(id, next)}
              onSet={(next) => commands.act({ do: 'clock', node: id, offsetMs: next })}
              onPress={() => commands.select({ kind: 'replica', id })}
            />
            <button
              type="button"
              className="more"
              aria-label={`More for replica ${id}`}
              aria-haspopup="menu"
              data-opens="menu"
            >
              <Ellipsis aria-hidden="true" />
            </button>
          </>
        )}
      </div>
      {density === 'compact' ? (
        <Suspense>
          <CompactValues keys={keys} actors={actors} size={box} />
        </Suspense>
      ) : (
        <>
          {!isUp && <p className="replica-down">{isMember ? 'Crashed' : 'Not part of the database yet'}</p>}
          <div className="replica-keys">
            {keys.length === 0 && isUp && <p className="replica-empty">Nothing stored</p>}
            {keys.map((key) => (
              <KeyRow
                key={key.key}
                held={key}
                hasRoom={density === 'roomy' || (keys.length === 1 && key.siblings.length <= 1)}
                actors={actors}
              />
            ))}
          </div>
        </>
      )}
      {ghosts.length > 0 && <Ghosts ghosts={ghosts} place={ghostPlace} />}
    </div>
  );
});

interface KeyRowProps {
  readonly held: KeyScene;
  /** For what the replica has seen of the key. */
  readonly hasRoom: boolean;
  readonly actors: readonly ActorId[];
}

function KeyRow({ held, hasRoom, actors }: KeyRowProps) {
  const { key, siblings, isViolated } = held;
  const context = tellingContext(held);
  return (
    <div className="key-row">
      <p className="key-name">
        {key}
        {siblings.length > 1 && (
          <span className={isViolated ? 'key-violated' : 'key-count'}>
            {isViolated ? 'must be one value' : `${siblings.length} siblings`}
          </span>
        )}
      </p>
      <ul
        className={`fan${isFanned(siblings.length) ? ' is-fanned' : siblings.length > 1 ? ' is-spread' : ''}`}
        aria-label={`${key}: ${siblings.length === 1 ? 'one value' : `${siblings.length} values`}`}
      >
        {siblings.map(({ write, value, deleted, tag }, index) => (
          <li key={write} className="sibling" style={{ '--tilt': `${tiltOf(index, siblings.length)}deg` }}>
            <button
              type="button"
              className="sibling-pick"
              onClick={() => commands.select({ kind: 'write', id: write })}
            >
              <ValueChip write={write} value={value} deleted={deleted} />
            </button>
            <TagChip tag={tag} actors={actors} />
          </li>
        ))}
      </ul>
      {context !== null && hasRoom && (
        <p className="key-context">
          has seen <ChangingVector vector={context} actors={actors} />
        </p>
      )}
    </div>
  );
}

/** Cells that flash where they are other than before. */
function ChangingVector({ vector, actors }: { readonly vector: VersionVector; readonly actors: readonly ActorId[] }) {
  const last = useRef<{ vector: VersionVector; changed: readonly ActorId[] }>({ vector: EMPTY_VECTOR, changed: [] });
  if (last.current.vector !== vector) {
    const changed = changedActors(last.current.vector, vector);
    last.current = { vector, changed: changed.length > 0 ? changed : last.current.changed };
  }
  return <VectorCells vector={vector} actors={actors} changed={last.current.changed} />;
}

/** More than this many at once are a figure. */
const GHOSTS_MAX = 2;

/** Over the lower edge of the card, or beside it where the card is too small: nothing clips them. */
function Ghosts({ ghosts, place }: { readonly ghosts: readonly Ghost[]; readonly place: string }) {
  const shown = ghosts.slice(-GHOSTS_MAX);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => placeGhosts(list.current as HTMLElement));
  return (
    <ul ref={list} className={`ghosts ${place}`} aria-hidden="true">
      {shown.map((ghost, index) => (
        <li key={ghost.id} className={`ghost is-${ghost.fate}`}>
          <ValueChip write={ghost.write} value={ghost.value} deleted={ghost.deleted} isLost />
          <span className="ghost-word">{ghost.fate}</span>
          {index === 0 && ghosts.length > shown.length && <span>+{ghosts.length - shown.length}</span>}
        </li>
      ))}
    </ul>
  );
}

export const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  left: Math.round(x - width / 2),
  top: Math.round(y - height / 2),
  width,
  height,
});

/** A clock to look at, with its offset beside it; on a narrow card the longer of the two gives way. */
function CompactClock({
  name,
  width,
  offsetMs,
  children,
}: {
  readonly name: string;
  readonly width: number;
  readonly offsetMs: number;
  readonly children: ReactNode;
}) {
  const isNarrow = width < NARROW;
  const words = compactOffset(offsetMs, isNarrow ? Math.floor(width / UNIT_WIDTH) - name.length : UNIT_ANYWHERE);
  return (
    <>
      {children}
      {!(isNarrow && words.length > 3) && <ClockDial offsetMs={offsetMs} size={isNarrow ? 18 : 20} />}
      {words !== '' && (
        <span className="replica-offset">
          {words}
          <span className="visually-hidden">{describeOffset(offsetMs)}</span>
        </span>
      )}
    </>
  );
}

const signed = (figure: number | string): string => `${figure}`.replace(/^-?/, (sign) => (sign === '-' ? '−' : '+'));

/** Seconds from one on, and a fraction only of what is short: the title has it exactly. */
function offsetWords(offsetMs: number): string {
  if (offsetMs === 0) return '±0 ms';
  const size = Math.abs(offsetMs);
  if (size >= 1_000) return `${signed((offsetMs / 1_000).toFixed(size >= 100_000 ? 0 : 2))} s`;
  return `${signed(size >= 100 ? Math.round(offsetMs) : offsetMs)} ms`;
}

/** For small cards: with its unit where so many characters have room, and with a space on those that are wide. */
function compactOffset(offsetMs: number, charactersMax: number): string {
  if (offsetMs === 0) return '';
  const size = Math.abs(offsetMs);
  const space = charactersMax >= UNIT_ANYWHERE ? ' ' : '';
  if (size >= 10_000) return `${signed(Math.round(offsetMs / 1_000))}${space}s`;
  if (size >= 1_000) return `${signed((offsetMs / 1_000).toFixed(1))}${space}s`;
  const figure = signed(size >= 100 ? Math.round(offsetMs) : offsetMs);
  const words = `${figure}${space}ms`;
  return words.length <= charactersMax ? words : figure;
}
