/** Two operation ids, of which the greater is shown. */
import { showOpId } from '../../core/causality/spelling.ts';
import { conclusionOf } from './conclusion.ts';
import { Pair } from './pair.tsx';
import type { DrawingProps } from './parts.tsx';

export function OpIdsDrawing({ comparison, size }: DrawingProps<'op-ids'>) {
  const side = (name: 'incoming' | 'stored') => ({
    side: name,
    operand: comparison[name],
    text: showOpId(comparison[name].mark),
    isDeciding: comparison.winner === name,
  });
  return <Pair left={side('incoming')} sign={conclusionOf(comparison).sign} right={side('stored')} size={size} />;
}
