import { expect, test } from 'vitest';
import { inSlices } from './in-slices.ts';

function* slow(counts: number): Generator<number, string> {
  for (let count = 1; count <= counts; count += 1) {
    const until = performance.now() + 15;
    while (performance.now() < until);
    yield count;
  }
  return 'done';
}

test('reports now and then, and gives the result', async () => {
  const heard: number[] = [];
  const result = await inSlices(slow(20), async (count) => {
    heard.push(count);
    return 'go-on';
  });
  expect(result).toBe('done');
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.length).toBeLessThan(20);
});

test('stops when it is told to', async () => {
  const work = slow(1_000);
  expect(await inSlices(work, async () => 'stop')).toBeNull();
  expect(work.next().value).toBeLessThan(1_000);
});
