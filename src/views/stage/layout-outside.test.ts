import { expect, test } from 'vitest';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import { crosses, segmentBetween } from './geometry.ts';
import { layoutStage } from './layout.ts';

test('with the diagram open on a small desk no client stands between two replicas of a built-in scenario', async () => {
  const between: string[] = [];
  for (const { id, load } of BUILT_INS) {
    const { replicas, clients } = await load();
    const { boxes } = layoutStage({ width: 704, height: 392 }, { replicas, clients });
    const cards = replicas.map((replica) => boxes.get(replica) ?? { x: 0, y: 0, width: 0, height: 0 });
    for (const client of clients) {
      const box = boxes.get(client.id);
      if (
        box !== undefined &&
        cards.some((one, index) => cards.slice(0, index).some((other) => crosses(segmentBetween(one, other), box)))
      )
        between.push(`${id}: ${client.id}`);
    }
  }
  expect(between).toEqual([]);
});
