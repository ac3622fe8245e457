/** What a finger can press on a phone is at least 44 pixels wide and high, as far as the page answers to it. */
import { expect, type Page, test } from '@playwright/test';
import { openBuiltIn, openScenario, pause, playToEnd, QUIET, region, stepUntil } from './lab.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const;

const SCENARIO = {
  ...QUIET,
  title: 'Two siblings',
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' },
    { at: 10, do: 'put', client: 'bob', key: 'cart', value: 'eggs' },
  ],
};

for (const viewport of SIZES)
  test.describe(`at ${viewport.width}×${viewport.height}`, () => {
    test.use({ hasTouch: true, isMobile: true, viewport });

    test('cards, links, letters, controls and tabs', async ({ page }) => {
      await openScenario(page, { ...SCENARIO, title: 'On their way', network: { latency: 400 } });
      await pause(page);
      await page.getByRole('button', { name: 'Restart' }).click();
      // A link beside which a letter passes is narrower there, for the letter comes first: these are at its ends.
      await stepUntil(page, region.stage(page).getByRole('button', { name: /^Request from bob to B/ }));
      await expect.poll(() => tooSmall(page)).toEqual([]);
      await openScenario(page, SCENARIO);
      await playToEnd(page);
      await expect.poll(() => tooSmall(page)).toEqual([]);
      for (const name of ['Diagram', 'Inspector', 'Transcript', 'Settings', 'Ledger']) {
        await page.getByRole('tab', { name }).tap();
        await expect(page.getByRole('tabpanel', { name })).toBeVisible();
        await expect.poll(() => tooSmall(page, '.page-side'), name).toEqual([]);
      }
    });

    test('a card that is lifted, its menu, and the composer', async ({ page }) => {
      await openScenario(page, SCENARIO);
      await playToEnd(page);
      await page.getByRole('button', { name: 'Inspect replica A' }).tap();
      await expect(page.getByRole('tabpanel', { name: 'Inspector' }).getByText('Keeps')).toBeVisible();
      await expect.poll(() => tooSmall(page, '.replica.is-lifted')).toEqual([]);
      await expect.poll(() => tooSmall(page, '.page-side')).toEqual([]);
      await page.getByRole('button', { name: 'More for replica A' }).tap();
      await expect(page.getByRole('menu')).toBeVisible();
      await expect.poll(() => tooSmall(page, '.menu')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Inspect client bob' }).tap();
      await expect(region.client(page, 'bob').getByRole('button', { name: 'Write' })).toBeVisible();
      await expect.poll(() => tooSmall(page, '.client.is-lifted')).toEqual([]);
      await region.client(page, 'bob').getByRole('button', { name: 'Write' }).tap();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect.poll(() => tooSmall(page, '[role="dialog"]')).toEqual([]);
    });

    test('the dialogs', async ({ page }) => {
      await page.goto('./');
      await openBuiltIn(page, 'Two leaders and a cut');
      for (const open of [
        () => page.getByRole('button', { name: /^Scenarios/ }).tap(),
        () => page.getByRole('button', { name: 'Share' }).tap(),
        () => page.keyboard.press('ControlOrMeta+k'),
        () => page.keyboard.press('?'),
      ]) {
        await open();
        await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        await expect.poll(() => tooSmall(page, 'dialog')).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await playToEnd(page);
      await page.getByRole('button', { name: 'Inspect client bob' }).tap();
      await region.client(page, 'bob').getByRole('button', { name: 'Resolve title (2)' }).tap();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect.poll(() => tooSmall(page, 'dialog')).toEqual([]);
    });
  });

/**
 * What answers to less than 44 pixels from its middle on, within a part of the page. Not asked of words within a text,
 * of what is out of sight there, nor of the heads of arrows, which lie where the messages arrive: the time of arrival
 * is a field in the inspector too.
 */
function tooSmall(page: Page, within = 'body'): Promise<readonly string[]> {
  return page.evaluate((part) => {
    const LEAST = 44;
    const PRESSABLE =
      'button, a[href], summary, select, input, textarea, label, [role="button"], [role="slider"], [role="option"]:not(.event)';
    const isWithinText = (element: Element): boolean => {
      let block = element.parentElement;
      while (block !== null && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
      return (
        getComputedStyle(element).display.startsWith('inline') &&
        block?.textContent.trim() !== element.textContent.trim()
      );
    };
    const middleOf = (element: Element): { readonly x: number; readonly y: number } => {
      const line = element.querySelector<SVGPathElement>('.link-touch');
      const matrix = line?.getScreenCTM();
      if (line && matrix) return line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(matrix);
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    const answers = (element: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      if (hit === null) return false;
      if (element.contains(hit)) return true;
      const label = hit.closest('label');
      return label !== null && (label === element || label.control === element);
    };
    const reach = (element: Element, x: number, y: number, dx: number, dy: number): number => {
      let length = 0;
      while (length < LEAST && answers(element, x + dx * (length + 1), y + dy * (length + 1))) length += 1;
      return length;
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(`${part} :is(${PRESSABLE})`)) {
      if (element.matches(':disabled, [aria-hidden="true"]') || element.closest('[inert]') !== null) continue;
      if (element.matches('label') && !element.querySelector('input')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isWithinText(element))
        continue;
      if (element.closest('.page-stage') === null) element.scrollIntoView({ block: 'center' });
      const { x, y } = middleOf(element);
      if (!answers(element, x, y)) continue;
      const width = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1;
      const height = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1;
      if (width < LEAST || height < LEAST)
        found.push(
          `${element.getAttribute('aria-label') ?? element.textContent} (${element.className}): ${width}×${height}`,
        );
    }
    return found;
  }, within);
}
