/** Two revisions of a tree. */
import { nameOf } from '../../core/causality/spelling.ts';
import { conclusionOf } from './conclusion.ts';
import { Pair } from './pair.tsx';
import type { DrawingProps } from './parts.tsx';

export function RevisionsDrawing({ comparison, size }: DrawingProps<'revisions'>) {
  const side = (name: 'incoming' | 'stored') => {
    const { mark } = comparison[name];
    const isDeciding = comparison.winner === name;
    return { side: name, operand: comparison[name], text: mark === null ? 'none' : nameOf(mark), isDeciding };
  };
  return <Pair left={side('incoming')} sign={conclusionOf(comparison).sign} right={side('stored')} size={size} />;
}
