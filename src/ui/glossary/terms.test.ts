import { expect, test } from 'vitest';
import { ANOMALY_KINDS } from '../../core/verdicts/anomaly.ts';
import { TERM_LIST, TERMS } from './terms.ts';

test('each term has a name of its own, one sentence, and a source', () => {
  expect(new Set(TERM_LIST.map(({ name }) => name)).size).toBe(TERM_LIST.length);
  for (const { sentence, source } of TERM_LIST) {
    expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/u);
    expect(sentence.match(/\.(?: |$)/g)).toHaveLength(1);
    expect(source).not.toBe('');
  }
});

test('every anomaly is a term', () => {
  for (const kind of ANOMALY_KINDS) expect(TERMS).toHaveProperty(kind);
});
