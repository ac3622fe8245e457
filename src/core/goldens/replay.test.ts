/** What the format says beyond the cases that came with it, and that nothing unknown passes. */
import { describe, expect, it } from 'vitest';
import { replayCase } from './replay.ts';

type Json = { readonly [field: string]: unknown };

/** A case from steps and checks alone. */
const replay = (strategy: string, steps: readonly Json[], expected: readonly Json[], more: Json = {}) =>
  replayCase({
    id: 'test',
    strategy,
    steps: steps.map((step, index) => ({ n: index + 1, ...step })),
    expect: expected,
    ...more,
  }).failures;

const put = (replica: string, value: unknown, more: Json = {}): Json => ({ op: 'put', replica, value, ...more });
const sync = (from: string, to: string): Json => ({ op: 'sync', from, to });

describe('lww', () => {
  const tie = (...rules: readonly string[]): Json => ({ config: { tie: rules } });
  const live = (value: unknown, more: Json = {}): Json => put('A', value, { timestamp: 1, ...more });
  const gone = (more: Json = {}): Json => ({ op: 'delete', replica: 'A', timestamp: 1, ...more });

  it.each<[string, readonly string[], Json, Json, Json]>([
    ['deleted-wins', ['deleted-wins'], gone(), live('z'), { deleted: true, value: null }],
    ['live-wins', ['live-wins'], gone({ value: 'z' }), live('a'), { deleted: false, value: 'a' }],
    ['greater-value', ['greater-value'], live('b'), live('a'), { value: 'b' }],
    ['greater-value of numbers', ['greater-value'], live(10), live(9), { value: 10 }],
    [
      'greater-value is for live records only',
      ['greater-value', 'smaller-writer'],
      live('a', { writer: 'n1' }),
      gone({ value: 'z', writer: 'n2' }),
      { value: 'a', writer: 'n1' },
    ],
    ['smaller-value', ['smaller-value'], live('a'), live('b'), { value: 'a' }],
    [
      'smaller-value of deletes',
      ['smaller-value'],
      gone({ value: 'a' }),
      gone({ value: 'b' }),
      { value: 'a', deleted: true },
    ],
    [
      'greater-writer',
      ['greater-writer'],
      live('a', { writer: 'n2' }),
      live('b', { writer: 'n1' }),
      { value: 'a', writer: 'n2' },
    ],
    [
      'smaller-writer',
      ['smaller-writer'],
      live('a', { writer: 'n1' }),
      live('b', { writer: 'n2' }),
      { value: 'a', writer: 'n1' },
    ],
    ['keep-existing', ['keep-existing'], live('a'), live('b'), { value: 'a' }],
  ])('%s keeps the first of two equal timestamps', (_name, rules, first, second, kept) => {
    const expected = { after: 2, replica: 'A', timestamp: 1, ...kept };
    expect(replay('lww', [first, second], [expected], tie(...rules))).toEqual([]);
    // Unless whatever came first stays, the other order gives the same.
    const swapped = replay('lww', [second, first], [expected], tie(...rules));
    expect(swapped.length > 0).toBe(rules.includes('keep-existing'));
  });

  it('adds the clock offset to a time', () => {
    const config = { config: { tie: [], clockOffset: { __proto__: null, A: -5 } } };
    expect(replay('lww', [put('A', 1, { time: 10 })], [{ after: 1, replica: 'A', timestamp: 5 }], config)).toEqual([]);
  });
});

