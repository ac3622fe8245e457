/** What a change did, and whether the change that would end it had seen it. */
import { valueWords } from '../../core/narrate/value-words.ts';
import { conclusionOf } from './conclusion.ts';
import { Pair } from './pair.tsx';
import type { DrawingProps } from './parts.tsx';

export function ObservedDrawing({ comparison, size }: DrawingProps<'observed'>) {
  const { effect, other, observed, side } = comparison;
  const left = {
    side: observed ? 'seen by' : 'not seen by',
    operand: other,
    text: other.mark === null ? 'another change' : valueWords(other.mark),
    isDeciding: observed,
  };
  const right = { side, operand: effect, text: valueWords(effect.mark), isDeciding: !observed };
  return <Pair left={left} sign={conclusionOf(comparison).sign} right={right} size={size} />;
}
