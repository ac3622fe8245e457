/**
 * Pictures of the built page at six moments, in three sizes and both themes, into the ignored folder
 * `pictures/`. The two that the README shows are written to `public/pictures/` with `--readme`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { root } from './install.mjs';

const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'projector', width: 1024, height: 768, isProjector: true },
  { name: 'phone', width: 390, height: 844 },
];
const THEMES = ['light', 'dark'];

const named = (page, role, name) => page.getByRole(role, { name }).first();

async function viewForProjector(page) {
  await named(page, 'button', 'View').click();
  await page.getByText('For a projector').click();
}

async function openBuiltIn(page, title) {
  await named(page, 'button', /^Scenarios/).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).first().click();
  await named(page, 'button', `Scenarios: ${title}`).waitFor();
}

/** Stops at a share of the run, by the scrubber's keys: from its end or its start, so many steps on. */
async function standAt(page, end, steps) {
  await named(page, 'slider', 'Time').focus();
  await page.keyboard.press(end === 'end' ? 'End' : 'Home');
  const button = named(page, 'button', end === 'end' ? 'Step back' : 'Step on');
  for (let step = 0; step < steps; step += 1) await button.click();
  await page.waitForTimeout(500);
}

/** What is to be seen at each of the six moments. */
const MOMENTS = {
  '1-first-second': async (page) => page.waitForTimeout(1_000),
  '2-mid-flight': async (page) => {
    await openBuiltIn(page, 'Three nodes, three orders');
    await page.waitForTimeout(2_600);
    await named(page, 'button', 'Pause').click();
  },
  '3-cut-link': async (page) => standAt(page, 'end', 6),
  '4-siblings': async (page) => standAt(page, 'end', 0),
  '5-loss': async (page) => {
    await openBuiltIn(page, 'Three milliseconds behind');
    await page.waitForTimeout(400);
    await standAt(page, 'end', 0);
  },
  '6-inspector': async (page) => {
    await openBuiltIn(page, 'Three milliseconds behind');
    await page.waitForTimeout(400);
    await standAt(page, 'end', 0);
    await named(page, 'tab', 'Ledger').click();
    await page.getByRole('list', { name: 'Verdicts' }).getByRole('button').first().click();
    await named(page, 'tab', 'Inspector').click();
    await page.waitForTimeout(500);
  },
};

/** The README's own: desk size, light. */
const README_MOMENTS = ['3-cut-link', '6-inspector'];
const isForReadme = process.argv.includes('--readme');
const folder = join(root, isForReadme ? 'public/pictures' : 'pictures');

await build({ root, logLevel: 'error' });
const server = await preview({ root, preview: { port: 0, host: '127.0.0.1' } });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions(ensureBrowser()));
mkdirSync(folder, { recursive: true });
for (const { name, width, height, isProjector = false } of isForReadme ? SIZES.slice(0, 1) : SIZES) {
  for (const colorScheme of isForReadme ? THEMES.slice(0, 1) : THEMES) {
    for (const [moment, prepare] of Object.entries(MOMENTS)) {
      if (isForReadme && !README_MOMENTS.includes(moment)) continue;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      await page.goto(url);
      await named(page, 'group', 'Replica A')
        .or(named(page, 'group', /^Replica/))
        .first()
        .waitFor();
      if (isProjector) await viewForProjector(page);
      await prepare(page);
      const file = isForReadme ? `${moment.slice(2)}.png` : `${moment}-${name}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      console.log(file);
      await context.close();
    }
  }
}
await browser.close();
await server.close();
