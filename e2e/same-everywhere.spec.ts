import { expect, test } from '@playwright/test';
import { simulate } from '../src/core/engine/run.ts';
import { BUILT_INS } from '../src/scenario/built-in/index.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { runInputOf } from '../src/scenario/settings.ts';

for (const { id, title, load } of BUILT_INS) {
  test(`“${title}” (${id}) comes to the same in Node and in the browser`, async ({ page }) => {
    const session = { scenario: await load(), settings: {}, actions: [] };
    const { stateHash } = simulate(runInputOf(session));
    await page.goto(
      `./${await encodeLink({ session, playheadUs: 1_000, stateHash }).then((link) => link.slice(link.indexOf('#')))}`,
    );
    await expect(page.getByRole('button', { name: `Scenarios: ${title}` })).toBeVisible();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog')).toContainText(`Fingerprint of the run: ${stateHash}`);
  });
}
