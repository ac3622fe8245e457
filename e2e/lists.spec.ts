/** Lists in dialogs run out at the lower edge, and what is found, or not, is told at the field. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { boxOf, middleOf } from './boxes.ts';
import { openScenario, pause, QUIET, region } from './lab.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

const bottomedBoxOf = async (place: Locator) => {
  const box = await boxOf(place);
  return { ...box, bottom: box.y + box.height };
};

async function ask(page: Page, words: string): Promise<Locator> {
  await expect(region.replica(page, 'A')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'What to do' });
  await field.fill(words);
  return field;
}

for (const viewport of SIZES)
  test.describe(`at ${viewport.width}×${viewport.height}`, () => {
    test.use({ viewport });

    test('the palette has no dead strip, and says at its field that nothing is found', async ({ page }) => {
      await openScenario(page, QUIET);
      const field = await ask(page, '');
      const dialog = page.getByRole('dialog', { name: 'Do anything' });
      const before = await bottomedBoxOf(field);
      expect(
        (await bottomedBoxOf(dialog)).bottom - (await bottomedBoxOf(dialog.getByRole('listbox'))).bottom,
      ).toBeLessThan(4);
      await field.fill('nothing is called so');
      const told = await bottomedBoxOf(page.getByText('Nothing is found'));
      const after = await bottomedBoxOf(field);
      expect(after.y).toBe(before.y);
      expect(told.y - after.bottom).toBeLessThan(16);
      expect((await bottomedBoxOf(dialog)).bottom - told.bottom).toBeLessThan(16);
    });

    test('the words have no dead strip and no blank half', async ({ page }) => {
      await openScenario(page, QUIET);
      await ask(page, 'glossary');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Words' });
      await expect(dialog.getByLabel('Find a word')).toBeFocused();
      const list = await bottomedBoxOf(dialog.getByRole('region', { name: 'Words and what they mean' }));
      expect((await bottomedBoxOf(dialog)).bottom - list.bottom).toBeLessThan(4);
      const text = await bottomedBoxOf(dialog.getByRole('group', { name: 'Acknowledged' }).locator('.word-text'));
      expect(text.width).toBeGreaterThan(list.width - 32);
      await dialog.getByLabel('Find a word').fill('nothing is called so');
      const field = await bottomedBoxOf(dialog.getByLabel('Find a word'));
      expect((await bottomedBoxOf(dialog.getByText('No word is found'))).y - field.bottom).toBeLessThan(24);
    });
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('no two keys of the list of keys overlap', async ({ page }) => {
    await page.goto('./');
    await expect(region.replica(page, 'A')).toBeVisible();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys).toContainText('Redo');
    const boxes = await keys
      .locator('kbd')
      .evaluateAll((all) => all.map((key) => key.getBoundingClientRect().toJSON() as DOMRect));
    const overlaps = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
        ),
    );
    expect(overlaps).toEqual([]);
  });

  test('one taps an event, and the hint is not clipped', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('tab', { name: 'Diagram' }).tap();
    const hint = page.locator('.spacetime-readout.is-hint');
    await expect(hint).toBeVisible();
    await expect(hint).toHaveText('Tap an event to see where messages led, a write to see what its client knew of.', {
      useInnerText: true,
    });
    const [wide, room] = await hint.evaluate((element) => [element.scrollWidth, element.clientWidth] as const);
    expect(wide).toBeLessThanOrEqual(room);
  });

  test('the ring of the time stays off the buttons', async ({ page }) => {
    await page.goto('./');
    const time = page.getByRole('slider', { name: 'Time' });
    await time.focus();
    await page.keyboard.press('ArrowRight');
    const ring = await time.evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      const { outlineStyle, outlineOffset, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none') return bottom + Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      const before = getComputedStyle(element, '::before');
      return before.outlineStyle === 'none' ? Number.NaN : bottom - Number.parseFloat(before.bottom);
    });
    expect(ring).toBeLessThan((await bottomedBoxOf(page.getByRole('button', { name: /^(Play|Pause)$/ }))).y);
  });

  test('“pending” answers to 44 pixels', async ({ page }) => {
    await openScenario(page, {
      ...QUIET,
      title: 'On its way',
      network: { latency: 400 },
      script: [{ at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' }],
    });
    await pause(page);
    await page.getByRole('slider', { name: 'Time' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const pending = page.getByRole('button', { name: 'pending', exact: true });
    // The account may come after the step.
    await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', /^Step 1 /);
    const hits = () =>
      pending.evaluate((word) => {
        word.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = word.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const at = [
          [0, -21],
          [0, 21],
          [-21, 0],
          [21, 0],
        ] as const;
        return at.map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === word);
      });
    await expect.poll(hits).toEqual([true, true, true, true]);
  });
});

test('a card of the gallery is pressed while its picture comes, and opens', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /^Scenarios/ }).click();
  const card = page.getByRole('dialog').getByRole('region').last().getByRole('listitem').last().getByRole('button');
  const { x, y } = await middleOf(card.locator('.gallery-plate'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect(card.locator('.gallery-blank')).toHaveCount(0, { timeout: 30_000 });
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
