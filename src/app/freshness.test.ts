import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Freshness, FreshnessProgress } from '../core/explore/freshness.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import type { LabClient } from '../worker/client.ts';
import { createFreshness } from './freshness.ts';
import { stateBefore } from './state.ts';

type Report = Parameters<LabClient['freshness']>[0];

const PROGRESS: FreshnessProgress = { done: 0.5, spanMs: 10, writes: 400, points: [] };
const RESULT = { points: [] } as unknown as Freshness;

/** A worker that does nothing until the test lets it. */
function started() {
  const store = createStore(() => stateBefore(FIRST_SCENARIO));
  const asked: { report: Report; answer(result: Freshness | null): void; die(): void }[] = [];
  const client = {
    freshness: (report: Report) =>
      new Promise<Freshness | null>((answer, reject) => {
        asked.push({ report, answer, die: () => reject(new Error('it gives no answer')) });
      }),
  } as unknown as LabClient;
  const commands = createFreshness(store, {
    client: () => client,
    isAlive: () => true,
    start: () => {},
    renew: () => {},
  });
  return { commands, asked, state: () => store.getState().freshness };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('what is found is shown as it comes, and then the whole', async () => {
  const { commands, asked, state } = started();
  commands.measureFreshness();
  expect(await asked[0]?.report(PROGRESS)).toBe('go-on');
  expect(state()).toEqual({ kind: 'measuring', progress: PROGRESS });
  asked[0]?.answer(RESULT);
  await settle();
  expect(state()).toEqual({ kind: 'measured', freshness: RESULT });
});

test('once stopped, the worker is told so and nothing more is heard of it', async () => {
  const { commands, asked, state } = started();
  commands.measureFreshness();
  await asked[0]?.report(PROGRESS);
  commands.stopFreshness();
  expect(await asked[0]?.report(PROGRESS)).toBe('stop');
  asked[0]?.answer(null);
  await settle();
  expect(state()).toEqual({ kind: 'stopped', progress: PROGRESS });
});

test('of two askings only the last is heard', async () => {
  const { commands, asked, state } = started();
  commands.measureFreshness();
  commands.measureFreshness();
  expect(await asked[0]?.report(PROGRESS)).toBe('stop');
  asked[0]?.die();
  await settle();
  expect(state()).toMatchObject({ kind: 'measuring', progress: { done: 0 } });
});

test('a worker that dies is told of', async () => {
  const { commands, asked, state } = started();
  commands.measureFreshness();
  asked[0]?.die();
  await settle();
  expect(state()).toEqual({ kind: 'failed', why: 'it gives no answer' });
});
