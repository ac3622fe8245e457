import { expect, type Page, test } from '@playwright/test';
import { simulate } from '../src/core/engine/run.ts';
import { BUILT_INS, type BuiltIn, IDEAS } from '../src/scenario/built-in/index.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { runInputOf } from '../src/scenario/settings.ts';

/** Opens the scenario by a link that says what Node came to, on a page that may have another open. */
async function comesToTheSame(page: Page, { title, load }: BuiltIn): Promise<void> {
  const session = { scenario: await load(), settings: {}, actions: [] };
  const { stateHash } = simulate(runInputOf(session));
  const link = await encodeLink({ session, playheadUs: 1_000, stateHash });
  await page.goto(`./${link.slice(link.indexOf('#'))}`);
  await expect(page.getByRole('button', { name: `Scenarios: ${title}` })).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toContainText(`Fingerprint of the run: ${stateHash}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const idea of IDEAS) {
  test(`each scenario of “${idea}” comes to the same in Node and in the browser`, async ({ page }) => {
    for (const entry of BUILT_INS.filter((one) => one.idea === idea))
      await test.step(entry.title, () => comesToTheSame(page, entry));
  });
}
