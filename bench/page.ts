/** How fast the built page is: until something moves, and while it plays. */
import type { Browser, CDPSession, FileChooser, Page } from '@playwright/test';
import { crowded } from './crowd.ts';

export interface FrameFigures {
  readonly flights: number;
  readonly framesPerSecond: number;
  /** Work of the main thread a frame: script, style, layout and paint, in milliseconds. */
  readonly mainThreadMs: number;
}

const THROTTLE = 4;
const PLAYED_MS = 4_000;

/** A page in which functions of ours can run: the loader names them by a helper that pages do not have. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
  return page;
}

/** Milliseconds from navigation until a letter has moved on the stage, with a processor four times slower. */
export async function firstMovement(browser: Browser, url: string): Promise<number> {
  const page = await openPage(browser);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.addInitScript(watchForMovement);
  await page.goto(url);
  const handle = await page.waitForFunction(() => (window as unknown as { movedAt?: number }).movedAt, undefined, {
    timeout: 30_000,
  });
  const movedAt = Number(await handle.jsonValue());
  await page.close();
  return movedAt;
}

/** Runs in the page: notes when a letter is first seen at two places. */
function watchForMovement(): void {
  let first: string | null = null;
  const look = (): void => {
    const place =
      document.querySelector('[aria-label="Messages on their way"] [role=button]')?.getAttribute('transform') ?? null;
    if (first !== null && place !== null && place !== first) {
      (window as unknown as { movedAt?: number }).movedAt = performance.now();
      return;
    }
    first ??= place;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Plays a run with so many messages on their way at once. */
export async function playing(browser: Browser, url: string, flights: number, replicas: number): Promise<FrameFigures> {
  const page = await openPage(browser);
  await page.goto(url);
  const chooser = await openFile(page);
  await chooser.setFiles({
    name: 'crowd.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(crowded(flights, replicas))),
  });
  await page.getByText(`${flights} messages on ${replicas} replicas`).first().waitFor();
  // All have left by now, and none has arrived.
  await page.waitForTimeout(2_500);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const before = await busy(devtools);
  const frames = await countFrames(page);
  const after = await busy(devtools);
  await page.close();
  return { flights, framesPerSecond: (frames / PLAYED_MS) * 1_000, mainThreadMs: ((after - before) * 1_000) / frames };
}

async function openFile(page: Page): Promise<FileChooser> {
  await page
    .getByRole('button', { name: /^Scenarios/ })
    .first()
    .click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open file/ }).click();
  return chooser;
}

/** Seconds that the main thread has worked so far. */
async function busy(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

const countFrames = (page: Page): Promise<number> =>
  page.evaluate(
    (forMs) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        let frames = 0;
        const count = (): void => {
          frames += 1;
          if (performance.now() - started < forMs) requestAnimationFrame(count);
          else resolve(frames);
        };
        requestAnimationFrame(count);
      }),
    PLAYED_MS,
  );
