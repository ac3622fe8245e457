/** Several replicas cut off together: by a line drawn around them, by keyboard, and from the palette. */
import { expect, type Page, test } from '@playwright/test';
import { boxOf, centreOf } from './boxes.ts';
import { openScenario, pick, QUIET, region } from './lab.ts';

const FIVE = { ...QUIET, replicas: ['A', 'B', 'C', 'D', 'E'] };
const link = (page: Page, between: string, state: 'whole' | 'cut') =>
  page.getByRole('button', { name: new RegExp(`^Link ${between}, ${state}`) });

/** Draws around a card, as far as a share of the whole way round, and keeps the button down. */
async function drawAround(page: Page, replica: string, share: number): Promise<void> {
  const box = await boxOf(region.replica(page, replica));
  const ground = await boxOf(region.stage(page));
  const middle = centreOf(box);
  const radius = { x: box.width / 2 + 24, y: box.height / 2 + 20 };
  // As a rounded rectangle: it stays clear of the cards beside it.
  const at = (angle: number) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const bulge = 1 / Math.max(Math.abs(cos), Math.abs(sin));
    return {
      x: Math.max(ground.x + 2, Math.min(ground.x + ground.width - 2, middle.x + cos * radius.x * bulge)),
      y: Math.max(ground.y + 2, Math.min(ground.y + ground.height - 2, middle.y + sin * radius.y * bulge)),
    };
  };
  const start = Math.PI / 3;
  await page.mouse.move(at(start).x, at(start).y);
  await page.mouse.down();
  for (let index = 1; index <= 24; index += 1) {
    const { x, y } = at(start + (index / 24) * share * 2 * Math.PI);
    await page.mouse.move(x, y);
  }
}

test('a line around a replica cuts it off under a name, both sides are named, and one button heals', async ({
  page,
}) => {
  await openScenario(page, FIVE);
  await drawAround(page, 'C', 0.95);
  await expect(page.getByRole('status').filter({ hasText: 'Let go to cut C off from A, B, D and E' })).toBeVisible();
  await page.mouse.up();
  await expect(link(page, 'A to C', 'cut')).toBeVisible();
  await expect(link(page, 'C to E', 'cut')).toBeVisible();
  await expect(link(page, 'A to B', 'whole')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: partition C' })).toBeEnabled();
  await expect(page.getByText('Cut off: C', { exact: true })).toBeVisible();
  await expect(page.getByText('Side of A, B, D and E')).toBeVisible();
  await page.getByRole('button', { name: 'Heal: C back with the others' }).click();
  await expect(link(page, 'A to C', 'whole')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: heal the partition C' })).toBeEnabled();
  await expect(page.getByText('Cut off: C', { exact: true })).toHaveCount(0);
});

test('Escape takes the line back: nothing is cut', async ({ page }) => {
  await openScenario(page, FIVE);
  await drawAround(page, 'C', 0.95);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Let go to cut')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Link .*, cut/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo: / })).toHaveCount(0);
});

test('a line that does not come round says that it cuts links, and cuts these alone', async ({ page }) => {
  await openScenario(page, FIVE);
  await drawAround(page, 'C', 0.4);
  await expect(page.getByRole('status').filter({ hasText: /Let go to cut .*–/ })).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Link .*, cut/ }).first()).toBeVisible();
});

test('by keyboard: x marks, the menu cuts off what is marked, the palette heals all of it', async ({ page }) => {
  await openScenario(page, FIVE);
  for (const name of ['D', 'B']) {
    await page.getByRole('button', { name: `Inspect replica ${name}` }).focus();
    await page.keyboard.press('x');
    await expect(page.getByRole('group', { name: `Replica ${name}, marked` })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: /marked/ })).toHaveCount(0);
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Inspect replica D' }).focus();
  await page.keyboard.press('x');
  await pick(page, page.getByRole('button', { name: 'More for replica D' }), 'Cut off the marked replicas');
  await expect(page.getByRole('button', { name: 'Undo: partition B-D' })).toBeEnabled();
  await expect(page.getByRole('group', { name: /marked/ })).toHaveCount(0);
  await expect(link(page, 'B to D', 'whole')).toBeVisible();
  await expect(link(page, 'C to D', 'cut')).toBeVisible();
  await expect(page.getByText('Cut off: B and D')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('heal whole partition');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Link .*, cut/ })).toHaveCount(0);
});

test('replicas are marked and cut off from the palette', async ({ page }) => {
  await openScenario(page, FIVE);
  for (const words of ['mark A', 'mark E', 'cut off the marked replicas']) {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'What to do' }).fill(words);
    await page
      .getByRole('option', { name: new RegExp(`^${words}`, 'i') })
      .first()
      .click();
  }
  await expect(page.getByText('Cut off: A and E')).toBeVisible();
});
