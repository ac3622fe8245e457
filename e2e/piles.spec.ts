/** Letters that wait at a cut: beside its sign and one another, and each can be come to. */
import { expect, type Page, test } from '@playwright/test';
import { openScenario, pause, QUIET, region } from './lab.ts';

const WRITES = 8;
const PILE = {
  ...QUIET,
  title: 'A pile at a cut',
  script: [
    { at: 0, do: 'cut', between: ['A', 'B'] },
    ...Array.from({ length: WRITES }, (_, index) => ({
      at: 20 + 40 * index,
      do: 'put',
      client: 'alice',
      key: 'cart',
      value: `no ${index}`,
    })),
  ],
};

const waiting = (page: Page) => region.stage(page).locator('.letter.is-waiting');

async function standAtThePile(page: Page): Promise<void> {
  await openScenario(page, PILE);
  await pause(page);
  await page.getByRole('slider', { name: 'Time' }).press('End');
  await expect(waiting(page)).toHaveCount(WRITES);
}

/** Pairs of things among letters that wait, cards and the sign of the cut that lie over one another; stacks count once. */
const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const letters = [...document.querySelectorAll('.letter.is-waiting')].filter(
      (letter) => !letter.matches('.is-stacked') || letter.querySelector('.letter-count') !== null,
    );
    const things = [
      ...letters.map((letter) => letter.querySelector('.letter-outline') as Element),
      ...document.querySelectorAll('.stage-cards > *, .link-hatching'),
    ];
    const boxes = things.map((thing) => thing.getBoundingClientRect());
    return boxes.flatMap((one, index) =>
      boxes.slice(0, index).flatMap((other, before) => {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const isLetter = things[index]?.matches('.letter-outline') || things[before]?.matches('.letter-outline');
        return isLetter && wide > 2 && high > 2 ? [`${things[index]?.outerHTML} ${things[before]?.outerHTML}`] : [];
      }),
    );
  });

for (const [name, use] of [
  ['a desk', { viewport: { width: 1440, height: 900 } }],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['a phone on its side', { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true }],
] as const)
  test.describe(`on ${name}`, () => {
    test.use(use);

    test('they hide neither one another nor the sign, and the rest is counted and listed', async ({ page }) => {
      await standAtThePile(page);
      await expect.poll(() => overlapping(page)).toEqual([]);
      const stacked = region.stage(page).locator('.letter.is-stacked');
      const count = await stacked.count();
      const tops = region.stage(page).locator('.letter:has(.letter-count)');
      const list = page.getByRole('menu', { name: 'Letters in one place' });
      const listed = new Set<string>();
      for (const top of await tops.all()) {
        await expect(list).toHaveCount(0);
        await ('hasTouch' in use ? top.tap() : top.click());
        const told = Number(await top.locator('.letter-count').textContent());
        await expect(list.getByRole('menuitem')).toHaveCount(told);
        for (const name of await list.getByRole('menuitem').allTextContents()) listed.add(name);
        if (listed.size < count) await page.keyboard.press('Escape');
      }
      expect(listed.size).toBe(count);
      await list.getByRole('menuitem').nth(0).click();
      await expect(page.getByRole('menu').getByRole('menuitem', { name: /^Drop it/ })).toBeVisible();
    });

    test('the keyboard comes to each of them', async ({ page }) => {
      await standAtThePile(page);
      await waiting(page).first().focus();
      const seen = new Set<string | null>();
      for (let step = 0; step < WRITES; step += 1) {
        seen.add(await page.evaluate(() => document.activeElement?.getAttribute('data-message') ?? null));
        await page.keyboard.press('ArrowRight');
      }
      expect(seen.size).toBe(WRITES);
    });
  });
