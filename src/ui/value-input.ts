/** What a person types, as a value, and the other way round. */

import { valueWords } from '../core/narrate/value-words.ts';
import type { Value } from '../core/values.ts';

/** A list is typed as its items with commas between; anything else stands as it is written. */
export function typedValue(text: string, isList: boolean): Value {
  if (isList)
    return text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .map(plainValue);
  return plainValue(text.trim());
}

/** How a value is offered for editing, so that `typedValue` gives it back. */
export const editableText = (value: Value): string =>
  isPlainList(value) ? valueWords(value) : typeof value === 'string' ? value : JSON.stringify(value);

/** A list whose items can be told apart by commas. */
export const isPlainList = (value: Value): value is readonly Value[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) =>
    typeof item === 'string' ? item !== '' && !item.includes(',') : item === null || typeof item !== 'object',
  );

/** Numbers, true, false, null, lists and objects in JSON are what they say; everything else is a text. */
function plainValue(text: string): Value {
  try {
    const value: Value = JSON.parse(text);
    return typeof value === 'string' ? text : value;
  } catch {
    return text;
  }
}
