/** What people do on the page, by role and label, for the tests to say in few words. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Two leaders far enough apart for a person to step in between, and nobody doing anything yet. */
export const QUIET = {
  version: 1,
  title: 'Quiet',
  description: 'Two leaders and nobody doing anything yet.',
  seed: 1,
  replicas: ['A', 'B'],
  clients: [
    { id: 'alice', near: 'A' },
    { id: 'bob', near: 'B' },
  ],
  system: { kind: 'multi-leader' },
  strategy: { kind: 'dotted-version-vectors' },
  network: { latency: 40 },
  script: [],
  pace: 400,
} as const;

export const region = {
  stage: (page: Page): Locator => page.getByRole('region', { name: 'Stage' }),
  replica: (page: Page, name: string): Locator => page.getByRole('group', { name: `Replica ${name}` }),
  client: (page: Page, name: string): Locator => page.getByRole('group', { name: `Client ${name}` }),
  verdicts: (page: Page): Locator => page.getByRole('list', { name: 'Verdicts' }),
  notice: (page: Page): Locator => page.getByRole('alert'),
  said: (page: Page): Locator => page.getByRole('region', { name: 'What happens' }),
};

/** The page with a scenario of the test's own, given as a file. */
export async function openScenario(page: Page, scenario: object): Promise<void> {
  await page.goto('./');
  await openFile(page, 'scenario.json', JSON.stringify(scenario));
  if ('title' in scenario)
    await expect(page.getByRole('button', { name: `Scenarios: ${scenario.title}` })).toBeVisible();
  await runIsThere(page);
}

/** Until what was done last is computed, and on the stage. */
async function runIsThere(page: Page): Promise<void> {
  await expect(region.stage(page)).toHaveAttribute('aria-busy', 'false');
}

export async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /^Scenarios/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open file/ }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

export async function openBuiltIn(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Scenarios/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).first().click();
  await expect(page.getByRole('button', { name: `Scenarios: ${title}` })).toBeVisible();
  await runIsThere(page);
}

/** Writes through the composer on the client's card. */
export async function write(page: Page, client: string, value: string, key = 'cart'): Promise<void> {
  await region.client(page, client).getByRole('button', { name: 'Write' }).click();
  const composer = page.getByRole('dialog', { name: `Write as ${client}` });
  await composer.getByLabel('Key').fill(key);
  await composer.getByLabel('Value').fill(value);
  await composer.getByRole('button', { name: 'Write' }).click();
}

/** Picks something from the menu behind a button. */
export async function pick(page: Page, opener: Locator, item: string | RegExp): Promise<void> {
  await opener.click();
  await page.getByRole('menuitem', { name: item }).first().click();
}

const playButton = (page: Page): Locator => page.getByRole('button', { name: 'Play', exact: true });
const pauseButton = (page: Page): Locator => page.getByRole('button', { name: 'Pause' });

/** Plays until nothing is left to happen. What is done where the run ends plays on by itself. */
export async function playToEnd(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8');
  await runIsThere(page);
  const isLeft = await page.getByRole('button', { name: 'Step on' }).isEnabled();
  if (isLeft && (await playButton(page).isVisible())) await playButton(page).click();
  await expect(playButton(page)).toBeVisible({ timeout: 15_000 });
}

/** Stops playing, if it has not come to its end by itself. */
export async function pause(page: Page): Promise<void> {
  await playButton(page).or(pauseButton(page)).waitFor();
  // It may end between a look and a press.
  await expect(async () => {
    if (await pauseButton(page).isVisible()) await pauseButton(page).click({ timeout: 1_000 });
    await expect(playButton(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Steps to the next sight of a run at most. */
const STEPS_MOST = 25;

const stepNow = async (page: Page): Promise<number> =>
  Number(
    /^Step (\d+)/.exec((await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuetext')) ?? '')?.[1],
  );

/** One step on, until it is on the page. */
export async function stepOn(page: Page): Promise<void> {
  const before = await stepNow(page);
  await page.getByRole('button', { name: 'Step on' }).click();
  await expect.poll(() => stepNow(page)).toBeGreaterThan(before);
}

/** Step by step to the first moment at which this is to be seen. */
export async function stepUntil(page: Page, sight: Locator): Promise<void> {
  for (let count = 0; count < STEPS_MOST && !(await sight.isVisible()); count += 1) await stepOn(page);
  await expect(sight).toBeVisible();
}

/** The verdict of a write, as the ledger tells it. */
export const verdict = (page: Page, write: string): Locator =>
  region.verdicts(page).getByRole('button', { name: new RegExp(`^${write}`) });

/** The values that a replica keeps, as its card shows them. */
export const keptBy = (page: Page, replica: string): Locator => region.replica(page, replica).getByRole('listitem');