describe('dots', () => {
  const load = (entries: unknown, anonymous: unknown): Json => ({
    op: 'load',
    replica: 'A',
    state: { entries, anonymous },
  });

  it.each([
    ['sum', [5, 2], [1], { value: 8, dot: null }],
    ['min', [5, 2], [1], { value: 1, dot: null }],
    ['max', [5, 2], [1], { value: 5, dot: null }],
    ['keep-greatest', [2, 5], [], { value: 2, dot: ['a', 3] }],
    ['keep-greatest', [2], [9], { value: 9, dot: null }],
  ])('resolve %s of %j and %j', (how, values, anonymous, sibling) => {
    const expected = { after: 2, replica: 'A', siblings: [sibling], context: { a: 3, none: 0 } };
    expect(
      replay('dvvset', [load([['a', 3, values]], anonymous), { op: 'resolve', replica: 'A', how }], [expected]),
    ).toEqual([]);
  });

  it('takes a context written by hand, and knows what it covers', () => {
    const steps = [put('A', 'x'), put('A', 'y'), put('A', 'z', { context: { vv: { A: 1, B: 0 } } })];
    const siblings = [
      { value: 'y', dot: ['A', 2] },
      { value: 'z', dot: ['A', 3] },
    ];
    expect(
      replay('dvvset', steps, [
        { after: 3, replica: 'A', siblings },
        { after: 3, lost: [] },
      ]),
    ).toEqual([]);
  });

  it('values without a dot go at a merge with a strictly newer side', () => {
    const steps = [load([['a', 1, []]], [7]), put('B', 8, { context: { vv: { a: 1 } } }), sync('B', 'A')];
    expect(replay('dvvset', steps, [{ after: 3, replica: 'A', siblings: [{ value: 8, dot: ['B', 1] }] }])).toEqual([]);
  });

  it('a name such as __proto__ is a name', () => {
    const steps = [
      put('__proto__', '__proto__'),
      JSON.parse('{"op":"put","replica":"B","value":1,"context":{"vv":{"__proto__":1}}}'),
      sync('__proto__', 'B'),
    ];
    const context = JSON.parse('{"__proto__":1,"B":1}');
    expect(replay('dvvset', steps, [{ after: 3, replica: 'B', values: [1], context }])).toEqual([]);
  });
});

it('write-once keeps keys apart, and a sync without a key is for all of them', () => {
  const steps = [
    put('A', 1, { key: '__proto__' }),
    put('B', 2, { key: 'u' }),
    put('B', 3, { key: '__proto__' }),
    sync('A', 'B'),
  ];
  const expected = [
    { after: 4, replica: 'B', key: '__proto__', values: [1, 3], violation: true },
    { after: 4, replica: 'B', key: 'u', values: [2], violation: false },
  ];
  expect(replay('write-once', steps, expected)).toEqual([]);
});

it('lost: gone everywhere, though no later write had seen it', () => {
  const blindly = [put('A', 'x', { client: 'c' }), put('A', 'y', { client: 'c' })];
  expect(replay('vv-server-stamped', blindly, [{ after: 2, lost: ['x'], falselyOverwritten: ['x'] }])).toEqual([]);
  const seeing = [put('A', 'x', { as: 'p' }), put('A', 'y', { context: { ref: 'p' } })];
  expect(replay('vv-server-stamped', seeing, [{ after: 2, lost: [], missing: [] }])).toEqual([]);
});

it('lost looks at what clients were given, falselyOverwritten at what a faultless strategy would hold', () => {
  const steps = [put('A', 'x'), put('A', 'y', { as: 'p' }), put('A', 'z', { context: { ref: 'p' } })];
  expect(replay('vv-server-stamped', steps, [{ after: 3, lost: ['x'], falselyOverwritten: [] }])).toEqual([]);
});

it('everyPermutation runs every order, with repeats', () => {
  const writes = ['a', 'b', 'c'].map((id, index) => ({ id, value: id, dot: ['A', index + 1], context: { A: index } }));
  const steps = [{ op: 'deliver', replica: 'X', write: 'a' }];
  const expected = (siblings: readonly Json[], permutations: number): readonly Json[] => [
    { after: 1, everyPermutation: { siblings }, permutations },
  ];
  const last = [{ value: 'c', dot: ['A', 3] }];
  expect(replay('dvv-deliver', steps, expected(last, 6), { writes })).toEqual([]);
  expect(replay('dvv-deliver', steps, expected([], 6), { writes }).join()).toContain('delivered as a b c');
  expect(replay('dvv-deliver', steps, expected(last, 5), { writes }).join()).toContain('6 permutations');
});

it('hlc: a message may be a label, and one too far ahead changes nothing', () => {
  const steps = [
    { op: 'tick', node: 'a', pt: 20, as: 'm' },
    { op: 'receive', node: 'b', pt: 9, message: { ref: 'm' } },
    { op: 'receive', node: 'b', pt: 10, message: { ref: 'm' } },
  ];
  const expected = [
    { after: 2, reply: { result: 'rejected' } },
    { after: 2, node: 'b', hlc: [0, 0] },
    { after: 3, node: 'b', hlc: [20, 1] },
  ];
  expect(replay('hlc', steps, expected, { config: { maxOffset: 10 } })).toEqual([]);
});

