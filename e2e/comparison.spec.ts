import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { keptBy, openBuiltIn, playToEnd, region, write } from './lab.ts';

const TITLE = 'The same run under each strategy';

/** Opens it from the settings, and waits until all strategies have run. */
async function compare(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: TITLE }).click();
  const dialog = page.getByRole('dialog', { name: TITLE });
  await expect(dialog.getByRole('status')).toContainText('Press a strategy', { timeout: 15_000 });
  return dialog;
}

const rowOf = (dialog: Locator, strategy: string): Locator =>
  dialog.getByRole('row').filter({ has: dialog.page().getByRole('rowheader', { name: strategy }) });

test('one cart is laid side by side under all strategies, and one of them is taken and given back', async ({
  page,
}) => {
  await page.goto('./');
  await openBuiltIn(page, 'One cart: union set');
  const dialog = await compare(page);
  for (const name of ['Strategy', 'What remains', 'Came back', 'Lost', 'Agree?'])
    await expect(dialog.getByRole('columnheader', { name })).toBeVisible();

  const union = rowOf(dialog, 'Union set');
  await expect(union).toHaveAttribute('aria-current', 'true');
  await expect(union.getByRole('cell')).toHaveText([/milk, eggs, ham, flour/, 'eggs', /nothing/, 'yes']);
  const observed = rowOf(dialog, 'Observed-remove set');
  await expect(observed.getByRole('cell')).toHaveText([/milk, ham, flour/, /nothing/, /nothing/, 'yes']);
  const lastWriter = rowOf(dialog, 'Last-writer register');
  await expect(lastWriter.getByRole('cell')).toHaveText([/milk, eggs, ham$/, /nothing/, /alice#3 milk, flour/, 'yes']);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);

  await observed.getByRole('button', { name: 'Observed-remove set' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Settings: .*Observed-remove set/ })).toBeVisible();
  await playToEnd(page);
  for (const replica of ['A', 'B']) await expect(keptBy(page, replica)).toContainText('milk, ham, flour');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Settings: .*Union set/ })).toBeVisible();
});

test('what a person has done is in every row; the palette opens it, and a small page has cards', async ({ page }) => {
  await page.goto('./');
  await openBuiltIn(page, 'Fifteen likes, counted as thirteen');
  await expect(region.replica(page, 'A')).toBeVisible();
  await playToEnd(page);
  await write(page, 'bob', 'hello', 'note');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('compare strategies');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: TITLE });
  await expect(dialog).toContainText('with 1 change of yours');
  const counter = rowOf(dialog, 'Counter');
  await expect(counter.getByRole('cell').first()).toContainText('15');
  await expect(rowOf(dialog, 'Dotted version vectors').getByRole('cell').first()).toContainText('hello');
  const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
});
