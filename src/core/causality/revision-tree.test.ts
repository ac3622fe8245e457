/** Branches that come in pieces: what laws over whole histories do not meet. */

import { describe, expect, it } from 'vitest';
import { addPath, descends, EMPTY_TREE, type RevisionTree, revisionFrom } from './revision-tree.ts';
import { nameOf, type Revision } from './spelling.ts';

type Tree = RevisionTree<{ readonly deleted: boolean }>;

const revision = (name: string): Revision => revisionFrom(name) as Revision;
const add = (tree: Tree, ...path: readonly string[]): Tree => addPath(tree, path.map(revision), { deleted: false });
const leaves = (tree: Tree): readonly string[] => tree.leaves.map(nameOf);

describe('a path', () => {
  it('may begin in the middle, and is joined to its ancestors when they come', () => {
    const late = add(add(EMPTY_TREE, '10-a'), '9-b');
    expect(leaves(late)).toEqual(['10-a', '9-b']);
    expect(descends(late, revision('10-a'), revision('9-b'))).toBe(false);
    const joined = add(late, '9-b', '10-a');
    expect(leaves(joined)).toEqual(['10-a']);
    expect(descends(joined, revision('10-a'), revision('9-b'))).toBe(true);
  });

  it('changes nothing where its end is there already', () => {
    const tree = add(EMPTY_TREE, '1-a', '2-b');
    expect(add(tree, '1-a')).toBe(tree);
    expect(add(tree, '1-a', '2-b')).toBe(tree);
  });

  it('descends from all that stand above it, and from nothing else', () => {
    const tree = add(add(EMPTY_TREE, '1-a', '2-b', '3-c'), '1-a', '2-d');
    expect(descends(tree, revision('3-c'), revision('1-a'))).toBe(true);
    expect(descends(tree, revision('3-c'), revision('2-d'))).toBe(false);
    expect(descends(tree, revision('1-a'), revision('3-c'))).toBe(false);
  });
});

it('a name has a generation from 1 and an id', () => {
  expect(['2-1a-b', '0-a', '-a', '2-', 'a', '2a'].map(revisionFrom)).toEqual([
    { generation: 2, id: '1a-b' },
    ...[null, null, null, null, null],
  ]);
});
