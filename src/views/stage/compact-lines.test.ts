import { expect, test } from 'vitest';
import { vectorOf } from '../../core/causality/version-vector.ts';
import { actorId, keyOf, type WriteId } from '../../core/ids.ts';
import type { KeyScene } from '../../core/timeline/scene.ts';
import { compactLines } from './compact-lines.ts';

const held = (value: string, actors: readonly string[] = []): KeyScene => ({
  key: keyOf('news'),
  siblings: [{ write: 'ann#1' as WriteId, value, deleted: false, tag: { kind: 'none' } }],
  context: { kind: 'vector', vector: vectorOf(actors.map((actor) => [actorId(actor), 1])) },
  isViolated: false,
});
const kindsOf = (key: KeyScene, width: number) => compactLines([key], { width, height: 200 }).map(({ kind }) => kind);

test('what was seen is left out where the names of its actors have no room', () => {
  expect(kindsOf(held('first', ['A', 'B']), 128)).toContain('seen');
  expect(kindsOf(held('first', ['Laptop', 'Phone']), 128)).not.toContain('seen');
  expect(kindsOf(held('first', ['Laptop', 'Phone']), 200)).toContain('seen');
});

test('the name of the only key gives way to its value', () => {
  const nameAt = (width: number) => compactLines([held('second')], { width, height: 200 })[0];
  expect(nameAt(144)).toMatchObject({ kind: 'value', name: 'news' });
  expect(nameAt(104)).toMatchObject({ kind: 'value', name: '' });
});

test('names of keys with siblings come before the marks of any', () => {
  const twice = (key: string): KeyScene => ({
    ...held('a headline'),
    key: keyOf(key),
    siblings: ['ann#1', 'ben#1'].map((write) => ({
      write: write as WriteId,
      value: 'a headline',
      deleted: false,
      tag: { kind: 'dot', actor: actorId('A'), counter: 1 },
    })),
  });
  const kinds = compactLines([twice('news'), twice('talk')], { width: 152, height: 22 + 7 * 24 }).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['name', 'value', 'tag', 'value', 'name', 'value', 'value']);
});
