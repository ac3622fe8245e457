/** Nothing is compared: what comes last takes the place. */
import { conclusionOf } from './conclusion.ts';
import { Pair } from './pair.tsx';
import type { DrawingProps } from './parts.tsx';

export function ArrivalDrawing({ comparison, size }: DrawingProps<'arrival'>) {
  const { incoming, stored } = comparison;
  return (
    <Pair
      left={{ side: 'incoming', operand: incoming, text: 'comes now', isDeciding: true }}
      sign={conclusionOf(comparison).sign}
      right={{ side: 'stored', operand: stored, text: 'came before', isDeciding: false }}
      size={size}
    />
  );
}
