/** Two values of a key that is written once. */
import { valueWords } from '../../core/narrate/value-words.ts';
import { conclusionOf } from './conclusion.ts';
import { Pair } from './pair.tsx';
import type { DrawingProps } from './parts.tsx';

export function ValuesDrawing({ comparison, size }: DrawingProps<'values'>) {
  const side = (name: 'incoming' | 'stored') => ({
    side: name,
    operand: comparison[name],
    text: valueWords(comparison[name].mark),
    isDeciding: true,
  });
  return <Pair left={side('incoming')} sign={conclusionOf(comparison).sign} right={side('stored')} size={size} />;
}
