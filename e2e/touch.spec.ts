/** Drags by finger, sent as a touch screen sends them. */
import { expect, type Page, test } from '@playwright/test';
import { boxOf, middleOf } from './boxes.ts';
import { keptBy, openScenario, pause, playToEnd, QUIET, region, stepUntil } from './lab.ts';
import { fingers } from './touch.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** Arrival order keeps whatever came last, so it shows which message was first. */
const RACE = {
  ...QUIET,
  title: 'Race',
  strategy: { kind: 'arrival-order' },
  replicas: ['A', 'B', 'C'],
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'from alice' },
    { at: 10, do: 'put', client: 'bob', key: 'cart', value: 'from bob' },
  ],
};

const grip = (page: Page, message: string) => page.locator(`[data-grip="${message}"]`);

test('the head of an arrow is drawn past another, and its message arrives after that one', async ({ page }) => {
  await openScenario(page, RACE);
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from bob');
  await page.getByRole('tab', { name: 'Diagram' }).tap();
  const head = await middleOf(grip(page, 'alice#1/replicate/A>C'));
  const other = await middleOf(grip(page, 'bob#1/replicate/B>C'));
  const finger = await fingers(page);
  await finger.drag(head, other, { x: other.x + 30, y: other.y });
  await expect(page.getByRole('button', { name: /^Undo: delay the copy from A to C for alice#1/ })).toBeEnabled();
  await playToEnd(page);
  await expect(keptBy(page, 'C')).toContainText('from alice');
});

test('the hand of a clock is turned, and the page does not scroll with it', async ({ page }) => {
  await openScenario(page, QUIET);
  await page.getByRole('button', { name: 'Inspect replica A' }).tap();
  const clock = region.replica(page, 'A').getByRole('slider', { name: 'Clock of A' });
  const middle = await middleOf(clock);
  const before = await page.evaluate(() => document.querySelector('.page')?.scrollTop);
  const finger = await fingers(page);
  await finger.drag(middle, { x: middle.x + 30, y: middle.y - 4 }, { x: middle.x + 30, y: middle.y + 30 });
  await expect(page.getByRole('button', { name: /^Undo: .*clock of A/ })).toBeEnabled();
  expect(Number(await clock.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
  expect(await page.evaluate(() => document.querySelector('.page')?.scrollTop)).toBe(before);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('the time is drawn along the scrubber', async ({ page }) => {
  await openScenario(page, RACE);
  await playToEnd(page);
  const scrubber = page.getByRole('slider', { name: 'Time' });
  const end = Number(await scrubber.getAttribute('aria-valuenow'));
  const box = await boxOf(scrubber);
  const y = box.y + box.height / 2;
  const finger = await fingers(page);
  await finger.drag({ x: box.x + box.width - 4, y }, { x: box.x + box.width / 2, y });
  await expect.poll(async () => Number(await scrubber.getAttribute('aria-valuenow'))).toBeLessThan(end * 0.6);
  await expect.poll(async () => Number(await scrubber.getAttribute('aria-valuenow'))).toBeGreaterThan(end * 0.4);
});

test('a held letter is tapped and let go on', async ({ page }) => {
  await openScenario(page, { ...RACE, title: 'Slow race', network: { latency: 400 } });
  await pause(page);
  const request = region.stage(page).getByRole('button', { name: /^Request from alice to A/ });
  await page.getByRole('button', { name: 'Restart' }).tap();
  await pause(page);
  await stepUntil(page, request);
  await request.tap();
  await expect(page.getByRole('tooltip')).toContainText('Caused by');
  await request.tap();
  await page.getByRole('menuitem', { name: /^Hold it/ }).tap();
  await expect(request).toHaveAccessibleName(/held/);
  await request.tap();
  await page.getByRole('menuitem', { name: /^Let it go on/ }).tap();
  await expect(request).not.toHaveAccessibleName(/held/);
});
