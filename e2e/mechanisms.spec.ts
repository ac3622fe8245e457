/** What mends a database, and what a client does that hears nothing: each in the story that tells of it, step by step. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { placeOfTime } from './boxes.ts';
import { keptBy, openBuiltIn, pause, region, stepUntil } from './lab.ts';

/** The story stands still, shortly before its moment. */
async function openAt(page: Page, title: string, atMs: number): Promise<void> {
  await page.goto('./');
  await openBuiltIn(page, title);
  await pause(page);
  const time = page.getByRole('slider', { name: 'Time' });
  await time.click({ position: await placeOfTime(time, atMs) });
}

const letter = (page: Page, name: string): Locator => region.stage(page).getByRole('button', { name, exact: true });

test('a stand-in keeps a hint for the one that is down, and hands it over', async ({ page }) => {
  await openAt(page, 'A neighbour takes it in', 390);
  await stepUntil(page, letter(page, 'Hint from A to D, ann#2 two'));
  await expect(region.replica(page, 'B')).toContainText('Crashed');
  await expect(region.replica(page, 'D')).not.toContainText('Keeps lamp');
  await stepUntil(page, region.replica(page, 'D').getByText('Keeps lamp for B'));
  await stepUntil(page, letter(page, 'Handed-over hint from D to B, ann#2 two'));
  await expect(keptBy(page, 'B')).toContainText('one');
  await stepUntil(page, keptBy(page, 'B').getByText('two'));
  await stepUntil(page, region.said(page).getByText('D has handed ann#2 over to B'));
  await expect(region.replica(page, 'D')).not.toContainText('Keeps lamp');
});

test('a round compares hashes down to the leaf, and of eight keys one is sent', async ({ page }) => {
  await openAt(page, 'One key of eight', 480);
  await stepUntil(page, letter(page, 'Hashes from C to A, the hash of all its keys'));
  const eve = region.replica(page, 'C').getByRole('list', { name: 'eve: one value' });
  await expect(eve).toContainText('hello');
  await stepUntil(page, letter(page, 'Hashes from C to A, 2 of the 16 hashes on level 4 of its tree'));
  const sent = region.stage(page).getByRole('button', { name: /^Keys that differ from A to C/ });
  await stepUntil(page, sent);
  await expect(sent).toHaveAccessibleName(
    'Keys that differ from A to C, ann#9 goodbye, one key of the leaf in which they differ',
  );
  await stepUntil(page, eve.getByText('goodbye'));
});

test('a delete is kept as a tombstone, which a round brings to the one that was away', async ({ page }) => {
  await openAt(page, 'Deleted, and it stays so', 340);
  await expect(keptBy(page, 'Phone')).toContainText('Saturday, 6:30');
  await stepUntil(page, keptBy(page, 'Phone').getByText('deleted'));
  await expect(keptBy(page, 'Watch')).toContainText('Saturday, 6:30');
  await stepUntil(page, region.client(page, 'bell').getByText('Saturday, 6:30'));
  await stepUntil(page, keptBy(page, 'Watch').getByText('deleted'));
  await expect(keptBy(page, 'Watch')).not.toContainText('Saturday');
});

test('a client that hears nothing asks another a second time, and both attempts are kept', async ({ page }) => {
  await openAt(page, 'No answer, so once more', 90);
  await stepUntil(page, letter(page, 'Answer from A to ann, ann#1 20 for tea, waiting at the cut'));
  await stepUntil(page, letter(page, 'Request from ann to B, ann#1~2 20 for tea'));
  await expect(region.said(page)).toContainText(/ann has no answer to .*and asks B \(attempt 2\)/);
  await stepUntil(page, region.replica(page, 'B').getByRole('list', { name: 'payment: 2 values' }));
});

test('a copy that comes early waits at the door for what it follows from', async ({ page }) => {
  await openAt(page, 'The update waits for the insert', 170);
  await stepUntil(page, letter(page, 'Copy from C to B, ben#1 updated, waiting for what it follows from'));
  await expect(region.replica(page, 'B')).toContainText('Nothing stored');
  await expect(letter(page, 'Copy from A to B, ann#1 inserted')).toBeVisible();
  await stepUntil(page, keptBy(page, 'B').getByText('updated'));
  await expect(region.stage(page).getByRole('button', { name: /waiting for what it follows from/ })).toHaveCount(0);
});

test('a replica joins and is sent a key, and another leaves and hands its own on', async ({ page }) => {
  await openAt(page, 'One joins, one leaves', 200);
  const newcomer = region.replica(page, 'D');
  await expect(region.replica(page, 'A')).not.toContainText('Not part of the database');
  await expect(newcomer).toContainText('Not part of the database yet');
  await stepUntil(page, letter(page, 'Key that moves from A to D, ann#3 3'));
  await expect(newcomer).not.toContainText('Not part of the database');
  await stepUntil(page, newcomer.getByRole('list', { name: 'salt: one value' }));
  await stepUntil(page, letter(page, 'Key that moves from A to C, ann#2 2'));
  await expect(region.replica(page, 'A')).toContainText('Not part of the database');
  await stepUntil(page, region.replica(page, 'C').getByRole('list', { name: 'rice: one value' }));
});
