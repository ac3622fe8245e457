import { expect, type Locator, type Page, test } from '@playwright/test';
import { openBuiltIn, openScenario, QUIET, region } from './lab.ts';

const FIVE = { ...QUIET, replicas: ['A', 'B', 'C', 'D', 'E'], system: { kind: 'multi-leader', topology: 'ring' } };

async function settings(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Settings' }).click();
  const form = page.getByRole('form', { name: 'Settings' });
  await expect(form).toBeVisible();
  return form;
}

/** As people see it: what is typed counts on Enter. */
async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

test('edges begin as those that there are, and what is wrong with others is told at their field', async ({ page }) => {
  await openScenario(page, FIVE);
  const form = await settings(page);
  const edges = form.getByLabel('Edges');
  await expect(edges).toHaveCount(0);
  await form.getByLabel('Topology').selectOption('As given by the edges');
  await expect(edges).toHaveValue('A>B B>C C>D D>E E>A');
  await expect(edges).not.toHaveAttribute('aria-invalid');

  await enter(edges, 'A-B C-D');
  await expect(edges).toHaveAttribute('aria-invalid', 'true');
  await expect(edges).toHaveValue('A-B C-D');
  await expect(edges).toHaveAccessibleDescription(/not connected: nothing that A writes can reach C/);
  await expect(page.locator('.notice')).toHaveCount(0);

  await enter(edges, 'A-B B-C C-D D-E A-D');
  await expect(edges).not.toHaveAttribute('aria-invalid');
  await expect(edges).toHaveAccessibleDescription(/^Pairs such as/);
  await expect(edges).toHaveValue('A-B B-C C-D D-E A-D');

  await enter(edges, 'A-B');
  await expect(edges).toHaveAttribute('aria-invalid', 'true');
  await openBuiltIn(page, 'A ring with a gap');
  await expect(page.getByText('not connected')).toHaveCount(0);
});

test('chosen without the form, what cannot be is told with the label of its field, until another is chosen', async ({
  page,
}) => {
  await openScenario(page, { ...QUIET, system: { kind: 'leaderless', n: 2, r: 1, w: 1 } });
  const choose = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByLabel('What to do').fill(words);
    await page.keyboard.press('Enter');
  };
  await choose('sloppy quorum');
  await expect(region.notice(page)).toContainText('Hinted handoff:');
  await expect(region.notice(page)).not.toContainText('system.');
  await choose('merge: union');
  await expect(region.notice(page)).toBeEmpty();
});

test('undo works where a setting has just been chosen, and on a tab all keys but those that move', async ({ page }) => {
  await openScenario(page, QUIET);
  const form = await settings(page);
  const merge = form.getByLabel('Merge');
  await merge.selectOption('Union');
  await merge.focus();
  await page.keyboard.press('Control+z');
  await expect(merge).toHaveValue('ask');
  await form.getByRole('radio', { name: 'Are lost' }).or(form.getByText('Network and time-outs')).first().click();
  await page.keyboard.press('Control+Shift+z');
  await expect(merge).toHaveValue('union');

  await page.getByRole('tab', { name: 'Transcript' }).click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Settings' })).toBeFocused();
  await expect(merge).toHaveValue('ask');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('a number out of bounds stays as it was typed, is not taken, and says so at its field', async ({ page }) => {
  await openScenario(page, QUIET);
  const form = await settings(page);
  await form.getByText('Network and time-outs').click();
  const lost = form.getByLabel(/^Lost/);
  await expect(lost).toHaveAccessibleDescription('0 to 90 %');
  for (const [field, wrong] of [
    [lost, '150'],
    [lost, '-5'],
    [form.getByLabel('Replicas', { exact: true }), '99'],
    [form.getByLabel('Replicas', { exact: true }), '0'],
  ] as const) {
    await enter(field, wrong);
    await expect(field).toHaveValue(wrong);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${wrong} is not taken`));
  }
  await expect(form.getByText('2 clients and 2 replicas')).toBeVisible();
  await lost.press('Escape');
  await expect(lost).toHaveValue('0');
  await enter(lost, '20');
  await expect(lost).not.toHaveAttribute('aria-invalid');
});

for (const system of [
  { kind: 'leaderless', n: 2, r: 1, w: 1 },
  { kind: 'multi-leader', topology: 'ring' },
]) {
  test(`with the settings of ${system.kind} open only their panel scrolls`, async ({ page }) => {
    await openScenario(page, { ...QUIET, system });
    const form = await settings(page);
    await form.getByText('Network and time-outs').click();
    for (const control of await form.locator('input, select, button, summary').all()) await control.focus();
    expect(
      await page.evaluate(() => {
        const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
        return { over: scrollHeight - clientHeight, scrollTop, left: document.querySelector('.page')?.scrollTop };
      }),
    ).toEqual({ over: 0, scrollTop: 0, left: 0 });
  });
}

test('the bound on timestamps says when it holds anything back', async ({ page }) => {
  await openScenario(page, { ...QUIET, strategy: 'last-write-wins' });
  const form = await settings(page);
  await expect(form.getByLabel('A timestamp may be ahead')).toHaveAccessibleDescription(/stamps by clients/);
});

test('how long clients wait and how often they ask is chosen, and stays where they ask by name', async ({ page }) => {
  await openScenario(page, QUIET);
  const form = await settings(page);
  await form.getByText('Network and time-outs').click();
  const wait = form.getByRole('spinbutton', { name: 'Again after (ms)' });
  await expect(wait).toHaveCount(0);
  await form.getByLabel('Clients without an answer').selectOption('Ask the next replica again');
  await enter(wait, '90');
  await enter(form.getByRole('spinbutton', { name: 'Times in all' }), '5');
  await expect(page.getByRole('button', { name: 'Undo: clients ask again after 90 ms, 5 times in all' })).toBeEnabled();
  await form.getByLabel('Clients without an answer').selectOption('Ask again, with an identity of the request');
  await expect(wait).toHaveValue('90');
  await page.getByRole('button', { name: /^Undo: clients ask again by name/ }).click();
  await page.getByRole('button', { name: /^Undo: clients ask again after 90 ms, 5 times/ }).click();
  await expect(form.getByRole('spinbutton', { name: 'Times in all' })).toHaveValue('3');
});

test('as many replicas as the format has are chosen, and stand on the stage', async ({ page }) => {
  await openScenario(page, QUIET);
  const form = await settings(page);
  await enter(form.getByRole('spinbutton', { name: 'Replicas' }), '32');
  await expect(page.getByRole('button', { name: 'Undo: 32 replicas' })).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Settings: .* 32 replicas/ })).toBeVisible();
  for (const name of ['P', 'Z', 'F2']) await expect(region.replica(page, name)).toBeVisible();
});
