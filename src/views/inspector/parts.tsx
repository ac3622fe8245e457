/** Pieces that several cards of the inspector are set from. */
import type { ReactNode } from 'react';
import { commands, useLab } from '../../app/store.ts';
import type { ActorId } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Sibling } from '../../core/strategies/strategy.ts';
import { Term } from '../../ui/glossary/term.tsx';
import { WriteName } from '../../ui/glyph.tsx';
import { nameWords } from '../../ui/operation-name.ts';
import { TagChip } from '../../ui/tag-chip.tsx';

interface CardProps {
  /** What kind of thing it is, in a word. */
  readonly kind: ReactNode;
  readonly name: ReactNode;
  readonly state?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ kind, name, state, children }: CardProps) {
  return (
    <article className="inspector-card">
      <header className="card-header">
        <h3 className="sentence">
          <span className="card-kind">{kind} </span>
          {name}
        </h3>
        {state !== undefined && <span className="card-state">{state}</span>}
      </header>
      {children}
    </article>
  );
}

/** What the name of an operation says, under its title. */
export function NameWords({ name }: { readonly name: string }) {
  const words = nameWords(name);
  return words === null ? null : (
    <p className="card-absent">
      {words} <Term id="operation-name">How names are given</Term>
    </p>
  );
}

export function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="card-part">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

/** What is not there at the playhead, said in words. */
export const Absent = ({ children }: { readonly children: ReactNode }) => <p className="card-absent">{children}</p>;

export const Actions = ({ children }: { readonly children: ReactNode }) => (
  <div className="card-actions" role="group" aria-label="Actions">
    {children}
  </div>
);

/** Values that are kept beside each other; each leads to its write. */
export function Siblings({
  siblings,
  actors,
}: {
  readonly siblings: readonly Sibling[];
  readonly actors: readonly ActorId[];
}) {
  if (siblings.length === 0) return <Absent>no value</Absent>;
  return (
    <ul className="kept-values">
      {siblings.map(({ write, value, deleted, tag }) => (
        <li key={write}>
          <button type="button" className="kept-value" onClick={() => commands.select({ kind: 'write', id: write })}>
            <span className="kept-value-words">{deleted ? <i>deleted</i> : valueWords(value)}</span>
            <span className="kept-value-marks">
              <WriteName write={write} size={18} />
              <TagChip tag={tag} actors={actors} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The fixed order in which vectors are drawn: the replicas, then the clients. */
export function useActors(): readonly ActorId[] {
  const scene = useLab((state) => state.scene);
  return [...scene.replicas, ...scene.clients].map(({ id }) => id as string as ActorId);
}
