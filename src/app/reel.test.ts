import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageId } from '../core/ids.ts';
import { asMicros } from '../core/time.ts';
import { advance, type Flight, type Moment, type Scene } from '../core/timeline/scene.ts';
import { createReel } from './reel.ts';

const EMPTY: Scene = { replicas: [], clients: [], cuts: [], conditions: [], flights: [] };
const flightOf = (name: number, isEnded: boolean, atUs: number) =>
  ({ message: messageId(`m${name}`), end: isEnded ? { atUs: asMicros(atUs), how: 'delivered' } : null }) as Flight;

const momentsOf = (
  parts: readonly { readonly name: number; readonly isEnded: boolean; readonly gap: number }[],
): readonly Moment[] => {
  let atUs = 0;
  return parts.map(({ name, isEnded, gap }, index) => {
    atUs += gap;
    return {
      step: 10 + index,
      atUs: asMicros(atUs),
      events: [],
      changes: { replicas: [], clients: [], cuts: null, conditions: null, flights: [flightOf(name, isEnded, atUs)] },
    };
  });
};

const parts = fc.array(fc.record({ name: fc.nat({ max: 9 }), isEnded: fc.boolean(), gap: fc.nat({ max: 3 }) }), {
  maxLength: 300,
});

test('whatever way the playhead takes, a scene is what the steps give one by one', () => {
  fc.assert(
    fc.property(parts, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (given, jumps) => {
      const moments = momentsOf(given);
      const reel = createReel({ first: 10, base: EMPTY, moments }, 100);
      for (const jump of jumps) {
        const step = 9 + (jump % (moments.length + 1));
        const expected = moments.slice(0, step - 9).reduce((scene, { changes }) => advance(scene, changes), EMPTY);
        const byName = (scene: Scene) => [...scene.flights].sort((a, b) => (a.message < b.message ? -1 : 1));
        expect(byName(reel.sceneAt(step))).toEqual(byName(expected));
      }
    }),
  );
});

test('the step of a time is the last at it or before it', () => {
  const reel = createReel(
    {
      first: 10,
      base: EMPTY,
      moments: momentsOf([
        { name: 0, isEnded: false, gap: 5 },
        { name: 1, isEnded: false, gap: 0 },
        { name: 2, isEnded: false, gap: 5 },
      ]),
    },
    100,
  );
  expect([0, 5, 7.5, 10, 99].map((at) => reel.stepAt(at))).toEqual([9, 11, 11, 12, 12]);
  expect([0, 5, 7.5, 10, 99].map((at) => reel.stepShownAt(at))).toEqual([9, 10, 11, 12, 12]);
});
