/**
 * A replica as a card: its name, its clock, and its keys with their values; siblings fan out like held cards.
 * A small card is a single target that shows the least; lifted it has all the rest.
 */
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { describeOffset } from '../../app/describe.ts';
import { commands, playhead } from '../../app/store.ts';
import { EMPTY_VECTOR, type VersionVector } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import type { KeyScene, ReplicaScene } from '../../core/timeline/scene.ts';
import { TagChip } from '../../ui/tag-chip.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { VectorCells } from '../../ui/vector-cells.tsx';
import { CardSigns, replicaSigns } from './card-signs.tsx';
import { changedActors, offsetMsAt, tellingContext } from './cards.ts';
import { ClockDial, ClockFace } from './clock-face.tsx';
import { CompactValues } from './compact-values.tsx';
import type { Box } from './geometry.ts';
import type { Density } from './measures.ts';
import type { Ghost } from './staging.ts';

/** A card that is not as wide has no room for a clock and a long offset. */
const NARROW = 104;

interface ReplicaCardProps {
  readonly replica: ReplicaScene;
  readonly box: Box;
  readonly density: Density;
  readonly actors: readonly ActorId[];
  readonly ghosts: readonly Ghost[];
  readonly isSelected: boolean;
  readonly isLifted: boolean;
  /** Messages that wait for it. */
  readonly waiting: number;
  readonly agreements: number;
}

export const ReplicaCard = memo(function ReplicaCard({
  replica,
  box,
  density,
  actors,
  ghosts,
  isSelected,
  isLifted,
  waiting,
  agreements,
}: ReplicaCardProps) {
  const { id, isUp, isMember, isPaused, clock, keys } = replica;
  const offsetMs = offsetMsAt(clock, playhead.timeUs());
  const isNarrow = box.width < NARROW;
  const signs = replicaSigns(replica, waiting);
  const orphans = ghosts.filter(({ key }) => keys.every((held) => held.key !== key));
  return (
    <div
      className={`replica is-${density}${isUp && isMember && !isPaused ? '' : ' is-down'}${isSelected ? ' is-selected' : ''}${isLifted ? ' is-lifted' : ''}`}
      role="group"
      aria-label={`Replica ${id}`}
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
          <CompactClock offsetMs={offsetMs} isNarrow={isNarrow}>
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
              onSet={(next) => commands.act({ do: 'clock', node: id, offsetMs: next })}
            />
            <span className="replica-offset" aria-hidden="true">
              {offsetWords(offsetMs)}
            </span>
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
        <CompactValues keys={keys} ghosts={ghosts} size={box} />
      ) : (
        <>
          {!isUp && <p className="replica-down">{isMember ? 'Crashed' : 'Not part of the database yet'}</p>}
          <div className="replica-keys">
            {keys.length === 0 && orphans.length === 0 && isUp && <p className="replica-empty">Nothing stored yet</p>}
            {keys.map((key) => (
              <KeyRow
                key={key.key}
                held={key}
                density={density}
                actors={actors}
                ghosts={ghosts.filter((ghost) => ghost.key === key.key)}
              />
            ))}
            {orphans.map((ghost) => (
              <ul key={ghost.id} className="fan">
                <GhostChip ghost={ghost} />
              </ul>
            ))}
          </div>
        </>
      )}
    </div>
  );
});

interface KeyRowProps {
  readonly held: KeyScene;
  readonly density: Density;
  readonly actors: readonly ActorId[];
  readonly ghosts: readonly Ghost[];
}

function KeyRow({ held, density, actors, ghosts }: KeyRowProps) {
  const { key, siblings, isViolated } = held;
  const context = tellingContext(held);
  const middle = (siblings.length - 1) / 2;
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
        className={`fan${siblings.length > 1 ? ' is-fanned' : ''}`}
        aria-label={`${key}: ${siblings.length === 1 ? 'one value' : `${siblings.length} values`}`}
      >
        {siblings.map(({ write, value, deleted, tag }, index) => (
          <li
            key={write}
            className="sibling"
            style={{ '--tilt': siblings.length > 1 ? `${(index - middle) * 3.2}deg` : '0deg' }}
          >
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
        {ghosts.map((ghost) => (
          <GhostChip key={ghost.id} ghost={ghost} />
        ))}
      </ul>
      {context !== null && density === 'roomy' && (
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

const GhostChip = ({ ghost }: { readonly ghost: Ghost }) => (
  <li className="sibling ghost" aria-hidden="true">
    <ValueChip write={ghost.write} value={ghost.value} deleted={ghost.deleted} isLost />
    <span className="ghost-word">{ghost.isLost ? 'lost' : 'dropped'}</span>
  </li>
);

export const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  left: Math.round(x - width / 2),
  top: Math.round(y - height / 2),
  width,
  height,
});

/** A clock to look at, with its offset beside it; on a narrow card the longer of the two gives way. */
function CompactClock({
  offsetMs,
  isNarrow,
  children,
}: {
  readonly offsetMs: number;
  readonly isNarrow: boolean;
  readonly children: ReactNode;
}) {
  const words = compactOffset(offsetMs);
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

/** At most five characters, for small cards. */
function compactOffset(offsetMs: number): string {
  if (offsetMs === 0) return '';
  const size = Math.abs(offsetMs);
  if (size >= 10_000) return `${signed(Math.round(offsetMs / 1_000))}s`;
  if (size >= 1_000) return `${signed((offsetMs / 1_000).toFixed(1))}s`;
  return signed(size >= 100 ? Math.round(offsetMs) : offsetMs);
}
