/** The page on paper. */
import { expect, test } from '@playwright/test';
import { openBuiltIn, openScenario, playToEnd, QUIET, region } from './lab.ts';

test('on paper the moment stands whole on one sheet, without what only a hand can use', async ({ page }) => {
  const script = [{ at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' }];
  await openScenario(page, { ...QUIET, title: 'On paper', script });
  await playToEnd(page);
  await page.getByRole('button', { name: 'Diagram' }).click();
  await expect(page.getByRole('region', { name: 'Space-time diagram' })).toBeVisible();
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.page-stage')).toHaveAttribute('style', /printed-zoom/);
  }).toPass();

  await page.emulateMedia({ media: 'print' });
  // A sheet of A4 without its margins.
  await page.setViewportSize({ width: 1047, height: 718 });
  await expect(page.getByRole('region', { name: 'Playing' })).toBeHidden();
  await expect(region.client(page, 'alice').getByRole('button', { name: 'Write' })).toBeHidden();
  const shown = [
    region.stage(page),
    page.getByRole('region', { name: 'Space-time diagram' }),
    page.getByRole('region', { name: 'What happens' }),
    page.getByRole('list', { name: 'Verdicts' }),
  ];
  for (const part of shown) {
    await expect(part).toBeVisible();
    const box = await part.boundingBox();
    expect(box).not.toBeNull();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1_047);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(718);
  }
});

test('a long run is on one sheet too, with what is left off counted', async ({ page }) => {
  await page.goto('./');
  await openBuiltIn(page, 'A hundred writes, all acknowledged');
  await playToEnd(page);
  await expect(page.getByRole('list', { name: 'Verdicts' }).getByRole('listitem')).toHaveCount(100);
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.page-stage')).toHaveAttribute('style', /printed-zoom/);
  }).toPass();
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
