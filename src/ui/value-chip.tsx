/** One value of one write: the mark of its author and the value in words. */
import { memo } from 'react';
import type { WriteId } from '../core/ids.ts';
import { valueWords } from '../core/narrate/value-words.ts';
import type { Value } from '../core/values.ts';
import { Glyph, useIdentity } from './glyph.tsx';
import { authorOf } from './identity.ts';
import './value-chip.css';

export interface ValueChipProps {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  /** Gone without having been seen: struck through. */
  readonly isLost?: boolean;
  /** Several lines where it must be read whole, else one line with an ellipsis. */
  readonly isWhole?: boolean;
}

export const ValueChip = memo(function ValueChip({
  write,
  value,
  deleted,
  isLost = false,
  isWhole = false,
}: ValueChipProps) {
  const author = authorOf(write);
  const { color } = useIdentity(author);
  const words = deleted ? 'deleted' : valueWords(value);
  const name = `value-chip${deleted ? ' is-deleted' : ''}${isLost ? ' is-lost' : ''}${isWhole ? ' is-whole' : ''}`;
  return (
    <span className={name} style={{ '--author': color }} title={isWhole ? undefined : `${write}: ${words}`}>
      <Glyph client={author} size={20} />
      <span className="value-chip-words">{words}</span>
    </span>
  );
});
