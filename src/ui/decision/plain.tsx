/** The operands of a comparison that has no drawing of its own, side by side with their marks in words. */
import type { Comparison, Operand } from '../../core/strategies/strategy.ts';
import { type DrawingProps, OperandName } from './parts.tsx';

export function PlainDrawing({ comparison, size }: DrawingProps) {
  return (
    <div className="decision-pair">
      {operandsOf(comparison).map(({ side, operand }) => (
        <div key={side} className="decision-half">
          <span className="decision-half-name">
            <OperandName side={side} operand={operand} size={size} />
          </span>
          <span className="decision-cell is-text">
            <span className="decision-text">{markWords(operand.mark)}</span>
          </span>
        </div>
      ))}
    </div>
  );
}

/** Whatever in a comparison is one of its sides, by its name there. */
export const operandsOf = (
  comparison: Comparison,
): readonly { readonly side: string; readonly operand: Operand<unknown> }[] =>
  Object.entries(comparison).flatMap(([side, operand]) => (isOperand(operand) ? [{ side, operand }] : []));

const isOperand = (part: unknown): part is Operand<unknown> =>
  typeof part === 'object' && part !== null && 'label' in part && 'mark' in part;

const markWords = (mark: unknown): string =>
  mark === null ? '' : typeof mark === 'string' ? mark : JSON.stringify(mark);
