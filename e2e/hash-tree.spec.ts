/** What a message of anti-entropy shows of the tree over the keys: which branches are compared, and how little is sent. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { simulate } from '../src/core/engine/run.ts';
import { findBuiltIn } from '../src/scenario/built-in/index.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { runInputOf } from '../src/scenario/settings.ts';
import { region } from './lab.ts';

/** The story of one key of eight, paused at a time. */
async function openAt(page: Page, playheadUs: number): Promise<void> {
  const builtIn = findBuiltIn('anti-entropy');
  if (builtIn === undefined) throw new Error('there is no story of anti-entropy');
  const session = { scenario: await builtIn.load(), settings: {}, actions: [] };
  const link = await encodeLink({ session, playheadUs, stateHash: simulate(runInputOf(session)).stateHash });
  await page.goto(`./${link.slice(link.indexOf('#'))}`);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
}

/** Picks out a letter on the stage, and looks at it in the inspector. */
async function lookAt(page: Page, letter: RegExp): Promise<Locator> {
  await region.stage(page).getByRole('button', { name: letter }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /Hold it/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Inspector' }).click();
  return page.getByRole('tabpanel', { name: 'Inspector' });
}

const tree = (card: Locator): Locator => card.getByRole('img', { name: /^Tree of hashes over 8 keys/ });

test('the card of a comparison says which branch differs, once it has been compared', async ({ page }) => {
  await openAt(page, 525_000);
  const card = await lookAt(page, /^Hashes from C to B/);
  await expect(tree(card)).toHaveAccessibleName(
    /the right half of the keys \(bo, cy, eve, fay\) is not compared yet\.$/,
  );

  await page.getByRole('button', { name: 'Step on' }).click();
  await expect(tree(card)).toHaveAccessibleName(
    /Level 1: the left half of the keys \(ada, dan, gus, hal\) is the same; the right half of the keys \(bo, cy, eve, fay\) differs\.$/,
  );
  await expect(card.getByRole('figure')).toContainText('The hashes of B differ in 1 of 2 branches: the right half');
  await expect(card.getByRole('figure')).toContainText('Sent so far: 3 hashes, 15 bytes.');
  await expect(region.said(page)).toContainText(
    'B gets from C 2 of the 2 hashes on level 1 of its tree, and finds a difference in the right half of the keys',
  );

  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(tree(card)).toHaveAccessibleName(/is not compared yet\.$/);
});

test('at the end one key is named, beside what all of them would cost', async ({ page }) => {
  await openAt(page, 605_000);
  const card = await lookAt(page, /^Keys that differ from C to B/);
  await expect(tree(card)).toHaveAccessibleName(/part 10 of 16 \(eve\) differs\. Sent: eve\.$/);
  const figure = card.getByRole('figure');
  await expect(figure).toContainText('C sends what it keeps under the leaf that differs: eve.');
  await expect(figure).toContainText(
    /9 hashes and 1 of 8 keys, \d+ bytes\. All that C keeps of these keys: 1\s\d+ bytes\./,
  );

  await figure.getByRole('button', { name: 'Merkle tree' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('img', { name: /^Two trees of hashes/ })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the whole tree is on the card', async ({ page }) => {
    await openAt(page, 605_000);
    const card = await lookAt(page, /^Keys that differ from C to B/);
    await tree(card).scrollIntoViewIfNeeded();
    const box = await tree(card).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  });
});
