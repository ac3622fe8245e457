/** What the page shows while it has nothing to show, or cannot go on: each such state says what to do. */
import { expect, type Page, test } from '@playwright/test';
import { keptBy, openBuiltIn, openFile, openScenario, pause, playToEnd, QUIET, region, write } from './lab.ts';
import { type Server, serve } from './server.ts';

/** As a person can know it: the page says so where it is shared. */
async function waitUntilKept(page: Page): Promise<void> {
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('here it opens without a network')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
}

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  let server: Server;
  test.beforeEach(async () => {
    server = await serve();
  });
  test.afterEach(() => server.close());

  for (const host of ['127.0.0.1', 'siblings.localhost']) {
    test(`the page opens again at ${host}, with all that it loads later`, async ({ page }) => {
      await page.goto(`http://${host}:${server.port}/lab/`);
      await waitUntilKept(page);
      server.turn('off');
      await page.reload();
      await expect(region.replica(page, 'A')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Ledger' })).toBeAttached();
      await openBuiltIn(page, 'Three milliseconds behind');
      await expect(region.verdicts(page).getByRole('button').first()).toBeVisible();
      for (const name of ['Inspector', 'Transcript', 'Settings']) {
        await page.getByRole('tab', { name }).click();
        await expect(page.getByRole('tabpanel', { name })).not.toContainText('Loading');
      }
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#v1\./);
      await expect(page.getByRole('alert')).toBeEmpty();
    });
  }

  test('a newer build comes with the next opening, and what is open stays of one build', async ({ page, context }) => {
    const url = `http://siblings.localhost:${server.port}/lab/`;
    const isNewer = (of: Page) => of.evaluate(() => document.title === 'Newer');
    await page.goto(url);
    await waitUntilKept(page);
    server.replace('Newer');
    const other = await context.newPage();
    await other.goto(url);
    expect(await isNewer(other)).toBe(false);
    await expect(async () => {
      await other.reload();
      expect(await isNewer(other)).toBe(true);
    }).toPass({ intervals: [4_000], timeout: 30_000 });
    server.turn('off');
    await other.reload();
    expect(await isNewer(other)).toBe(true);
    // The page that was open all the time finds the rest of its own build.
    await openBuiltIn(page, 'Three milliseconds behind');
    expect(await isNewer(page)).toBe(false);
  });
});

test.describe('loading', () => {
  const SCRIPT = /\/assets\/index-.*\.js$/;
  const WORKER = /\/assets\/worker-.*\.js$/;

  /** Answers to it come when they are let go. */
  async function holdBack(page: Page, url: RegExp): Promise<() => void> {
    let letGo = (): void => {};
    const wait = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(url, async (route) => {
      await wait;
      await route.continue();
    });
    return letGo;
  }

  test('a page that is slow to come says so, and what to do when it stays away', async ({ page }) => {
    const letGo = await holdBack(page, SCRIPT);
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.getByText('Siblings is being loaded…')).toBeVisible();
    await expect(page.getByText('Is there a network?')).toBeVisible({ timeout: 15_000 });
    letGo();
    await expect(region.replica(page, 'A')).toBeVisible();
    await expect(page.getByText('Siblings is being loaded…')).toHaveCount(0);
  });

  test('a database that is slow to start says so', async ({ page }) => {
    const letGo = await holdBack(page, WORKER);
    await page.goto('./');
    await expect(page.getByRole('status').getByText('The database is being started…')).toBeVisible();
    letGo();
    await expect(region.replica(page, 'A')).toBeVisible();
    await expect(page.getByText('The database is being started…')).toHaveCount(0);
  });

  test('a worker that cannot be had is said to be missing, and comes with the next loading', async ({ page }) => {
    await page.route(WORKER, (route) => route.abort());
    await page.goto('./');
    await expect(region.notice(page)).toContainText('cannot be started');
    await page.unroute(WORKER);
    await region.notice(page).getByRole('button', { name: 'Load the page again' }).click();
    await expect(region.replica(page, 'A')).toBeVisible();
  });
});

