/** What clients write, beside the write, where there is room for it. */
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Picture } from './picture.ts';

const LABEL_LETTERS = 10;
const LETTER_WIDTH = 8.5;
/** In lower rows a label would stand on the next line. */
const LABEL_ROW_MIN = 20;

export function labelsOf({ events, layout }: Picture): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (layout.row < LABEL_ROW_MIN) return labels;
  const nextX = new Map<number, number>();
  for (const { event, x, y, isSmall } of events.toReversed()) {
    if (event.value !== null && !isSmall) {
      const words = event.value.deleted ? '∅' : valueWords(event.value.value);
      const label = words.length > LABEL_LETTERS ? `${words.slice(0, LABEL_LETTERS - 1)}…` : words;
      const end = x + layout.mark + label.length * LETTER_WIDTH;
      if (end < Math.min(nextX.get(y) ?? Number.POSITIVE_INFINITY, layout.width)) labels.set(event.id, label);
    }
    nextX.set(y, x - layout.mark / 2);
  }
  return labels;
}
