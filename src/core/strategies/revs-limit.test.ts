/** Trees that forget: what `revs_limit` saves, what it never costs, and what it does cost. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPath,
  EMPTY_TREE,
  join,
  joinStemmed,
  REVS_LIMIT_DEFAULT,
  type RevisionTree,
  revisionFrom,
  stem,
} from '../causality/revision-tree.ts';
import { nameOf, type Revision } from '../causality/spelling.ts';
import { simulate } from '../engine/run.ts';
import { sampleRun } from '../engine/testing/sample.ts';
import { actorId, clientId, operationId, replicaId } from '../ids.ts';
import { accountAfter } from '../verdicts/account.ts';
import { metadataGrowth } from '../verdicts/metadata-growth.ts';
import { makeRevisionTree, type RevisionState } from './revision-tree.ts';

const by = {
  replica: replicaId('A'),
  actor: actorId('A'),
  stamp: { timeMs: 0, counter: 0 },
  clockMs: 0,
  stampedBy: replicaId('A'),
};

/** A client at a replica writes what it reads there, or one replica hears of another as it was some steps ago. */
type Step =
  | { readonly do: 'write'; readonly at: number; readonly sees: 'all' | 'first' | 'nothing' }
  | { readonly do: 'hear'; readonly at: number; readonly from: number; readonly ago: number };

const REPLICAS = 3;
const replica = fc.nat(REPLICAS - 1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('write' as const),
      at: replica,
      sees: fc.constantFrom('all' as const, 'all' as const, 'first' as const, 'nothing' as const),
    }),
    fc.record({ do: fc.constant('hear' as const), at: replica, from: replica, ago: fc.nat(3) }),
  ),
  { maxLength: 30 },
);

function play(history: readonly Step[], revsLimit: number): readonly RevisionState[] {
  const strategy = makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts', revsLimit });
  const states: RevisionState[] = Array.from({ length: REPLICAS }, () => strategy.empty);
  const past = states.map((state) => [state]);
  history.forEach((step, index) => {
    const local = states[step.at] as RevisionState;
    const { context } = strategy.read(local);
    const after =
      step.do === 'hear'
        ? strategy.join(local, past[step.from]?.at(-1 - step.ago) ?? strategy.empty)
        : strategy.put(
            local,
            { id: operationId(`c#${index}`), client: clientId('c'), value: index, deleted: false },
            step.sees === 'nothing' ? null : step.sees === 'all' ? context : context.slice(0, 1),
            by,
          ).state;
    states[step.at] = after;
    past[step.at]?.push(after);
  });
  return states;
}

const leafNames = (tree: RevisionTree<{ readonly deleted: boolean }>) => tree.leaves.map(nameOf);

