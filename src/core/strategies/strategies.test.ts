/** What each strategy does in the smallest story that tells it from the others, and what it says of it. */
import { describe, expect, it } from 'vitest';
import { actorId, clientId, operationId, replicaId } from '../ids.ts';
import { arrivalOrderStrategy } from './arrival-order.ts';
import { dottedStrategy } from './dotted-version-vectors.ts';
import { immutableKeysStrategy } from './immutable-keys.ts';
import { findStrategy, STRATEGIES } from './index.ts';
import { makeLastWriteWins } from './last-write-wins.ts';
import { opIdStrategy } from './op-id-register.ts';
import { makeRevisionTree } from './revision-tree.ts';
import type { Comparison, DecidingReplica, Options, Strategy, Write } from './strategy.ts';
import { versionNumbersStrategy } from './version-numbers.ts';
import { clientVectorsStrategy } from './version-vectors-client-ids.ts';
import { serverMergedStrategy } from './version-vectors-server-merged.ts';
import { serverStampedStrategy } from './version-vectors-server-stamped.ts';

const branching = makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' });

const write = (id: string, value: string, deleted = false): Write => ({
  id: operationId(id),
  client: clientId(id.split('#')[0] ?? id),
  value,
  deleted,
});

const at = (replica: string, timeMs = 0): DecidingReplica => ({
  replica: replicaId(replica),
  actor: actorId(replica),
  stamp: { timeMs, counter: 0 },
  stampedBy: replicaId(replica),
  clockMs: timeMs,
});

/** Puts and explains in one. */
function put<State, Context>(
  strategy: Strategy<State, Context>,
  before: State,
  what: Write,
  context: Context | null,
  by: DecidingReplica,
) {
  const { state: after, outcome } = strategy.put(before, what, context, by);
  const why = strategy.explain({ kind: 'put', before, after, outcome, write: what, context, by });
  return { after, outcome, why, values: strategy.read(after).siblings.map(({ value }) => value) };
}

function join<State, Context>(strategy: Strategy<State, Context>, before: State, remote: State) {
  const after = strategy.join(before, remote);
  const why = strategy.explain({ kind: 'join', before, after, remote });
  return { after, why, values: strategy.read(after).siblings.map(({ value }) => value) };
}

/** Alice writes; bob, who has seen nothing, writes; alice answers her own first value. All at replica A. */
function cart<State, Context>(strategy: Strategy<State, Context>) {
  const first = put(strategy, strategy.empty, write('alice#1', 'milk'), null, at('A', 1));
  const { context } = strategy.read(first.after);
  const second = put(strategy, first.after, write('bob#1', 'eggs'), null, at('A', 2));
  return put(strategy, second.after, write('alice#2', 'flour'), context, at('A', 3));
}

const results = (why: readonly Comparison[]): readonly string[] =>
  why.map((comparison) => ('result' in comparison ? comparison.result : comparison.kind));

describe('of milk, eggs written blindly, and flour that replaces milk', () => {
  it.each<[string, ReturnType<typeof cart>, readonly string[], readonly string[]]>([
    ['arrival-order', cart(arrivalOrderStrategy), ['flour'], ['arrival']],
    ['last-write-wins', cart(makeLastWriteWins({ clock: 'physical', by: 'coordinator' }, [])), ['flour'], ['stamps']],
    ['immutable-keys', cart(immutableKeysStrategy), ['milk'], ['rejected']],
    ['version-numbers', cart(versionNumbersStrategy), ['eggs', 'flour'], ['stored dropped', 'stored kept']],
    ['version-vectors-client', cart(clientVectorsStrategy), ['flour', 'eggs'], ['stored dropped', 'both kept']],
    ['version-vectors-server-stamped', cart(serverStampedStrategy), ['flour'], ['stored dropped']],
    [
      'version-vectors-server-merged',
      cart(serverMergedStrategy),
      ['milk', 'eggs', 'flour'],
      ['both kept', 'both kept'],
    ],
    ['dotted-version-vectors', cart(dottedStrategy), ['eggs', 'flour'], ['dropped', 'kept']],
    ['revision-tree', cart(branching), ['flour', 'eggs'], ['stored dropped', 'both kept']],
    ['op-id-register', cart(opIdStrategy), ['flour', 'eggs'], ['dropped', 'both kept']],
  ])('%s keeps what it should, and says why', (_id, last, values, why) => {
    expect(last.values).toEqual(values);
    expect(results(last.why)).toEqual(why);
  });
});