describe('a replica that is not mentioned has not changed', () => {
  const steps = [put('A', 'a', { timestamp: 1 }), put('A', 'b', { timestamp: 2 })];

  it('fails where it has', () => {
    const first = { after: 1, replica: 'A', value: 'a' };
    expect(replay('lww', steps, [first]).join()).toContain('should not have changed');
  });

  it('says nothing where the case looks only now and then', () => {
    const many = [put('A', 1), put('A', 2), put('A', 3)];
    expect(replay('dvvset', many, [{ after: 2, replica: 'A', values: [1, 2] }])).toEqual([]);
  });
});

describe('what is unknown or malformed fails, and never throws', () => {
  const good = { after: 1, replica: 'A', values: [1] };
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'not an object'],
    ['a list', [], 'not an object'],
    ['no strategy', { steps: [] }, 'strategy is not a text'],
    ['an unknown strategy', { strategy: 'crystal-ball', steps: [], expect: [] }, 'not known yet'],
    ['a strategy named __proto__', { strategy: '__proto__', steps: [], expect: [] }, 'not known yet'],
    ['no checks', { strategy: 'dvvset', steps: [put('A', 1)], expect: [] }, 'checks nothing'],
    ['an unknown step', { strategy: 'dvvset', steps: [{ op: 'leap' }], expect: [good] }, 'unknown'],
    [
      'an unknown field of a step',
      { strategy: 'dvvset', steps: [put('A', 1, { contxt: null })], expect: [good] },
      'contxt',
    ],
    ['an unknown check', { strategy: 'dvvset', steps: [put('A', 1)], expect: [{ after: 1, winner: 1 }] }, 'winner'],
    [
      'a check that says nothing',
      { strategy: 'dvvset', steps: [put('A', 1)], expect: [{ after: 1, replica: 'A' }] },
      'says nothing',
    ],
    [
      'a check after no step',
      { strategy: 'dvvset', steps: [put('A', 1)], expect: [{ ...good, after: 2 }] },
      'does not exist',
    ],
    [
      'an unknown label',
      { strategy: 'dvvset', steps: [put('A', 1, { context: { ref: 'x' } })], expect: [good] },
      'label',
    ],
    [
      'an unknown tie rule',
      { strategy: 'lww', config: { tie: ['x'] }, steps: [put('A', 1, { timestamp: 1 })], expect: [good] },
      'tie rule',
    ],
    ['an unknown option', { strategy: 'lww', config: { ties: [] }, steps: [], expect: [] }, 'ties'],
    ['no timestamp', { strategy: 'lww', steps: [put('A', 1)], expect: [good] }, 'timestamp'],
    [
      'an unknown way to resolve',
      { strategy: 'dvvset', steps: [{ op: 'resolve', replica: 'A', how: 'x' }], expect: [good] },
      'how to',
    ],
    [
      'dots for others',
      { strategy: 'lww', steps: [{ op: 'load', replica: 'A', state: {} }], expect: [good] },
      'unknown for lww',
    ],
    [
      'an unknown write',
      { strategy: 'dvv-deliver', writes: [], steps: [{ op: 'deliver', replica: 'A', write: 'w' }], expect: [good] },
      'unknown write',
    ],
    [
      'a path of names that are none',
      { strategy: 'rev-tree', steps: [{ op: 'add-path', replica: 'A', path: ['1-a', 'b'] }], expect: [good] },
      'not the name',
    ],
    [
      'a path that skips a generation',
      { strategy: 'rev-tree', steps: [{ op: 'add-path', replica: 'A', path: ['1-a', '3-b'] }], expect: [good] },
      'cannot be a child',
    ],
    [
      'a path for others',
      { strategy: 'lww', steps: [{ op: 'add-path', replica: 'A', path: ['1-a'] }], expect: [good] },
      'unknown for lww',
    ],
    ['half a triple', { strategy: 'dvvset', a: [], b: [] }, 'not an object'],
  ])('%s', (_name, caseObject, reason) => {
    expect(replayCase(caseObject).failures.join()).toContain(reason);
  });
});
