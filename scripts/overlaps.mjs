/**
 * `npm run overlaps`: plays every built-in scenario step by step in three sizes and measures the boxes of all cards,
 * letters, chips, cells and texts on the stage and of the lines around it. Prints each overlap and each clipped text
 * once, with the step at which it is first seen, and last their number.
 *
 * After `--`: `TITLE…` measures only scenarios whose titles contain one of the words, `--size NAME` one of the sizes,
 * `--workers N` in so many pages at a time, `--dots` tells of texts on the stage too that end in dots.
 */
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { installOverlaps } from './overlaps-in-page.mjs';

const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'projector', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 },
];
/** Runs of up to so many steps are measured at each of them, longer ones at about as many. */
const MEASURED_MAX = 200;
/** Moves that end by themselves are over at once: boxes are measured where things come to rest. */
const AT_REST = '*, *::before, *::after { animation: none !important; transition: none !important; }';

function optionsOf(args) {
  const options = { words: [], size: null, workers: 2, hasDots: false };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '--dots') options.hasDots = true;
    else if (argument === '--size') options.size = args[++index];
    else if (argument === '--workers') options.workers = Number(args[++index]);
    else options.words.push(argument.toLowerCase());
  }
  if (!Number.isInteger(options.workers) || options.workers < 1) throw new Error('--workers wants a number from 1 on');
  if (options.size !== null && !SIZES.some(({ name }) => name === options.size))
    throw new Error(`--size wants one of ${SIZES.map(({ name }) => name).join(', ')}`);
  return options;
}

const named = (page, role, name) => page.getByRole(role, { name }).first();

async function open(browser, url, { width, height }) {
  // Steps are pressed, so nothing travels; letters stand where they are in time and not where still ones stand.
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'no-preference' });
  await page.addInitScript(installOverlaps);
  await page.goto(url);
  await page.locator('.replica').first().waitFor();
  await page.addStyleTag({ content: AT_REST });
  return page;
}

async function titlesOn(page) {
  await named(page, 'button', /^Scenarios/).click();
  await page.locator('.gallery-title').first().waitFor();
  const titles = await page
    .locator('.gallery-title')
    .evaluateAll((entries) => entries.map((entry) => entry.firstChild?.textContent ?? ''));
  await page.keyboard.press('Escape');
  return titles;
}

async function measure(page, title) {
  await named(page, 'button', /^Scenarios/).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).first().click();
  await named(page, 'button', `Scenarios: ${title}`).waitFor();
  const pause = page.getByRole('button', { name: 'Pause' }).first();
  // It plays as soon as it is there, and what was there before is gone.
  await pause.click({ timeout: 5_000 }).catch(() => {});
  const result = await page.evaluate((stepsMax) => window.overlaps.play(stepsMax), MEASURED_MAX);
  // Siblings that were read are asked about; the next scenario is opened over the question.
  await page.keyboard.press('Escape');
  return result;
}

const { words, size, workers, hasDots } = optionsOf(process.argv.slice(2));
await build({ logLevel: 'error' });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
const url = server.resolvedUrls.local[0];
const browser = await chromium.launch(launchOptions(ensureBrowser()));
const total = { runs: 0, steps: 0, sampled: 0, faults: 0, dots: 0 };
const started = Date.now();

function tell(name, title, { steps, stride, found, dots }) {
  const words = ({ kind, step, times, most }) =>
    `${name}, “${title}”, step ${step}: ${kind}${most > 0 ? ` by up to ${most} px` : ''}${times > 1 ? ` (at ${times} steps)` : ''}`;
  for (const fault of found) console.log(words(fault));
  if (hasDots) for (const fault of dots) console.log(`- ${words(fault)}`);
  if (stride > 1) console.log(`${name}, “${title}”: measured at every ${stride}th of ${steps} steps`);
  total.runs += 1;
  total.steps += Math.ceil(steps / stride);
  total.sampled += stride > 1 ? 1 : 0;
  total.faults += found.length;
  total.dots += dots.length;
}

try {
  const first = await open(browser, url, SIZES[0]);
  const titles = (await titlesOn(first)).filter(
    (title) => words.length === 0 || words.some((word) => title.toLowerCase().includes(word)),
  );
  await first.close();
  for (const each of SIZES.filter(({ name }) => size === null || name === size)) {
    const rest = [...titles];
    const again = new Set();
    const work = async () => {
      let page = await open(browser, url, each);
      for (let title = rest.shift(); title !== undefined; title = rest.shift()) {
        try {
          tell(each.name, title, await measure(page, title));
        } catch (error) {
          // Once more, on a page of its own: a busy machine may let one wait.
          const isSecond = again.has(title);
          console.log(
            `${each.name}, “${title}”: not measured${isSecond ? '' : ' yet'}, ${error.message.split('\n')[0]}`,
          );
          if (isSecond) total.faults += 1;
          else rest.push(title);
          again.add(title);
          await page.close();
          page = await open(browser, url, each);
        }
      }
      await page.close();
    };
    await Promise.all(Array.from({ length: Math.min(workers, titles.length) }, work));
  }
} finally {
  await browser.close();
  await server.close();
}
if (total.runs === 0) throw new Error('nothing was measured');
const seconds = Math.round((Date.now() - started) / 1_000);
console.log(
  `${total.runs} runs measured at ${total.steps} steps in ${seconds} s${total.sampled === 0 ? ': all of them' : `, ${total.sampled} of them sampled`}`,
);
console.log(`${total.dots} texts on the stage and below it end in dots${hasDots ? '' : ' (--dots tells which)'}`);
console.log(`${total.faults} overlaps and clippings`);
process.exitCode = total.faults === 0 ? 0 : 1;
