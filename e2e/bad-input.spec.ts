import { expect, test } from '@playwright/test';
import { keptBy, openFile, openScenario, playToEnd, QUIET, region, write } from './lab.ts';

const put = { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'x' };

const HOSTILE: readonly { readonly name: string; readonly text: string; readonly says: RegExp }[] = [
  { name: 'no JSON', text: '{"version": 1,, }', says: /line 1/i },
  { name: 'wrong types', text: JSON.stringify({ ...QUIET, replicas: 'many', script: 7 }), says: /replicas/ },
  {
    name: 'an unknown replica',
    text: JSON.stringify({ ...QUIET, script: [put, put, put, { ...put, via: 'D' }] }),
    says: /script\[3\]\.via.*there is no replica D; replicas are A, B/is,
  },
  {
    name: 'a name that poisons objects',
    text: JSON.stringify(QUIET).replace('"title"', '"__proto__": {"polluted": true}, "title"'),
    says: /__proto__/,
  },
  { name: 'a version to come', text: JSON.stringify({ ...QUIET, version: 2 }), says: /version 2/ },
  {
    name: 'too long a script',
    text: JSON.stringify({ ...QUIET, script: Array.from({ length: 10_001 }, () => put) }),
    says: /10,?000/,
  },
  {
    name: 'too many replicas',
    text: JSON.stringify({ ...QUIET, replicas: Array.from({ length: 33 }, (_, index) => `R${index}`) }),
    says: /32/,
  },
  {
    name: 'ten megabytes',
    text: JSON.stringify({ ...QUIET, description: 'x'.repeat(10_000_000) }),
    says: /at most|too (big|long|large)/i,
  },
  {
    name: 'nesting without end',
    text: `{"version":1,"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    says: /nest|deep/i,
  },
];

for (const { name, text, says } of HOSTILE) {
  test(`a file with ${name} is refused with a clear message`, async ({ page }) => {
    await openScenario(page, QUIET);
    await openFile(page, 'hostile.json', text);
    await expect(region.notice(page)).toContainText(says, { timeout: 10_000 });
    await expect(page.getByRole('button', { name: 'Scenarios: Quiet' })).toBeVisible();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });
}

test('what the person had is still there, and works', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await openFile(page, 'broken.json', '{');
  await expect(region.notice(page)).toBeVisible();
  await playToEnd(page);
  await expect(keptBy(page, 'B')).toContainText('milk');
});

test('when the worker dies the page says so and is where it was', async ({ page }) => {
  await openScenario(page, QUIET);
  await write(page, 'alice', 'milk');
  await playToEnd(page);
  const time = await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow');
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('boom');
    });
  });
  await expect(region.notice(page)).toContainText(/started again/);
  await expect(keptBy(page, 'B')).toContainText('milk');
  expect(await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow')).toBe(time);
  await write(page, 'bob', 'eggs');
  await playToEnd(page);
  await expect(region.replica(page, 'A')).toContainText('eggs');
});

test('a setting that cannot be is refused in words, and the last good run stays', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'System', exact: true }).selectOption({ label: 'Leaderless' });
  await expect(page.getByRole('button', { name: /^Settings: Leaderless/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'Hinted handoff' }).selectOption('fallback');
  const handoff = page.getByRole('combobox', { name: 'Hinted handoff' });
  await expect(handoff).toHaveAccessibleDescription(/the coordinator waits for ever/);
  await expect(handoff).toHaveAttribute('aria-invalid', 'true');
  await expect(handoff).toHaveValue('off');
  await expect(page.getByRole('group', { name: 'Replica A' })).toBeVisible();
});
