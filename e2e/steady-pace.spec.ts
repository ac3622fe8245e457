/** How time flows over the stage, and that nothing on it leaps. */
import { expect, type Page, test } from '@playwright/test';
import { boxOf } from './boxes.ts';
import { openBuiltIn, openScenario, pause, QUIET, region } from './lab.ts';

/** Two writes with twenty quiet seconds between them, at the scenario's own pace. */
const LONG_QUIET = {
  ...QUIET,
  title: 'Long quiet',
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'early' },
    { at: 8_000, do: 'put', client: 'bob', key: 'cart', value: 'late' },
  ],
};

/** Simulated milliseconds in a millisecond shown, over a second. */
const flowOf = (page: Page): Promise<number> =>
  page.getByRole('slider', { name: 'Time' }).evaluate(async (slider) => {
    const read = (): number => Number(slider.getAttribute('aria-valuenow'));
    const [fromMs, from] = [read(), performance.now()];
    while (performance.now() - from < 1_000) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (read() - fromMs) / (performance.now() - from);
  });

async function inTheQuiet(page: Page): Promise<void> {
  await pause(page);
  const slider = page.getByRole('slider', { name: 'Time' });
  const box = await boxOf(slider);
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
}

test('where nothing happens time runs faster, unless the pace is to be even', async ({ page }) => {
  const own = QUIET.pace / 1_000;
  await openScenario(page, LONG_QUIET);
  await inTheQuiet(page);
  expect(await flowOf(page)).toBeGreaterThan(2 * own);

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('pace even');
  await page.keyboard.press('Enter');
  await inTheQuiet(page);
  expect(await flowOf(page)).toBeLessThan(1.3 * own);

  await page.reload();
  await openScenario(page, LONG_QUIET);
  await inTheQuiet(page);
  expect(await flowOf(page), 'the choice is kept').toBeLessThan(1.3 * own);
});

/** How far any letter went in one frame, in pixels for each simulated millisecond that had passed. */
interface Leap {
  readonly letter: string;
  readonly px: number;
  readonly ms: number;
}

/** Watches every frame for some seconds and tells the greatest steps of letters that are under way. */
const leapsIn = (page: Page, seconds: number): Promise<readonly Leap[]> =>
  region.stage(page).evaluate(async (stage, forMs) => {
    const clock = document.querySelector('[role="slider"][aria-label="Time"]');
    const places = (): Map<string, { readonly x: number; readonly y: number }> => {
      const found = new Map<string, { readonly x: number; readonly y: number }>();
      for (const letter of stage.querySelectorAll('.letter:not(.is-leaving)')) {
        const [, x, y] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(letter.getAttribute('transform') ?? '') ?? [];
        const name = letter.getAttribute('data-message');
        if (x !== undefined && y !== undefined && name !== null && !letter.hasAttribute('visibility'))
          found.set(name, { x: Number(x), y: Number(y) });
      }
      return found;
    };
    const timeMs = (): number => Number(clock?.getAttribute('aria-valuenow'));
    const leaps: { letter: string; px: number; ms: number }[] = [];
    const from = performance.now();
    let [before, beforeMs] = [places(), timeMs()];
    while (performance.now() - from < forMs) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const [now, nowMs] = [places(), timeMs()];
      for (const [letter, { x, y }] of now) {
        const last = before.get(letter);
        // The run that was shown before may still give way to this one, whose time begins anew.
        if (last !== undefined && nowMs >= beforeMs)
          leaps.push({ letter, px: Math.hypot(x - last.x, y - last.y), ms: nowMs - beforeMs });
      }
      [before, beforeMs] = [now, nowMs];
    }
    return leaps;
  }, seconds * 1_000);

for (const title of [
  'Two leaders and a cut',
  'A ring with a gap',
  'A link that comes and goes',
  'Delivered twice, ordered twice',
]) {
  test(`no letter leaps while “${title}” plays`, async ({ page }) => {
    await page.goto('./');
    await openBuiltIn(page, title);
    await page.getByLabel('Speed').selectOption('2×');
    const leaps = await leapsIn(page, 10);
    const moved = leaps.filter(({ px }) => px > 0.5);
    expect(moved.length).toBeGreaterThan(100);
    const speeds = moved.map(({ px, ms }) => px / Math.max(1, ms)).sort((one, other) => one - other);
    const usual = speeds[Math.floor(speeds.length * 0.9)] as number;
    // A simulated millisecond is the finest that the clock tells: a hair more than it says may have passed.
    const far = moved.filter(({ px, ms }) => px > 3 * usual * (ms + 1) + 12);
    expect(far).toEqual([]);
  });
}
