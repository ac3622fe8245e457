/** What holds of every built-in scenario. How each of them ends is in the files `ends-….test.ts`. */
import { describe, expect, it } from 'vitest';
import { toMs } from '../../core/time.ts';
import { timeOf } from '../../core/timeline/recording.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { readScenario } from '../format.ts';
import { fileOfScenario } from '../write.ts';
import { BUILT_INS, findBuiltIn, IDEAS } from './index.ts';
import { endOf, scenarioOf } from './testing/end-of.ts';

describe('every built-in scenario', () => {
  it('has an id of its own, and ideas stand in their order, each with at least one', () => {
    expect(new Set(BUILT_INS.map(({ id }) => id)).size).toBe(BUILT_INS.length);
    expect([...new Set(BUILT_INS.map(({ idea }) => idea))]).toEqual(IDEAS);
  });

  it.each(BUILT_INS.map(({ id }) => id))('%s is a good file', async (id) => {
    const scenario = await scenarioOf(id);
    expect(scenario.title).toBe(findBuiltIn(id)?.title);
    expect(scenario.source).toBeTruthy();
    expect(readScenario(fileOfScenario(scenario))).toEqual({ ok: true, result: scenario });
  });

  it.each(BUILT_INS.map(({ id }) => id))(
    '%s moves at once, takes 12 to 25 seconds, and tells its story in time',
    async (id) => {
      const { captions, pace, script } = await scenarioOf(id);
      const { run } = await endOf(id);
      const endMs = toMs(timeOf(run.recording, run.recording.steps - 1));
      expect(endMs / pace).toBeGreaterThan(12);
      expect(endMs / pace).toBeLessThan(25);
      expect(script[0]?.at).toBe(0);
      expect(captions.length).toBeGreaterThan(3);
      expect(captions[0]?.at).toBe(0);
      captions.forEach(({ at }, index) => {
        expect(at).toBeLessThanOrEqual(endMs);
        if (index > 0) expect(at).toBeGreaterThan(captions[index - 1]?.at ?? 0);
      });
    },
  );
});

describe('the captions', () => {
  it.each(BUILT_INS.map(({ id }) => id))('%s: each is on the screen before the next one', async (id) => {
    const { captions } = await scenarioOf(id);
    const { run } = await endOf(id);
    // The page shows a caption with the first step at or after its time.
    const steps = windowOf(run, 0, run.recording.steps).moments.map(({ atUs }) => toMs(atUs));
    const shown = captions.map(({ at }) => steps.find((step) => step >= at) ?? Number.NaN);
    shown.forEach((time, index) => {
      if (index > 0) expect(time, captions[index]?.text).toBeGreaterThan(shown[index - 1] ?? Number.NaN);
    });
  });
});
