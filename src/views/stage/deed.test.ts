import { expect, test } from 'vitest';
import { clientId, keyOf, replicaId } from '../../core/ids.ts';
import { commandFor, firstDeed } from './deed.ts';

const where = { client: clientId('alice'), key: keyOf('k'), via: replicaId('A'), context: 'last' } as const;

test('a value is put, an item added or removed, and only a whole number counted on by', () => {
  expect(commandFor('put', 'x', where)).toEqual({ do: 'put', value: 'x', ...where });
  expect(commandFor('remove', 'x', where)).toEqual({ do: 'remove', item: 'x', ...where });
  expect(commandFor('delete', '', where)).toEqual({ do: 'delete', ...where });
  expect(commandFor('increment', -2, where)).toEqual({ do: 'increment', by: -2, ...where });
  expect(commandFor('increment', 'x', where)).toBeNull();
  expect(commandFor('increment', 0.5, where)).toBeNull();
  expect(commandFor('increment', 1e12, where)).toBeNull();
});

test('the form of a counter begins with adding to it', () => {
  const strategy = { kind: 'dotted-version-vectors', options: {} };
  expect(firstDeed({ merge: 'ask', strategy })).toBe('put');
  expect(firstDeed({ merge: 'counter', strategy })).toBe('increment');
  expect(firstDeed({ merge: 'ask', strategy: { kind: 'counter', options: {} } })).toBe('increment');
});

test('a read shows the database nothing, and asks for as many answers as are said', () => {
  expect(commandFor('get', '', { ...where, quorum: 1 })).toEqual({
    do: 'get',
    client: 'alice',
    key: 'k',
    via: 'A',
    quorum: 1,
  });
});
