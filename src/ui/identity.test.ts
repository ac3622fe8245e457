import { expect, test } from 'vitest';
import { clientId, operationId } from '../core/ids.ts';
import { authorOf, identitiesOf } from './identity.ts';

const idsOf = (...names: string[]) => names.map(clientId);

test('64 clients have 64 different pairs of colour and shape', () => {
  const clients = idsOf(...Array.from({ length: 64 }, (_, index) => `c${index}`));
  const pairs = [...identitiesOf(clients).values()].map(({ color, shape }) => `${color} ${shape}`);
  expect(new Set(pairs).size).toBe(64);
});

test('letters tell apart clients that begin alike', () => {
  const letters = (names: string[]) => [...identitiesOf(idsOf(...names)).values()].map(({ letter }) => letter);
  expect(letters(['alice', 'bob'])).toEqual(['a', 'b']);
  expect(letters(['c1', 'c12', 'dora'])).toEqual(['1', '12', 'd']);
  expect(letters(['anna', 'alan'])).toEqual(['an', 'al']);
});

test('a small mark bears the letter that tells apart, where that is one character', () => {
  const initials = (names: string[]) => [...identitiesOf(idsOf(...names)).values()].map(({ initial }) => initial);
  expect(initials(['c1', 'c2'])).toEqual(['1', '2']);
  expect(initials(['c12', 'c13', 'alan', 'anna', 'bob'])).toEqual(['c', 'c', 'a', 'a', 'b']);
});

test('an operation is known by its author', () => {
  expect(authorOf(operationId('alice#3'))).toBe('alice');
  expect(authorOf(operationId('team#1#12'))).toBe('team#1');
  expect(authorOf(operationId('bob?1'))).toBe('bob');
});
