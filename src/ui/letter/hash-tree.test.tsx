import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { keyOf as key } from '../../core/ids.ts';
import type { TreeLetter } from '../../core/timeline/tree-letter.ts';
import HashTree from './hash-tree.tsx';
import { drawTree, TREE_WIDTH } from './tree-layout.ts';
import { costWords, drawnWords, outcomeWords } from './tree-words.ts';

const BETWEEN = { from: 'A', to: 'B' };

/** Five keys, of which eve and fay are on the right; the root differed, and A sends the hashes of the halves. */
const HALVES: TreeLetter = {
  before: [{ level: 0, places: [0], differing: [0] }],
  carried: { level: 1, places: [0, 1] },
  leaves: [],
  isAnswer: false,
  keys: [
    { key: key('ada'), leaf: 0 },
    { key: key('bo'), leaf: 3 },
    { key: key('cy'), leaf: 3 },
    { key: key('eve'), leaf: 9 },
    { key: key('fay'), leaf: 15 },
  ],
  sent: [],
  cost: { hashes: 3, keys: 0, bytes: 15, wholeKeys: 5, wholeBytes: 1512 },
};

/** The same round at its end: eve is sent, back and forth. */
const KEYS: TreeLetter = {
  ...HALVES,
  before: [
    { level: 0, places: [0], differing: [0] },
    { level: 1, places: [0, 1], differing: [1] },
    { level: 2, places: [2, 3], differing: [2] },
    { level: 3, places: [4, 5], differing: [4] },
    { level: 4, places: [8, 9], differing: [9] },
  ],
  carried: null,
  leaves: [9],
  sent: [key('eve')],
  cost: { hashes: 9, keys: 1, bytes: 145, wholeKeys: 5, wholeBytes: 1512 },
};

const stateOf = (tree: TreeLetter, differing: readonly number[] | null, level: number, place: number) =>
  drawTree(tree, differing).nodes.find((node) => node.level === level && node.place === place)?.state;

describe('where the tree is drawn', () => {
  test('a node is in the middle over its leaves, and has the sign of what is known of it', () => {
    const { nodes } = drawTree(HALVES, [1]);
    expect(nodes.map(({ x }) => x)).toEqual([TREE_WIDTH / 2, TREE_WIDTH / 4, (3 * TREE_WIDTH) / 4]);
    expect(stateOf(HALVES, [1], 0, 0)).toBe('differs');
    expect(stateOf(HALVES, [1], 1, 0)).toBe('same');
    expect(stateOf(HALVES, [1], 1, 1)).toBe('differs');
    expect(stateOf(HALVES, null, 1, 1)).toBe('sent');
  });

  test('the ruler counts the keys of each leaf, and picks out those under what differs', () => {
    const { cells } = drawTree(HALVES, [1]);
    expect(cells.filter(({ keys }) => keys > 0).map(({ leaf, keys }) => [leaf, keys])).toEqual([
      [0, 1],
      [3, 2],
      [9, 1],
      [15, 1],
    ]);
    expect(cells.map(({ look }) => look === 'picked')).toEqual(cells.map(({ leaf }) => leaf >= 8));
    expect(drawTree(HALVES, null).cells.every(({ look }) => look === 'open')).toBe(true);
    const sent = drawTree(KEYS, null).cells;
    expect(sent.filter(({ look }) => look !== 'shut').map(({ leaf }) => leaf)).toEqual([9]);
  });

  test('names stand under their branch, within the drawing, and never on one another', () => {
    expect(drawTree(HALVES, [1]).labels).toMatchObject([{ text: 'eve, fay', row: 0 }]);
    expect(drawTree(HALVES, [0, 1]).labels.map(({ text }) => text)).toEqual(['left: ada, bo +1', 'right: eve, fay']);
    const long = Array.from({ length: 16 }, (_, leaf) => ({ key: key(`a-long-name-${leaf}`), leaf }));
    const many: TreeLetter = { ...KEYS, keys: long, leaves: long.map(({ leaf }) => leaf) };
    const { labels } = drawTree(many, null);
    expect(labels.length).toBeGreaterThan(3);
    for (const one of labels)
      for (const other of labels) {
        if (one === other || one.row !== other.row) continue;
        expect(Math.abs(one.x - other.x)).toBeGreaterThan(one.text.length * 7);
      }
    for (const { x, text } of labels) {
      expect(x - text.length * 4).toBeGreaterThanOrEqual(0);
      expect(x + text.length * 4).toBeLessThanOrEqual(TREE_WIDTH);
    }
  });
});

