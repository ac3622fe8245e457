/** What a state keeps after many rounds: what people see bounds the effects, and only what ends is kept for ever. */
import { expect, it } from 'vitest';
import { operationId } from '../ids.ts';
import type { Change } from './change.ts';
import { deltaOf } from './data-type.ts';
import { findDataType } from './index.ts';
import { emptyState, joinStates, type TypeState } from './state.ts';

/** Rounds of changes, each by a client that has been shown all before it. */
function after(id: string, rounds: number, changes: readonly Change[]): TypeState {
  const type = findDataType(id);
  if (type === undefined) throw new Error(`no type ${id}`);
  let state = emptyState(id);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, change] of changes.entries()) {
      const write = operationId(`c${index}#${round}`);
      const by = { write, stamp: { timeMs: round, counter: index }, writer: 'A', observed: state.effects };
      state = joinStates(state, deltaOf(type, change, by) ?? emptyState(id));
    }
  return state;
}

const ADD_AND_REMOVE: readonly Change[] = [
  { kind: 'add', item: 'milk' },
  { kind: 'remove', item: 'milk' },
];
const PUT: readonly Change[] = [{ kind: 'put', value: 'x' }];
const PUT_FIELD: readonly Change[] = [{ kind: 'put', field: 'title', value: 'x' }];

it.each<[string, readonly Change[]]>([
  ['observed-remove', ADD_AND_REMOVE],
  ['multi-value', PUT],
  ['union-set', PUT],
  ['counter', [{ kind: 'put', value: 1 }]],
  ['last-writer', PUT],
  ['map', PUT_FIELD],
])('a %s keeps one effect however often it was changed', (id, changes) => {
  expect(after(id, 200, changes).effects).toHaveLength(1);
});

it.each<[string, readonly Change[]]>([
  ['last-writer', PUT],
  ['map', PUT_FIELD],
])('a %s whose values are stamped keeps no names of what is over', (id, changes) => {
  expect(after(id, 200, changes).over).toEqual([]);
});

it.each<[string, readonly Change[]]>([
  ['observed-remove', ADD_AND_REMOVE],
  ['multi-value', PUT],
  ['union-set', PUT],
  ['map', ADD_AND_REMOVE],
])('a %s keeps the name of each effect that was ended, one for each change and no more', (id, changes) => {
  const changed = 50 * changes.length;
  expect(after(id, 50, changes).over).toHaveLength(changed - 1);
});
