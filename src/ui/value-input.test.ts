import { expect, test } from 'vitest';
import { editableText, typedValue } from './value-input.ts';

test('what is offered for editing comes back as the same value', () => {
  for (const list of [
    ['milk', 'eggs'],
    [1, 'two', true],
  ])
    expect(typedValue(editableText(list), true)).toEqual(list);
  for (const value of ['Home', 7, { a: [1] }, ['a, b']]) expect(typedValue(editableText(value), false)).toEqual(value);
});

test('a text stays a text though it begins like a number', () => {
  expect(typedValue('7 eggs', false)).toBe('7 eggs');
  expect(typedValue(' 7 ', false)).toBe(7);
});

test('a list leaves out what is empty between commas', () => {
  expect(typedValue('milk, , eggs,', true)).toEqual(['milk', 'eggs']);
});