describe('the words', () => {
  test('before it arrives nothing is said to differ', () => {
    expect(outcomeWords(HALVES, null, BETWEEN)).toBe(
      'The hashes of 2 branches under what differs one level up. B will compare them with its own.',
    );
    expect(drawnWords(HALVES, null)).toContain('the right half of the keys (eve, fay) is not compared yet');
  });

  test('after that they say in how many branches, and in which', () => {
    expect(outcomeWords(HALVES, [1], BETWEEN)).toBe(
      'The hashes of B differ in 1 of 2 branches: the right half of the keys (eve, fay). They go on under it.',
    );
    expect(drawnWords(HALVES, [1])).toBe(
      'Tree of hashes over 5 keys. The root: it differs. ' +
        'Level 1: the left half of the keys (ada, bo, cy) is the same; the right half of the keys (eve, fay) differs.',
    );
    const leaves: TreeLetter = { ...KEYS, before: KEYS.before.slice(0, 4), carried: { level: 4, places: [8, 9] } };
    expect(outcomeWords(leaves, [9], BETWEEN)).toBe(
      'The hashes of B differ in 1 of 2 leaves: part 10 of 16 (eve). B sends what it keeps there.',
    );
  });

  test('equal roots end it', () => {
    const root: TreeLetter = { ...HALVES, before: [], carried: { level: 0, places: [0] } };
    expect(outcomeWords(root, [], BETWEEN)).toBe('B has the same hash: all 5 keys are the same, and the two are done.');
    expect(outcomeWords(root, [0], BETWEEN)).toMatch(/^B has another hash/);
  });

  test('keys are named as they are sent, and sent back', () => {
    expect(outcomeWords(KEYS, null, BETWEEN)).toBe('A sends what it keeps under the leaf that differs: eve.');
    expect(outcomeWords({ ...KEYS, isAnswer: true }, null, BETWEEN)).toMatch(/^A sends back .*: eve\.$/);
    expect(outcomeWords({ ...KEYS, sent: [] }, null, BETWEEN)).toMatch(/^A keeps nothing under the leaf/);
    expect(drawnWords(KEYS, null)).toMatch(/part 10 of 16 \(eve\) differs\. Sent: eve\.$/);
  });

  test('of many keys the first are named', () => {
    const sent = Array.from({ length: 9 }, (_, index) => key(`k${index}`));
    expect(outcomeWords({ ...KEYS, sent }, null, BETWEEN)).toMatch(/: k0, k1, k2, k3, k4, k5 and 3 more\.$/);
  });

  test('what it costs is held against all that there is', () => {
    expect(costWords(HALVES, BETWEEN)).toBe(
      'Sent so far: 3 hashes, 15 bytes. All that A keeps of these keys: 1\u202f512 bytes.',
    );
    expect(costWords(KEYS, BETWEEN)).toContain('9 hashes and 1 of 5 keys, 145 bytes');
  });
});

test('the drawing is one picture with its words, and its signs do not need colour', () => {
  const markup = renderToStaticMarkup(<HashTree tree={HALVES} differing={[1]} from="A" to="B" />);
  expect(markup).toContain(`role="img" aria-label="${drawnWords(HALVES, [1])}"`);
  expect([...markup.matchAll(/>([=≠?])</g)].map(([, sign]) => sign)).toEqual(['≠', '=', '≠']);
  expect(markup).toMatch(/<figcaption>.*Merkle tree<\/button>/);
});
