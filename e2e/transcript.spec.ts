import { expect, test } from '@playwright/test';
import { openScenario, playToEnd, QUIET } from './lab.ts';

test('times stand clear of the sentences, however long they get', async ({ page }) => {
  const script = [10, 900, 1_200, 12_000].map((at) => ({
    at,
    do: 'put',
    client: 'alice',
    key: 'cart',
    value: `${at}`,
  }));
  await openScenario(page, { ...QUIET, script, pace: 4_000 });
  await playToEnd(page);
  await page.getByRole('tab', { name: 'Transcript' }).click();
  const log = page.getByRole('log', { name: 'Transcript' });
  await expect(log).toContainText('12\u202f000.0 ms');
  const gaps = await log.getByRole('button').evaluateAll((lines) =>
    lines
      .filter((line) => line.firstElementChild?.textContent !== '')
      .map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line.firstElementChild as Element);
        const text = line.lastElementChild as Element;
        return text.getBoundingClientRect().left - range.getBoundingClientRect().right;
      }),
  );
  expect(gaps.length).toBeGreaterThan(3);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(6);
});
