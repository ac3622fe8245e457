import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openScenario, playToEnd, QUIET, region, verdict } from './lab.ts';

const put = (at: number, client: string, value: string, more: object = {}) => ({
  at,
  do: 'put',
  client,
  key: 'title',
  value,
  ...more,
});
const get = (at: number, client: string) => ({ at, do: 'get', client, key: 'title' });
const BASE = { ...QUIET, replicas: ['A', 'B', 'C'], network: { latency: 50 } };

/** bob's copy for A is late: for a while no replica keeps what he wrote. */
const LATE = {
  ...BASE,
  strategy: { kind: 'arrival-order' },
  script: [
    put(0, 'alice', 'left'),
    put(0, 'bob', 'right'),
    { at: 55, do: 'delay', message: 'bob#1/replicate/B>A', untilMs: 400 },
    { at: 55, do: 'delay', message: 'bob#1/replicate/B>C', untilMs: 90 },
  ],
};

/** Goes step by step to just before a time. */
async function backTo(page: Page, ms: number): Promise<void> {
  const time = page.getByRole('slider', { name: 'Time' });
  await time.focus();
  for (let presses = 0; presses < 80; presses += 1) {
    if (Number(await time.getAttribute('aria-valuenow')) < ms) return;
    await page.keyboard.press('ArrowLeft');
  }
}

test('a write of which a copy is on its way is not lost, and replicas that end apart are said to', async ({ page }) => {
  await openScenario(page, LATE);
  await playToEnd(page);
  await expect(page.getByRole('tab', { name: 'Ledger' })).toContainText('1');
  await expect(page.getByRole('button', { name: /^A disagrees with B and C about title for good/ })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Ledger' })).toContainText(
    'A disagrees with B and C about title, and',
  );
  await backTo(page, 400);
  await expect(verdict(page, 'bob#1')).toContainText('Surviving');
  await expect(verdict(page, 'bob#1')).toContainText('no replica keeps it, and a copy is on its way to A');
  await expect(page.getByText('The replicas keep the same for now, but')).toBeVisible();
  await expect(page.getByRole('button', { name: /disagrees with/ })).toHaveCount(0);
});

test('what went wrong stays told when it is over, and a line says where it leads', async ({ page }) => {
  await openScenario(page, {
    ...BASE,
    strategy: { kind: 'dotted-version-vectors' },
    merge: 'union',
    script: [put(0, 'alice', 'one'), put(300, 'alice', 'two', { context: 'none' }), get(700, 'bob')],
  });
  await playToEnd(page);
  const conflict = page.getByRole('button', { name: /^False conflict/ }).last();
  await expect(conflict).toContainText('Over since 900.0 ms: no replica kept both any more');
  await expect(conflict).toHaveAttribute('title', 'Goes to 350.0 ms, to the step that proves it');
  await expect(conflict).toContainText('350.0 ms');
  await conflict.click();
  await expect(page.locator('.transport')).toContainText('350.0');
  await expect(conflict).not.toContainText('Over since');
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: /^At 350\.0 ms: / })).toBeAttached();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Inspector' })).toContainText(
    'alice’s second write, counted over the whole script',
  );
});

test('siblings that were merged since are read again, and not resolved', async ({ page }) => {
  await openScenario(page, {
    ...BASE,
    merge: 'ask',
    script: [
      put(0, 'alice', 'one'),
      put(5, 'bob', 'two'),
      get(300, 'alice'),
      get(310, 'bob'),
      put(700, 'alice', 'both', { context: 'last' }),
    ],
  });
  // Who only watches is not interrupted: it plays to its end.
  await playToEnd(page);
  await expect(page.getByRole('dialog', { name: 'Resolve siblings' })).toHaveCount(0);
  const bob = region.client(page, 'bob');
  await expect(bob.getByRole('button', { name: /^Resolve/ })).toHaveCount(0);
  await bob.getByRole('button', { name: 'Read title again' }).click();
  await expect(bob).toContainText('both');
  await expect(bob.getByRole('button', { name: /^Read title again/ })).toHaveCount(0);
});

test('the dialog says which siblings are none in truth, and only one choice looks chosen', async ({ page }) => {
  await openScenario(page, {
    ...BASE,
    merge: 'ask',
    script: [
      put(0, 'alice', 'one'),
      put(200, 'alice', 'two', { context: 'none' }),
      put(205, 'bob', 'three'),
      get(600, 'alice'),
    ],
  });
  await playToEnd(page);
  await region.client(page, 'alice').getByRole('button', { name: 'Resolve title (3)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve siblings' });
  await expect(dialog).toContainText(
    /alice#1 and a?alice#2 are alice’s own, one after the other\. The strategy cannot tell\./,
  );
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(dialog.getByRole('radio', { checked: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('radio', { name: /bob#1/ })).toBeChecked();
  await expect(dialog.locator('.is-chosen')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Write it' }).click();
  await playToEnd(page);
  await expect(verdict(page, 'alice#2')).toContainText(/of the siblings, the value of b?bob#1 was picked/);
});
