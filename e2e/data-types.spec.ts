import { expect, type Page, test } from '@playwright/test';
import { keptBy, openBuiltIn, openScenario, playToEnd, QUIET, region, verdict } from './lab.ts';

/** Chooses what to do in the composer, types what it is done with, and does it. */
async function change(page: Page, client: string, deed: string, field: string, text: string): Promise<void> {
  await region.client(page, client).getByRole('button', { name: 'Write' }).click();
  const composer = page.getByRole('dialog', { name: `Write as ${client}` });
  await composer.getByLabel('What to do').selectOption(deed);
  await composer.getByLabel(field).fill(text);
  await composer.getByRole('button', { name: 'Write' }).click();
}

test('a counter adds up what both sides of a cut counted', async ({ page }) => {
  await openScenario(page, { ...QUIET, strategy: 'counter' });
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await change(page, 'alice', 'Add to the count', 'How many more', '2');
  await playToEnd(page);
  await change(page, 'bob', 'Add to the count', 'How many more', '3');
  await playToEnd(page);
  await page.getByRole('button', { name: /Link A to B, cut.* Heal it/ }).click();
  await playToEnd(page);
  for (const replica of ['A', 'B']) {
    await expect(keptBy(page, replica)).toHaveCount(1);
    await expect(keptBy(page, replica)).toContainText('5');
  }
  await expect(verdict(page, 'alice#1')).toContainText('+2');
  await expect(verdict(page, 'alice#1')).toContainText('Surviving');
});

test('a cart as an observed-remove set keeps what both wanted, and nothing comes back', async ({ page }) => {
  await page.goto('./');
  await openBuiltIn(page, 'One cart: observed-remove set');
  await playToEnd(page);
  for (const replica of ['A', 'B']) await expect(keptBy(page, replica)).toContainText('milk, ham, flour');
  await expect(verdict(page, 'alice#2')).toContainText('remove eggs');
});
