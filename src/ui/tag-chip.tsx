/** How a kept value is marked, and what a context says: both in the same small figures. */

import { memo } from 'react';
import { nameOf, showOpId } from '../core/causality/spelling.ts';
import { showStamp } from '../core/clocks/stamp.ts';
import type { ActorId, WriteId } from '../core/ids.ts';
import { assertNever } from '../core/invariant.ts';
import type { ContextView, Tag } from '../core/strategies/strategy.ts';
import { WriteName } from './glyph.tsx';
import { VectorCells } from './vector-cells.tsx';
import './tag-chip.css';

interface TagChipProps {
  readonly tag: Tag;
  readonly actors: readonly ActorId[];
}

/** Nothing for a value without a mark. */
export const TagChip = memo(function TagChip({ tag, actors }: TagChipProps) {
  switch (tag.kind) {
    case 'none':
      return null;
    case 'version':
      return <span className="tag-chip">version {tag.version}</span>;
    case 'stamp':
      return <span className="tag-chip">{showStamp(tag.stamp)}</span>;
    case 'vector':
      return <VectorCells vector={tag.vector} actors={actors} isShort />;
    case 'dot':
      return (
        <span className="tag-chip" title={`dot: write ${tag.counter} counted by ${tag.actor}`}>
          • {tag.actor} {tag.counter}
        </span>
      );
    case 'revision':
      return <RankedChip text={nameOf(tag)} isWinner={tag.isWinner} />;
    case 'op-id':
      return <RankedChip text={showOpId(tag)} isWinner={tag.isWinner} />;
    default:
      return assertNever(tag);
  }
});

/** A mark that has a rank among those beside it: the one that is shown has a star. */
const RankedChip = ({ text, isWinner }: { readonly text: string; readonly isWinner: boolean }) => (
  <span className="tag-chip" title={isWinner ? `${text}, the winner` : `${text}, a conflict`}>
    {isWinner && <span aria-hidden="true">★&nbsp;</span>}
    {text}
    {isWinner && <span className="visually-hidden"> (winner)</span>}
  </span>
);

interface ContextCellsProps {
  readonly context: ContextView;
  readonly actors: readonly ActorId[];
}

export const ContextCells = memo(function ContextCells({ context, actors }: ContextCellsProps) {
  switch (context.kind) {
    case 'none':
      return <span className="tag-none">no context</span>;
    case 'version':
      return <span className="tag-chip">version {context.version}</span>;
    case 'vector':
      return <VectorCells vector={context.vector} actors={actors} isShort />;
    case 'writes':
      return <SeenWrites writes={context.writes} />;
    case 'revisions':
      return context.revisions.length === 0 ? (
        <span className="tag-none">no revision</span>
      ) : (
        <span className="tag-chip">{context.revisions.map(nameOf).join(', ')}</span>
      );
    default:
      return assertNever(context);
  }
});

const SEEN_SHOWN_MAX = 6;

/** Each write by its mark and name, and where there are many, how many more. */
function SeenWrites({ writes }: { readonly writes: readonly WriteId[] }) {
  const more = writes.length - SEEN_SHOWN_MAX;
  return (
    <span className="tag-writes">
      {writes.length === 0 && <span className="tag-none">nothing seen</span>}
      {writes.slice(0, SEEN_SHOWN_MAX).map((write) => (
        <WriteName key={write} write={write} size={18} />
      ))}
      {more > 0 && <span className="tag-none">and {more} more</span>}
    </span>
  );
}
