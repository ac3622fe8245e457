import { expect, type Page, test } from '@playwright/test';
import { openScenario, QUIET, region } from './lab.ts';

/** Leaderless, three copies of each value, with a link cut and a replica down. */
const crowd = (count: number): object => {
  const replicas = Array.from({ length: count }, (_, index) => `R${index + 1}`);
  return {
    ...QUIET,
    title: `${count} replicas`,
    replicas,
    clients: [
      { id: 'alice', near: 'R1' },
      { id: 'bob', near: `R${Math.ceil(count / 2)}` },
    ],
    system: { kind: 'leaderless', n: 3, w: 2, r: 2 },
    clocks: [{ node: 'R2', offsetMs: -3 }],
    script: [
      { at: 0, do: 'cut', between: ['R1', 'R2'] },
      { at: 0, do: 'crash', replica: 'R3' },
    ],
  };
};

const cards = (page: Page) => region.stage(page).getByRole('group', { name: /^(Replica|Client) / });

/** Cards that lie on one another, or over the edge of the ground. */
const faults = (page: Page): Promise<readonly string[]> =>
  cards(page).evaluateAll((elements) => {
    const ground = document.querySelector('.ground')?.getBoundingClientRect() as DOMRect;
    const boxes = elements.map((element) => ({
      name: element.getAttribute('aria-label') as string,
      box: element.getBoundingClientRect(),
      isCut: [...element.querySelectorAll('.node-name, .replica-offset, .card-sign, .value-chip, .act, svg')].some(
        (part) => {
          const [inner, outer] = [part.getBoundingClientRect(), element.getBoundingClientRect()];
          const isShown = inner.width > 0;
          return isShown && (inner.right > outer.right || inner.bottom > outer.bottom || inner.left < outer.left);
        },
      ),
    }));
    return boxes.flatMap(({ name, box, isCut }, index) => [
      ...(isCut ? [`${name} is too small for what it shows`] : []),
      ...(box.left < ground.left || box.right > ground.right || box.top < ground.top || box.bottom > ground.bottom
        ? [`${name} is clipped`]
        : []),
      ...boxes
        .slice(0, index)
        .filter(
          (other) =>
            box.left < other.box.right &&
            box.right > other.box.left &&
            box.top < other.box.bottom &&
            box.bottom > other.box.top,
        )
        .map((other) => `${name} is on ${other.name}`),
    ]);
  });

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`12 and 32 replicas at ${width}x${height} do not overlap and are not clipped`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const count of [12, 32]) {
      await openScenario(page, crowd(count));
      await page.mouse.move(5, 5);
      await expect(cards(page)).toHaveCount(count + 2);
      await expect.poll(() => faults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('a small card shows all under the mouse and with the focus, until Escape', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openScenario(page, crowd(32));
  const more = page.getByRole('button', { name: 'More for replica R9' });
  await expect(more).toHaveCount(0);
  await region.replica(page, 'R9').hover();
  await expect(more).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(more).toHaveCount(0);
  await page.getByRole('button', { name: 'Inspect replica R8', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Inspect replica R9', exact: true })).toBeFocused();
  await expect(more).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toHaveCount(0);
});

test('on a phone a tap on a small client shows what it can do', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openScenario(page, crowd(32));
  await region.client(page, 'bob').tap();
  const button = region.client(page, 'bob').getByRole('button', { name: 'Write' });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await button.tap();
  await page.getByRole('dialog', { name: 'Write as bob' }).getByLabel('Value').fill('milk');
  await page.getByRole('dialog', { name: 'Write as bob' }).getByRole('button', { name: 'Write' }).tap();
  await page.getByRole('tab', { name: 'Ledger' }).tap();
  await expect(region.verdicts(page)).toContainText('milk');
  await context.close();
});