test('a worker that keeps dying is given up, and the work comes along when the page is loaded again', async ({
  page,
}) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await expect(async () => {
    for (const worker of page.workers())
      await worker
        .evaluate(() => {
          setTimeout(() => {
            throw new Error('boom');
          });
        })
        .catch(() => {});
    await expect(region.notice(page)).toContainText('keeps stopping', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(keptBy(page, 'B')).toContainText('milk');
  await region.notice(page).getByRole('button', { name: 'Load the page again' }).press('Enter');
  await expect(region.notice(page)).toBeEmpty();
  await expect(keptBy(page, 'B')).toContainText('milk');
});

test.describe('a part of the page that cannot be loaded', () => {
  const REST = /\/assets\//;

  test('is said to be missing where it would stand, and is tried again', async ({ page }) => {
    await openScenario(page, QUIET);
    await page.route(REST, (route) => route.abort());
    await page.getByRole('tab', { name: 'Settings' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Settings' });
    await expect(panel.getByRole('alert')).toContainText('could not be loaded');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('could not be loaded');
    await page.keyboard.press('Escape');
    // What has come already goes on.
    await page.getByRole('button', { name: 'Link A to B, whole. Cut it' }).click();
    await expect(page.getByRole('button', { name: /Link A to B, cut/ })).toBeVisible();
    await page.unroute(REST);
    await panel.getByRole('button', { name: 'Try again' }).press('Enter');
    const system = panel.getByRole('combobox', { name: 'System', exact: true });
    await expect(system).toBeVisible();
    // Its styles have come with it.
    await expect(system).toHaveCSS('appearance', 'none');
  });

  test('is told of in plain words where something asked for takes it', async ({ page }) => {
    // From the start: its picture in the list may have fetched it before it is opened.
    await page.route(/\/assets\/slow-clock-/, (route) => route.abort());
    await page.goto('./');
    await page.getByRole('button', { name: /^Scenarios/ }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Three milliseconds behind' })).toBeVisible();
    await expect(region.notice(page)).toBeEmpty();
    await page.getByRole('dialog').getByRole('button', { name: 'Three milliseconds behind' }).click();
    await expect(region.notice(page)).toContainText('could not be loaded. Is there a network?');
    await expect(page.getByRole('button', { name: 'Scenarios: Two leaders and a cut' })).toBeVisible();
  });

  test('that breaks leaves a way back, with all that was done', async ({ page }) => {
    await openScenario(page, QUIET);
    await write(page, 'alice', 'milk');
    await playToEnd(page);
    await page.evaluate(() => {
      const create = document.createElement.bind(document);
      document.createElement = (name: string) => {
        if (name === 'select') throw new Error('boom');
        return create(name);
      };
    });
    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.getByRole('alert')).toContainText('Something in the page broke');
    await page.getByRole('button', { name: 'Load the page again' }).press('Enter');
    await expect(keptBy(page, 'B')).toContainText('milk');
  });
});

test.describe('limits', () => {
  const replicas = Array.from({ length: 32 }, (_, index) => `R${index}`);

  /** Some seconds of computing, and more steps than there can be. */
  const HUGE = JSON.stringify({
    ...QUIET,
    title: 'Huge',
    replicas,
    clients: [{ id: 'alice', near: 'R0' }],
    system: { kind: 'leaderless', n: 'all' },
    network: { latency: 40, duplicatePercent: 100 },
    script: Array.from({ length: 9_999 }, (_, index) => {
      return { at: index, do: 'put', client: 'alice', key: `k${index % 5}`, value: 'x' };
    }),
  });

  test('a long computation says how far it is, and can be stopped', async ({ page }) => {
    await openScenario(page, QUIET);
    await write(page, 'alice', 'milk');
    await playToEnd(page);
    await openFile(page, 'huge.json', HUGE);
    const status = page.getByRole('status').filter({ hasText: 'The run is being computed…' });
    await expect(status).toContainText(/\d{2},\d{3} steps so far/);
    await status.getByRole('button', { name: 'Stop' }).press('Enter');
    await expect(region.notice(page)).toContainText('You are where you were before');
    await expect(status).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Scenarios: Quiet' })).toBeVisible();
    await expect(keptBy(page, 'B')).toContainText('milk');
    await write(page, 'bob', 'eggs');
    await expect(region.replica(page, 'B')).toContainText('eggs');
  });

  test('a run with more steps than there can be is shown up to there', async ({ page }) => {
    await openScenario(page, QUIET);
    await openFile(page, 'huge.json', HUGE);
    await expect(region.notice(page)).toContainText('ends after 1,000,000 steps', { timeout: 40_000 });
    await expect(page.getByRole('button', { name: 'Scenarios: Huge' })).toBeVisible();
    await pause(page);
  });
});

test.describe('empty', () => {
  const said = (page: Page) => page.getByRole('region', { name: 'What happens' });

  test('where nothing happens by itself it is said what to do', async ({ page }) => {
    await openScenario(page, QUIET);
    await expect(said(page)).toContainText('press Write on a client');
    await expect(region.replica(page, 'A')).toContainText('Nothing stored');
    await expect(page.getByRole('tabpanel', { name: 'Ledger' })).toContainText('No write yet');
    await page.getByRole('tab', { name: 'Transcript' }).click();
    await expect(page.getByRole('log')).toContainText('Nothing has happened yet');
    await write(page, 'alice', 'milk');
    await expect(said(page)).not.toContainText('press Write on a client');
  });

  test('where nobody is, too', async ({ page }) => {
    await openScenario(page, { ...QUIET, clients: [] });
    await expect(said(page)).toContainText('there is no client to write');
  });
});

test.describe('without script', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ javaScriptEnabled: false, colorScheme });

      test('the page says what it is, and what it takes', async ({ page }) => {
        await page.goto('./');
        await expect(page.getByRole('heading', { name: 'Siblings' })).toBeVisible();
        await expect(page.getByRole('main')).toContainText('It takes JavaScript');
        await expect(page.getByRole('img')).toBeVisible();
        await expect(page.getByText('Siblings is being loaded…')).toBeHidden();
        const ink = colorScheme === 'light' ? 'rgb(27, 29, 33)' : 'rgb(236, 234, 228)';
        await expect(page.getByRole('heading')).toHaveCSS('color', ink);
      });
    });
  }
});

