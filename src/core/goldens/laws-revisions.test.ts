/** The law of laws.json about which leaf of a revision tree is shown. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPath, branch, EMPTY_TREE, join } from '../causality/revision-tree.ts';
import { nameOf, type Revision } from '../causality/spelling.ts';
import { operationId } from '../ids.ts';
import { makeRevisionTree, type RevisionState } from '../strategies/revision-tree.ts';
import { historyFrom, playHistory, ROLLS } from './history.ts';

const strategy = makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' });

interface Node {
  /** From the root to this revision. */
  readonly path: readonly Revision[];
  readonly deleted: boolean;
}

/** Any tree, as its revisions; long chains too, so that generations of two figures come up. */
const nodes: fc.Arbitrary<readonly Node[]> = fc
  .array(fc.record({ above: fc.nat(30), id: fc.constantFrom('a', 'b', '9', '10', 'Z'), deleted: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((drawn) => {
    const made: Node[] = [];
    const names = new Set<string>();
    for (const { above, id, deleted } of drawn) {
      const path = made.at(-1 - above)?.path ?? [];
      const revision = { generation: path.length + 1, id };
      if (names.has(nameOf(revision))) continue;
      names.add(nameOf(revision));
      made.push({ path: [...path, revision], deleted });
    }
    return made;
  });

/** The same in another order, some of it twice. */
const ordered = nodes.chain((made) =>
  fc.record({
    made: fc.constant(made),
    order: fc.shuffledSubarray([...made, ...made.slice(0, 3)], { minLength: made.length + Math.min(3, made.length) }),
  }),
);

const add = (tree: RevisionState, { path, deleted }: Node): RevisionState => {
  const name = path.map(nameOf).join('/');
  return addPath(tree, path, { write: operationId(name), value: name, deleted });
};

const endOf = ({ path }: Node): Revision => path[path.length - 1] as Revision;

/** What the law says, from the set of leaves alone: live ones first, then by generation, then by id. */
function leavesByLaw(made: readonly Node[]): readonly Node[] {
  const above = new Set(made.flatMap(({ path }) => path.slice(0, -1).map(nameOf)));
  const sortable = (node: Node): string =>
    `${node.deleted ? 0 : 1} ${String(endOf(node).generation).padStart(6, '0')} ${endOf(node).id}`;
  return made
    .filter((node) => !above.has(nameOf(endOf(node))))
    .sort((left, right) => (sortable(left) < sortable(right) ? 1 : -1));
}

describe('rev-winner-same-everywhere', () => {
  it('rev-tree: the winner follows from the set of leaves, whatever the order in which branches came', () => {
    fc.assert(
      fc.property(ordered, ({ made, order }) => {
        const tree = order.reduce(add, EMPTY_TREE as RevisionState);
        const byLaw = leavesByLaw(made);
        expect(tree.leaves.map(nameOf)).toEqual(byLaw.map((node) => nameOf(endOf(node))));
        const live = byLaw.filter(({ deleted }) => !deleted);
        const due = live.length > 0 ? live : byLaw.slice(0, 1);
        expect(strategy.read(tree).siblings.map(({ tag }) => tag)).toEqual(
          due.map((node, place) => ({ kind: 'revision', ...endOf(node), isWinner: place === 0 })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('rev-tree: replicas that took in the same branches in groups show the same', () => {
    fc.assert(
      fc.property(ordered, fc.nat(30), ({ made, order }, at) => {
        const one = order.reduce(add, EMPTY_TREE as RevisionState);
        const [left, right] = [order.slice(0, at), order.slice(at)].map((part) =>
          part
            .map(({ path, deleted }) =>
              branch(path, { write: operationId(path.map(nameOf).join('/')), value: null, deleted }),
            )
            .reduce(join, EMPTY_TREE as RevisionState),
        );
        if (left === undefined || right === undefined) throw new Error('there are two halves');
        expect(join(left, right).leaves.map(nameOf)).toEqual(one.leaves.map(nameOf));
        expect(join(right, left)).toEqual(join(left, right));
        expect(join(left, right).places).toHaveLength(made.length);
      }),
    );
  });

  it('rev-tree: the replicas of any history show the same once all have merged', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(ROLLS - 1), { maxLength: 24 }), (rolls) => {
        const states = [...playHistory(strategy, historyFrom(rolls)).copies.values()].map(({ state }) => state);
        const merged = states.map((state) => states.reduce(join, state));
        for (const state of merged) expect(strategy.read(state)).toEqual(strategy.read(merged[0] ?? EMPTY_TREE));
      }),
    );
  });
});
