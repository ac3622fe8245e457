import { expect, type Page, test } from '@playwright/test';
import { middleOf } from './boxes.ts';
import { keptBy, openScenario, playToEnd, QUIET, region, stepUntil, verdict } from './lab.ts';

/** Arrival order keeps whatever came last, so it shows which message was first. */
const RACE = {
  ...QUIET,
  strategy: { kind: 'arrival-order' },
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'alice', near: 'A' },
    { id: 'bob', near: 'B' },
  ],
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'from alice' },
    { at: 10, do: 'put', client: 'bob', key: 'cart', value: 'from bob' },
  ],
};

/** To the moment at which alice's copy for C has just left. */
async function standBeforeArrival(page: Page): Promise<void> {
  await openScenario(page, RACE);
  // It plays for less time than a press takes: only when it has come to its end does it stand for sure.
  await playToEnd(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  const letter = region.stage(page).getByRole('button', { name: /from A to C/ });
  await stepUntil(page, letter);
  await letter.focus();
  await page.keyboard.press('Enter');
}

test('one message held past another changes the order', async ({ page }) => {
  await openScenario(page, RACE);
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from bob');

  await standBeforeArrival(page);
  await page.getByRole('menuitem', { name: /Hold it/ }).click();
  await playToEnd(page);
  const held = region.stage(page).getByRole('button', { name: /from A to C/ });
  await expect(held).toBeVisible();
  await held.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Let it go on/ }).click();
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from alice');
});

test('a message that is dropped never comes', async ({ page }) => {
  await standBeforeArrival(page);
  await page.getByRole('menuitem', { name: /Drop it/ }).click();
  await playToEnd(page);
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await expect(verdict(page, 'alice#1')).not.toHaveAccessibleName(/kept by .*C/);
});

test('a message that is hurried is there at once', async ({ page }) => {
  await standBeforeArrival(page);
  await page.getByRole('menuitem', { name: /Deliver it now/ }).click();
  await expect(keptBy(page, 'C')).toContainText('from alice');
});

test('the head of an arrow is dragged past another: it arrives after that, and undo takes it back', async ({
  page,
}) => {
  await openRace(page);
  const head = await middleOf(page.locator('[data-grip="alice#1/replicate/A>C"]'));
  const other = await middleOf(page.locator('[data-grip="bob#1/replicate/B>C"]'));
  await page.mouse.move(head.x, head.y);
  await page.mouse.down();
  await page.mouse.move(other.x, other.y, { steps: 4 });
  await page.mouse.move(other.x + 30, other.y, { steps: 4 });
  await expect(page.locator('.way-ghost')).toContainText('ms');
  await page.mouse.up();
  const undo = page.getByRole('button', { name: /^Undo: delay the copy from A to C for alice#1 to \d+/ });
  await expect(undo).toBeEnabled();
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from alice');

  await undo.click();
  await expect(keptBy(page, 'C')).toContainText('from bob');
});

test('keys move an arrival, and several presses are one action', async ({ page }) => {
  await openRace(page);
  const events = page.getByRole('listbox', { name: 'Events' });
  const arrival = events.getByRole('option', { name: /A copy from A reaches C/ });
  const { x, y } = await middleOf(arrival);
  await page.mouse.click(x, y);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(arrival).toHaveAccessibleName(/^100\.0 ms/);
  await expect(arrival).toHaveAttribute('aria-selected', 'true');
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from alice');
  await page.getByRole('button', { name: /^Undo: delay the copy from A to C for alice#1 to 100 ms/ }).click();
  await expect(arrival).toHaveAccessibleName(/^80\.0 ms/);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('the time of arrival is a field on the card of a message', async ({ page }) => {
  await openRace(page);
  const head = await middleOf(page.locator('[data-grip="alice#1/replicate/A>C"]'));
  await page.mouse.click(head.x, head.y);
  const field = page.getByLabel('Deliver at (ms)', { exact: true });
  await expect(field).toHaveValue('80');
  await field.fill('200');
  await field.press('Enter');
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from alice');
});

/** Played to its end, with the diagram in sight. */
async function openRace(page: Page): Promise<void> {
  await openScenario(page, RACE);
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from bob');
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
}

/** The later write has the later stamp only where a clock learns of the earlier one. */
const CLOCKS = {
  ...QUIET,
  strategy: { kind: 'last-write-wins', clock: 'hybrid' },
  clocks: [{ node: 'A', offsetMs: 300 }],
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'oat' },
    { at: 100, do: 'put', client: 'bob', key: 'cart', value: 'rye' },
    { at: 200, do: 'get', client: 'bob', key: 'cart' },
  ],
};

test('a letter shows what it carries once a setting changes that', async ({ page }) => {
  await openScenario(page, CLOCKS);
  await playToEnd(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  const answer = region.stage(page).getByRole('button', { name: /answer from B to bob, bob#1/i });
  await stepUntil(page, answer);
  await expect(answer).toContainText('rye');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Clock', exact: true }).selectOption({ label: 'Physical clock' });
  const changed = region.stage(page).getByRole('button', { name: /answer from B to bob, alice#1/i });
  await expect(changed).toContainText('oat');
  await expect(changed).not.toContainText('rye');
});
