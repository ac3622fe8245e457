/**
 * How the page looks in twelve states, in three sizes and both themes, compared with pictures that were looked at.
 * Another browser draws letters a little differently: where it is not the one that made the pictures, they are
 * skipped. Make them anew with `npm run stable-pictures`, and look at each that has changed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { simulate } from '../src/core/engine/run.ts';
import { replicaId } from '../src/core/ids.ts';
import type { MarkKind } from '../src/core/timeline/marks.ts';
import { timeOf } from '../src/core/timeline/recording.ts';
import { findBuiltIn } from '../src/scenario/built-in/index.ts';
import { encodeLink } from '../src/scenario/link.ts';
import type { OpenRecord } from '../src/scenario/saved-run.ts';
import { runInputOf } from '../src/scenario/settings.ts';

const SIZES = { desk: [1440, 900], room: [1024, 768], phone: [390, 844] } as const;
const THEMES = ['light', 'dark'] as const;

interface State {
  readonly name: string;
  readonly scenario: string;
  /** The first moment that has this mark, or this share of the run. */
  readonly at: MarkKind | number;
  readonly open?: OpenRecord;
  readonly diagram?: 'shown';
  /** What the person does then. */
  readonly act?: (page: Page) => Promise<void>;
}

const untilOpen = (page: Page): Promise<void> => expect(page.getByRole('dialog')).toBeVisible();

const STATES: readonly State[] = [
  { name: 'letters-on-their-way', scenario: 'two-leaders', at: 0.09 },
  { name: 'siblings', scenario: 'dynamo-versions', at: 'siblings' },
  { name: 'a-lost-write', scenario: 'slow-clock', at: 'loss' },
  { name: 'a-partition', scenario: 'two-leaders', at: 0.5 },
  { name: 'a-stopped-hub', scenario: 'stopped-hub', at: 0.6 },
  { name: 'agreement', scenario: 'dynamo-versions', at: 'merge' },
  { name: 'a-hundred-letters', scenario: 'hundred-writes', at: 0.4 },
  { name: 'the-diagram', scenario: 'read-repair', at: 0.7, diagram: 'shown' },
  {
    name: 'the-record-of-a-replica',
    scenario: 'shopping-cart',
    at: 0.8,
    open: { kind: 'replica', id: replicaId('S') },
  },
  {
    name: 'the-gallery',
    scenario: 'two-leaders',
    at: 0.05,
    act: async (page) => {
      await page.getByRole('button', { name: /^Scenarios/ }).click();
      await untilOpen(page);
    },
  },
  {
    name: 'the-palette',
    scenario: 'two-leaders',
    at: 0.05,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await untilOpen(page);
    },
  },
  {
    name: 'a-broken-link',
    scenario: 'two-leaders',
    at: 0.05,
    act: async (page) => {
      await page.evaluate(() => {
        location.hash = '#v1.nonsense';
      });
      await expect(page.getByRole('alert')).toContainText('cannot be opened');
    },
  },
];

const MADE_BY = 'e2e/pictures/made-by.txt';

async function linkTo({ scenario: id, at, open }: State): Promise<string> {
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  const session = { scenario, settings: {}, actions: [] };
  const run = simulate(runInputOf(session));
  const mark = run.observer.marks.find(({ kind }) => kind === at);
  if (mark === undefined && typeof at === 'string') throw new Error(`nothing in ${id} is marked ${at}`);
  return encodeLink({
    session,
    playheadUs: mark?.atUs ?? Math.floor(Number(at) * timeOf(run.recording, run.recording.steps - 1)),
    ...(mark === undefined ? {} : { step: mark.step }),
    stateHash: run.stateHash,
    ...(open === undefined ? {} : { open }),
  });
}

for (const state of STATES) {
  for (const theme of THEMES) {
    test(`${state.name} looks as it did, ${theme}`, async ({ page, browser }) => {
      const drawnBy = `Chromium ${browser.version()} on ${process.platform} ${process.arch}\n`;
      if (test.info().config.updateSnapshots === 'all') writeFileSync(MADE_BY, drawnBy);
      const madeBy = existsSync(MADE_BY) ? readFileSync(MADE_BY, 'utf8') : 'none';
      // biome-ignore lint/suspicious/noSkippedTests: pixels can only be compared with those of the same browser.
      test.skip(madeBy !== drawnBy, `the pictures were made by ${madeBy}`);
      const settings = { theme, motion: 'reduced', firstSteps: 'done', diagram: state.diagram ?? 'hidden' };
      await page.addInitScript((kept) => localStorage.setItem('siblings.page', kept), JSON.stringify(settings));
      const link = await linkTo(state);
      for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        await page.goto('about:blank');
        await page.goto(`./${link}`);
        await expect(page.getByRole('group', { name: /^Replica/ }).first()).toBeVisible();
        await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
        await state.act?.(page);
        await page.mouse.move(0, 0);
        // Parts of the cards are fetched when they are first wanted.
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => document.fonts.ready);
        await expect(page.getByText('Loading…')).toHaveCount(0);
        await expect(page).toHaveScreenshot(`${state.name}-${size}-${theme}.png`, { maxDiffPixelRatio: 0.002 });
      }
    });
  }
}
