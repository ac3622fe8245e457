import { describe, expect, it } from 'vitest';
import { compile } from '../engine/program.ts';
import type { Register } from '../engine/register.ts';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, sampleRun } from '../engine/testing/sample.ts';
import { startWorld } from '../engine/world.ts';
import { operationId } from '../ids.ts';
import { record } from '../timeline/recording.ts';
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
  const recording = record(
    program,
    (observed) => ({
      happening: (happening) => {
        nameCopies(observed.register);
        observe(observer, observed, happening);
      },
      endOfStep: () => observeEndOfStep(observer, observed),
    }),
    () => {},
  );
  return accountAfter({ recording, observer, stateHash: '', explanations: new Map() }, recording.steps - 1);
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
