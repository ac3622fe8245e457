import { describe, expect, test } from 'vitest';
import type { Ending } from '../core/explore/ending.ts';
import { finish } from '../core/explore/staleness.ts';
import { valueWords } from '../core/narrate/value-words.ts';
import { STRATEGIES } from '../core/strategies/index.ts';
import { accountAfter } from '../core/verdicts/account.ts';
import cartLastWriter from '../scenario/built-in/cart-last-writer.ts';
import cart from '../scenario/built-in/cart-union-set.ts';
import likes from '../scenario/built-in/likes-counter.ts';
import removedItem from '../scenario/built-in/removed-item.ts';
import { compareStrategies } from './comparison.ts';
import type { Session } from './protocol.ts';
import { comparisonOf } from './slow-answers.ts';

const sessionOf = (scenario: Session['scenario'], more: Partial<Session> = {}): Session => ({
  scenario,
  settings: {},
  actions: [],
  ...more,
});

/** How the session ends under one of the strategies. */
function endingUnder(strategy: string, session: Session, stepsMax?: number): Ending {
  const found = finish(compareStrategies(session, accountAfter, stepsMax)).find(
    ({ choice }) => choice.kind === strategy,
  );
  if (found?.kind !== 'ran') throw new Error(`${strategy} has not run`);
  return found.ending;
}

/** What is kept under a key, side by side: `A B: milk | eggs`. */
const keptIn = ({ keys }: Ending): readonly string[] =>
  keys.flatMap(({ sides }) =>
    sides.map(
      ({ replicas, values }) => `${replicas.join(' ')}: ${values.map(({ value }) => valueWords(value)).join(' | ')}`,
    ),
  );
const backIn = ({ cameBack }: Ending): readonly string[] =>
  cameBack.map((back) => (back.kind === 'item' ? back.item : back.write));
const lostIn = ({ lost }: Ending): readonly string[] => lost.map(({ write }) => write);

describe('one cart, from which eggs are taken out on one side of a cut while ham is put in on the other', () => {
  const under = (strategy: string) => endingUnder(strategy, sessionOf(cart));

  test('as a union set gets its eggs back and loses no write', () => {
    const ending = under('union-set');
    expect(keptIn(ending)).toEqual(['A B: milk, eggs, ham, flour']);
    expect(backIn(ending)).toEqual(['eggs']);
    expect(ending.counts).toMatchObject({ surviving: 2, superseded: 2, merged: 0, lost: 0 });
    expect(ending.convergence).toEqual({ kind: 'converged' });
  });

  test('as an observed-remove set has what both wanted, and nothing comes back', () => {
    const ending = under('observed-remove');
    expect(keptIn(ending)).toEqual(['A B: milk, ham, flour']);
    expect(backIn(ending)).toEqual([]);
    expect(ending.counts).toMatchObject({ surviving: 4, lost: 0 });
  });

  test.each(['last-writer', 'last-write-wins'])('under %s loses what Alice put in last', (strategy) => {
    const ending = under(strategy);
    expect(keptIn(ending)).toEqual(['A B: milk, eggs, ham']);
    expect(lostIn(ending)).toEqual(['alice#3']);
    expect(ending.counts).toMatchObject({ surviving: 1, superseded: 2, lost: 1 });
  });

  test('under dotted version vectors is two carts beside one another', () => {
    const ending = under('dotted-version-vectors');
    expect(keptIn(ending)).toEqual(['A B: milk, flour | milk, eggs, ham']);
    expect(lostIn(ending)).toEqual([]);
  });

  test('under arrival order is another cart at each replica', () => {
    const ending = under('arrival-order');
    expect(keptIn(ending)).toEqual(['A: milk, eggs, ham', 'B: milk, flour']);
    expect(ending.convergence).toEqual({ kind: 'diverged', keys: ['cart'] });
  });

  test('is nothing that a counter takes: it refuses every write, which is no loss', () => {
    const ending = under('counter');
    expect(keptIn(ending)).toEqual(['A B: ']);
    expect(ending.counts).toMatchObject({ rejected: 4, surviving: 0, lost: 0 });
  });

  test('ends the same whatever strategy the session has, and each strategy has its row', () => {
    const rows = finish(compareStrategies(sessionOf(cart), accountAfter));
    expect(rows.map(({ choice }) => choice.kind)).toEqual(STRATEGIES.map(({ id }) => id));
    expect(finish(compareStrategies(sessionOf(cartLastWriter), accountAfter))).toEqual(rows);
  });
});

test('a counter adds up what a register of the last writer loses', () => {
  expect(keptIn(endingUnder('counter', sessionOf(likes)))).toEqual(['A B: 15']);
  const register = endingUnder('last-writer', sessionOf(likes));
  expect(keptIn(register)).toEqual(['A B: 13']);
  expect(lostIn(register)).toEqual(['alice#2']);
});

test('clients merge as the scenario has it: their union brings eggs back under any strategy with siblings', () => {
  expect(backIn(endingUnder('version-vectors-client', sessionOf(removedItem)))).toEqual(['eggs']);
  expect(backIn(endingUnder('observed-remove', sessionOf(removedItem)))).toEqual([]);
});

test('what the person has done and set is in it, and their strategy has the options that they chose', () => {
  const strategy = { kind: 'last-write-wins', options: { stampedBy: 'client' } };
  const rows = finish(
    compareStrategies(
      sessionOf(cart, {
        settings: { strategy },
        actions: [
          { at: 2_000, do: 'put', client: 'bob', key: 'note', value: 'hello' },
        ] as unknown as Session['actions'],
      }),
      accountAfter,
    ),
  );
  const present = rows.find(({ choice }) => choice.kind === strategy.kind);
  expect(present?.choice.options).toMatchObject(strategy.options);
  expect(present?.kind === 'ran' && keptIn(present.ending)).toEqual(['A B: milk, eggs, ham', 'A B: hello']);
});

test('a run that is too long is stopped, and says so', () => {
  const ending = endingUnder('union-set', sessionOf(cart), 5);
  expect(ending).toMatchObject({ isCutShort: true, steps: 5 });
  expect(endingUnder('union-set', sessionOf(cart)).isCutShort).toBe(false);
});

test('what cannot be run is refused with its reason', () => {
  const system = { kind: 'multi-leader', options: { topology: 'edges', edges: 'A>X' } };
  for (const row of finish(compareStrategies(sessionOf(cart, { settings: { system } }), accountAfter)))
    expect(row).toMatchObject({ kind: 'refused', problems: [{ path: expect.stringContaining('system.') }] });
});

test('how far it is goes up to the whole, with the rows so far; and it stops when it is told to', async () => {
  const heard: number[] = [];
  const work = compareStrategies(sessionOf(cart), accountAfter);
  for (let next = work.next(); next.done !== true; next = work.next()) {
    heard.push(next.value.done);
    expect(next.value.strategies.length).toBe(Math.floor(next.value.done * STRATEGIES.length + 1e-9));
  }
  expect(heard).toEqual([...heard].sort((one, other) => one - other));
  expect(heard.at(-1)).toBe(1);
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    at: index,
    do: 'put',
    client: 'bob',
    key: 'cart',
    value: index,
  })) as unknown as Session['actions'];
  expect(await comparisonOf(sessionOf(cart, { actions: many }), async () => 'stop')).toBeNull();
});
