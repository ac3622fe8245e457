/** A person who has changed the run may end the story that is told in it. */
import { expect, type Page, test } from '@playwright/test';
import { openScenario, pause, playToEnd, QUIET, region, verdict, write } from './lab.ts';

const STORY = {
  ...QUIET,
  title: 'A story',
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' },
    { at: 2_000, do: 'put', client: 'bob', key: 'cart', value: 'eggs' },
  ],
};

const said = (page: Page) => region.stage(page).page().getByRole('region', { name: 'What happens' });
const end = (page: Page) => page.getByRole('button', { name: 'End the story here', exact: true });

/** After alice's write, with a clock that the person has set. */
async function changeIt(page: Page): Promise<void> {
  await openScenario(page, STORY);
  await pause(page);
  await page.getByRole('button', { name: 'Restart' }).click();
  await pause(page);
  await page.getByRole('button', { name: 'Step on' }).click();
  await region.replica(page, 'A').getByRole('slider', { name: 'Clock of A' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(said(page)).toContainText('The story goes on around it.');
}

test('it is said that the story goes on; once it is ended its later writes do not come, until that is undone', async ({
  page,
}) => {
  await changeIt(page);
  await end(page).click();
  await expect(said(page)).toContainText('from here on only what you do happens');
  await expect(end(page)).toHaveCount(0);
  await playToEnd(page);
  await expect(verdict(page, 'alice#1')).toBeVisible();
  await expect(verdict(page, 'bob#1')).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo: end the story here' }).click();
  await playToEnd(page);
  await expect(verdict(page, 'bob#1')).toBeVisible();
  await expect(said(page)).toContainText('The story is over: what happens now is your own. At the end');
  await page.getByRole('button', { name: 'Redo: end the story here' }).click();
  await expect(verdict(page, 'bob#1')).toHaveCount(0);
});

test('the palette ends it too, and a link keeps its end', async ({ page }) => {
  await changeIt(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('end the story');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('The story has ended');
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('dialog').getByRole('textbox').first();
  await expect(field).toHaveValue(/#v1/);
  const link = await field.inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(said(page)).toContainText('The story has ended');
  await playToEnd(page);
  await expect(verdict(page, 'alice#1')).toBeVisible();
  await expect(verdict(page, 'bob#1')).toHaveCount(0);
});

test('where the replicas differ at the end, it is said what the difference hangs on', async ({ page }) => {
  await openScenario(page, {
    ...QUIET,
    title: 'Parted',
    script: [
      { at: 0, do: 'cut', between: ['A', 'B'] },
      { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' },
    ],
  });
  await playToEnd(page);
  await write(page, 'bob', 'eggs');
  await playToEnd(page);
  await expect(region.said(page)).toContainText('2 messages wait at the cut: heal it to let them through');
  // Done now, something else leaves what was done later where it can be come back to.
  await page.keyboard.press('Home');
  await write(page, 'bob', 'flour');
  await expect(region.said(page)).toContainText('the button “Branches” leads back to it');
  await expect(page.getByRole('button', { name: 'Branches' })).toBeVisible();
});
