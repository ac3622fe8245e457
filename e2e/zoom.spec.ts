/** Looking nearer at the stage: keys, wheel, pinch and space bar; and back to the whole. */
import { expect, type Page, test } from '@playwright/test';
import { openScenario, QUIET, region, write } from './lab.ts';

const whole = (page: Page) => page.getByRole('button', { name: 'Whole', exact: true });
const boxOf = async (page: Page, replica: string) => {
  const box = await region.replica(page, replica).boundingBox();
  if (box === null) throw new Error(`${replica} is not to be seen`);
  return box;
};
const middleOf = async (page: Page, replica: string) => {
  const { x, y, width, height } = await boxOf(page, replica);
  return { x: x + width / 2, y: y + height / 2 };
};

test('plus and minus zoom, zero shows the whole, and nothing has moved', async ({ page }) => {
  await openScenario(page, QUIET);
  await expect(whole(page)).toHaveCount(0);
  const before = await boxOf(page, 'A');
  await page.keyboard.press('+');
  await expect.poll(async () => (await boxOf(page, 'A')).width / before.width).toBeCloseTo(1.25, 1);
  await page.keyboard.press('=');
  await page.keyboard.press('-');
  await expect.poll(async () => (await boxOf(page, 'A')).width / before.width).toBeCloseTo(1.25, 1);
  await expect(whole(page)).toBeVisible();
  await page.keyboard.press('0');
  await expect(whole(page)).toHaveCount(0);
  expect(await boxOf(page, 'A')).toEqual(before);
});

test('a wheel with Ctrl zooms about the pointer; links and cards keep together; the button shows the whole', async ({
  page,
}) => {
  await openScenario(page, QUIET);
  const at = await middleOf(page, 'B');
  const link = page.getByRole('button', { name: /^Link A to B/ });
  const share = async () => {
    const [a, b, line] = [await middleOf(page, 'A'), await middleOf(page, 'B'), await link.boundingBox()];
    return (line?.width ?? 0) / Math.hypot(b.x - a.x, b.y - a.y);
  };
  const before = await share();
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(whole(page)).toBeVisible();
  const now = await middleOf(page, 'B');
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
  await page
    .getByRole('button', { name: 'Pause' })
    .click({ timeout: 1_000 })
    .catch(() => {});
  for (let index = 0; index < 4; index += 1) await page.keyboard.press('+');
  const stage = await region.stage(page).boundingBox();
  if (stage === null) throw new Error('there is no stage');
  const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
  const before = await middleOf(page, 'A');
  await page.mouse.move(middle.x, middle.y);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(middle.x - 90, middle.y - 60, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const after = await middleOf(page, 'A');
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
  const link = await page.getByRole('button', { name: /^Link A to B/ }).boundingBox();
  if (link === null) throw new Error('there is no link');
  const [x, y] = [link.x + link.width / 2, link.y + link.height / 2];
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
    const before = await boxOf(page, 'A');
    const stage = await region.stage(page).boundingBox();
    if (stage === null) throw new Error('there is no stage');
    const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
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
    expect((await boxOf(page, 'A')).width / before.width).toBeGreaterThan(1.5);
    await expect(page.getByRole('button', { name: /^Link .*, cut/ })).toHaveCount(0);
    await whole(page).click();
    expect(await boxOf(page, 'A')).toEqual(before);
  });
});
