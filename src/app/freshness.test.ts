import { expect, test } from 'vitest';
import type { Freshness, FreshnessProgress } from '../core/explore/freshness.ts';
import type { LabClient } from '../worker/client.ts';
import { createFreshness } from './freshness.ts';

type Report = Parameters<LabClient['freshness']>[0];

const PROGRESS: FreshnessProgress = { done: 0.5, spanMs: 10, writes: 400, points: [] };
const RESULT = { points: [] } as unknown as Freshness;

/** A worker that does nothing until the test lets it. */
function started() {
  const asked: { report: Report; answer(result: Freshness | null): void; die(): void }[] = [];
  const client = {
    freshness: (report: Report) =>
      new Promise<Freshness | null>((answer, reject) => {
        asked.push({ report, answer, die: () => reject(new Error('it gives no answer')) });
      }),
  } as unknown as LabClient;
  const { store, measure, stop } = createFreshness(() => client);
  return { measure, stop, asked, state: () => store.getState() };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('what is found is shown as it comes, and then the whole', async () => {
  const { measure, asked, state } = started();
  measure();
  expect(await asked[0]?.report(PROGRESS)).toBe('go-on');
  expect(state()).toEqual({ kind: 'measuring', progress: PROGRESS });
  asked[0]?.answer(RESULT);
  await settle();
  expect(state()).toEqual({ kind: 'measured', freshness: RESULT });
});

test('once stopped, the worker is told so and nothing more is heard of it', async () => {
  const { measure, stop, asked, state } = started();
  measure();
  await asked[0]?.report(PROGRESS);
  stop();
  expect(await asked[0]?.report(PROGRESS)).toBe('stop');
  asked[0]?.answer(null);
  await settle();
  expect(state()).toEqual({ kind: 'stopped', progress: PROGRESS });
});

test('of two askings only the last is heard', async () => {
  const { measure, asked, state } = started();
  measure();
  measure();
  expect(await asked[0]?.report(PROGRESS)).toBe('stop');
  asked[0]?.die();
  await settle();
  expect(state()).toMatchObject({ kind: 'measuring', progress: { done: 0 } });
});

test('a worker that dies is told of', async () => {
  const { measure, asked, state } = started();
  measure();
  asked[0]?.die();
  await settle();
  expect(state()).toEqual({ kind: 'failed', why: 'it gives no answer' });
});
