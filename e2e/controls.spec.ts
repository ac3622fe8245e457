/** What can be asked of one operation, of the network and of a partition: by role and label. */
import { expect, test } from '@playwright/test';
import { openScenario, pick, playToEnd, QUIET, region, write } from './lab.ts';

const QUORUMS = {
  ...QUIET,
  title: 'Three of a kind',
  replicas: ['A', 'B', 'C'],
  system: { kind: 'leaderless', n: '3', w: '2', r: '2' },
} as const;

test('a client reads through another replica, and asks it for as many answers as it wants', async ({ page }) => {
  await openScenario(page, QUORUMS);
  await write(page, 'alice', 'tea', 'drink');
  await pick(page, region.client(page, 'alice').getByRole('button', { name: 'More…' }), /^Read through…/);
  const form = page.getByRole('dialog', { name: 'Read as alice' });
  await expect(form.getByLabel('Value')).toHaveCount(0);
  await expect(form.getByRole('group', { name: /What it shows/ })).toHaveCount(0);
  await form.getByLabel('Key').fill('drink');
  await form.getByRole('combobox', { name: 'Through' }).selectOption('C');
  const answers = form.getByRole('combobox', { name: 'R for this read' });
  await expect(answers.getByRole('option')).toHaveText([
    'As in the run: 2 of N = 3',
    '1 of N = 3',
    '2 of N = 3',
    '3 of N = 3',
  ]);
  await answers.selectOption('3');
  await form.getByRole('button', { name: 'Read' }).click();
  await expect(page.getByRole('button', { name: 'Undo: alice reads drink through C, R = 3' })).toBeEnabled();
  await playToEnd(page);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: /^Undo: alice writes tea to drink$/ })).toBeEnabled();
});

test('a delete goes through another replica and waits for its own W; other systems ask for no number', async ({
  page,
}) => {
  await openScenario(page, QUORUMS);
  await region.client(page, 'bob').getByRole('button', { name: 'Write' }).click();
  const form = page.getByRole('dialog', { name: /as bob$/ });
  await form.getByRole('combobox', { name: 'What to do' }).selectOption('delete');
  await expect(page.getByRole('dialog', { name: 'Delete as bob' })).toBeVisible();
  await form.getByRole('combobox', { name: 'Through' }).selectOption('A');
  await form.getByRole('combobox', { name: 'W for this delete' }).selectOption('1');
  await form.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Undo: bob deletes cart through A, W = 1' })).toBeEnabled();

  await openScenario(page, QUIET);
  await region.client(page, 'alice').getByRole('button', { name: 'Write' }).click();
  await expect(page.getByRole('dialog', { name: 'Write as alice' }).getByLabel(/^W for/)).toHaveCount(0);
});

test('the palette opens the form for a read', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('read alice through');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Read as alice' })).toBeVisible();
});

test('latency is chosen for the whole run, shown as a file sets it, undone by name, and kept in a link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScenario(page, { ...QUIET, network: { latency: { kind: 'uniform', minMs: 10, maxMs: 30 } } });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Network and time-outs').click();
  const kind = page.getByRole('combobox', { name: 'Latency', exact: true });
  await expect(kind).toHaveValue('uniform');
  await expect(page.getByRole('spinbutton', { name: 'From (ms)' })).toHaveValue('10');
  await kind.selectOption({ label: 'Exponential' });
  await expect(page.getByRole('spinbutton', { name: 'Mean (ms)' })).toHaveValue('20');
  await page.getByRole('spinbutton', { name: 'Mean (ms)' }).fill('12.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo: latency exponential, 12.5 ms on average' })).toBeEnabled();
  await kind.selectOption({ label: 'Pareto mixture' });
  await page.getByRole('spinbutton', { name: 'Shape α' }).fill('1.66');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/copied/i).first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole('tab', { name: 'Settings' }).click();
  await other.getByText('Network and time-outs').click();
  await expect(other.getByRole('combobox', { name: 'Latency', exact: true })).toHaveValue('pareto-mixture');
  await expect(other.getByRole('spinbutton', { name: 'Shape α' })).toHaveValue('1.66');
});

test('one link has a latency and a loss of its own, and gives them back', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: /^Link A to B/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Latency and loss…/ }).click();
  await page.getByRole('combobox', { name: 'When' }).selectOption('In the whole run');
  const each = page.getByRole('spinbutton', { name: 'Each takes (ms)' });
  await expect(each).toHaveValue('40');
  await each.fill('150');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo: link A–B: 150 ms' })).toBeEnabled();
  await page.getByRole('spinbutton', { name: 'Lost (%)' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo: link A–B: 150 ms, 10 % lost' })).toBeEnabled();
  await page.getByRole('button', { name: 'As the scenario has it' }).click();
  await expect(each).toHaveValue('40');
  await page.getByRole('button', { name: 'Undo: a link as the scenario has it' }).click();
  await expect(each).toHaveValue('150');
});

