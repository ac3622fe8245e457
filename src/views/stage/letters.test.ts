import { expect, test } from 'vitest';
import { MESSAGE_KINDS } from '../../core/network/message-kind.ts';
import { outlineOf } from './letters.ts';

test('each kind of message has an outline of its own', () => {
  const outlines = MESSAGE_KINDS.map((kind) => outlineOf(kind, 60));
  expect(new Set(outlines).size).toBe(MESSAGE_KINDS.length);
});
