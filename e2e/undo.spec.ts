import { expect, test } from '@playwright/test';
import { keptBy, openBuiltIn, openScenario, playToEnd, QUIET, region, write } from './lab.ts';

test('what was done is undone and done again by its name', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  const undo = page.getByRole('button', { name: /^Undo: cut/i });
  await expect(undo).toBeEnabled();
  await undo.click();
  await expect(page.getByRole('button', { name: 'Link A to B, whole. Cut it' })).toBeVisible();
  await page.getByRole('button', { name: /^Redo: cut/i }).click();
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
});

test('a write that is undone was never made', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await expect(keptBy(page, 'B')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(region.stage(page).getByText('milk')).toHaveCount(0);
});

test('settings change the run and keep the script', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Strategy', exact: true }).selectOption({ label: 'Last write wins' });
  await page
    .getByRole('combobox', { name: 'Replicas' })
    .or(page.getByRole('spinbutton', { name: 'Replicas' }))
    .first()
    .waitFor();
  await page.getByRole('combobox', { name: 'System', exact: true }).selectOption({ label: 'Leaderless' });
  await expect(page.getByRole('button', { name: /^Settings: Leaderless/ })).toContainText('Last write wins');
  await playToEnd(page);
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(region.verdicts(page).getByRole('button', { name: /Lost/ }).first()).toBeVisible();
});

test('a chosen setting is undone and done again by its name', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const strategy = page.getByRole('combobox', { name: 'Strategy', exact: true });
  await strategy.selectOption({ label: 'Last write wins' });
  await expect(page.getByRole('button', { name: 'Undo: strategy Last write wins' })).toBeEnabled();
  await region.stage(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(strategy).toHaveValue('dotted-version-vectors');
  await expect(page.getByRole('button', { name: /^Undo: cut/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+y');
  await expect(strategy).toHaveValue('last-write-wins');
});

test('what was done before another scenario was opened comes back by undo', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await expect(page.getByRole('button', { name: /^Undo: cut/ })).toBeEnabled();
  await openBuiltIn(page, 'Three nodes, three orders');
  await expect(page.getByRole('button', { name: 'Link A to B, cut. Heal it' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: opening “Three nodes, three orders”' }).click();
  await expect(page.getByRole('button', { name: 'Link A to B, cut. Heal it' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo: cut/ })).toBeEnabled();
  await page.getByRole('button', { name: 'Redo: opening “Three nodes, three orders”' }).click();
  await expect(page.getByRole('button', { name: 'Scenarios: Three nodes, three orders' })).toBeVisible();
});