test('a link loses messages from a moment on, tells it, and carries them as usual again', async ({ page }) => {
  await openScenario(page, QUIET);
  const link = page.getByRole('button', { name: /^Link A to B/ });
  await link.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Let it lose messages/ }).click();
  await expect(page.getByRole('button', { name: 'Undo: A–B: 50 % lost' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Link A to B, 40 ms, 50 % lost, whole. Cut it' })).toBeVisible();
  await link.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Latency and loss…/ }).click();
  await expect(page.getByRole('spinbutton', { name: 'Lost (%)' })).toHaveValue('50');
  await page.getByRole('spinbutton', { name: 'Lost (%)' }).fill('90');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo: A–B: 40 ms, 90 % lost' })).toBeEnabled();
  await expect(page.getByText('A → B whole, 40 ms, 90 % lost')).toBeVisible();
  await write(page, 'alice', 'tea');
  await expect(region.replica(page, 'A')).toContainText('tea');
  await expect(region.replica(page, 'B')).not.toContainText('tea');
  await page.getByRole('button', { name: 'As in the rest of the run' }).click();
  await expect(page.getByRole('button', { name: 'Link A to B, whole. Cut it' })).toBeVisible();
});

test('an empty lab keeps what is chosen, and goes on from what one does', async ({ page }) => {
  await openScenario(page, QUORUMS);
  await page.getByRole('button', { name: /^Scenarios/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'An empty lab' }).click();
  await expect(page.getByRole('button', { name: 'Scenarios: An empty lab' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Settings: Leaderless/ })).toBeVisible();
  await expect(region.said(page)).toContainText('press Write on a client');
  await write(page, 'alice', 'tea');
  await expect(region.replica(page, 'C')).toContainText('tea', { timeout: 20_000 });
  await expect(region.said(page)).not.toContainText('as the story was written');
  // Time stands again, and goes on with the next thing done.
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await write(page, 'bob', 'milk');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(region.replica(page, 'C')).toContainText('milk', { timeout: 20_000 });
});

test('a partition is renamed on the stage, undone by its name, and healed under it', async ({ page }) => {
  await openScenario(page, { ...QUIET, replicas: ['A', 'B', 'C'] });
  await pick(page, page.getByRole('button', { name: 'More for replica C' }), /^Cut C off from all others/);
  await page.getByRole('button', { name: 'Cut off: C. Rename…' }).click();
  const form = page.getByRole('dialog', { name: 'Rename the partition' });
  await form.getByRole('textbox').fill('data centre 2');
  await form.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: '“data-centre-2” cuts off: C. Rename…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: partition data-centre-2' })).toBeEnabled();
  await page.getByRole('button', { name: 'Heal: C back with the others' }).click();
  await expect(page.getByRole('button', { name: 'Undo: heal the partition data-centre-2' })).toBeEnabled();
});

test('a ring shows who passes on to whom', async ({ page }) => {
  await openScenario(page, {
    ...QUIET,
    replicas: ['A', 'B', 'C'],
    system: { kind: 'multi-leader', topology: 'ring' },
  });
  for (const name of ['Link A to B, A sends to B, whole. Cut it', 'Link A to C, C sends to A, whole. Cut it'])
    await expect(page.getByRole('button', { name })).toBeVisible();
});

test('bytes of metadata are found in the palette and drawn with their scale', async ({ page }) => {
  await openScenario(page, {
    ...QUIET,
    script: [{ at: 0, do: 'put', client: 'alice', key: 'tea', value: 'green' }],
  });
  await playToEnd(page);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('bytes metadata');
  await page.keyboard.press('Enter');
  const drawn = page.getByRole('figure').filter({ hasText: 'tea' });
  await expect(drawn).toContainText(/tea: \d+ bytes? now/);
  await expect(drawn).toContainText(/0 bytes0\.0 ms\d+\.\d ms\d+\.\d ms/);
});

test('a client’s card says of which key it knows, once it has dealt with several, its own writes too', async ({
  page,
}) => {
  await openScenario(page, QUIET);
  const alice = region.client(page, 'alice');
  await write(page, 'alice', 'green', 'tea');
  await expect(alice).toContainText('knows');
  await expect(alice).toContainText('green');
  await playToEnd(page);
  await write(page, 'alice', '6', 'cups');
  await expect(alice).toContainText('cups:');
  await expect(alice).toContainText('6');
  await playToEnd(page);
  await pick(page, alice.getByRole('button', { name: 'More…' }), 'Read tea');
  await expect(alice).toContainText('tea:');
});
