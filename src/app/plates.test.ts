import { beforeAll, expect, test } from 'vitest';
import type { Plate } from '../core/timeline/plate.ts';
import { BUILT_INS } from '../scenario/built-in/index.ts';
import { createPlates } from './plates.ts';

const PLATE = {} as unknown as Plate;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
const [one, other, third] = BUILT_INS as unknown as [
  (typeof BUILT_INS)[0],
  (typeof BUILT_INS)[0],
  (typeof BUILT_INS)[0],
];

/** Their files take their time when they are read first. */
beforeAll(async () => {
  await Promise.all([one, other, third].map(({ load }) => load()));
});

/** A worker that answers when the test says so. */
function room() {
  const asked: { title: string; answer(plate: Plate | null): void; die(): void }[] = [];
  const plates = createPlates(
    ({ title }) =>
      new Promise((answer, reject) => {
        asked.push({ title, answer, die: () => reject(new Error('gone')) });
      }),
  );
  return { plates, asked };
}

test('pictures are asked for one at a time, those that are wanted now first, and each once', async () => {
  const { plates, asked } = room();
  plates.want([one, other]);
  await settle();
  expect(asked.map(({ title }) => title)).toEqual([one.title]);
  plates.want([third, one, other]);
  asked[0]?.answer(PLATE);
  await settle();
  expect(plates.store.getState()).toEqual(new Map([[one.id, PLATE]]));
  expect(asked.map(({ title }) => title)).toEqual([one.title, third.title]);
  asked[1]?.answer(null);
  await settle();
  asked[2]?.answer(PLATE);
  await settle();
  expect([...plates.store.getState().keys()]).toEqual([one.id, third.id, other.id]);
  plates.want([one, other, third]);
  await settle();
  expect(asked).toHaveLength(3);
});

test('nothing is begun once nobody looks, and what failed is asked for again', async () => {
  const { plates, asked } = room();
  plates.want([one, other]);
  await settle();
  plates.rest();
  asked[0]?.die();
  await settle();
  expect(asked).toHaveLength(1);
  plates.want([one]);
  await settle();
  expect(asked.map(({ title }) => title)).toEqual([one.title, one.title]);
});
