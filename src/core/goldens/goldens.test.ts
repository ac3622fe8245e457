/** Every golden case that our strategies know, one test a case; then that a wrong case fails. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayCase } from './replay.ts';

type Case = { readonly id: string } & { readonly [field: string]: unknown };

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const casesOf = (file: string): readonly Case[] => JSON.parse(read(file)).cases;
const linesOf = (file: string): readonly Case[] =>
  read(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const FILES = [
  'single-server-version-numbers.json',
  'last-write-wins.json',
  'immutable-keys.json',
  'version-vector-order.json',
  'client-ids-server-ids-dots.json',
  'dotted-version-vectors.json',
  'pitfalls.json',
  'hybrid-logical-clock.json',
  'any-delivery-order.json',
  'revision-tree.json',
  'op-id-register.json',
  'dvvset-random.jsonl',
  'dvvset-merge-laws.jsonl',
];

describe.each(FILES)('%s', (file) => {
  const cases = file.endsWith('.jsonl') ? linesOf(file) : casesOf(file);
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_id, each) => {
    const { checks, failures } = replayCase(each);
    expect(failures).toEqual([]);
    expect(checks).toBeGreaterThan(0);
  });
});

/** Something else of the same form: one entry less or more, another value. */
function tamper(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.length > 0 ? expected.slice(0, -1) : ['tampered'];
  if (typeof expected === 'number') return expected + 1;
  if (typeof expected === 'boolean') return !expected;
  if (typeof expected === 'string') return `${expected} tampered`;
  if (expected === null) return 'tampered';
  return { ...(expected as object), tampered: 1 };
}

type Fields = { readonly [field: string]: unknown };

const PLACES = ['after', 'replica', 'node', 'key', 'duplicatesAllowed'];
const NESTED = ['reply', 'readResult', 'sameStateEverywhere', 'everyPermutation'];

/** The check with each of its expectations changed in turn. */
function tamperedChecks(check: Fields): readonly Fields[] {
  return Object.keys(check).flatMap((field): readonly Fields[] => {
    if (PLACES.includes(field)) return [];
    if (!NESTED.includes(field)) return [{ ...check, [field]: tamper(check[field]) }];
    const nested = check[field] as Fields;
    return Object.keys(nested).map((inner) => ({ ...check, [field]: { ...nested, [inner]: tamper(nested[inner]) } }));
  });
}

describe.each(FILES.filter((file) => file.endsWith('.json')))('%s, with one expectation changed', (file) => {
  it.each(casesOf(file).map((each) => [each.id, each] as const))('%s fails', (_id, each) => {
    const expected = each['expect'] as readonly Fields[];
    for (const [index, check] of expected.entries()) {
      for (const tampered of tamperedChecks(check)) {
        const { failures } = replayCase({ ...each, expect: expected.toSpliced(index, 1, tampered) });
        expect(failures, JSON.stringify(tampered)).not.toEqual([]);
      }
    }
  });
});

it('a merge triple fails where one of its merges, or the order, is changed', () => {
  for (const each of linesOf('dvvset-merge-laws.jsonl').slice(0, 40)) {
    const others = { merge_ab: [['A', 99, []]], merge_abc: [], historyOrder_ab: 'sometimes' };
    for (const [field, other] of Object.entries(others)) {
      expect(replayCase({ ...each, [field]: other }).failures, field).not.toEqual([]);
    }
  }
});

it('what other strategies hold at the end is checked as well', () => {
  const told = linesOf('dvvset-random.jsonl').filter((each) => 'otherStrategiesAtEnd' in each);
  expect(told.length).toBeGreaterThan(100);
  for (const each of told.slice(0, 20)) {
    const others = each['otherStrategiesAtEnd'] as { readonly [name: string]: { readonly [field: string]: unknown } };
    for (const [name, end] of Object.entries(others)) {
      for (const field of Object.keys(end)) {
        const changed = { ...others, [name]: { ...end, [field]: tamper(end[field]) } };
        expect(replayCase({ ...each, otherStrategiesAtEnd: changed }).failures, `${name} ${field}`).not.toEqual([]);
      }
    }
  }
});
