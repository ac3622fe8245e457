import { readFileSync } from 'node:fs';
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

test('an operation is known by its author', () => {
  expect(authorOf(operationId('alice#3'))).toBe('alice');
  expect(authorOf(operationId('team#1#12'))).toBe('team#1');
  expect(authorOf(operationId('bob?1'))).toBe('bob');
});

test('each colour reads on its paper and under its ink', () => {
  const css = readFileSync(new URL('identity.css', import.meta.url), 'utf8');
  const pairs = new Map(
    [...css.matchAll(/--(client-\w+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
      name,
      [light, dark] as [string, string],
    ]),
  );
  const ink = pairs.get('client-ink') as [string, string];
  expect(pairs.size).toBe(9);
  for (const [name, colors] of pairs) {
    if (name === 'client-ink') continue;
    colors.forEach((color, theme) => {
      expect(contrast(color, ink[theme] as string), `ink on ${name}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, ['#f3f1ec', '#20262c'][theme] as string), `${name} on paper`).toBeGreaterThanOrEqual(4.5);
    });
  }
});

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
