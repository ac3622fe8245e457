/** A version vector as small aligned cells, one an actor, in the actors' fixed order. */
import { memo } from 'react';
import { counterOf, type VersionVector } from '../core/causality/version-vector.ts';
import type { ActorId } from '../core/ids.ts';
import './vector-cells.css';

export interface VectorCellsProps {
  readonly vector: VersionVector;
  /** The fixed order; actors of the vector that are not in it follow. */
  readonly actors: readonly ActorId[];
  /** These cells flash once. */
  readonly changed?: readonly ActorId[];
  /** Leaves out the actors that have no entry. */
  readonly isShort?: boolean;
}

export const VectorCells = memo(function VectorCells({
  vector,
  actors,
  changed = [],
  isShort = false,
}: VectorCellsProps) {
  const all = actorsOf([vector], actors).filter((actor) => !isShort || counterOf(vector, actor) > 0);
  return (
    <span className="vector-cells" role="img" aria-label={vectorWords(vector)}>
      {all.map((actor) => {
        const counter = counterOf(vector, actor);
        return (
          <span
            key={actor}
            className={`vector-cell${counter === 0 ? ' is-zero' : ''}${changed.includes(actor) ? ' is-changed' : ''}`}
          >
            <span className="vector-cell-actor">{actor}</span>
            {counter}
          </span>
        );
      })}
    </span>
  );
});

/** The fixed order, then whoever else has an entry. */
export function actorsOf(vectors: readonly VersionVector[], order: readonly ActorId[]): readonly ActorId[] {
  const actors = new Set(order);
  for (const vector of vectors) for (const { actor } of vector) actors.add(actor);
  return [...actors];
}

/** `A 2, B 1`, or that nothing is counted yet. */
export const vectorWords = (vector: VersionVector): string =>
  vector.length === 0 ? 'an empty vector' : vector.map(({ actor, counter }) => `${actor} ${counter}`).join(', ');