test.describe('a link of a newer version', () => {
  test.use({ serviceWorkers: 'allow' });

  test('is opened with a newer page, if there is one, also where the old one is kept', async ({ page }) => {
    const server = await serve();
    const url = `http://siblings.localhost:${server.port}/lab/`;
    await page.goto(url);
    await waitUntilKept(page);
    await page.goto(`${url}#v9.AAAA`);
    await expect(region.notice(page)).toContainText('This link is version 9; this Siblings reads version 1.');
    await region.notice(page).getByRole('button', { name: 'Look for a newer Siblings' }).press('Enter');
    await expect(region.notice(page)).toContainText('There is no newer Siblings at this address');
    server.replace('Newer');
    await page.goto('about:blank');
    await page.goto(`${url}#v9.AAAA`);
    expect(await page.title()).not.toBe('Newer');
    await region.notice(page).getByRole('button', { name: 'Look for a newer Siblings' }).press('Enter');
    await expect(page).toHaveTitle('Newer', { timeout: 20_000 });
    expect(page.url()).toContain('#v9.AAAA');
    server.close();
  });
});

test('going home from a broken link takes nothing from who has done something', async ({ page, context }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  await page.evaluate(() => {
    location.hash = '#v1.nonsense';
  });
  const home = context.waitForEvent('page');
  await region.notice(page).getByRole('button', { name: 'Go to the home page' }).click();
  await expect(region.replica(await home, 'A')).toBeVisible();
  await expect(keptBy(page, 'B')).toContainText('milk');
  await expect(region.notice(page)).toBeEmpty();
});

test('what is pasted is opened, and what is wrong with it is told', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScenario(page, QUIET);
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('ControlOrMeta+v');
  };
  await paste(JSON.stringify({ ...QUIET, title: 'Pasted', replicas: ['A'] }));
  await expect(region.notice(page)).toContainText('there is no replica B', { ignoreCase: true });
  await expect(page.getByRole('button', { name: 'Scenarios: Quiet' })).toBeVisible();
  await paste(JSON.stringify({ ...QUIET, title: 'Pasted' }));
  await expect(page.getByRole('button', { name: 'Scenarios: Pasted' })).toBeVisible();
  // What was told of the other is of no use any more.
  await expect(region.notice(page)).toBeEmpty();
  await paste('See https://example.org/siblings/#v9.AAAA');
  await expect(region.notice(page)).toContainText('This link is version 9');
});
