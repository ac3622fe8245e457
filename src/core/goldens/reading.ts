/**
 * Reading a golden case, which may be anything: each function gives a value of a known type or throws a CaseError
 * that names the place. `replayCase` is the only one to catch it, and turns it into a failure of the case.
 */
import type { Dot } from '../causality/dotted-version-vector-set.ts';
import { type VersionVector, vectorOf } from '../causality/version-vector.ts';
import { actorId } from '../ids.ts';
import type { Value } from '../values.ts';

/** The case is not of the format, or asks for something that we do not know. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
}

/** An object of the case. Fields are read with `fieldOf` only, so that names such as `__proto__` do no harm. */
export type Fields = { readonly [name: string]: unknown };

/** A field of its own, `undefined` where there is none. */
export const fieldOf = (object: Fields, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export function fail(message: string): never {
  throw new CaseError(message);
}

export function asObject(found: unknown, what: string): Fields {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) fail(`${what} is not an object`);
  return found as Fields;
}

export function asList(found: unknown, what: string): readonly unknown[] {
  return Array.isArray(found) ? found : fail(`${what} is not a list`);
}

export function asText(found: unknown, what: string): string {
  return typeof found === 'string' ? found : fail(`${what} is not a text`);
}

export function asNumber(found: unknown, what: string): number {
  return typeof found === 'number' && Number.isFinite(found) ? found : fail(`${what} is not a number`);
}

export function asCount(found: unknown, what: string): number {
  const number = asNumber(found, what);
  return Number.isInteger(number) && number >= 0 ? number : fail(`${what} is not a whole number from 0`);
}

export function asFlag(found: unknown, what: string): boolean {
  return typeof found === 'boolean' ? found : fail(`${what} is neither true nor false`);
}

export const asTexts = (found: unknown, what: string): readonly string[] =>
  asList(found, what).map((item) => asText(item, `an entry of ${what}`));

export const asValues = (found: unknown, what: string): readonly Value[] =>
  asList(found, what).map((item) => asValue(item, `an entry of ${what}`));

export function asValue(found: unknown, what: string): Value {
  if (found === null || typeof found === 'boolean' || typeof found === 'number' || typeof found === 'string')
    return found;
  if (Array.isArray(found)) return asValues(found, what);
  const object = asObject(found, what);
  for (const [name, inner] of Object.entries(object)) asValue(inner, `${what}.${name}`);
  return object as { readonly [field: string]: Value };
}

/** `{"A": 2}`: a vector; entries of 0 count as missing. */
export const asVector = (found: unknown, what: string): VersionVector =>
  vectorOf(
    Object.entries(asObject(found, what)).map(([actor, counter]) => [
      actorId(actor),
      asCount(counter, `${what}.${actor}`),
    ]),
  );

/** `["A", 2]`: the second write that A took. */
export function asDot(found: unknown, what: string): Dot {
  const [actor, counter, ...rest] = asList(found, what);
  if (rest.length > 0) fail(`${what} has more than an id and a number`);
  return { actor: actorId(asText(actor, `the id of ${what}`)), counter: asCount(counter, `the number of ${what}`) };
}

/** A field that may be missing. */
export function optional<T>(object: Fields, name: string, read: (found: unknown, what: string) => T): T | undefined {
  const found = fieldOf(object, name);
  return found === undefined ? undefined : read(found, name);
}

/** A misspelt field must not pass for one that is missing. */
export function refuseUnknownFields(object: Fields, known: readonly string[], what: string): void {
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) fail(`${what} has the unknown field ${JSON.stringify(name)}`);
  }
}
