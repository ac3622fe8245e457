/** What the space-time diagram tells of writes and arrows, to pointer, keys and fingers. */
import { expect, type Page, test } from '@playwright/test';
import { region } from './lab.ts';

const drawing = (page: Page) => page.getByRole('region', { name: 'Space-time diagram' });
const readout = (page: Page) => page.locator('.spacetime-readout');

async function openDiagram(page: Page): Promise<void> {
  await page.goto('./');
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
  await expect(drawing(page)).toBeVisible();
}

test('of a write that is picked out it says what its client knew of, in words and signs', async ({ page }) => {
  await openDiagram(page);
  const events = drawing(page).getByRole('listbox', { name: 'Events' });
  await events
    .getByRole('option', { name: /bob writes .?Welcome/ })
    .locator('.event-ring')
    .click({ force: true });
  await expect(readout(page)).toContainText(/bob#1\s+knew of a?alice#1 and\s+is concurrent with a?alice#2\./);
  await expect(drawing(page).locator('.knowledge-marks > .is-known')).toHaveCount(1);
  await expect(drawing(page).locator('.knowledge-marks > .is-concurrent')).toHaveCount(1);
  await expect(events.getByRole('option', { name: /alice writes .?Start/ })).toHaveAttribute(
    'data-knowing',
    'concurrent',
  );
});

test('arrows are gone through by keys and say what they carry; Enter picks one out', async ({ page }) => {
  await openDiagram(page);
  const messages = drawing(page).getByRole('listbox', { name: 'Messages' });
  await messages.focus();
  await expect(readout(page)).toContainText('Request from alice to A');
  await page.keyboard.press('ArrowRight');
  const told = messages.getByRole('option', { selected: true });
  await expect(told).toHaveAttribute('aria-label', /from A to/);
  await expect(readout(page)).toContainText(/from A to .*sent at/);
  await page.keyboard.press('Enter');
  await expect(region.said(page)).toContainText(/alice#1|Home/);
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('an arrow that is tapped says what it carries', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('tab', { name: 'Diagram' }).tap();
    await expect(page.locator('.way').first()).toBeAttached();
    const place = await page.locator('.way').evaluateAll((ways) => {
      const tried = ways.flatMap((way) => [0.3, 0.4, 0.5, 0.6].map((share) => ({ way, share })));
      for (const { way, share } of tried) {
        const line = way.querySelector('.way-touch') as SVGPathElement;
        const { x, y } = line.getPointAtLength(line.getTotalLength() * share);
        const { left, top } = (line.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
        const isItsOwn = way.contains(document.elementFromPoint(left + x, top + y));
        const isFree = [...document.querySelectorAll('.event')].every((event) => {
          const box = event.getBoundingClientRect();
          return Math.hypot(box.x + box.width / 2 - left - x, box.y + box.height / 2 - top - y) > 15;
        });
        if (isItsOwn && isFree) return { x: left + x, y: top + y, says: way.getAttribute('aria-label') ?? '' };
      }
      return null;
    });
    expect(place).not.toBeNull();
    const { x, y, says } = place as NonNullable<typeof place>;
    await page.touchscreen.tap(x, y);
    await expect(readout(page)).toContainText(says.split(';')[0] ?? 'nothing');
    await expect(page.locator('.way[aria-selected="true"]')).toHaveCount(1);
  });
});
