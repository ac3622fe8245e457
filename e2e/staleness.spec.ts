import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { measureFreshness } from '../src/core/explore/freshness.ts';
import { finish } from '../src/core/explore/staleness.ts';
import { readScenario } from '../src/scenario/format.ts';
import { openScenario, QUIET } from './lab.ts';

const QUORUMS = {
  ...QUIET,
  title: 'Quorums',
  replicas: ['A', 'B', 'C'],
  system: { kind: 'leaderless', n: '3', w: '1', r: '1' },
  network: { latency: { kind: 'exponential', meanMs: 20 } },
} as const;

/** Opens the panel from the settings. */
async function ask(page: Page, scenario: object): Promise<Locator> {
  await openScenario(page, scenario);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'How fresh are reads?' }).click();
  return page.getByRole('dialog', { name: 'How fresh are reads?' });
}

test('how fresh reads are is measured, drawn, and told in numbers that the engine gives anywhere', async ({ page }) => {
  const panel = await ask(page, QUORUMS);
  await expect(panel).toContainText('N = 3, R = 1, W = 1.');
  await expect(panel.getByRole('progressbar', { name: 'Measured so far' })).toBeVisible();
  await expect(panel.getByRole('status')).toHaveText('Measured.', { timeout: 45_000 });

  const read = readScenario(QUORUMS);
  if (!read.ok) throw new Error('the scenario is good');
  const { points, reads } = finish(measureFreshness(read.result, read.result.seed));
  const percent = (share = Number.NaN): string => `${(share * 100).toFixed(1)} %`;
  await expect(panel.getByRole('img')).toHaveAccessibleName(
    `${percent(points[0]?.fresh.value)} of reads are fresh at once, ${percent(points.at(-1)?.fresh.value)} after ${points.at(-1)?.atMs} ms`,
  );
  const row = panel.getByRole('row', { name: /^Reads/ });
  await expect(row).toContainText(`${reads.median.value.toFixed(1)} ms`);
  await expect(row).toContainText(`${reads.permille999.value.toFixed(1)} ms`);
  await panel.getByText('The curve in numbers').click();
  await expect(panel.getByRole('row', { name: /^\d+(\.\d+)? ms \d/ })).toHaveCount(points.length);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
});

test('measuring can be left off and begun again, and the page stays alive meanwhile', async ({ page }) => {
  const panel = await ask(page, QUORUMS);
  await expect(panel.getByRole('img', { name: /of reads are fresh at once/ })).toBeVisible({ timeout: 30_000 });
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByRole('status')).toHaveText(
    /^Stopped before it was done: \d+ of 21 points of the curve, from \d+,\d{3} writes and a read after each\.$/,
  );
  await expect(panel.getByRole('img', { name: /of reads are fresh at once/ })).toBeVisible();
  await expect(panel.getByRole('progressbar')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Measure again' }).click();
  await expect(panel.getByRole('progressbar')).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('7');
});

test('a database without quorums is not asked', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByRole('form', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'How fresh are reads?' })).toHaveCount(0);
});
