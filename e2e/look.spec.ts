/** What a person new to the page stumbled over, and must not again. */
import { expect, test } from '@playwright/test';
import { boxOf, overlap } from './boxes.ts';
import { openBuiltIn, openScenario, pause, QUIET, region, verdict } from './lab.ts';

const SIBLINGS = {
  ...QUIET,
  title: 'Three at once',
  clients: [...QUIET.clients, { id: 'carol', near: 'A' }],
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk, eggs and bread' },
    { at: 100, do: 'put', client: 'bob', key: 'cart', value: 'flour' },
    { at: 200, do: 'put', client: 'carol', key: 'cart', value: 'bacon' },
    { at: 500, do: 'get', client: 'alice', key: 'cart' },
    { at: 700, do: 'put', client: 'alice', key: 'cart', value: 'all of it' },
  ],
};

test('the diagram leaves the clients over their replicas', async ({ page }) => {
  await page.goto('./');
  await pause(page);
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Space-time diagram' })).toBeVisible();
  for (const [client, replica] of [
    ['alice', 'A'],
    ['bob', 'B'],
  ] as const) {
    const own = await boxOf(region.client(page, client));
    const home = await boxOf(region.replica(page, replica));
    expect(own.y + own.height).toBeLessThan(home.y);
    expect(own.x).toBeGreaterThanOrEqual(home.x);
    expect(own.x + own.width).toBeLessThanOrEqual(home.x + home.width);
  }
});

test('names of sides lie on no card and not under the legend', async ({ page }) => {
  await page.setViewportSize({ width: 1_024, height: 768 });
  await page.goto('./');
  await openBuiltIn(page, 'Deleted, forgotten, and back');
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  const slider = page.getByRole('slider', { name: 'Time' });
  for (let step = 0; step < 8; step += 1) await slider.press('ArrowRight');
  const names = page.locator('.side-name');
  await expect(names).toHaveCount(2);
  const legend = page.getByRole('list', { name: 'What the outlines of messages mean' });
  await expect(legend).toBeVisible();
  const others = [legend, ...(await page.locator('.replica, .client').all())];
  for (const name of await names.all())
    for (const other of others) expect(overlap(await boxOf(name), await boxOf(other))).toBe(0);
});

test('three siblings fit their card, and what was seen is whole', async ({ page }) => {
  await openScenario(page, SIBLINGS);
  await pause(page);
  await page.getByRole('slider', { name: 'Time' }).press('Home');
  const card = region.replica(page, 'A');
  for (let step = 0; step < 30 && (await card.locator('.sibling').count()) < 3; step += 1)
    await page.getByRole('slider', { name: 'Time' }).press('ArrowRight');
  await expect(card.locator('.sibling')).toHaveCount(3);
  const seen = await boxOf(card.locator('.key-context'));
  const whole = await boxOf(card);
  expect(seen.y + seen.height).toBeLessThan(whole.y + whole.height);
  const keys = card.locator('.replica-keys');
  expect(await keys.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
});

test('the write form hides neither who writes nor where', async ({ page }) => {
  await openScenario(page, QUIET);
  for (const [client, replica] of [
    ['alice', 'A'],
    ['bob', 'B'],
  ] as const) {
    await region.client(page, client).getByRole('button', { name: 'Write' }).click();
    const form = await boxOf(page.getByRole('dialog', { name: `Write as ${client}` }));
    expect(overlap(form, await boxOf(region.replica(page, replica)))).toBe(0);
    expect(overlap(form, await boxOf(region.client(page, client)))).toBe(0);
    await page.keyboard.press('Escape');
  }
});

test('what a mark stands for is told beside the caption, and the marks have a legend of their own', async ({
  page,
}) => {
  await page.goto('./');
  await pause(page);
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.press('Home');
  // The text at the start, the text when bob reads, and the cut.
  for (let mark = 0; mark < 3; mark += 1) await slider.press('PageUp');
  const tip = page.locator('.scrubber-tip');
  await expect(tip).toBeVisible();
  expect(overlap(await boxOf(tip), await boxOf(region.said(page)))).toBe(0);
  expect(overlap(await boxOf(tip), await boxOf(slider))).toBe(0);
  await page.getByRole('button', { name: 'What the marks mean' }).click();
  const legend = page.getByRole('dialog', { name: 'What the marks mean' });
  await expect(legend.getByRole('listitem')).toContainText(['Siblings appear', 'A link is cut', 'A link is healed']);
  await expect(legend).not.toContainText('crashes');
});

test('a dotted word tells its sentence where it is pointed at or has the focus', async ({ page }) => {
  await page.goto('./');
  const word = page.getByRole('button', { name: 'Superseded' }).first();
  await word.hover();
  const tip = page.getByRole('tooltip');
  await expect(tip).toHaveText('Replaced by a write whose client had seen it.');
  await page.mouse.move(10, 400);
  await expect(tip).toHaveCount(0);
  await page.getByRole('button', { name: 'Surviving' }).first().focus();
  await page.keyboard.press('Tab');
  await expect(tip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
});

test('a write tells which writes its client had seen', async ({ page }) => {
  await openScenario(page, SIBLINGS);
  await pause(page);
  await page.getByRole('slider', { name: 'Time' }).press('End');
  await verdict(page, 'alice#2').click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const facts = page.getByRole('definition').filter({ hasText: 'bob#1' });
  await expect(facts).toContainText('alice#1');
  await expect(facts).toContainText('carol#1');
});
