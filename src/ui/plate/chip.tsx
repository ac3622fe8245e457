/** A client's mark and one of its values, drawn in the units of a plate. */
import type { ClientId, WriteId } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Value } from '../../core/values.ts';
import { useIdentity } from '../glyph.tsx';
import { authorOf } from '../identity.ts';
import { lengthOf, shortened } from './words.ts';

export const GLYPH = 16;

/** From the top left corner. */
export function Mark({ client }: { readonly client: ClientId }) {
  const { shape, color, ink, initial, letterY } = useIdentity(client);
  return (
    <g className="plate-mark" transform={`scale(${GLYPH / 26}) translate(1 1)`}>
      <path d={shape} fill={color} />
      <text x="12" y={letterY} style={{ fill: ink }}>
        {initial}
      </text>
    </g>
  );
}

interface ChipProps {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  /** Gone with the moment, or refused: dashed and struck through. */
  readonly isGone: boolean;
  readonly widthMax: number;
}

export function Chip({ write, value, deleted, isGone, widthMax }: ChipProps) {
  const { color } = useIdentity(authorOf(write));
  const text = shortened(deleted ? 'deleted' : valueWords(value), widthMax - GLYPH - 11);
  const length = lengthOf(text);
  const width = Math.min(widthMax, GLYPH + 11 + length);
  return (
    <g className={`plate-chip${isGone ? ' is-gone' : ''}${deleted ? ' is-deleted' : ''}`}>
      <rect x="0" y="0" width={width} height="19" rx="3" stroke={color} />
      <g transform="translate(2.5 1.5)">
        <Mark client={authorOf(write)} />
      </g>
      <text x={GLYPH + 6} y="13.8">
        {text}
      </text>
      {isGone && <line x1={GLYPH + 4} y1="10" x2={width - 3} y2="10" />}
    </g>
  );
}
