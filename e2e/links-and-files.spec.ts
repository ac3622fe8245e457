import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { keptBy, openBuiltIn, openFile, openScenario, pause, playToEnd, QUIET, region, write } from './lab.ts';

async function linkTo(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/^http:\/\/[^#]+\/#v1\./);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  return link;
}

const timeOf = (page: Page) => page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow');

test('a link gives the same run, paused at the same moment, to someone else', async ({ page, browser }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await page.getByRole('button', { name: 'Step back' }).click();
  const time = await timeOf(page);
  const link = await linkTo(page);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByRole('button', { name: 'Scenarios: Quiet' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(other.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
  await expect(keptBy(other, 'A')).toContainText('milk');
  expect(await timeOf(other)).toBe(time);
  await other.context().close();
});

test('Copy link puts it where it can be pasted from', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#v1.');
});

test('a run that is saved as a file opens again as it was', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.goto('./');
  await openFile(page, 'saved.json', text);
  await expect(keptBy(page, 'B')).toContainText('milk');
});

test('a file can be dropped on the page, however slow the rest of it comes', async ({ page }) => {
  await page.route(/leisure/, () => {});
  await page.goto('./', { waitUntil: 'commit' });
  await expect(region.replica(page, 'A')).toBeVisible();
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return data;
    },
    JSON.stringify({ ...QUIET, title: 'Dropped' }),
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('button', { name: 'Scenarios: Dropped' })).toBeVisible();
});

test.describe('a link that is broken says what is wrong, and nothing is lost', () => {
  async function open(page: Page, change: (link: string) => string, message: RegExp): Promise<void> {
    await openScenario(page, QUIET);
    await write(page, 'alice', 'milk');
    await playToEnd(page);
    const link = await linkTo(page);
    const hash = change(link.slice(link.indexOf('#')));
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(region.notice(page)).toContainText(message);
    await expect(
      region
        .notice(page)
        .getByRole('button', { name: /home/i })
        .or(region.notice(page).getByRole('link', { name: /home/i })),
    ).toBeVisible();
    await expect(keptBy(page, 'A')).toContainText('milk');
    await pause(page);
  }

  test('truncated', async ({ page }) => open(page, (hash) => hash.slice(0, -40), /cut at .* of .* characters/));
  test('changed on the way', async ({ page }) =>
    open(page, (hash) => `${hash.slice(0, -5)}${hash.endsWith('AAAAA') ? 'BBBBB' : 'AAAAA'}`, /checksum|changed/i));
  test('of a version to come', async ({ page }) => open(page, (hash) => hash.replace('#v1.', '#v9.'), /version 9/));
  test('nothing but noise', async ({ page }) => open(page, () => '#v1.%%%not-a-link', /link/i));
});

test('the address follows the work: loaded again, the page is where it was', async ({ page }) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  expect(new URL(page.url()).hash).toBe('');
  await openBuiltIn(page, 'Three boards, one gate');
  await expect(page).toHaveURL(/#v1\./);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Scenarios: Three boards, one gate' })).toBeVisible();
  await pause(page);
  const opened = page.url();
  // To look at it changes no address; to do something in it does.
  await page.getByRole('button', { name: 'Step on' }).click();
  await page.getByRole('button', { name: 'Link Hall to Train, whole. Cut it' }).click();
  await expect(page).not.toHaveURL(opened);
  await page.reload();
  await expect(page.getByRole('button', { name: /Link Hall to Train, cut/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a link tells what is open beside the stage, and changes nothing of how another page begins', async ({
  page,
  browser,
}) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Diagram' }).click();
  await page.getByRole('tab', { name: 'Transcript' }).click();
  const link = await linkTo(page);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('region', { name: 'Space-time diagram' })).toBeVisible();
  await expect(other.getByRole('tab', { name: 'Transcript' })).toHaveAttribute('aria-selected', 'true');
  // What is changed there is kept; what the link has brought is not.
  await other.getByRole('button', { name: 'View' }).click();
  await other.getByRole('menuitemradio', { name: 'Dark' }).click();
  await other.keyboard.press('Escape');
  const another = await context.newPage();
  await another.goto(new URL('./', page.url()).href);
  await expect(another.getByRole('button', { name: 'Diagram' })).toHaveAttribute('aria-pressed', 'false');
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await phone.goto(await linkTo(page));
  await expect(phone.getByRole('tab', { name: 'Diagram' })).toHaveAttribute('aria-selected', 'true');
  await phone.close();
  await context.close();
});

test('a link that is opened in a page that is open stays in the address until something is done', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  const link = await linkTo(page);
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  await page.evaluate((hash) => location.assign(hash), new URL(link).hash);
  await expect(keptBy(page, 'A')).toContainText('milk');
  await pause(page);
  // Longer than the address rests before it follows.
  await page.waitForTimeout(1_500);
  expect(page.url()).toBe(link);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await expect(page).not.toHaveURL(link);
});
