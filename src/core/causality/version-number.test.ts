import { expect, it } from 'vitest';
import { isSeen, NO_VERSION, nextVersion } from './version-number.ts';

it('whoever passes a version has seen it and all before it, and nothing after', () => {
  const first = nextVersion(NO_VERSION);
  const second = nextVersion(first);
  expect([isSeen(first, NO_VERSION), isSeen(first, first), isSeen(first, second), isSeen(second, first)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
