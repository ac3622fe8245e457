/** The menu of each kind of thing on the stage: by right click, by keyboard alone, and by long press. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openScenario, pause, QUIET, region, stepUntil } from './lab.ts';
import { fingers } from './touch.ts';

/** One letter on its way for as long as a person looks at it. */
const WITH_LETTER = {
  ...QUIET,
  title: 'A letter on its way',
  network: { latency: 400 },
  script: [{ at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' }],
};

interface Thing {
  readonly kind: string;
  readonly at: (page: Page) => Locator;
  readonly menu: string | RegExp;
  readonly item: string | RegExp;
  /** What there is to see afterwards. */
  readonly after: (page: Page) => Locator;
  /** On a phone it is there once this replica's card is lifted by a tap. */
  readonly on?: string;
  /** How a keyboard opens the menu where the menu key is not asked for. */
  readonly key?: 'Enter';
}

const letter = (page: Page): Locator => region.stage(page).getByRole('button', { name: /^Request from alice to A/ });

const THINGS: readonly Thing[] = [
  {
    kind: 'replica',
    at: (page) => page.getByRole('button', { name: 'Inspect replica A' }),
    menu: 'Actions for A',
    item: /^Crash A/,
    after: (page) => region.replica(page, 'A').getByText('Crashed'),
  },
  {
    kind: 'replica, by the button for more',
    at: (page) => page.getByRole('button', { name: 'More for replica B' }),
    menu: 'Actions for B',
    item: /^Pause B/,
    after: (page) => page.getByRole('button', { name: 'Undo: pause B' }),
    on: 'B',
    key: 'Enter',
  },
  {
    kind: 'clock',
    at: (page) => page.getByRole('slider', { name: 'Clock of A' }),
    menu: 'Actions for A',
    item: /^Step its clock 100 ms on/,
    after: (page) => page.getByRole('slider', { name: 'Clock of A' }).and(page.locator('[aria-valuenow="100"]')),
    on: 'A',
  },
  {
    kind: 'client',
    at: (page) => page.getByRole('button', { name: 'Inspect client bob' }),
    menu: 'Actions for bob',
    item: 'Write…',
    after: (page) => page.getByRole('dialog', { name: 'Write as bob' }),
  },
  {
    kind: 'link between replicas',
    at: (page) => page.getByRole('button', { name: /^Link A to B/ }),
    menu: 'Actions for link A to B',
    item: 'Cut only from A to B',
    after: (page) => page.getByRole('button', { name: 'Link A to B, cut from A to B only. Heal it' }),
  },
  {
    kind: 'link of a client',
    at: (page) => page.getByRole('button', { name: /^Link (bob to B|B to bob)/ }),
    menu: /^Actions for link (bob to B|B to bob)/,
    item: 'Cut it both ways',
    after: (page) => page.getByRole('button', { name: /^Link (bob to B|B to bob), cut/ }),
  },
  {
    kind: 'message',
    at: letter,
    menu: /^Actions for the (request|write)/,
    item: /^Hold it/,
    after: (page) => region.stage(page).getByRole('button', { name: /^Request from alice to A.*held/ }),
    key: 'Enter',
  },
];

/** Standing at the moment after the letter has left. */
async function open(page: Page): Promise<void> {
  await openScenario(page, WITH_LETTER);
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  await pause(page);
  await stepUntil(page, letter(page));
}

for (const { kind, at, menu, item, after, key } of THINGS) {
  test(`${kind}: right click`, async ({ page }) => {
    await open(page);
    await at(page).click({ button: 'right' });
    await page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: item }).click();
    await expect(after(page)).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(0);
  });

  test(`${kind}: keyboard alone`, async ({ page }) => {
    await open(page);
    await tabTo(page, at(page));
    await page.keyboard.press(key ?? 'ContextMenu');
    await expect(page.getByRole('menu', { name: menu })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(at(page)).toBeFocused();
    await page.keyboard.press(key ?? 'Shift+F10');
    const wanted = page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: item });
    for (let press = 0; press < 30; press += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(after(page)).toBeVisible();
  });
}

test('a client that is only a mark beside many others has its menu too', async ({ page }) => {
  const clients = Array.from({ length: 30 }, (_, index) => ({ id: `c${index + 1}`, near: 'A' }));
  await openScenario(page, { ...QUIET, title: 'Many clients', clients });
  await page.getByRole('button', { name: 'Client c2', exact: true }).click({ button: 'right' });
  await page.getByRole('menu', { name: 'Actions for c2' }).getByRole('menuitem', { name: 'Write…' }).click();
  const composer = page.getByRole('dialog', { name: 'Write as c2' });
  await composer.getByLabel('Value').fill('milk');
  await composer.getByRole('button', { name: 'Write' }).click();
  await expect(page.getByRole('button', { name: /^Undo: .*c2/ })).toBeVisible();
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const { kind, at, menu, item, after, on } of THINGS)
    test(`${kind}: long press`, async ({ page }) => {
      await open(page);
      const finger = await fingers(page);
      if (on !== undefined) await page.getByRole('button', { name: `Inspect replica ${on}` }).tap();
      await finger.longPress(at(page));
      await page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: item }).tap();
      await expect(after(page)).toBeVisible();
      await expect(page.getByRole('menu')).toHaveCount(0);
    });
});

async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${place} cannot be reached with Tab`);
}
