import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openScenario, QUIET, region } from './lab.ts';

/** Opens the palette by keyboard and types. */
async function ask(page: Page, words: string): Promise<void> {
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'What to do' });
  await expect(field).toBeFocused();
  await field.fill(words);
}

test('a scenario is found by words in any order and opened by keyboard', async ({ page }) => {
  await page.goto('./');
  await ask(page, 'used lost number disk');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(
    'A lost disk and a number used twice',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Scenarios: A lost disk and a number used twice' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a strategy is chosen with the arrow keys, and a replica crashes', async ({ page }) => {
  await openScenario(page, QUIET);
  await ask(page, 'strategy wins');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option', { name: /Last write wins/, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Settings: .*Last write wins/ })).toBeVisible();
  await ask(page, 'b crash');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Crash B');
  await page.keyboard.press('Enter');
  await expect(region.replica(page, 'B')).toContainText('Crashed');
  await ask(page, 'undo');
  await page.keyboard.press('Enter');
  await expect(region.replica(page, 'B')).not.toContainText('Crashed');
});

test('the palette opens the composer and cuts links; Escape closes it and changes nothing', async ({ page }) => {
  await openScenario(page, QUIET);
  await ask(page, 'write alice');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Write as alice' }).getByLabel('Value').fill('milk');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: alice writes milk/ })).toBeEnabled();
  await ask(page, 'link a b cut');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
  await ask(page, 'nothing is called so');
  await expect(page.getByText('Nothing is found')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo: cut/ })).toBeEnabled();
});

test('replicas, seed, network and retries are chosen, and undo says which in words', async ({ page }) => {
  await openScenario(page, QUIET);
  for (const [words, undo] of [
    ['replicas 5', 'Undo: 5 replicas'],
    ['seed 42', 'Undo: seed 42'],
    ['network 20 lost', 'Undo: 20 % of messages lost'],
    ['retry next replica', 'Undo: clients ask again'],
    ['merge union', 'Undo: merge: Union'],
  ] as const) {
    await ask(page, words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: undo, exact: true })).toBeEnabled();
  }
  await expect(region.replica(page, 'E')).toBeVisible();
});

test('the first steps begin again', async ({ page }) => {
  await page.goto('./');
  await ask(page, 'first steps do not');
  await page.keyboard.press('Enter');
  await openScenario(page, QUIET);
  await ask(page, 'first minute again');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Scenarios: Two leaders and a cut' })).toBeVisible();
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
  await expect(page.getByRole('region', { name: 'What happens' })).toContainText('Press Write on alice');
});

test('the menu opens palette, keys and words, and a question mark the keys', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitem', { name: 'Do anything…' }).click();
  await expect(page.getByRole('dialog', { name: 'Do anything' })).toBeVisible();
  await page.getByRole('combobox', { name: 'What to do' }).fill('glossary');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Words' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Play or pause');
  await expect(keys).toContainText('Do anything');
});

test('a word of the ledger tells what it means, and others are found', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Superseded', exact: true }).click();
  const words = page.getByRole('dialog', { name: 'Words' });
  await expect(words.getByRole('group', { name: 'Superseded' })).toBeFocused();
  await expect(words.getByRole('group', { name: 'Superseded' })).toContainText('Replaced by a write');
  await words.getByLabel('Find a word').fill('grace');
  await expect(words.getByRole('group', { name: 'Collected' })).toBeVisible();
  await expect(words.getByRole('group', { name: 'Dot', exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Superseded', exact: true })).toBeFocused();
});

test('the palette tells what a word means, and opens it among the others', async ({ page }) => {
  await page.goto('./');
  await ask(page, 'hinted handoff means');
  const first = page.getByRole('dialog').getByRole('option').first();
  await expect(first).toContainText('What “Hinted handoff” means');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: 'Words' }).getByRole('group', { name: 'Hinted handoff' }),
  ).toBeFocused();
});

test('palette, keys and words have nothing that axe objects to, also on a phone', async ({ page }) => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto('./');
    for (const words of ['recover last write', 'all keys', 'glossary']) {
      await page.getByRole('button', { name: 'View' }).waitFor();
      await ask(page, words);
      if (!words.startsWith('recover')) await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).not.toContainText('Loading…');
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  }
});

for (const [width, height] of [
  [1_024, 768],
  [390, 844],
] as const) {
  test(`only what is found scrolls at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => localStorage.setItem('siblings.page', JSON.stringify({ projector: true })));
    await page.goto('./');
    await ask(page, '');
    const body = page.locator('.dialog-body');
    const [own, list] = await body.evaluate((element) => {
      const found = element.querySelector('.palette-list') as HTMLElement;
      return [element.scrollHeight - element.clientHeight, found.scrollHeight - found.clientHeight] as const;
    });
    expect(own).toBe(0);
    expect(list).toBeGreaterThan(0);
  });
}