describe('two replicas that each took a write', () => {
  /** Alice's milk at A and bob's eggs at B, merged into A. */
  function met<State, Context>(strategy: Strategy<State, Context>) {
    const here = put(strategy, strategy.empty, write('alice#1', 'milk'), null, at('A', 1)).after;
    const there = put(strategy, strategy.empty, write('bob#1', 'eggs'), null, at('B', 1)).after;
    return { ...join(strategy, here, there), isViolated: strategy.isViolated(strategy.join(here, there)) };
  }

  it.each<[string, ReturnType<typeof met>, readonly string[], readonly string[]]>([
    ['arrival-order', met(arrivalOrderStrategy), ['eggs'], ['arrival']],
    ['last-write-wins', met(makeLastWriteWins({ clock: 'physical', by: 'client' }, [])), ['milk'], ['stamps']],
    ['immutable-keys', met(immutableKeysStrategy), ['eggs', 'milk'], ['clash']],
    ['version-numbers', met(versionNumbersStrategy), ['milk'], ['stored kept', 'stored dropped']],
    ['version-vectors-client', met(clientVectorsStrategy), ['milk', 'eggs'], ['both kept']],
    ['version-vectors-server-stamped', met(serverStampedStrategy), ['milk', 'eggs'], ['both kept']],
    ['version-vectors-server-merged', met(serverMergedStrategy), ['milk', 'eggs'], ['both kept']],
    ['dotted-version-vectors', met(dottedStrategy), ['milk', 'eggs'], ['kept', 'kept']],
    ['revision-tree', met(branching), ['eggs', 'milk'], ['both kept']],
    ['op-id-register', met(opIdStrategy), ['eggs', 'milk'], ['both kept']],
  ])('%s', (id, { values, why, isViolated }, expected, because) => {
    expect(values).toEqual(expected);
    expect(results(why)).toEqual(because);
    expect(isViolated).toBe(id === 'immutable-keys');
  });
});

describe('last write wins', () => {
  const byValue = makeLastWriteWins({ clock: 'physical', by: 'coordinator' }, ['deleted-wins', 'greater-value']);
  const stored = byValue.put(byValue.empty, write('alice#1', 'm'), null, at('A', 5)).state;

  it('ignores an older write, and tells the client that it was taken', () => {
    const older = put(byValue, stored, write('bob#1', 'z'), null, at('B', 4));
    expect(older.outcome).toBe('ignored');
    expect(older.after).toBe(stored);
    expect(older.why).toMatchObject([{ winner: 'stored', rule: 'timestamp' }]);
  });

  it('names the rule that broke a tie', () => {
    expect(put(byValue, stored, write('bob#1', 'z'), null, at('B', 5)).why).toMatchObject([
      { winner: 'incoming', rule: 'the greater value' },
    ]);
    expect(put(byValue, stored, write('bob#1', '', true), null, at('B', 5)).why).toMatchObject([
      { winner: 'incoming', rule: 'the delete' },
    ]);
    expect(put(byValue, stored, write('bob#1', 'm'), null, at('B', 5)).why).toMatchObject([
      { winner: 'incoming', rule: 'the greater writer' },
    ]);
  });
});

describe('immutable keys', () => {
  it('take the same value again as a duplicate', () => {
    const { state } = immutableKeysStrategy.put(immutableKeysStrategy.empty, write('alice#1', 'milk'), null, at('A'));
    const again = put(immutableKeysStrategy, state, write('alice#2', 'milk'), null, at('A'));
    expect(again.outcome).toBe('duplicate');
    expect(again.after).toBe(state);
    expect(results(again.why)).toEqual(['duplicate']);
  });
});

describe('the registry', () => {
  /** The first choice of each option: the default. */
  const defaults = (id: string): Options =>
    Object.fromEntries((findStrategy(id)?.options ?? []).map(({ name, choices }) => [name, choices[0]?.value ?? '']));

  it('knows each strategy by its id, and no other', () => {
    expect(STRATEGIES.map(({ id }) => findStrategy(id)?.id)).toEqual(STRATEGIES.map(({ id }) => id));
    expect(new Set(STRATEGIES.map(({ id }) => id)).size).toBe(STRATEGIES.length);
    expect(findStrategy('__proto__')).toBeUndefined();
  });

  it.each(STRATEGIES.map((kind) => [kind.id, kind] as const))('%s starts with nothing, for all choices', (id, kind) => {
    for (const { name, choices } of [{ name: '', choices: [{ value: '' }] }, ...kind.options]) {
      for (const { value } of choices) {
        const strategy = kind.create({ ...defaults(id), [name]: value });
        expect(strategy.held(strategy.empty)).toEqual([]);
        expect(strategy.read(strategy.empty).siblings).toEqual([]);
      }
    }
  });

  it('refuses a choice that does not exist', () => {
    expect(() => findStrategy('last-write-wins')?.create({ ...defaults('last-write-wins'), tie: 'coin' })).toThrow(
      'coin',
    );
  });
});
