/** The page for everyone: keyboard alone, a phone, reduced motion, a screen reader, any folder of any server. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { keptBy, openBuiltIn, openScenario, pause, playToEnd, QUIET, region, verdict, write } from './lab.ts';

/** Presses Tab until the named thing has the focus. */
async function tabTo(page: Page, role: 'button' | 'slider' | 'textbox', name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  for (let press = 0; press < 80; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached with Tab`);
}

test('everything that makes siblings and loses them works by keyboard alone', async ({ page }) => {
  await openScenario(page, QUIET);
  await tabTo(page, 'button', 'Link A to B, whole. Cut it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();

  for (const [client, value] of [
    ['alice', 'milk'],
    ['bob', 'eggs'],
  ] as const) {
    await region.client(page, client).getByRole('button', { name: 'Write' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: `Write as ${client}` }).getByLabel('Value')).toBeFocused();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await tabTo(page, 'button', /Link A to B, cut/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Siblings' }).click();
  await expect(page.getByRole('button', { name: 'Link A to B, whole. Cut it' })).toBeVisible();
  await playToEnd(page);
  await expect(keptBy(page, 'A')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();

  await tabTo(page, 'slider', 'Clock of A');
  await page.keyboard.press('ArrowUp');
  await expect(region.replica(page, 'A')).toContainText(/\+1 ms/);
});

test('on a phone all is there, nothing is wider than the screen, and fingers find it', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openScenario(page, { ...QUIET, strategy: { kind: 'last-write-wins' } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).tap();
  await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await expect(verdict(page, 'alice#1')).toContainText('Surviving');
  for (const name of ['Inspector', 'Transcript', 'Settings', 'Ledger']) {
    await page.getByRole('tab', { name }).tap();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
  }
  await context.close();
});

test('with reduced motion no letter travels', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  // Four seconds for each message.
  const script = [{ at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' }];
  await openScenario(page, { ...QUIET, pace: 10, script });
  const letters = page.getByRole('group', { name: 'Messages on their way' }).getByRole('button');
  await expect(letters.first()).toBeVisible();
  // A letter is looked at in every frame for half a second: it may go, but it may not move.
  const places = await letters.first().evaluate(async (letter) => {
    const seen = new Set<string | null>();
    for (let frame = 0; frame < 30 && letter.isConnected && letter.getAttribute('aria-hidden') === null; frame += 1) {
      seen.add(letter.getAttribute('transform'));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return [...seen];
  });
  expect(places).toHaveLength(1);
  await context.close();
});

const THEMES = [
  { colorScheme: 'light', projector: false },
  { colorScheme: 'dark', projector: false },
  { colorScheme: 'light', projector: true },
  { colorScheme: 'dark', projector: true },
] as const;

for (const { colorScheme, projector } of THEMES) {
  test(`axe finds nothing amiss in ${colorScheme}${projector ? ', for a projector' : ''}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript((kept) => localStorage.setItem('siblings.page', kept), JSON.stringify({ projector }));
    await page.goto('./');
    await openBuiltIn(page, 'Three milliseconds behind');
    await playToEnd(page);
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    expect(await check()).toEqual([]);
    for (const tab of ['Inspector', 'Transcript', 'Settings']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await check()).toEqual([]);
    }
    await page.getByRole('button', { name: /^Scenarios/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await check()).toEqual([]);
    await context.close();
  });
}

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

test('the page works from any folder of any server', async ({ page }) => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/a\/deep\/folder\//, '') || 'index.html';
    readFile(join('dist', path)).then(
      (file) =>
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await page.goto(`http://127.0.0.1:${port}/a/deep/folder/`);
  await expect(region.replica(page, 'A')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await pause(page);
  server.close();
});
