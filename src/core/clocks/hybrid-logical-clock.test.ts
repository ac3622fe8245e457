import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receive, START_STAMP, tick } from './hybrid-logical-clock.ts';
import { compareStamps, type Stamp } from './stamp.ts';

const EPSILON_MS = 5;
const NODES = 3;

/** At each millisecond one node ticks, or receives the last stamp of another; clocks differ by at most EPSILON_MS. */
const events = fc.array(
  fc.record({ node: fc.nat(NODES - 1), from: fc.option(fc.nat(NODES - 1), { nil: null }), skewMs: fc.nat(EPSILON_MS) }),
  { maxLength: 60 },
);

interface Happened {
  readonly before: Stamp;
  readonly message: Stamp | null;
  readonly after: Stamp;
  readonly physicalMs: number;
}

/** `slow` lets true time stand still between events, so that physical clocks repeat themselves. */
function run(
  script: readonly { node: number; from: number | null; skewMs: number }[],
  slow: boolean,
): readonly Happened[] {
  const clocks = Array.from({ length: NODES }, () => START_STAMP);
  const happened: Happened[] = [];
  for (const [index, { node, from, skewMs }] of script.entries()) {
    const before = clocks[node] ?? START_STAMP;
    const message = from === null ? null : (clocks[from] ?? START_STAMP);
    const physicalMs = (slow ? Math.floor(index / 4) : index) + skewMs;
    const receipt = message === null ? null : receive(before, message, physicalMs, null);
    const after = receipt?.kind === 'accepted' ? receipt.clock : tick(before, physicalMs);
    clocks[node] = after;
    happened.push({ before, message, after, physicalMs });
  }
  return happened;
}

it('hlc-monotone', () => {
  fc.assert(
    fc.property(events, fc.boolean(), (script, slow) => {
      for (const { before, message, after } of run(script, slow)) {
        expect(compareStamps(before, after)).toBeLessThan(0);
        if (message !== null) expect(compareStamps(message, after)).toBeLessThan(0);
      }
    }),
  );
});

it('hlc-bounds', () => {
  fc.assert(
    fc.property(events, (script) => {
      for (const { after, physicalMs } of run(script, false)) {
        expect(after.timeMs).toBeGreaterThanOrEqual(physicalMs);
        expect(after.timeMs - physicalMs).toBeLessThanOrEqual(EPSILON_MS);
        expect(after.counter).toBeLessThan(NODES * (EPSILON_MS + 1));
      }
    }),
  );
});

describe('receive', () => {
  const message: Stamp = { timeMs: 11, counter: 3 };

  it('refuses a stamp that runs further ahead than allowed, and says by how much', () => {
    expect(receive(START_STAMP, message, 0, 10)).toEqual({ kind: 'rejected', aheadMs: 11 });
    expect(receive(START_STAMP, message, 1, 10).kind).toBe('accepted');
    expect(receive(START_STAMP, message, 0, null).kind).toBe('accepted');
  });

  it.each([
    [{ timeMs: 11, counter: 7 }, 0, { timeMs: 11, counter: 8 }],
    [{ timeMs: 12, counter: 7 }, 0, { timeMs: 12, counter: 8 }],
    [{ timeMs: 10, counter: 7 }, 0, { timeMs: 11, counter: 4 }],
    [{ timeMs: 10, counter: 7 }, 13, { timeMs: 13, counter: 0 }],
  ])('from %j at %i ms gives %j', (clock, physicalMs, expected) => {
    expect(receive(clock, message, physicalMs, null)).toEqual({ kind: 'accepted', clock: expected });
  });
});
