/** Where an arrow key leads from one card to another: along the reading order, or to the nearest of the next row. */
export interface Card {
  readonly left: number;
  readonly top: number;
}

export function nextCard(cards: readonly Card[], from: number, key: string): number | null {
  switch (key) {
    case 'ArrowRight':
      return from + 1 < cards.length ? from + 1 : null;
    case 'ArrowLeft':
      return from > 0 ? from - 1 : null;
    case 'ArrowDown':
      return nearestIn(cards, from, 1);
    case 'ArrowUp':
      return nearestIn(cards, from, -1);
    case 'Home':
      return 0;
    case 'End':
      return cards.length - 1;
    default:
      return null;
  }
}

/** Of the first row after (1) or before (−1) this card's own, the card that stands nearest to it. */
function nearestIn(cards: readonly Card[], from: number, way: 1 | -1): number | null {
  const own = cards[from];
  if (own === undefined) return null;
  const tops = cards.map(({ top }) => top).filter((top) => (top - own.top) * way > 1);
  if (tops.length === 0) return null;
  const row = way === 1 ? Math.min(...tops) : Math.max(...tops);
  let best: number | null = null;
  cards.forEach(({ left, top }, index) => {
    if (Math.abs(top - row) > 1) return;
    const nearest = best === null ? undefined : cards[best];
    if (nearest === undefined || Math.abs(left - own.left) < Math.abs(nearest.left - own.left)) best = index;
  });
  return best;
}
