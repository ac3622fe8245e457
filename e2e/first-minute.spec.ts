import { expect, type Page, test } from '@playwright/test';
import { pause, pick, playToEnd, region, write } from './lab.ts';

test('a scenario is moving when the page has opened', async ({ page }) => {
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const letter = page.getByRole('group', { name: 'Messages on their way' }).getByRole('button').first();
  const place = async () => JSON.stringify(await letter.boundingBox({ timeout: 2_000 }).catch(() => null));
  const before = await place();
  await expect.poll(place).not.toBe(before);
});

test('nothing is asked of any other server', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (
      !request.url().startsWith(baseURL ?? '') &&
      !request.url().startsWith('blob:') &&
      !request.url().startsWith('data:')
    )
      elsewhere.push(request.url());
  });
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('playing, stepping, speed and scrubbing are where video players have them', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Restart' }).click();
  const time = page.getByRole('slider', { name: 'Time' });
  const now = async () => Number(await time.getAttribute('aria-valuenow'));
  const start = await now();
  await page.getByRole('button', { name: 'Step on' }).click();
  await page.getByRole('button', { name: 'Step on' }).click();
  await expect.poll(now).toBeGreaterThan(start);
  const later = await now();
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect.poll(now).toBeLessThan(later);
  await time.focus();
  await page.keyboard.press('End');
  await expect.poll(now).toBeGreaterThan(later);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('2');
});

test('the transcript tells each step, and a screen reader hears the newest', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('tab', { name: 'Transcript' }).click();
  const log = page.getByRole('log', { name: 'Transcript' });
  await expect(log).toContainText('alice writes');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Step on' }).click();
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: /\w/ }).first()).toBeAttached();
});

test('whoever cuts a link is told what to do next, sentence by sentence, and once', async ({ page }) => {
  await page.goto('./');
  const said = page.getByRole('region', { name: 'What happens' });
  await expect(said).toContainText('Press the line between A and B');
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8');
  await expect(said).toContainText('Press Write on alice');
  await write(page, 'alice', 'Tea', 'title');
  await expect(said).toContainText('Now write on the other side, as bob');
  await write(page, 'bob', 'Coffee', 'title');
  await expect(said).toContainText('they are concurrent');
  // By key: letters wait at the cut, in the middle of the line.
  await page.getByRole('button', { name: /Link A to B, cut/ }).press('Enter');
  await playToEnd(page);
  await expect(said).toContainText('as siblings');
  await page.reload();
  await atStart(page);
  await expect(said).toContainText('Alice names a page');
  await expect(said).not.toContainText('Press the line', { timeout: 1_000 });
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await expect(said).toContainText('Your change is part of the run now');
});

/** Where the first caption stands, and nothing moves on. */
async function atStart(page: Page): Promise<void> {
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  await pause(page);
  await page.getByRole('slider', { name: 'Time' }).press('Home');
}

test('who does not want the first steps is not invited, until they begin again', async ({ page }) => {
  await page.goto('./');
  const said = page.getByRole('region', { name: 'What happens' });
  await atStart(page);
  await expect(said).toContainText('Press the line between A and B');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitemradio', { name: 'Hide them' }).click();
  await expect(said).not.toContainText('Press the line', { timeout: 1_000 });
  await page.reload();
  await atStart(page);
  await expect(said).toContainText('Alice names a page');
  await expect(said).not.toContainText('Press the line', { timeout: 1_000 });
  await pick(page, page.getByRole('button', { name: 'View' }), 'Begin again');
  await expect(said).toContainText('Press the line between A and B');
});

test('who follows the invitation is not overrun by the story, and is told how it ended', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Restart' }).click();
  await page.getByRole('button', { name: 'Step on' }).click();
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await expect(page.getByRole('button', { name: 'Undo: end the story here' })).toBeEnabled();
  await playToEnd(page);
  // What the story would have written later is not written, and its link is not healed.
  await expect(page.getByRole('list', { name: 'Verdicts' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
});

test('time stands still while one looks for a scenario, and goes on afterwards', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: /^Scenarios/ }).click();
  await expect(page.getByRole('button', { name: 'Play', includeHidden: true })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});
