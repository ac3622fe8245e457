import { expect, type Page, test } from '@playwright/test';
import { keptBy, openScenario, playToEnd, QUIET, region, verdict } from './lab.ts';

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
  for (let step = 0; step < 12 && !(await letter.isVisible()); step += 1)
    await page.getByRole('button', { name: 'Step on' }).click();
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
