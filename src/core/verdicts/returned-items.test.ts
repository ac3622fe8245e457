/** What comes back where values are joined: by a client's rule, by hand, by a replica's data type; in lists and maps. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from './account.ts';
import { clauseOf } from './because.ts';

const run = (sample: Sample, script: readonly LooseCommand[]) => simulate(sampleRun(sample, script));

function returned(sample: Sample, script: readonly LooseCommand[]) {
  const made = run(sample, script);
  return accountAfter(made, made.recording.steps - 1)
    .anomalies.filter(({ kind }) => kind === 'resurrected-item')
    .map(({ operation, other, because }) => `${operation}, ${other}: ${because}`);
}

const command = (at: number, what: string, client: string, more: object = {}): LooseCommand => ({
  at,
  do: what,
  client,
  key: 'k',
  ...more,
});

/** Alice puts a value, bob reads it; then they are apart, until `together`. */
const apart = (value: unknown, ...meanwhile: readonly LooseCommand[]): readonly LooseCommand[] => [
  command(0, 'put', 'alice', { value }),
  command(150, 'get', 'bob'),
  { at: 280, do: 'partition', groups: [['A'], ['B', 'C']] },
  ...meanwhile,
];
const together = [{ at: 600, do: 'heal-all' }, command(900, 'get', 'alice')];
const LIST = ['milk', 'eggs'];
const eggsOut = command(300, 'remove', 'alice', { item: 'eggs' });
const hamIn = command(320, 'add', 'bob', { item: 'ham' });
const eggsIn = command(320, 'add', 'bob', { item: 'eggs' });

describe('in a union that a replica makes', () => {
  it('the item is named with the write that still had it, the one that took it out, and the replica, once', () => {
    const list = returned({ strategy: 'union-set' }, [...apart(LIST, eggsOut, hamIn), ...together]);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatch(
      /^bob#1, alice#2: [ABC] joins alice#2 and bob#1 and has "eggs" in it, which alice#2 had taken out and nobody has put in since$/,
    );
  });

  it('what somebody was told to add is there by right', () => {
    expect(returned({ strategy: 'union-set' }, [...apart(LIST, eggsOut, eggsIn), ...together])).toEqual([]);
  });

  it('nothing comes back where only adds meet, or where the remove was seen', () => {
    const sees = [command(700, 'get', 'bob'), command(900, 'add', 'bob', { item: 'ham' })];
    expect(returned({ strategy: 'union-set' }, apart(LIST, hamIn, { at: 600, do: 'heal-all' }))).toEqual([]);
    expect(returned({ strategy: 'union-set' }, apart(LIST, eggsOut, { at: 500, do: 'heal-all' }, ...sees))).toEqual([]);
  });
});

describe('in an observed-remove set', () => {
  const sample = { strategy: 'observed-remove' };

  it('an add made at the same time as the remove puts the item in anew, which is said, and is no return', () => {
    const script = [...apart(LIST, eggsOut, eggsIn), ...together];
    expect(returned(sample, script)).toEqual([]);
    const made = run(sample, script);
    const clauses = windowOf(made, 0, made.recording.steps).moments.flatMap(({ events }) =>
      events.flatMap(({ comparisons }) => comparisons.map(clauseOf)),
    );
    expect(clauses).toContain('bob#1 had not seen alice#2, so eggs is put in anew and does not come back');
    expect(clauses).toContain('alice#2 had not seen bob#1, so eggs is put in anew and does not come back');
  });

  it('other adds bring nothing back', () => {
    expect(returned(sample, [...apart(LIST, eggsOut, hamIn), ...together])).toEqual([]);
  });

  it('a whole list that only still has the item does bring it back, though the type takes it for an add', () => {
    const whole = command(320, 'put', 'bob', { value: ['milk', 'eggs', 'ham'] });
    const list = returned(sample, [...apart(LIST, eggsOut, whole), ...together]);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatch(/^bob#1, alice#2: [ABC] joins .* and has "eggs" in it/);
  });

  it('of which clients store the state, the same holds', () => {
    const kept = { merge: 'observed-remove' } as const;
    const whole = command(320, 'put', 'bob', { value: ['milk', 'eggs', 'ham'] });
    expect(returned(kept, [...apart(LIST, eggsOut, hamIn), ...together])).toEqual([]);
    expect(returned(kept, [...apart(LIST, eggsOut, eggsIn), ...together])).toEqual([]);
    expect(returned(kept, [...apart(LIST, eggsOut, whole), ...together])).toHaveLength(1);
  });
});

describe('in a map', () => {
  const HOME = { title: 'Home', tags: ['old', 'red'] };
  const noTitle = command(300, 'delete', 'alice', { field: 'title' });
  const noOld = command(300, 'remove', 'alice', { field: 'tags', item: 'old' });
  const whole = command(320, 'put', 'bob', { value: { ...HOME, visits: 1 } });

  it.each([
    ['a replica', { strategy: 'map' }, 'bob#1, alice#2'],
    ['a client', { merge: 'map' }, 'alice#m1, alice#2'],
  ] as const)('that %s joins a field comes back with a whole map that still has it', (_who, sample, named) => {
    const list = returned(sample, [...apart(HOME, noTitle, whole), ...together]);
    expect(list.map((each) => each.slice(0, named.length))).toEqual([named]);
    expect(list[0]).toContain('has the field title in it, which alice#2 had taken out');
  });

  it('a field that is written anew at the same time is there by right', () => {
    const again = command(320, 'put', 'bob', { field: 'title', value: 'Start' });
    expect(returned({ strategy: 'map' }, [...apart(HOME, noTitle, again), ...together])).toEqual([]);
  });

  it('an item of a list in a field is followed too', () => {
    const plain = [
      command(300, 'put', 'alice', { value: { tags: ['red'] } }),
      command(320, 'put', 'bob', { value: { tags: ['old', 'red', 'new'] } }),
    ];
    const both = command(1_200, 'put', 'alice', { value: { tags: ['red', 'old', 'new'] } });
    expect(returned({}, [...apart({ tags: ['old', 'red'] }, ...plain), ...together, both])[0]).toMatch(
      /^alice#3, alice#2: alice#3 joins alice#2 and bob#1 and has "old" in tags in it/,
    );
    // Added one by one, nothing of the sort happens.
    const fields = command(320, 'add', 'bob', { field: 'tags', item: 'old' });
    const start = [
      command(0, 'add', 'alice', { field: 'tags', item: 'old' }),
      ...apart(undefined, noOld, fields).slice(1),
    ];
    expect(returned({ strategy: 'map' }, [...start, ...together])).toEqual([]);
  });
});

describe('where a person decides', () => {
  const siblings = [...apart(LIST, eggsOut, hamIn), ...together];
  const decide = (value: unknown) => returned({}, [...siblings, command(1_200, 'put', 'alice', { value })]);

  it('all items of all siblings bring back what one of them had left out', () => {
    expect(decide(['milk', 'eggs', 'ham'])).toEqual([
      'alice#3, alice#2: alice#3 joins alice#2 and bob#1 and has "eggs" in it, which alice#2 had taken out and nobody has put in since',
    ]);
  });

  it('any other value is what they wanted', () => {
    expect(decide(['milk', 'ham'])).toEqual([]);
    expect(decide(['milk', 'eggs', 'ham', 'salt'])).toEqual([]);
  });
});
