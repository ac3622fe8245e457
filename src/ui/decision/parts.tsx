/** What all drawings of a decision are set from. */
import type { ReactNode } from 'react';
import type { VersionVector } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import type { Comparison, Operand } from '../../core/strategies/strategy.ts';
import { Glyph } from '../glyph.tsx';
import { authorOf } from '../identity.ts';
import { MarkedText } from '../sentence.tsx';

/** Small on the stage, large in the inspector, where the operands have their names. */
export type DrawingSize = 'small' | 'large';

export type ComparisonOf<Kind extends Comparison['kind']> = Extract<Comparison, { readonly kind: Kind }>;

export interface DrawingProps<Kind extends Comparison['kind'] = Comparison['kind']> {
  readonly comparison: ComparisonOf<Kind>;
  /** Others of the same decision that were held against the same thing; they are drawn with it. */
  readonly beside?: readonly ComparisonOf<Kind>[];
  /** The fixed order of the actors. */
  readonly actors: readonly ActorId[];
  readonly size: DrawingSize;
}

/** One operand: its side and, by the size, its mark or its name. */
export function OperandName({
  side,
  operand: { write, label, passedWith },
  size,
}: {
  readonly side: string;
  readonly operand: Pick<Operand<unknown>, 'write' | 'label' | 'passedWith'>;
  readonly size: DrawingSize;
}) {
  if (size === 'large')
    return (
      <>
        <span className="decision-side">{side}</span> <MarkedText text={label} />
      </>
    );
  const author = write ?? passedWith ?? null;
  return (
    <span className="decision-side">
      {side} {author === null ? null : <Glyph client={authorOf(author)} size={16} />}
    </span>
  );
}

/** A cell of a drawing; one that decides has an outline and a notch. */
export function Cell({
  actor,
  isDeciding,
  children,
}: {
  readonly actor: ActorId;
  readonly isDeciding: boolean;
  readonly children: ReactNode;
}) {
  return (
    <td>
      <span
        className={`decision-cell${isDeciding ? ' is-deciding' : ''}`}
        data-actor={actor}
        data-deciding={isDeciding || undefined}
      >
        {children}
        {isDeciding && <span className="visually-hidden"> (decides)</span>}
      </span>
    </td>
  );
}

export const Heads = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr>
      <td />
      {names.map((name) => (
        <th key={name} scope="col" title={name}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** Covered or not, as a sign. */
export const Cover = ({ isCovered }: { readonly isCovered: boolean }) => (
  <span className="decision-cover" aria-hidden="true">
    {isCovered ? '✓' : '✗'}
  </span>
);

/** So many columns fit beside a card. */
const COLUMNS_SMALL = 5;

/**
 * The actors to draw: only those with an entry somewhere, in the fixed order; in a small drawing of many, those that
 * decide before the others. `left` tells how many are left out.
 */
export function columnsOf(
  vectors: readonly VersionVector[],
  order: readonly ActorId[],
  deciding: readonly ActorId[],
  size: DrawingSize,
): { readonly shown: readonly ActorId[]; readonly left: number } {
  const present = new Set(vectors.flatMap((vector) => vector.map(({ actor }) => actor)));
  for (const actor of deciding) present.add(actor);
  const rest = [...present].filter((actor) => !order.includes(actor));
  const all = [...order.filter((actor) => present.has(actor)), ...rest];
  if (size === 'large' || all.length <= COLUMNS_SMALL) return { shown: all, left: 0 };
  const first = [
    ...all.filter((actor) => deciding.includes(actor)),
    ...all.filter((actor) => !deciding.includes(actor)),
  ];
  const chosen = first.slice(0, COLUMNS_SMALL);
  return { shown: all.filter((actor) => chosen.includes(actor)), left: all.length - chosen.length };
}

export const More = ({ count, what }: { readonly count: number; readonly what: string }) =>
  count === 0 ? null : (
    <p className="decision-more">
      and {count} more {what}
    </p>
  );
