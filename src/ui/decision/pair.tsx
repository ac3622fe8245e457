/** Two things with the sign between them: what most comparisons are. */
import type { ReactNode } from 'react';
import type { Operand } from '../../core/strategies/strategy.ts';
import { type DrawingSize, OperandName } from './parts.tsx';

export interface PairSide {
  readonly side: string;
  readonly operand: Operand<unknown>;
  readonly text: ReactNode;
  readonly isDeciding: boolean;
}

export function Pair({
  left,
  sign,
  right,
  size,
}: {
  readonly left: PairSide;
  readonly sign: string;
  readonly right: PairSide;
  readonly size: DrawingSize;
}) {
  const one = ({ side, operand, text, isDeciding }: PairSide) => (
    <div className="decision-half">
      <span className="decision-half-name">
        <OperandName side={side} operand={operand} size={size} />
      </span>
      <span
        className={`decision-cell is-text${isDeciding ? ' is-deciding' : ''}`}
        data-side={side}
        data-deciding={isDeciding || undefined}
      >
        <span className="decision-text">{text}</span>
        {isDeciding && <span className="visually-hidden"> (decides)</span>}
      </span>
    </div>
  );
  return (
    <div className="decision-pair">
      {one(left)}
      <span className="decision-whole" aria-hidden="true">
        {sign}
      </span>
      {one(right)}
    </div>
  );
}
