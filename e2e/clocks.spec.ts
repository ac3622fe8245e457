/** Once a clock is set, the page says who will win because of it. */
import { expect, type Page, test } from '@playwright/test';
import { boxOf, middleOf, overlap } from './boxes.ts';
import { openScenario, pause, pick, playToEnd, QUIET, region } from './lab.ts';

const BY_CLOCK = {
  ...QUIET,
  title: 'By the clock',
  strategy: { kind: 'last-write-wins' },
  script: [{ at: 0, do: 'get', client: 'alice', key: 'cart' }],
};

const hand = (page: Page, replica: string) =>
  region.replica(page, replica).getByRole('slider', { name: `Clock of ${replica}` });
const said = (page: Page) => region.stage(page).getByRole('status');

async function stand(page: Page, scenario: object): Promise<void> {
  await openScenario(page, scenario);
  await playToEnd(page);
}

test('keys set the clock of a replica: it is said who wins, until Escape', async ({ page }) => {
  await stand(page, BY_CLOCK);
  await hand(page, 'A').focus();
  await page.keyboard.press('PageUp');
  await expect(said(page)).toHaveText(
    'Of two writes made now, the one through A wins: its clock stands 100 ms ahead of B.',
  );
  await pause(page);
  await hand(page, 'A').focus();
  await page.keyboard.press('Escape');
  await expect(said(page)).toBeEmpty();

  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(said(page)).toHaveText(/the one through A loses: its clock stands 100 ms behind B\.$/);
  await expect(async () => {
    const words = await boxOf(said(page).locator('.clock-words'));
    const card = await boxOf(region.replica(page, 'A'));
    const stage = await boxOf(region.stage(page));
    expect(overlap(words, card)).toBe(0);
    expect(words.y + words.height).toBeLessThanOrEqual(stage.y + stage.height);
  }).toPass();
});

test('a hand that is dragged and a step by NTP say it too', async ({ page }) => {
  await stand(page, BY_CLOCK);
  const middle = await middleOf(hand(page, 'B'));
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 14, middle.y, { steps: 4 });
  // While it is held: where it was, how far, and what it would decide.
  const ahead = /\+\d+ ms/;
  await expect(region.replica(page, 'B').locator('.replica-offset')).toHaveText(ahead);
  await expect(said(page)).toHaveText(/the one through B wins: its clock stands \d+ ms ahead of A\.$/);
  await expect(page.getByRole('button', { name: /^Undo: / })).toHaveCount(0);
  expect((await middleOf(hand(page, 'B'))).x).toBeCloseTo(middle.x, 0);
  await page.mouse.up();
  await expect(said(page)).toHaveText(/the one through B wins: its clock stands \d+ ms ahead of A\.$/);
  await pause(page);
  await pick(
    page,
    region.replica(page, 'A').getByRole('button', { name: 'More for replica A' }),
    /^Step its clock \d+ ms back/,
  );
  await expect(said(page)).toHaveText(/the one through A loses: its clock stands \d+ ms behind B\.$/);
});

test('in the inspector it stands by the fields, and drift is told before it shows', async ({ page }) => {
  await stand(page, BY_CLOCK);
  await region.replica(page, 'A').getByRole('button', { name: 'Inspect replica A' }).click();
  const card = page.getByRole('article');
  await expect(card).toContainText('the clocks of A and B stand alike.');
  const drift = card.getByLabel('Drift (millionths)', { exact: true });
  await drift.fill('2000');
  await drift.press('Enter');
  await pause(page);
  await expect(card).toContainText(/it gains 2 ms on B in each second\.$|it gains 2 ms on B in each second\./);
  await expect(said(page)).toContainText('it gains 2 ms on B in each second');
});

test('where nobody looks at clocks, that is said', async ({ page }) => {
  await stand(page, { ...BY_CLOCK, strategy: { kind: 'dotted-version-vectors' } });
  await hand(page, 'A').focus();
  await page.keyboard.press('PageUp');
  await expect(said(page)).toHaveText(
    'The clock decides nothing here: the strategy Dotted version vectors does not look at it.',
  );
});

test('a clock that is pressed and not dragged opens its replica, where offset and drift are typed', async ({
  page,
}) => {
  await stand(page, BY_CLOCK);
  await hand(page, 'B').click();
  const inspector = page.getByRole('tabpanel', { name: 'Inspector' });
  await expect(inspector.getByRole('spinbutton', { name: 'Offset' })).toHaveValue('0');
  await expect(inspector.getByRole('spinbutton', { name: 'Drift' })).toBeVisible();
});
