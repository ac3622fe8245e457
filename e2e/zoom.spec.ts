/** Looking nearer at the stage: keys, wheel, pinch and space bar; and back to the whole. */
import { expect, type Page, test } from '@playwright/test';
import { boxOf, centreOf } from './boxes.ts';
import { openScenario, pause, QUIET, region, write } from './lab.ts';

const whole = (page: Page) => page.getByRole('button', { name: 'Whole', exact: true });
const replicaBox = (page: Page, replica: string) => boxOf(region.replica(page, replica));
const replicaMiddle = async (page: Page, replica: string) => centreOf(await replicaBox(page, replica));

test('plus and minus zoom, zero shows the whole, and nothing has moved', async ({ page }) => {
  await openScenario(page, QUIET);
  await expect(whole(page)).toHaveCount(0);
  const before = await replicaBox(page, 'A');
  await page.keyboard.press('+');
  await expect.poll(async () => (await replicaBox(page, 'A')).width / before.width).toBeCloseTo(1.25, 1);
  await page.keyboard.press('=');
  await page.keyboard.press('-');
  await expect.poll(async () => (await replicaBox(page, 'A')).width / before.width).toBeCloseTo(1.25, 1);
  await expect(whole(page)).toBeVisible();
  await page.keyboard.press('0');
  await expect(whole(page)).toHaveCount(0);
  expect(await replicaBox(page, 'A')).toEqual(before);
});

test('a wheel with Ctrl zooms about the pointer; links and cards keep together; the button shows the whole', async ({
  page,
}) => {
  await openScenario(page, QUIET);
  const at = await replicaMiddle(page, 'B');
  const link = page.getByRole('button', { name: /^Link A to B/ });
  const share = async () => {
    const [a, b, line] = [await replicaMiddle(page, 'A'), await replicaMiddle(page, 'B'), await link.boundingBox()];
    return (line?.width ?? 0) / Math.hypot(b.x - a.x, b.y - a.y);
  };
  const before = await share();
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(whole(page)).toBeVisible();
  const now = await replicaMiddle(page, 'B');
  // The place under the pointer stays there as far as the edge of the ground lets it.
  expect(Math.hypot(now.x - at.x, now.y - at.y)).toBeLessThan(4);
  expect(Math.abs((await share()) - before)).toBeLessThan(0.03);
  await whole(page).click();
  await expect(whole(page)).toHaveCount(0);
});

test('with the space bar down a drag moves the ground and cuts nothing; a press alone still plays', async ({
  page,
}) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await pause(page);
  for (let index = 0; index < 4; index += 1) await page.keyboard.press('+');
  const middle = centreOf(await boxOf(region.stage(page)));
  const before = await replicaMiddle(page, 'A');
  await page.mouse.move(middle.x, middle.y);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(middle.x - 90, middle.y - 60, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const after = await replicaMiddle(page, 'A');
  expect(after.x - before.x).toBeCloseTo(-90, -0.5);
  expect(after.y - before.y).toBeCloseTo(-60, -0.5);
  await expect(page.getByRole('button', { name: /^Link .*, cut/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('Home');
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('near, a stroke still cuts the link that it crosses', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const { x, y } = centreOf(await boxOf(page.getByRole('button', { name: /^Link A to B/ })));
  await page.mouse.move(x, y - 60);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Link A to B, cut/ })).toBeVisible();
});

test('the palette zooms, and the table of keys tells how', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('zoom in');
  await page.getByRole('option', { name: 'The stage nearer' }).click();
  await expect(whole(page)).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('The whole stage')).toBeVisible();
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('two fingers apart zoom in, and draw nothing', async ({ page }) => {
    await openScenario(page, QUIET);
    const before = await replicaBox(page, 'A');
    const { x, y } = centreOf(await boxOf(region.stage(page)));
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          apart === null
            ? []
            : [
                { x: x - apart, y, id: 0 },
                { x: x + apart, y, id: 1 },
              ],
      });
    await touch('touchStart', 30);
    for (const apart of [35, 40, 45, 50, 55, 60]) await touch('touchMove', apart);
    await touch('touchEnd', null);
    await expect(whole(page)).toBeVisible();
    expect((await replicaBox(page, 'A')).width / before.width).toBeGreaterThan(1.5);
    await expect(page.getByRole('button', { name: /^Link .*, cut/ })).toHaveCount(0);
    await whole(page).click();
    expect(await replicaBox(page, 'A')).toEqual(before);
  });
});
