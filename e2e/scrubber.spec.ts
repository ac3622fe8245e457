import { expect, type Locator, type Page, test } from '@playwright/test';
import { placeOfTime } from './boxes.ts';
import { openScenario, pause, QUIET } from './lab.ts';

/** One thing after another, far enough apart for a mark each. */
const BUSY = {
  ...QUIET,
  title: 'Busy',
  replicas: ['A', 'B', 'C'],
  absent: ['C'],
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
    { at: 300, do: 'pause', replica: 'B' },
    { at: 600, do: 'resume', replica: 'B' },
    { at: 900, do: 'join', replica: 'C' },
    { at: 1_200, do: 'cut', between: ['A', 'B'] },
    { at: 1_500, do: 'heal', between: ['A', 'B'] },
    { at: 1_800, do: 'leave', replica: 'C' },
    { at: 2_100, do: 'crash', replica: 'A' },
    { at: 2_400, do: 'recover', replica: 'A' },
    { at: 3_000, do: 'get', client: 'bob', key: 'k' },
  ],
};
const MARKS = [
  { kind: 'pause', atMs: 300, text: 'B is paused' },
  { kind: 'resume', atMs: 600, text: 'B goes on' },
  { kind: 'join', atMs: 900, text: 'C joins' },
  { kind: 'cut', atMs: 1_200, text: 'is cut' },
  { kind: 'heal', atMs: 1_500, text: 'is healed' },
  { kind: 'leave', atMs: 1_800, text: 'C leaves' },
  { kind: 'crash', atMs: 2_100, text: 'A crashes' },
  { kind: 'recover', atMs: 2_400, text: 'A is back' },
] as const;

async function openBusy(page: Page): Promise<Locator> {
  await openScenario(page, BUSY);
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  const slider = page.getByRole('slider', { name: 'Time' });
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  return slider;
}

test('a click on a mark, or a little beside it, lands exactly on what it marks', async ({ page }) => {
  const slider = await openBusy(page);
  for (const [index, { atMs, text }] of MARKS.entries()) {
    await slider.click({ position: await placeOfTime(slider, atMs, index % 2 === 0 ? 4 : -4) });
    await expect(slider).toHaveAttribute('aria-valuenow', String(atMs));
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^Step \\d+ of \\d+: .*${text}`));
  }
});

test('between marks a click lands where it is', async ({ page }) => {
  const slider = await openBusy(page);
  await slider.click({ position: await placeOfTime(slider, 750) });
  const now = Number(await slider.getAttribute('aria-valuenow'));
  expect(Math.abs(now - 750)).toBeLessThan(20);
});

test('a mark says what it marks when pointed at, and goes back to saying nothing', async ({ page }) => {
  const slider = await openBusy(page);
  for (const { atMs, text } of MARKS) {
    await slider.hover({ position: await placeOfTime(slider, atMs) });
    await expect(slider.getByText(text)).toBeVisible();
  }
  await page.mouse.move(10, 10);
  await expect(slider.getByText('A is back')).not.toBeVisible();
});

test('by keys one goes from mark to mark, and each says what it marks', async ({ page }) => {
  const slider = await openBusy(page);
  await slider.focus();
  for (const { atMs, text } of MARKS) {
    // Marks of writes may stand between.
    for (let tries = 0; tries < 3 && Number(await slider.getAttribute('aria-valuenow')) < atMs; tries += 1) {
      const before = await slider.getAttribute('aria-valuetext');
      await page.keyboard.press('PageUp');
      await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
    }
    await expect(slider).toHaveAttribute('aria-valuenow', String(atMs));
    await expect(slider.getByText(text)).toBeVisible();
  }
  await page.keyboard.press('PageDown');
  await expect(slider.getByText('A crashes')).toBeVisible();
});
