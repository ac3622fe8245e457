/** The space-time diagram beside scrollbars that take room, as most desks have them; Playwright hides them as a rule. */
import { expect, test } from '@playwright/test';
import { BROWSER_VARIABLE, launchOptions } from '../scripts/browser.mjs';
import { openBuiltIn } from './lab.ts';

test.use({
  launchOptions: {
    ...launchOptions(process.env[BROWSER_VARIABLE] ?? ''),
    ignoreDefaultArgs: ['--hide-scrollbars'],
  },
});

for (const [width, height] of [
  [1_440, 900],
  [1_024, 768],
  [390, 844],
] as const) {
  test(`where it scrolls beside its bar, no name and no unit is cut at ${width}×${height}`, async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto('./');
    await openBuiltIn(page, 'A hundred writes, all acknowledged');
    if (width < 800) await page.getByRole('tab', { name: 'Diagram' }).click();
    else await page.getByRole('button', { name: 'Diagram', exact: true }).click();
    const scroller = page.locator('.spacetime-scroll');
    await expect(scroller).toBeVisible();
    await scroller.evaluate((element) => element.scrollTo(200, 0));
    const cut = await scroller.evaluate((element) => {
      const bottom = element.getBoundingClientRect().top + element.clientHeight;
      const { left } = element.getBoundingClientRect();
      return [...element.querySelectorAll('.spacetime-name span, .spacetime-unit')]
        .filter((name) => {
          const box = name.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          return box.bottom > bottom + 1 || box.left < left || document.elementFromPoint(x, y) !== name;
        })
        .map((name) => name.textContent);
    });
    expect(cut).toEqual([]);
    await page.close();
  });
}
