import { describe, expect, it } from 'vitest';
import { compile } from '../engine/program.ts';
import type { Register } from '../engine/register.ts';
import { type Run, simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { startWorld } from '../engine/world.ts';
import { finish } from '../explore/staleness.ts';
import { operationId, type WriteId } from '../ids.ts';
import { record } from '../timeline/recording.ts';
import { windowOf } from '../timeline/window.ts';
import { seenIn } from '../types/stored-state.ts';
import { accountAfter } from './account.ts';
import { observe, observeEndOfStep, startObserver } from './observer.ts';

/** Runs a script in which these writes say again what another has said. */
function accountOf(script: readonly LooseCommand[], copies: { readonly [copy: string]: string }) {
  const program = compile(sampleRun({ clients: ['alice', 'bob'] }, script));
  const observer = startObserver(program, startWorld(program).homes);
  const nameCopies = ({ byId }: Register): void => {
    for (const [copy, first] of Object.entries(copies)) {
      const known = byId.get(operationId(copy));
      if (known !== undefined) Object.assign(known, { copyOf: operationId(first) });
    }
  };
  const recording = finish(
    record(program, (observed) => ({
      happening: (happening) => {
        nameCopies(observed.register);
        observe(observer, observed, happening);
      },
      endOfStep: () => observeEndOfStep(observer, observed),
    })),
  );
  return accountAfter(
    { recording, observer, stateHash: '', explanations: new Map(), divergences: new Map() },
    recording.steps - 1,
  );
}

const put = (at: number, client: string, value: string, more: object = {}) => ({
  at,
  do: 'put',
  client,
  key: 'k',
  value,
  ...more,
});
const BLIND = { context: 'none' };

describe('a write and its copy', () => {
  it('both take effect where they are kept side by side', () => {
    const { anomalies, anomalyCounts } = accountOf([put(0, 'alice', 'x'), put(200, 'alice', 'x', BLIND)], {
      'alice#2': 'alice#1',
    });
    expect(anomalyCounts['duplicate-effect']).toBe(3);
    expect(anomalies.find(({ kind }) => kind === 'duplicate-effect')).toMatchObject({
      operation: 'alice#2',
      other: 'alice#1',
      because: 'alice#2 says the same as alice#1, and A keeps both',
    });
  });

  it('both take effect where the copy comes after the first had been replaced', () => {
    const script = [
      put(0, 'alice', 'x'),
      { at: 200, do: 'get', client: 'bob', key: 'k' },
      put(400, 'bob', 'y'),
      put(700, 'alice', 'x', BLIND),
    ];
    const { anomalies } = accountOf(script, { 'alice#2': 'alice#1' });
    expect(anomalies.find(({ kind }) => kind === 'duplicate-effect')?.because).toBe(
      'alice#2 says the same as alice#1, and A takes it though alice#1 had been replaced there by a write that had seen it',
    );
  });

  it('comes of a retry without an identity, and not of one with', () => {
    const script = [
      { at: 0, do: 'cut', between: ['A', 'alice'], direction: 'forward' },
      { at: 1, do: 'put', client: 'alice', key: 'k', value: 'x' },
    ];
    const duplicates = (identity: 'none' | 'request') => {
      const input = sampleRun({}, script);
      const run = simulate({
        ...input,
        scenario: { ...input.scenario, retry: { timeoutMs: 300, attempts: 3, identity } },
      });
      return accountAfter(run, run.recording.steps - 1).anomalies.map(({ kind, operation, other }) => [
        kind,
        operation,
        other,
      ]);
    };
    expect(duplicates('none')[0]).toEqual(['duplicate-effect', 'alice#1~2', 'alice#1']);
    expect(duplicates('request')).toEqual([]);
  });

  it('is one effect where the copy takes the place of the first', () => {
    const { anomalyCounts } = accountOf([put(0, 'alice', 'x'), put(200, 'alice', 'x'), put(400, 'alice', 'x')], {
      'alice#2': 'alice#1',
      'alice#3': 'alice#1',
    });
    expect(anomalyCounts['duplicate-effect']).toBe(0);
  });

  it('is no matter of two writes that were meant', () => {
    expect(accountOf([put(0, 'alice', 'x'), put(200, 'alice', 'x', BLIND)], {}).anomalyCounts['duplicate-effect']).toBe(
      0,
    );
  });
});

describe('a counter, where an increment is asked for twice', () => {
  const LIKES = { at: 0, do: 'put', client: 'bob', key: 'k', value: 10 };
  const twice = (command: object): readonly LooseCommand[] => [
    { at: 290, do: 'cut', between: ['A', 'alice'], direction: 'forward' },
    { at: 300, do: 'increment', client: 'alice', key: 'k', by: 2, ...command } as LooseCommand,
  ];
  const run = (sample: Sample, script: readonly LooseCommand[], identity: 'none' | 'request' = 'none') => {
    const input = sampleRun(sample, script);
    const retry = { timeoutMs: 300, attempts: 3, identity };
    return simulate({ ...input, scenario: { ...input.scenario, retry } });
  };
  const duplicates = (made: Run) =>
    accountAfter(made, made.recording.steps - 1)
      .anomalies.filter(({ kind }) => kind === 'duplicate-effect')
      .map(({ operation, other, because }) => [operation, other, because]);
  const shownIn = (made: Run) => {
    const { base } = windowOf(made, made.recording.steps, 0);
    return base.replicas.map(({ keys }) => keys[0]?.siblings.map(({ value }) => value));
  };

  it('counts both, which is said with the sum and what it should be', () => {
    const made = run({ strategy: 'counter' }, [LIKES, ...twice({})]);
    expect(shownIn(made)).toEqual([[14], [14], [14]]);
    expect(duplicates(made)[0]).toEqual([
      'alice#1~2',
      'alice#1',
      'alice#1~2 says the same as alice#1, and B keeps both: k counts both and is 14, and should be 12',
    ]);
  });

  it('counts once where the request has an identity', () => {
    const made = run({ strategy: 'counter' }, [LIKES, ...twice({})], 'request');
    expect(shownIn(made)).toEqual([[12], [12], [12]]);
    expect(duplicates(made)).toEqual([]);
  });

  it('counts once where two replicas take it in under one name, neither having heard of the other', () => {
    const slow = [
      { between: ['A', 'B'], latency: { kind: 'fixed', ms: 900 } },
      { between: ['A', 'C'], latency: { kind: 'fixed', ms: 900 } },
    ];
    const made = run({ strategy: 'counter', network: { links: slow } as never }, [LIKES, ...twice({})], 'request');
    const takenInAt = windowOf(made, 0, made.recording.steps).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) =>
        event.kind === 'decided' && event.cause === 'put' && event.stored.includes('alice#1' as WriteId)
          ? [event.replica]
          : [],
      ),
    );
    expect(takenInAt).toEqual(['A', 'B']);
    expect(shownIn(made)).toEqual([[12], [12], [12]]);
    expect(duplicates(made)).toEqual([]);
  });

  it('in a field of a map is named by its field', () => {
    const made = run({ strategy: 'map' }, twice({ field: 'visits' }));
    expect(shownIn(made)[0]).toEqual([{ visits: 4 }]);
    expect(duplicates(made)[0]?.[2]).toContain('visits of k counts both and is 4, and should be 2');
  });

  it('whose first saying was replaced meanwhile counts the second again', () => {
    const made = run({ strategy: 'counter', clients: ['alice', 'bob'] }, [
      ...twice({}),
      { at: 420, do: 'get', client: 'bob', key: 'k' },
      { at: 530, do: 'put', client: 'bob', key: 'k', value: 5 },
    ]);
    expect(shownIn(made)[0]).toEqual([7]);
    expect(duplicates(made)[0]?.[2]).toMatch(/had been replaced there.*: k counts both and is 7, and should be 5$/);
  });

  it('that a client stores as a value counts once: its state names the increment, and the copy has the same', () => {
    const made = run({ merge: 'counter' }, [LIKES, ...twice({}), { at: 1_500, do: 'get', client: 'bob', key: 'k' }]);
    expect(shownIn(made).map((values) => values?.map((value) => seenIn(value)))).toEqual([[12], [12], [12]]);
    expect(duplicates(made)).toEqual([]);
  });
});
