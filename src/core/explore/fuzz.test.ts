/** Random systems, workloads and faults: whatever happens, the promises are kept. `npm run fuzz` runs more of them. */
import { describe, expect, it } from 'vitest';
import { drawScenario } from './draw-scenario.ts';
import { judge } from './judge.ts';

const SEEDS = 2_000;
const SEEDS_A_TEST = 100;
/** Some seconds where nothing else is running. */
const LIMIT_MS = 60_000;

const ranges = Array.from({ length: SEEDS / SEEDS_A_TEST }, (_, index) => index * SEEDS_A_TEST + 1);

it('what is drawn is now and then large, and says of a value what part and how much is meant', () => {
  const drawn = ranges.flatMap((first) =>
    Array.from({ length: SEEDS_A_TEST }, (_, index) => drawScenario(first + index)),
  );
  const withMany = (least: number): number => drawn.filter(({ replicas }) => replicas.length >= least).length;
  expect(withMany(6)).toBeGreaterThan(SEEDS / 40);
  expect(withMany(12)).toBeGreaterThan(0);
  const withField = drawn.filter(({ script }) => script.some((command) => 'field' in command));
  expect(withField.length).toBeGreaterThan(SEEDS / 20);
  expect(withField.every(({ strategy, merge }) => strategy.kind === 'map' || merge === 'map')).toBe(true);
  expect(withField.some(({ strategy }) => strategy.kind === 'map')).toBe(true);
  expect(drawn.some(({ script }) => script.some((command) => 'by' in command && command.by < 0))).toBe(true);
});

describe('random runs keep their promises', () => {
  it.each(ranges)(
    `seeds %i and the ${SEEDS_A_TEST - 1} after it`,
    (first) => {
      for (let seed = first; seed < first + SEEDS_A_TEST; seed += 1) {
        const { findings, isWhole } = judge(drawScenario(seed));
        expect(findings, `seed ${seed}: npm run fuzz -- --seeds 1 --from ${seed}`).toEqual([]);
        expect(isWhole, `seed ${seed} is whole in the end, so that it was judged`).toBe(true);
      }
    },
    LIMIT_MS,
  );
});
