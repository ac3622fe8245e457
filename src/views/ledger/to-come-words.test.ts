import { expect, it } from 'vitest';
import type { ToCome } from '../../core/verdicts/to-come.ts';
import { toComeWords } from './to-come-words.ts';

it('tells the next thing to come, and how many more', () => {
  const expiry = { kind: 'expiry', replica: 'A', key: 'cart', atUs: 950_000 } as unknown as ToCome;
  const back = { kind: 'return', replica: 'C', keys: ['cart'], atUs: 3_000_000 } as unknown as ToCome;
  expect(toComeWords([])).toBe('');
  expect(toComeWords([expiry, back])).toBe(
    'A still remembers that cart was deleted, and forgets it at 950 ms, and 1 thing more is to come.',
  );
  expect(toComeWords([back])).toBe('C does nothing now, and goes on at 3000 ms.');
});
