/** End-to-end tests: what people do, in a real browser, against the built page (`npm run build` first). */
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { BROWSER_VARIABLE, ensureBrowser, launchOptions } from './scripts/browser.mjs';

const PORT_VARIABLE = 'SIBLINGS_E2E_PORT';

/** A port that nothing listens on now. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

// This file is read again by each worker process: browser and port are handed on to them by the environment.
const browser = process.env[BROWSER_VARIABLE] ?? ensureBrowser();
const port = Number(process.env[PORT_VARIABLE] ?? (await freePort()));
process.env[BROWSER_VARIABLE] = browser;
process.env[PORT_VARIABLE] = String(port);

const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(browser),
    screenshot: 'only-on-failure',
    // Keeping all of the page, as it does on a first visit, takes time from the tests; states.spec.ts lets it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
