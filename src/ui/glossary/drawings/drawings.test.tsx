import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TERMS, type TermId } from '../terms.ts';
import { DRAWINGS, WordDrawing } from './index.tsx';

const DRAWN = Object.keys(DRAWINGS) as TermId[];
const markupOf = (term: TermId): string => renderToStaticMarkup(<WordDrawing term={term} />);

test('the words of which a picture says more have one', () => {
  expect(DRAWN).toEqual(
    expect.arrayContaining([
      'concurrent',
      'happens-before',
      'sibling',
      'dot',
      'causal-context',
      'version-vector',
      'quorum',
      'hinted-handoff',
      'read-repair',
      'anti-entropy',
      'merkle-tree',
      'tombstone',
      'skew',
      'drift',
      'last-write-wins',
      'partition',
    ] satisfies TermId[]),
  );
});

test('no drawing is without its word, and each says in a sentence of its own what it shows', () => {
  for (const term of DRAWN) expect(TERMS).toHaveProperty(term);
  expect(new Set(DRAWN.map(markupOf)).size).toBe(DRAWN.length);
  for (const term of DRAWN) {
    expect(markupOf(term)).toMatch(/^<div class="word-drawing" role="img" aria-label="\p{Lu}[^"]+\."/u);
    expect(markupOf(term)).toMatch(/<svg|<table/);
  }
  expect(markupOf('clock')).toBe('');
});

test('the drawings that are decisions are those which the strategies made', () => {
  const textOf = (term: TermId): string =>
    markupOf(term)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  expect(textOf('version-vector')).toContain('∥');
  expect(textOf('causal-context')).toContain('1 dropped, 1 kept');
  expect(markupOf('causal-context')).toContain('data-dot="2" data-covered="false"');
  expect(textOf('last-write-wins')).toContain('alice#1 kept: later stamp');
  expect(textOf('last-write-wins')).toContain('in truth the other way round');
});
