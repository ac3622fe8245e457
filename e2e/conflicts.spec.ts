import { expect, test } from '@playwright/test';
import { middleOf } from './boxes.ts';
import { keptBy, openScenario, pick, playToEnd, QUIET, region, verdict, write } from './lab.ts';

const cut = 'Link A to B, whole. Cut it';
const heal = /Link A to B, cut.* Heal it/;

/** A link is cut, both sides write, and it heals. */
async function writeOnBothSides(page: Parameters<typeof write>[0]): Promise<void> {
  await page.getByRole('button', { name: cut }).click();
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await write(page, 'bob', 'eggs');
  await playToEnd(page);
  await page.getByRole('button', { name: heal }).click();
  await playToEnd(page);
}

test('cut, write on both sides, heal: siblings appear on both', async ({ page }) => {
  await openScenario(page, QUIET);
  await writeOnBothSides(page);
  for (const replica of ['A', 'B']) {
    await expect(keptBy(page, replica)).toHaveCount(2);
    await expect(region.replica(page, replica)).toContainText('milk');
    await expect(region.replica(page, replica)).toContainText('eggs');
  }
  await expect(verdict(page, 'alice#1')).toContainText('Surviving');
  await expect(verdict(page, 'bob#1')).toContainText('Surviving');
});

test('the same under last write wins: one is lost, and the ledger names it and says why', async ({ page }) => {
  await openScenario(page, { ...QUIET, strategy: { kind: 'last-write-wins' } });
  await writeOnBothSides(page);
  await expect(keptBy(page, 'A')).toHaveCount(1);
  await expect(keptBy(page, 'B')).toHaveCount(1);
  await expect(verdict(page, 'alice#1')).toContainText('Lost');
  await expect(verdict(page, 'alice#1')).toContainText(
    /overwritten by .*bob#1 because its stamp \d+ ms is later than \d+ ms/,
  );
  await verdict(page, 'alice#1').click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Inspector' })).toContainText('alice#1');
});

test('a clock that is behind makes the later write lose', async ({ page }) => {
  await openScenario(page, { ...QUIET, strategy: { kind: 'last-write-wins' } });
  await region.replica(page, 'B').getByRole('slider', { name: 'Clock of B' }).focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('PageDown');
  await expect(region.replica(page, 'B')).toContainText(/[−-]500 ms/);
  await write(page, 'alice', 'first');
  await playToEnd(page);
  await region.client(page, 'bob').getByRole('button', { name: 'Read' }).click();
  await playToEnd(page);
  await expect(region.client(page, 'bob')).toContainText('first');
  await write(page, 'bob', 'second');
  await playToEnd(page);
  await expect(verdict(page, 'bob#1')).toContainText('Lost');
  await expect(verdict(page, 'alice#1')).toContainText('Surviving');
});

test('siblings that a client has read are resolved by asking', async ({ page }) => {
  await openScenario(page, QUIET);
  await writeOnBothSides(page);
  await region.client(page, 'alice').getByRole('button', { name: 'Read' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve siblings' });
  await expect(dialog).toContainText('This opens by itself');
  await expect(dialog).toContainText('milk');
  await expect(dialog).toContainText('eggs');
  await dialog
    .getByRole('radio', { name: /union|all/i })
    .first()
    .check();
  await dialog.getByRole('button', { name: /^Write/ }).click();
  await playToEnd(page);
  await expect(keptBy(page, 'A')).toHaveCount(1);
  await expect(region.replica(page, 'B')).toContainText('milk, eggs');
  await expect(verdict(page, 'alice#1')).toContainText('Merged');
  await expect(verdict(page, 'bob#1')).toContainText('Merged');
});

test('siblings are resolved later from the client’s card or its menu, in the same dialog', async ({ page }) => {
  await openScenario(page, QUIET);
  await writeOnBothSides(page);
  const alice = region.client(page, 'alice');
  await alice.getByRole('button', { name: 'Read' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve siblings' });
  await dialog.getByRole('button', { name: 'Ask later' }).click();
  await alice.getByRole('button', { name: 'Resolve cart (2)' }).click();
  await expect(dialog).toContainText('milk');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await alice.getByRole('button', { name: 'Write' }).click();
  const composer = page.getByRole('dialog', { name: 'Write as alice' });
  await expect(composer).toContainText('alice writes');
  await page.keyboard.press('Escape');
  await pick(page, alice.getByRole('button', { name: 'More…' }), /Resolve cart/);
  await dialog.getByRole('button', { name: 'Write it' }).click();
  await playToEnd(page);
  await expect(verdict(page, 'alice#1')).toContainText('Merged');
  await expect(keptBy(page, 'A')).toHaveCount(1);
});

test('a partition of several replicas heals as one', async ({ page }) => {
  await openScenario(page, { ...QUIET, replicas: ['A', 'B', 'C'] });
  await pick(page, region.replica(page, 'A').getByRole('button', { name: /^More/ }), /Cut A off/);
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Link A to C, cut/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Link B to C, whole. Cut it' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: 'Link A to B, whole. Cut it' })).toBeVisible();
});

test('dragging across links cuts them all', async ({ page }) => {
  await openScenario(page, { ...QUIET, replicas: ['A', 'B', 'C'] });
  const middle = (name: RegExp) => middleOf(page.getByRole('button', { name }));
  const [first, second] = [await middle(/^Link A to B/), await middle(/^Link A to C/)];
  const beyond = { x: second.x + (second.x - first.x) * 0.3, y: second.y + (second.y - first.y) * 0.3 };
  await page.mouse.move(first.x - (second.x - first.x) * 0.3, first.y - (second.y - first.y) * 0.3);
  await page.mouse.down();
  await page.mouse.move(beyond.x, beyond.y, { steps: 12 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Link A to C, cut/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo: / })).toBeEnabled();
});

test('a replica crashes, and comes back without its disk', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  const more = region.replica(page, 'B').getByRole('button', { name: /^More/ });
  await pick(page, more, /Crash B/);
  await expect(region.replica(page, 'B')).toContainText('Crashed');
  await pick(page, more, /disk lost, same name/);
  await expect(keptBy(page, 'B')).toHaveCount(0);
});
