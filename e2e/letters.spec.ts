/** What a letter on the stage tells to whoever points at it. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { WAITS } from '../src/app/choreography.ts';
import { boxOf, middleOf, overlap } from './boxes.ts';
import { openScenario, pause, QUIET, region, stepUntil } from './lab.ts';

const SLOW = {
  ...QUIET,
  title: 'Slow letters',
  network: { latency: 400 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' },
    { at: 3_000, do: 'put', client: 'alice', key: 'cart', value: 'eggs' },
  ],
};

const tip = (page: Page): Locator => page.getByRole('tooltip');
const copy = (page: Page): Locator => region.stage(page).getByRole('button', { name: /^Copy from A to B/ });

/** To just after alice's write has come to A, and A has sent a copy. */
async function standAtCopy(page: Page): Promise<void> {
  await openScenario(page, SLOW);
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  await pause(page);
  await stepUntil(page, copy(page));
}

async function expectAllTold(told: Locator): Promise<void> {
  await expect(told).toContainText(/Carries cart\s*amilk/);
  await expect(told.getByRole('img', { name: 'A 1', exact: true })).toBeVisible();
  await expect(told).toContainText('Sent400.0 ms');
  await expect(told).toContainText('Due800.0 ms');
  await expect(told).toContainText(/Caused by\s*aalice#1/);
  await expect(told).toContainText(/Sent whenA stores a\s*alice#1/);
}

/** Beside the letter, and wholly in sight. */
async function expectApart(page: Page): Promise<void> {
  const letter = await boxOf(copy(page).locator('.letter-outline'));
  const told = await boxOf(tip(page));
  const stage = await boxOf(region.stage(page));
  expect(overlap(told, letter)).toBe(0);
  expect(told.x).toBeGreaterThanOrEqual(stage.x);
  expect(told.y).toBeGreaterThanOrEqual(stage.y);
  expect(told.x + told.width).toBeLessThanOrEqual(stage.x + stage.width);
  expect(told.y + told.height).toBeLessThanOrEqual(stage.y + stage.height);
}

/** Until a mouse that rests would have meant something else. */
const pastDwell = (page: Page): Promise<void> => page.waitForTimeout(2 * WAITS.dwell);

test('under the mouse it tells all, beside itself, until the mouse leaves or Escape is pressed', async ({ page }) => {
  await standAtCopy(page);
  const { x, y } = await middleOf(copy(page));
  await page.mouse.move(x, y);
  await expectAllTold(tip(page));
  await expectApart(page);
  await expect(copy(page)).toHaveAccessibleDescription(/Sent 400\.0 ms/);
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);

  await page.mouse.move(4, 4);
  await page.mouse.move(x, y);
  await expect(tip(page)).toBeVisible();
  // Over the tip itself it stays, also for who has crossed what lies between.
  const told = await middleOf(tip(page));
  await page.mouse.move(told.x, told.y);
  await pastDwell(page);
  await expect(tip(page)).toBeVisible();
  await page.mouse.move(x, y);
  await Promise.all([page.mouse.move(4, 4), page.mouse.move(told.x, told.y)]);
  await pastDwell(page);
  await expect(tip(page)).toBeVisible();
  await page.mouse.move(4, 4, { steps: 3 });
  await expect(tip(page)).toHaveCount(0);

  // Who has only just come over to it can silence it as well.
  await page.mouse.move(x, y);
  await expect(tip(page)).toBeVisible();
  await Promise.all([page.mouse.move(4, 4), page.mouse.move(told.x, told.y), page.keyboard.press('Escape')]);
  await pastDwell(page);
  await expect(tip(page)).toHaveCount(0);
});

test('the keyboard comes to it, and from letter to letter', async ({ page }) => {
  await standAtCopy(page);
  await page
    .getByRole('button', { name: /^Cut link|^Link A/ })
    .first()
    .focus();
  for (let tabs = 0; tabs < 12 && !(await page.evaluate(() => document.activeElement?.matches('.letter'))); tabs += 1)
    await page.keyboard.press('Tab');
  await expect(tip(page)).toBeVisible();
  for (
    let walks = 0;
    walks < 3 && !(await copy(page).evaluate((letter) => letter === document.activeElement));
    walks += 1
  )
    await page.keyboard.press('ArrowRight');
  await expectAllTold(tip(page));
  await expectApart(page);
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);
});

test('it goes along with its letter, without a jump and without lying over it', async ({ page }) => {
  await standAtCopy(page);
  await copy(page).click();
  await page.getByRole('menuitem', { name: /Hold it/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(tip(page)).toBeVisible();
  const frames = page.evaluate(
    () =>
      new Promise<{ readonly tip: DOMRect; readonly letter: DOMRect }[]>((resolve) => {
        const seen: { readonly tip: DOMRect; readonly letter: DOMRect }[] = [];
        const look = (): void => {
          const told = document.querySelector('.letter-tip');
          const letter = document.querySelector('[data-message="alice#1/replicate/A>B"][data-told] .letter-outline');
          if (told === null || letter === null)
            return seen.length > 0 ? resolve(seen) : void requestAnimationFrame(look);
          seen.push({ tip: told.getBoundingClientRect(), letter: letter.getBoundingClientRect() });
          requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const seen = await frames;
  expect(seen.length).toBeGreaterThan(10);
  let farthest = 0;
  seen.forEach(({ tip: here, letter }, index) => {
    const isBeside =
      here.left >= letter.right || here.right <= letter.left || here.top >= letter.bottom || here.bottom <= letter.top;
    expect(isBeside).toBe(true);
    const before = seen[index - 1]?.tip;
    if (before !== undefined) expect(Math.hypot(here.left - before.left, here.top - before.top)).toBeLessThan(80);
    farthest = Math.max(farthest, Math.abs(here.left - (seen[0]?.tip.left ?? 0)));
  });
  expect(farthest).toBeGreaterThan(100);
});

test('the inspector tells all of it, and leads to the write that caused it', async ({ page }) => {
  await standAtCopy(page);
  await copy(page).click();
  await page.keyboard.press('Escape');
  const card = page.getByRole('article');
  await expectAllTold(card);
  await card.getByRole('button', { name: 'Go to this step' }).click();
  await expect(page.getByText('400.0 ms', { exact: false }).first()).toBeVisible();
  await card.getByRole('button', { name: 'alice#1' }).click();
  await expect(card).toContainText(/Write\s*aalice#1/);
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuenow', '0');
});

test('one that waits says since when, and that nobody knows until when', async ({ page }) => {
  await standAtCopy(page);
  await copy(page).click();
  await page.getByRole('menuitem', { name: /Hold it/ }).click();
  await expect(tip(page)).toContainText(/Due\s*unknown: it has waited since 400\.0 ms where you hold it/);
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a tap tells and picks it out, another says what can be done', async ({ page }) => {
    await standAtCopy(page);
    await copy(page).tap();
    await expectAllTold(tip(page));
    await expectApart(page);
    await expect(page.getByRole('article')).toContainText('Copy A → B');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await copy(page).tap();
    await expect(page.getByRole('menuitem', { name: /Hold it/ })).toBeVisible();
  });
});
