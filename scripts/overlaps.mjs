/**
 * `npm run overlaps`: plays every built-in scenario step by step in three sizes and measures the boxes of all cards,
 * names and texts on the stage and of the lines around it. Prints each overlap and each clipped text once, and last their
 * number. `-- TITLE…` measures only scenarios whose titles contain one of the words.
 */
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser, launchOptions } from './browser.mjs';

const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'projector', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 },
];
/** Steps between two measurements in long runs: at most so many a scenario and size. */
const MEASURED_MAX = 80;

const named = (page, role, name) => page.getByRole(role, { name }).first();

/** What is wrong at this moment. Runs in the page. */
function faults() {
  const boxOf = (element) => element.getBoundingClientRect();
  const labelOf = (element) => element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
  const found = [];

  const stage = document.querySelector('.ground');
  const cards = [...document.querySelectorAll('.stage-cards > *, .legend, .side-name')].filter(
    (card) => !card.classList.contains('is-lifted'),
  );
  cards.forEach((card, index) => {
    const box = boxOf(card);
    for (const other of cards.slice(0, index)) {
      const there = boxOf(other);
      const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      if (across > 1 && down > 1) found.push(`${labelOf(card)} is on ${labelOf(other)}`);
    }
    const ground = boxOf(stage);
    if (box.left < ground.left - 1 || box.right > ground.right + 1 || box.top < ground.top - 1)
      found.push(`${labelOf(card)} is over the edge of the stage`);
  });

  // A text is clipped where it is wider or higher than a box that hides what is beyond it, without dots to say so.
  const texts = document.querySelectorAll(
    '.stage-cards *, .legend *, .side-name, .side-name *, .captions *, .transport *, .page-header *, .ledger *, [role="tablist"] *',
  );
  for (const element of texts) {
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''))
      continue;
    const own = boxOf(element);
    if (own.width === 0 || own.height === 0 || element.closest('.visually-hidden, [hidden], .is-lifted') !== null)
      continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      if (['auto', 'scroll'].includes(style.overflowY) || ['auto', 'scroll'].includes(style.overflowX)) break;
      const hides = boxOf(box);
      if (text.right > hides.right + 1 || text.left < hides.left - 1 || text.bottom > hides.bottom + 2) {
        found.push(`“${labelOf(element)}” is clipped by ${box.className || box.tagName}`);
        break;
      }
    }
  }
  return found;
}

async function measure(page, title) {
  await named(page, 'button', /^Scenarios/).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).first().click();
  await named(page, 'button', `Scenarios: ${title}`).waitFor();
  await named(page, 'button', 'Pause')
    .click({ timeout: 2_000 })
    .catch(() => {});
  const slider = named(page, 'slider', 'Time');
  await slider.focus();
  await page.keyboard.press('Home');
  const steps = Number(/of (\d+)/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[1] ?? 0);
  const stride = Math.max(1, Math.ceil(steps / MEASURED_MAX));
  const found = new Map();
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('ArrowRight');
    if (step % stride !== 0 && step !== steps - 1) continue;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const fault of await page.evaluate(faults)) if (!found.has(fault)) found.set(fault, step + 1);
  }
  // Siblings that were read are asked about; the next scenario is opened over the question.
  await page.keyboard.press('Escape');
  return found;
}

await build({ logLevel: 'error' });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
const url = server.resolvedUrls.local[0];
const browser = await chromium.launch(launchOptions(ensureBrowser()));
const words = process.argv.slice(2).map((word) => word.toLowerCase());
let total = 0;
let measured = 0;
try {
  for (const { name, width, height } of SIZES) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    await page.goto(url);
    await named(page, 'button', /^Scenarios/).click();
    await page.locator('.gallery-title').first().waitFor();
    const titles = await page
      .locator('.gallery-title')
      .evaluateAll((entries) => entries.map((entry) => entry.firstChild?.textContent ?? ''));
    await page.keyboard.press('Escape');
    for (const title of titles) {
      if (words.length > 0 && !words.some((word) => title.toLowerCase().includes(word))) continue;
      const found = await measure(page, title);
      for (const [fault, step] of found) console.log(`${name}, “${title}”, step ${step}: ${fault}`);
      total += found.size;
      measured += 1;
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
if (measured === 0) throw new Error('nothing was measured');
console.log(`${measured} runs measured`);
console.log(`${total} overlaps and clippings`);
process.exitCode = total === 0 ? 0 : 1;
