import { expect, test } from 'vitest';
import { simulate } from '../../core/engine/run.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { findBuiltIn } from '../../scenario/built-in/index.ts';
import { runInputOf } from '../../scenario/settings.ts';
import { firstSteps, freePlace, kindsUpTo } from './legend-kinds.ts';

const GROUND = { width: 800, height: 500 };
const LEGEND = { width: 120, height: 90 };

test('kinds are in the legend from the step in which they are first under way', async () => {
  const scenario = await findBuiltIn('hinted-handoff')?.load();
  if (scenario === undefined) throw new Error('it is there');
  const run = simulate(runInputOf({ scenario, settings: {}, actions: [] }));
  const whole = firstSteps(new Map(), windowOf(run, 0, run.recording.steps));
  expect(kindsUpTo(whole, -1)).toEqual([]);
  expect(kindsUpTo(whole, 0)).toEqual(['request']);
  const hinted = whole.get('hint') ?? 0;
  expect(kindsUpTo(whole, hinted - 1)).not.toContain('hint');
  expect(kindsUpTo(whole, hinted)).toContain('hint');
  expect(kindsUpTo(whole, run.recording.steps)).toEqual([
    'request',
    'replicate',
    'acknowledge',
    'hint',
    'handoff',
    'handed-off',
    'reply',
  ]);
  // Two stretches, whichever is seen first, are as good as the whole.
  const halves = [windowOf(run, 20, 100), windowOf(run, 0, 20)] as const;
  expect(halves.reduce(firstSteps, new Map())).toEqual(whole);
});

test('the legend stands in the first corner that is free', () => {
  expect(freePlace(LEGEND, GROUND, [])).toEqual({ x: 10, y: 400 });
  expect(freePlace(LEGEND, GROUND, [{ x: 60, y: 450, width: 100, height: 60 }])).toEqual({ x: 670, y: 400 });
});

test('where corners are taken it stands between cards, and nowhere where there is no room', () => {
  const corners = [60, 740].flatMap((x) => [50, 450].map((y) => ({ x, y, width: 120, height: 100 })));
  const place = freePlace(LEGEND, GROUND, corners);
  expect(place?.y).toBe(400);
  expect(place?.x).toBeGreaterThanOrEqual(130);
  const walls = [
    { x: 400, y: 50, width: 800, height: 100 },
    { x: 400, y: 450, width: 800, height: 100 },
    { x: 60, y: 250, width: 120, height: 500 },
    { x: 740, y: 250, width: 120, height: 500 },
  ];
  expect(freePlace(LEGEND, GROUND, walls)).toBeNull();
  expect(freePlace(LEGEND, { width: 100, height: 100 }, [])).toBeNull();
});
