/** `npm run bench`: measures and prints; asserts nothing. Builds what it measures first. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs';
import type { EngineFigures } from './engine.ts';
import { firstMovement, playing } from './page.ts';

const OPERATIONS_IN_WORKER = 90_000;

const print = (line: string): void => console.log(line);
const count = (number: number): string => Math.round(number).toLocaleString('en');

/** One file of plain JavaScript, as the page's build would make it. */
async function bundle(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, `${entry}.ts`), formats: ['es'], fileName: entry },
    },
  });
  return join(folder, `${entry}.js`);
}

function printEngine(
  where: string,
  { steps, stepsPerSecond, barePerSecond, seekMedianMs, seek95Ms }: EngineFigures,
): void {
  print(`engine, ${where}: ${count(stepsPerSecond)} steps/s over ${count(steps)} steps, everything on`);
  print(
    `  bare loop of the same queue: ${count(barePerSecond)} steps/s, ratio ${(barePerSecond / stepsPerSecond).toFixed(1)}`,
  );
  print(`  seek to any step: median ${seekMedianMs.toFixed(2)} ms, 95th percentile ${seek95Ms.toFixed(2)} ms`);
}

/** Serves the script to a page of its own and runs it there, in a worker. */
async function engineInWorker(browser: Browser, script: string): Promise<EngineFigures> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' }).end(isScript ? script : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const figures = await page.evaluate(
    (operations) =>
      new Promise<EngineFigures>((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(operations);
      }),
    OPERATIONS_IN_WORKER,
  );
  await page.close();
  server.close();
  return figures;
}

async function measurePage(browser: Browser): Promise<void> {
  await build({ logLevel: 'error' });
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0] ?? '';
  const times = [];
  for (let round = 0; round < 5; round += 1) times.push(await firstMovement(browser, url));
  times.sort((left, right) => left - right);
  print(
    `page: a letter has moved ${count(times[2] ?? 0)} ms after navigation, processor four times slower (median of five: ${times.map(count).join(', ')})`,
  );
  for (const [flights, replicas] of [
    [100, 5],
    [500, 5],
    [5_000, 20],
  ] as const) {
    const { framesPerSecond, mainThreadMs } = await playing(browser, url, flights, replicas);
    print(
      `  playing with ${count(flights)} messages on ${replicas} replicas: ${mainThreadMs.toFixed(1)} ms of the main thread a frame, ${framesPerSecond.toFixed(0)} frames/s`,
    );
  }
  await server.close();
}

print(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model.trim()})`);
const folder = mkdtempSync(join(tmpdir(), 'siblings-bench-'));
const browser = await chromium.launch(launchOptions(ensureBrowser()));
try {
  const inNode = JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', await bundle('in-node', folder)], { encoding: 'utf8' }),
  );
  printEngine('Node', inNode);
  print(`  a kept run weighs ${inNode.bytesPerStep.toFixed(0)} bytes a step`);
  printEngine(
    `worker of Chromium ${browser.version()}`,
    await engineInWorker(browser, readFileSync(await bundle('in-worker', folder), 'utf8')),
  );
  await measurePage(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
