/** Moments that are staged: seen to their end, clear of one another, and told without motion too. */
import { expect, test } from '@playwright/test';
import { openScenario, pause, QUIET, region, stepOn } from './lab.ts';

const put = (at: number, client: string, value: string) => ({ at, do: 'put', client, key: 'cart', value });

/** A box of each drawing of a decision, once there are so many at one time. */
const boxesOf = (count: number) => {
  const drawings = [...document.querySelectorAll('[data-decides]:not(.is-unplaced)')];
  if (drawings.length < count) return null;
  return drawings.map((drawing) => {
    const { left, top, right, bottom } = drawing.getBoundingClientRect();
    return { left, top, right, bottom };
  });
};

test('what was decided just before the end can still be read when the run stands', async ({ page }) => {
  const script = [put(0, 'alice', 'milk'), put(5, 'bob', 'eggs')];
  await openScenario(page, { ...QUIET, title: 'Last write wins', strategy: { kind: 'last-write-wins' }, script });
  // Each frame is looked at: the drawing goes by itself soon after.
  await page.waitForFunction(() => {
    const stands = document.querySelector('.transport [aria-label="Play"]') !== null;
    return stands && document.querySelector('[data-decides]') !== null;
  });
  await expect(page.locator('[data-decides]')).toHaveCount(0);
});

test('three that decide at one moment have drawings that do not lie over one another', async ({ page }) => {
  // Small enough that each would choose the same room.
  await page.setViewportSize({ width: 1100, height: 760 });
  await openScenario(page, {
    ...QUIET,
    title: 'Three at once',
    replicas: ['A', 'B', 'C', 'D'],
    clients: [{ id: 'alice', near: 'A' }],
    system: { kind: 'leaderless', n: 4, w: 2, r: 2 },
    pace: 60,
    script: [put(0, 'alice', 'milk')],
  });
  const boxes = await (await page.waitForFunction(boxesOf, 3)).jsonValue();
  const overlapping = (boxes ?? []).flatMap((one, index) =>
    (boxes ?? [])
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) > Math.max(one.left, other.left) &&
          Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top),
      ),
  );
  expect(overlapping).toEqual([]);
});

test.describe('where motion is reduced', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a lost letter stands struck through where it was lost, and one that arrived is gone', async ({ page }) => {
    const drop = { at: 50, do: 'drop', message: 'alice#1/replicate/A>B' };
    await openScenario(page, { ...QUIET, title: 'Dropped', script: [put(0, 'alice', 'milk'), drop] });
    await pause(page);
    await page.getByRole('button', { name: 'Restart' }).click();
    await pause(page);
    const dropped = page.locator('.letter.is-dropped');
    while (!(await dropped.isVisible())) {
      await stepOn(page);
      await expect(page.locator('.letter.is-delivered:visible')).toHaveCount(0);
    }
    await expect(dropped.locator('.letter-value')).toHaveCSS('text-decoration-line', 'line-through');
    const [letter, from, to] = await Promise.all(
      [dropped, region.replica(page, 'A'), region.replica(page, 'B')].map((place) => place.boundingBox()),
    );
    if (!letter || !from || !to) throw new Error('it is not to be seen');
    // A quarter of the way.
    expect(letter.x + letter.width / 2).toBeLessThan((from.x + from.width + to.x) / 2);
  });
});
