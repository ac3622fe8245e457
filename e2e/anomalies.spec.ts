import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openBuiltIn, playToEnd, region } from './lab.ts';

test('reads that do not fit together are named with their proof, and a kept session has none', async ({ page }) => {
  await page.goto('./');
  await openBuiltIn(page, 'Posted, and gone again');
  await playToEnd(page);
  const anomalies = page.getByRole('list', { name: 'Anomalies, each with its proof' });
  await expect(anomalies.getByRole('listitem')).toHaveCount(4);
  const back = anomalies.getByRole('button', { name: /^Read that went back/ });
  await expect(back).toContainText('bob?2');
  await expect(back).toContainText('alice#1, and an earlier read of the same client had covered it');
  await expect(page.getByRole('list', { name: 'Anomalies of each kind' })).toContainText('Stale read 2');

  const growth = page.getByText('Bytes of metadata: what is kept beside the values');
  await growth.click();
  await expect(page.getByRole('figure')).toContainText(/comment: \d+ bytes now\. At most \d+ bytes, first at 40\.0 ms/);
  const { violations } = await new AxeBuilder({ page }).include('.ledger').analyze();
  expect(violations).toEqual([]);

  await back.click();
  await expect(page.getByRole('timer').or(page.locator('.transport'))).toContainText('480.0');
  await expect(anomalies.getByRole('listitem')).toHaveCount(4);

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Session', { exact: true }).selectOption('sticky');
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(page.getByText('None up to here.')).toBeVisible();

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Session', { exact: true }).selectOption('context');
  await page.getByRole('combobox', { name: 'Strategy', exact: true }).selectOption('last-write-wins');
  await expect(page.getByText('This strategy gives clients no context to compare')).toBeVisible();
});

test('what came back is counted on the tab of the ledger, as what is lost is', async ({ page }) => {
  await page.goto('./');
  await openBuiltIn(page, 'The item that came back');
  await playToEnd(page);
  await expect(region.verdicts(page)).not.toContainText('Lost');
  await expect(page.getByRole('tab', { name: 'Ledger' })).toContainText('1');
});
