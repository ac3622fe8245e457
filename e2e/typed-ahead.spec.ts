/** What is typed before a field is there waits for it, and is no key of the page. */
import { expect, type Page, test } from '@playwright/test';
import { openScenario, QUIET, region } from './lab.ts';

/** Holds back a part of the page until it is let go. */
async function heldBack(page: Page, part: string): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(new RegExp(`/assets/${part}-[^/]*\\.js$`), async (route) => {
    await held;
    await route.continue();
  });
  return () => letGo();
}

/** Keys are listened to a moment after the page is there. */
async function standing(page: Page): Promise<void> {
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Pause' }).click();
}

for (const part of ['palette', 'dialog'])
  test(`what is typed while the palette waits for its ${part} comes into its field`, async ({ page }) => {
    const letGo = await heldBack(page, part);
    await page.goto('./');
    await expect(region.replica(page, 'A')).toBeVisible();
    const play = page.getByRole('button', { name: 'Play', exact: true, includeHidden: true });
    await page.getByRole('button', { name: 'Pause' }).click();
    const time = page.getByRole('slider', { name: 'Time', includeHidden: true });
    const before = await time.getAttribute('aria-valuenow');
    await page.locator('body').press('Control+k');
    await page.keyboard.type('two leaderz');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('s 0 k?');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    await expect(play).toBeAttached();
    letGo();
    await expect(page.getByRole('combobox', { name: 'What to do' })).toHaveValue('two leaders 0 k');
    await page.keyboard.type('x');
    await expect(page.getByRole('combobox', { name: 'What to do' })).toHaveValue('two leaders 0 kx');
    expect(await time.getAttribute('aria-valuenow')).toBe(before);
    await expect(play).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('k');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

test('Escape closes what has not come yet, and keys are those of the page again', async ({ page }) => {
  const letGo = await heldBack(page, 'palette');
  await standing(page);
  await page.locator('body').press('Control+k');
  await page.keyboard.type('k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  letGo();
});

test('a value is typed before its field is there', async ({ page }) => {
  const letGo = await heldBack(page, 'composer');
  await openScenario(page, QUIET);
  await region.client(page, 'alice').getByRole('button', { name: 'Write' }).press('Enter');
  await page.keyboard.type('milk?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  letGo();
  await expect(page.getByRole('dialog', { name: 'Write as alice' }).getByLabel('Value')).toHaveValue('milk?');
});

test('the words have their field focused, and take what is typed', async ({ page }) => {
  const letGo = await heldBack(page, 'words');
  await standing(page);
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitem', { name: 'Words…' }).click();
  await page.keyboard.type('skew');
  letGo();
  const field = page.getByRole('dialog', { name: 'Words' }).getByLabel('Find a word');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('skew');
});
