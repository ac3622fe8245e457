/** A replica as a card: its name, its clock, and its keys with their values; siblings fan out like held cards. */
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type CSSProperties, memo, useRef } from 'react';
import { commands, playhead } from '../../app/store.ts';
import { EMPTY_VECTOR, type VersionVector } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import type { KeyScene, ReplicaScene } from '../../core/timeline/scene.ts';
import { TagChip } from '../../ui/tag-chip.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { VectorCells } from '../../ui/vector-cells.tsx';
import { changedActors, offsetMsAt, tellingContext } from './cards.ts';
import { ClockFace } from './clock-face.tsx';
import type { Box } from './geometry.ts';
import type { Density } from './measures.ts';
import type { Ghost } from './staging.ts';

interface ReplicaCardProps {
  readonly replica: ReplicaScene;
  readonly box: Box;
  readonly density: Density;
  readonly actors: readonly ActorId[];
  readonly ghosts: readonly Ghost[];
  readonly isSelected: boolean;
  readonly isAlone: boolean;
  readonly agreements: number;
}

export const ReplicaCard = memo(function ReplicaCard({
  replica,
  box,
  density,
  actors,
  ghosts,
  isSelected,
  isAlone,
  agreements,
}: ReplicaCardProps) {
  const { id, isUp, clock, keys } = replica;
  const offsetMs = offsetMsAt(clock, playhead.timeUs());
  const orphans = ghosts.filter(({ key }) => keys.every((held) => held.key !== key));
  return (
    <div
      className={`replica is-${density}${isUp ? '' : ' is-down'}${isSelected ? ' is-selected' : ''}`}
      role="group"
      aria-label={`Replica ${id}`}
      style={placed(box)}
      data-menu="replica"
      data-node={id}
    >
      {agreements > 0 && <span key={agreements} className="agreement" aria-hidden="true" />}
      <div className="replica-head">
        <button
          type="button"
          className="node-name replica-name"
          aria-label={`Inspect replica ${id}`}
          onClick={() => commands.select({ kind: 'replica', id })}
        >
          {id}
        </button>
        <ClockFace
          name={id}
          offsetMs={offsetMs}
          driftPpm={clock.driftPpm}
          size={density === 'compact' ? 24 : 32}
          onSet={(next) => commands.act({ do: 'clock', node: id, offsetMs: next })}
        />
        <span className="replica-offset" aria-hidden="true">
          {offsetWords(offsetMs, density)}
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
      </div>
      {!isUp && <p className="replica-down">Crashed</p>}
      <div className="replica-keys">
        {keys.length === 0 && orphans.length === 0 && isUp && <p className="replica-empty">Nothing stored yet</p>}
        {keys.map((key) => (
          <KeyRow
            key={key.key}
            held={key}
            density={density}
            actors={actors}
            ghosts={ghosts.filter((ghost) => ghost.key === key.key)}
            isNamed={!isAlone || density !== 'compact'}
          />
        ))}
        {orphans.map((ghost) => (
          <ul key={ghost.id} className="fan">
            <GhostChip ghost={ghost} />
          </ul>
        ))}
      </div>
    </div>
  );
});

interface KeyRowProps {
  readonly held: KeyScene;
  readonly density: Density;
  readonly actors: readonly ActorId[];
  readonly ghosts: readonly Ghost[];
  readonly isNamed: boolean;
}

function KeyRow({ held, density, actors, ghosts, isNamed }: KeyRowProps) {
  const { key, siblings, isViolated } = held;
  const context = tellingContext(held);
  const middle = (siblings.length - 1) / 2;
  return (
    <div className="key-row">
      {isNamed && (
        <p className="key-name">
          {key}
          {siblings.length > 1 && (
            <span className={isViolated ? 'key-violated' : 'key-count'}>
              {isViolated ? 'must be one value' : `${siblings.length} siblings`}
            </span>
          )}
        </p>
      )}
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
            {density !== 'compact' && <TagChip tag={tag} actors={actors} />}
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
    <span className="ghost-word">lost</span>
  </li>
);

export const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  left: Math.round(x - width / 2),
  top: Math.round(y - height / 2),
  width,
  height,
});

function offsetWords(offsetMs: number, density: Density): string {
  if (offsetMs === 0) return density === 'compact' ? '' : '±0 ms';
  return `${offsetMs > 0 ? '+' : '−'}${Math.abs(offsetMs)}${density === 'compact' ? '' : ' ms'}`;
}
