import { expect, test } from 'vitest';
import type { GoOn } from '../worker/in-slices.ts';
import { createInquiry } from './inquiry.ts';

/** A worker that does nothing until the test lets it, asked how much there is of something. */
function started() {
  const asked: {
    what: string;
    report(progress: number): Promise<GoOn>;
    answer(result: number | null): void;
    die(): void;
  }[] = [];
  const { store, ask, stop } = createInquiry<[what: string], number, number>(
    (report, what) =>
      new Promise((answer, reject) => {
        asked.push({ what, report, answer, die: () => reject(new Error('it gives no answer')) });
      }),
    0,
  );
  return { ask, stop, asked, state: () => store.getState() };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('what is found is shown as it comes, and then the whole', async () => {
  const { ask, asked, state } = started();
  ask('milk');
  expect(asked[0]?.what).toBe('milk');
  expect(await asked[0]?.report(3)).toBe('go-on');
  expect(state()).toEqual({ kind: 'asked', progress: 3 });
  asked[0]?.answer(7);
  await settle();
  expect(state()).toEqual({ kind: 'answered', result: 7 });
});

test('once stopped, the worker is told so and nothing more is heard of it', async () => {
  const { ask, stop, asked, state } = started();
  ask('milk');
  await asked[0]?.report(3);
  stop();
  expect(await asked[0]?.report(4)).toBe('stop');
  asked[0]?.answer(null);
  await settle();
  expect(state()).toEqual({ kind: 'stopped', progress: 3 });
});

test('of two askings only the last is heard', async () => {
  const { ask, asked, state } = started();
  ask('milk');
  ask('eggs');
  expect(await asked[0]?.report(3)).toBe('stop');
  asked[0]?.die();
  await settle();
  expect(state()).toEqual({ kind: 'asked', progress: 0 });
});

test('a worker that dies is told of', async () => {
  const { ask, asked, state } = started();
  ask('milk');
  asked[0]?.die();
  await settle();
  expect(state()).toEqual({ kind: 'failed', why: 'it gives no answer' });
});
