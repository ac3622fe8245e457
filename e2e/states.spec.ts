/** What the page shows while it has nothing to show, or cannot go on: each such state says what to do. */
import { expect, type Page, test } from '@playwright/test';
import { openBuiltIn, region } from './lab.ts';
import { type Server, serve } from './server.ts';

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  let server: Server;
  test.beforeEach(async () => {
    server = await serve();
  });
  test.afterEach(() => server.close());

  /** As a person can know it: the page says so where it is shared. */
  async function waitUntilKept(page: Page): Promise<void> {
    await expect(region.replica(page, 'A')).toBeVisible();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByText('here it opens without a network')).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press('Escape');
  }

  for (const host of ['127.0.0.1', 'siblings.localhost']) {
    test(`the page opens again at ${host}, with all that it loads later`, async ({ page }) => {
      await page.goto(`http://${host}:${server.port}/lab/`);
      await waitUntilKept(page);
      server.turn('off');
      await page.reload();
      await expect(region.replica(page, 'A')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Ledger' })).toBeAttached();
      await openBuiltIn(page, 'Three milliseconds behind');
      await expect(region.verdicts(page).getByRole('button').first()).toBeVisible();
      for (const name of ['Inspector', 'Transcript', 'Settings']) {
        await page.getByRole('tab', { name }).click();
        await expect(page.getByRole('tabpanel', { name })).not.toContainText('Loading');
      }
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#v1\./);
      await expect(page.getByRole('alert')).toBeEmpty();
    });
  }

  test('a newer build comes with the next opening, and what is open stays of one build', async ({ page, context }) => {
    const url = `http://siblings.localhost:${server.port}/lab/`;
    const isNewer = (of: Page) => of.evaluate(() => document.title === 'Newer');
    await page.goto(url);
    await waitUntilKept(page);
    server.replace('Newer');
    const other = await context.newPage();
    await other.goto(url);
    expect(await isNewer(other)).toBe(false);
    await expect(async () => {
      await other.reload();
      expect(await isNewer(other)).toBe(true);
    }).toPass({ intervals: [4_000], timeout: 30_000 });
    server.turn('off');
    await other.reload();
    expect(await isNewer(other)).toBe(true);
    // The page that was open all the time finds the rest of its own build.
    await openBuiltIn(page, 'Three milliseconds behind');
    expect(await isNewer(page)).toBe(false);
  });
});
