import { expect, test } from 'vitest';
import type { Command, Scenario } from '../core/engine/scenario.ts';
import { replicaId } from '../core/ids.ts';
import { redone, switched, undone, type Work, withAction } from './history.ts';

const crash = (name: string): Command => ({ do: 'crash', replica: replicaId(name) });
const START: Work = { session: { scenario: {} as Scenario, settings: {}, actions: [] }, branches: [], undone: [] };
const names = (work: Work) =>
  work.session.actions.map((action) => (action.do === 'crash' ? action.replica : '')).join('');

test('what is undone can be done again, until something else is done', () => {
  const both = withAction(withAction(START, crash('A'), 1), crash('B'), 2);
  const one = undone(both);
  expect(names(one)).toBe('A');
  expect(names(redone(one))).toBe('AB');
  expect(redone(withAction(one, crash('C'), 3)).undone).toEqual([]);
  expect(undone(START)).toBe(START);
});

test('acting in the past leaves what came later on a branch that can be gone back to', () => {
  const both = withAction(withAction(START, crash('A'), 1), crash('B'), 5);
  const fork = withAction(both, crash('C'), 3);
  expect(names(fork)).toBe('AC');
  expect(fork.branches).toHaveLength(1);
  const back = switched(fork, 0);
  expect(names(back)).toBe('AB');
  expect(names(switched(back, 0))).toBe('AC');
});
