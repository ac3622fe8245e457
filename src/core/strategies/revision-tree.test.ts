/** What becomes of a write in a revision tree, by what its client had read and what the replica has. */
import { describe, expect, it } from 'vitest';
import { actorId, clientId, operationId, replicaId } from '../ids.ts';
import { clauseOf } from '../verdicts/because.ts';
import { makeRevisionTree, type RevisionContext, type RevisionState } from './revision-tree.ts';
import type { Sibling, Strategy, Write } from './strategy.ts';

type RevisionStrategy = Strategy<RevisionState, RevisionContext>;

const branching = makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' });
const refusing = makeRevisionTree({ onStaleParent: 'reject', reads: 'conflicts' });

const by = {
  replica: replicaId('A'),
  actor: actorId('A'),
  stamp: { timeMs: 0, counter: 0 },
  clockMs: 0,
  stampedBy: replicaId('A'),
};
const write = (id: string, value: string | null): Write => ({
  id: operationId(id),
  client: clientId(id),
  value,
  deleted: value === null,
});

/** Writes a value (or deletes, for `null`), having read what `seen` gives. */
function put(state: RevisionState, id: string, value: string | null, seen: RevisionState | null, rules = branching) {
  const context = seen === null ? null : contextOf(rules, seen);
  const { state: after, outcome } = rules.put(state, write(id, value), context, by);
  const why = rules.explain({ kind: 'put', before: state, after, outcome, write: write(id, value), context, by });
  return { after, outcome, why, clauses: why.map(clauseOf) };
}

function join(before: RevisionState, remote: RevisionState) {
  const after = branching.join(before, remote);
  const why = branching.explain({ kind: 'join', before, after, remote });
  return { after, why, clauses: why.map(clauseOf) };
}

const contextOf = (rules: RevisionStrategy, state: RevisionState): RevisionContext =>
  (rules.answer?.(state) ?? rules.read(state)).context;

const shown = (state: RevisionState): readonly unknown[] => branching.read(state).siblings.map(({ value }) => value);
const generationOf = ({ tag }: Sibling): number => (tag.kind === 'revision' ? tag.generation : 0);

const parent = put(branching.empty, 'parent', 'parent', null).after;
const left = put(parent, 'left', 'left', parent).after;
const right = put(parent, 'right', 'right', parent).after;
const both = join(left, right).after;
const [winner, loser] = branching.read(both).siblings;

describe('a write', () => {
  it('follows the revision that its client had read', () => {
    expect(branching.read(left).siblings.map(generationOf)).toEqual([2]);
    expect(put(parent, 'left', 'left', parent)).toMatchObject({ why: [{ rule: 'descent', result: 'stored dropped' }] });
  });

  it('has the same name on every replica that takes it, and is one revision where it comes twice', () => {
    expect(put(left, 'left', 'left', parent).after).toBe(left);
  });

  it('starts a root of its own without a context, or where its parent is not known', () => {
    expect(branching.read(put(parent, 'blind', 'blind', null).after).siblings.map(generationOf)).toEqual([1, 1]);
    const elsewhere = put(branching.empty, 'other', 'other', null).after;
    expect(branching.read(put(elsewhere, 'left', 'left', parent).after).siblings.map(generationOf)).toEqual([1, 1]);
  });

  it('makes a branch where its parent has a child already', () => {
    const { after, why } = put(left, 'right', 'right', parent);
    expect(after).toEqual(both);
    expect(why).toMatchObject([{ rule: 'id', result: 'both kept' }]);
  });

  it('ends the other branches that its client had read, on every replica that hears of it', () => {
    const merged = put(both, 'merged', 'merged', both);
    expect(shown(merged.after)).toEqual(['merged']);
    expect(merged.why).toMatchObject([{ rule: 'descent' }, { rule: 'ended', result: 'stored dropped' }]);
    expect(merged.clauses[1]).toMatch(/^a write that had read 2-.* ended its branch$/);
    const heard = join(both, merged.after);
    expect(heard.after).toEqual(merged.after);
    expect(heard.why).toMatchObject([{ rule: 'descent' }, { rule: 'ended' }]);
    const late = join(merged.after, both);
    expect(late.after).toBe(merged.after);
    expect(late.why).toMatchObject([
      { rule: 'descent', winner: 'stored', result: 'incoming dropped' },
      { rule: 'ended', winner: 'stored', result: 'incoming dropped' },
    ]);
  });
});

describe('a delete', () => {
  it('is shown where nothing live is left, and followed by the next write', () => {
    const gone = put(parent, 'gone', null, parent).after;
    expect(branching.read(gone).siblings).toMatchObject([{ write: 'gone', deleted: true }]);
    const back = put(gone, 'back', 'back', gone).after;
    expect(branching.read(back).siblings).toMatchObject([{ value: 'back', tag: { generation: 3 } }]);
  });

  it('loses to a live branch, however long its own is, and is kept', () => {
    const longer = put(put(left, 'on', 'on', left).after, 'gone', null, put(left, 'on', 'on', left).after).after;
    const { after, why, clauses } = join(right, longer);
    expect(shown(after)).toEqual(['right']);
    expect(branching.held(after).map(({ write }) => write as string)).toEqual(['right', 'gone']);
    expect(branching.sideBySide?.(after).map(({ write }) => write as string)).toEqual(['right']);
    expect(why).toMatchObject([{ rule: 'live', winner: 'stored' }]);
    expect(clauses[0]).toMatch(/^4-.* is a delete$/);
  });
});

describe('the winner', () => {
  it('is the longer branch, and of equal ones the greater id', () => {
    const longer = put(left, 'on', 'on', left).after;
    expect(join(right, longer).clauses).toEqual(['generation 3 is later than 2']);
    const ids = [winner, loser].map((sibling) => (sibling?.tag.kind === 'revision' ? sibling.tag.id : ''));
    expect(ids).toEqual([...ids].sort().reverse());
    const [incoming, stored] = winner?.value === 'left' ? [left, right] : [right, left];
    expect(join(stored, incoming).clauses).toEqual([`id ${ids.join(' is greater than ')}`]);
  });

  it('is all that a plain read gives, so that the next write knows nothing of the others', () => {
    const plain = makeRevisionTree({ onStaleParent: 'branch', reads: 'winner' });
    expect(plain.answer?.(both).siblings).toEqual([winner]);
    const next = put(both, 'next', 'next', both, plain).after;
    expect(shown(next)).toEqual(['next', loser?.value]);
  });
});

describe('a stale parent, where it is refused', () => {
  it.each<[string, RevisionState, RevisionState | null]>([
    ['has a child already', left, parent],
    ['is not named, though there is a value', parent, null],
    ['is not there', branching.empty, parent],
    ['is unknown here', put(branching.empty, 'other', 'other', null).after, parent],
  ])('%s', (_why, state, seen) => {
    const refused = put(state, 'new', 'new', seen, refusing);
    expect(refused.outcome).toBe('rejected');
    expect(refused.after).toBe(state);
    expect(refused.why).toMatchObject([{ rule: 'stale', result: 'rejected', incoming: { write: 'new' } }]);
    expect(refused.clauses[0]).toMatch(/does not follow|is not there/);
  });

  it.each<[string, RevisionState, RevisionState | null]>([
    ['a leaf', left, left],
    ['none, for a new key', branching.empty, null],
    ['none, for a deleted one', put(parent, 'gone', null, parent).after, null],
    ['a leaf that is no winner', both, winner?.value === 'left' ? right : left],
  ])('is not %s', (_why, state, seen) => {
    expect(put(state, 'new', 'new', seen, refusing).outcome).toBe('stored');
  });
});
