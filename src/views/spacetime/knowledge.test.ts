import { describe, expect, test } from 'vitest';
import { operationId } from '../../core/ids.ts';
import { completeScenario } from '../../scenario/complete.ts';
import { startLab } from '../../worker/lab.ts';
import { causalityOf, relationsTo } from './causality.ts';
import { lineEvents } from './events.ts';
import { knowledgeOf, toldOf } from './knowledge.ts';

/** Alice's write reaches B, and B's answer about bob's first write reaches bob; only carol reads what alice wrote. */
const opened = (strategy: string) => {
  const lab = startLab();
  const scenario = completeScenario({
    version: 1,
    title: 'Brought, and not read',
    description: 'A write comes to where another client writes.',
    replicas: ['A', 'B'],
    clients: ['alice', { id: 'bob', near: 'B' }, { id: 'carol', near: 'B' }],
    system: { kind: 'multi-leader' },
    strategy,
    network: { latency: 10 },
    script: [
      { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'Milk' },
      { at: 60, do: 'put', client: 'bob', key: 'other', value: 'Eggs' },
      { at: 120, do: 'put', client: 'bob', key: 'cart', value: 'Flour' },
      { at: 200, do: 'get', client: 'carol', key: 'cart' },
      { at: 300, do: 'put', client: 'carol', key: 'cart', value: 'Ham' },
    ],
  } as never);
  const answer = lab.load({ scenario, settings: {}, actions: [] }, () => {});
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return { lab, steps: answer.result.steps };
};

describe.each(['dotted-version-vectors', 'last-write-wins'])('what a client knew of, under %s', (strategy) => {
  test('a write to which messages led is not known before it is read', async () => {
    const { lab, steps } = opened(strategy);
    const events = lineEvents(lab.window(0).moments);
    const issued = (id: string) => events.findIndex(({ write, value }) => value !== null && write === id);
    const { verdicts } = await lab.account(steps - 1);
    const of = knowledgeOf(verdicts, operationId('bob#2'))?.of;
    expect(relationsTo(causalityOf(events), issued('bob#2'))[issued('alice#1')]).toBe('past');
    expect(of?.get(operationId('alice#1'))).toBe('concurrent');
    expect(of?.get(operationId('bob#1'))).toBe('known');
  });
});

test('it is said in one sentence, and after it who knew of that write', async () => {
  const { lab, steps } = opened('dotted-version-vectors');
  const { verdicts } = await lab.account(steps - 1);
  const told = (id: string, namesMax = 4) => {
    const knowledge = knowledgeOf(verdicts, operationId(id));
    return knowledge === null ? null : toldOf(knowledge, namesMax);
  };
  expect(told('bob#2')).toEqual({
    known: 'knew of bob#1',
    concurrent: 'is concurrent with alice#1',
    knows: 'was known to carol#1',
  });
  expect(told('carol#1')).toEqual({
    known: 'knew of alice#1, bob#1 and bob#2',
    concurrent: 'is concurrent with none',
    knows: null,
  });
  expect(told('carol#1', 2)?.known).toBe('knew of 3 writes');
  expect(told('dave#1')).toBeNull();
});