describe('a tree that is stemmed', () => {
  type Tree = RevisionTree<{ readonly deleted: boolean }>;
  const revision = (name: string): Revision => revisionFrom(name) as Revision;
  const add = (tree: Tree, ...path: readonly string[]): Tree => addPath(tree, path.map(revision), { deleted: false });
  const fork = add(add(EMPTY_TREE, '1-a', '2-b', '3-c', '4-d'), '2-b', '3-x');

  it('keeps so many revisions of each branch, whole ones are left as they are, and generations stay', () => {
    expect(stem(fork, 2).places.map(nameOf)).toEqual(['2-b', '3-c', '3-x', '4-d']);
    expect(stem(fork, 1).places.map(nameOf)).toEqual(['3-x', '4-d']);
    expect(leafNames(stem(fork, 1))).toEqual(['4-d', '3-x']);
    expect(stem(fork, 4)).toBe(fork);
  });

  it('is the same object where only what it has forgotten is heard again', () => {
    const short = stem(fork, 2);
    expect(joinStemmed(short, fork, 2)).toBe(short);
    expect(joinStemmed(short, structuredClone(short), 2)).toBe(short);
  });

  it('takes an old leaf for a branch of its own', () => {
    const short = stem(add(EMPTY_TREE, '1-a', '2-b', '3-c', '4-d'), 2);
    expect(leafNames(joinStemmed(short, add(EMPTY_TREE, '1-a', '2-b'), 2))).toEqual(['4-d', '2-b']);
    expect(leafNames(join(short, add(EMPTY_TREE, '1-a', '2-b', '3-c')))).toEqual(['4-d']);
  });

  it('loses no leaf: what a join would keep of whole trees, it keeps of stemmed ones', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 4 }), (history, limit) => {
        const [one, other] = play(history, REVS_LIMIT_DEFAULT) as [RevisionState, RevisionState];
        const kept = leafNames(joinStemmed(stem(one, limit), stem(other, limit), limit));
        for (const leaf of leafNames(join(one, other))) expect(kept).toContain(leaf);
      }),
    );
  });

  it('joins commutatively and idempotently, and replicas that go on hearing of one another come to the same', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 4 }), (history, limit) => {
        let states = play(history, limit);
        const [one, other] = states as [RevisionState, RevisionState];
        expect(joinStemmed(one, other, limit)).toEqual(joinStemmed(other, one, limit));
        expect(joinStemmed(one, structuredClone(one), limit)).toBe(one);
        for (let round = 0; round < 4; round += 1)
          states = states.map((local) => states.reduce((all, each) => joinStemmed(all, each, limit), local));
        for (const state of states) expect(state).toEqual(states[0]);
      }),
      { numRuns: 300 },
    );
  });

  it('is no larger for all that was written before', () => {
    const chain = Array.from({ length: 300 }, (): Step => ({ do: 'write', at: 0, sees: 'all' }));
    expect(play(chain, 10)[0]?.places).toHaveLength(10);
    expect(play(chain, REVS_LIMIT_DEFAULT)[0]?.places).toHaveLength(300);
  });
});

describe('a replica that was cut off while others wrote on', () => {
  const put = (at: number) => ({ at, do: 'put', client: 'alice', key: 'k', value: at });
  const script = [
    put(0),
    { at: 150, do: 'cut', between: ['A', 'B'] },
    ...[300, 600, 900].map(put),
    { at: 1_200, do: 'heal', between: ['A', 'B'] },
    put(1_300),
  ];
  const outcomeOf = (revsLimit: string) => {
    const run = simulate(
      sampleRun(
        {
          replicas: ['A', 'B'],
          strategy: 'revision-tree',
          strategyOptions: { revsLimit },
          network: { whenCut: 'lose' },
        },
        script,
      ),
    );
    return accountAfter(run, run.recording.steps - 1);
  };

  it('keeps its value beside the newest once the revisions between are forgotten: a false conflict, and named so', () => {
    const { anomalies, falseConflicts } = outcomeOf('3');
    expect(falseConflicts).toEqual([{ key: 'k', earlier: 'alice#1', later: 'alice#5', replica: 'B' }]);
    expect(anomalies.find(({ kind }) => kind === 'false-conflict')).toMatchObject({
      operation: 'alice#5',
      other: 'alice#1',
      because: expect.stringMatching(
        /^alice#5 had seen alice#1, yet [AB] keeps both because generation 5 is later than 1$/,
      ),
    });
  });

  it('lets it go while they are known, as by default', () => {
    for (const limit of ['10', `${REVS_LIMIT_DEFAULT}`]) expect(outcomeOf(limit).falseConflictCount).toBe(0);
  });

  it('costs room by the limit, which is drawn', () => {
    const often = Array.from({ length: 40 }, (_, index) => put(index * 300));
    const ends = ['10', '1000'].map((revsLimit) => {
      const sample = { replicas: ['A'], strategy: 'revision-tree', strategyOptions: { revsLimit } };
      return metadataGrowth(simulate(sampleRun(sample, often)))[0]?.endBytes ?? 0;
    });
    const [short = 0, long = 0] = ends;
    // Names such as "12-0a1b2c3d", with quotes and a comma.
    expect(long - short).toBeGreaterThan(30 * 12);
    expect(short).toBeLessThan(300);
  });
});
