import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageId } from '../../core/ids.ts';
import { sharedArea } from './geometry.ts';
import { type Placed, stacksAmong } from './stacks.ts';

const letter = (name: string, x: number, y = 0, width = 40): Placed => ({
  message: messageId(name),
  isWaiting: false,
  ...{ x, y, width, height: 26 },
});

describe('letters that lie over one another', () => {
  it('are one stack where more than a third of the smaller is hidden', () => {
    expect(stacksAmong([letter('a', 0), letter('b', 26)])).toEqual([['a', 'b']]);
    expect(stacksAmong([letter('a', 0), letter('b', 27)])).toEqual([]);
    expect(stacksAmong([letter('wide', 0, 0, 120), letter('small', 45, 0, 36)])).toEqual([['wide', 'small']]);
  });

  it('are one stack where they wait, by much less', () => {
    const waiting = { isWaiting: true };
    const [a, b] = [letter('a', 0), letter('b', 36)];
    expect(
      stacksAmong([
        { ...a, ...waiting },
        { ...b, ...waiting },
      ]),
    ).toEqual([['a', 'b']]);
    expect(stacksAmong([{ ...a, ...waiting }, b])).toEqual([]);
    expect(
      stacksAmong([
        { ...a, ...waiting },
        { ...letter('b', 39), ...waiting },
      ]),
    ).toEqual([]);
  });

  it('are one stack by way of those between them, in the order in which they are drawn', () => {
    expect(stacksAmong([letter('a', 0), letter('c', 30), letter('far', 300), letter('b', 15)])).toEqual([
      ['a', 'c', 'b'],
    ]);
  });

  it('are told, all of them: of any two that are not in one stack most of each is seen', () => {
    const box = fc.record({ x: fc.integer({ max: 200, min: 0 }), y: fc.integer({ max: 80, min: 0 }) });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
        const letters = boxes.map(({ x, y }, index) => letter(`m${index}`, x, y));
        const stacks = stacksAmong(letters);
        const stackOf = ({ message }: Placed) => stacks.find((stack) => stack.includes(message));
        for (const one of letters)
          for (const other of letters) {
            const hidden = sharedArea(one, other) / (one.width * one.height);
            if (hidden > 0.4 && one !== other) expect(stackOf(one)).toBe(stackOf(other));
          }
        expect(new Set(stacks.flat()).size).toBe(stacks.flat().length);
      }),
    );
  });
});
