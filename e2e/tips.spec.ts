/** The words of a button with an icon: shown to who points at it or comes by keyboard, gone once it is pressed. */
import { expect, type Page, test } from '@playwright/test';
import { region } from './lab.ts';

/** Whether the words can be seen. */
const isTold = (page: Page, name: string) => async () =>
  await page
    .getByRole('button', { name, exact: true })
    .evaluate((button) => getComputedStyle(button, '::after').visibility === 'visible');

test('words of a pressed button are gone until the pointer has left it', async ({ page }) => {
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Pause' }).hover();
  await expect.poll(isTold(page, 'Pause')).toBe(true);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(isTold(page, 'Play')).toBe(false);
  // A key makes the focus seen, and tells nothing again.
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(700);
  expect(await isTold(page, 'Play')()).toBe(false);
  await page.mouse.move(600, 300);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(700);
  expect(await isTold(page, 'Play')()).toBe(false);
  await page.getByRole('button', { name: 'Play', exact: true }).hover();
  await expect.poll(isTold(page, 'Play')).toBe(true);
});

test('who comes by keyboard reads them, until they press', async ({ page }) => {
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Restart' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(isTold(page, 'Pause')).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(isTold(page, 'Play')).toBe(false);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(isTold(page, 'Play')).toBe(true);
});
