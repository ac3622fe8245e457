import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { operationId } from '../../core/ids.ts';
import type { Comparison } from '../../core/strategies/strategy.ts';
import { drawingOf } from './index.ts';
import { operandsOf, PlainDrawing } from './plain.tsx';

/** What a strategy of tomorrow might compare. */
const UNKNOWN = {
  kind: 'weights',
  incoming: { write: operationId('a#1'), label: 'a#1', mark: { grams: 3 } },
  stored: { write: operationId('b#1'), label: 'b#1', mark: 'two ounces' },
  result: 'stored dropped',
} as unknown as Comparison;

test('a comparison without a drawing of its own is drawn by its operands, each with its side and mark', () => {
  expect(drawingOf(UNKNOWN.kind)).toBe(PlainDrawing);
  expect(operandsOf(UNKNOWN).map(({ side }) => side)).toEqual(['incoming', 'stored']);
  for (const size of ['small', 'large'] as const) {
    const drawn = renderToStaticMarkup(<PlainDrawing comparison={UNKNOWN} actors={[]} size={size} />);
    const text = drawn.replace(/<[^>]*>/g, ' ');
    expect(text).toMatch(/incoming.*&quot;grams&quot;:3.*stored.*two ounces/);
  }
});
