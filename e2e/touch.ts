/** What fingers do on the page: touches as a touch screen sends them. */
import type { Locator, Page } from '@playwright/test';
import { middleOf, type Point } from './boxes.ts';

export interface Fingers {
  /** Longer than a menu asks for. */
  longPress(place: Locator): Promise<void>;
  /** From the first place over the others, and away from the last. */
  drag(...places: readonly Point[]): Promise<void>;
}

const LONG_ENOUGH_MS = 700;
/** Between two places a finger is seen this often. */
const SEEN = 8;

export async function fingers(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  return {
    async longPress(place) {
      await touch('touchStart', await middleOf(place));
      await page.waitForTimeout(LONG_ENOUGH_MS);
      await touch('touchEnd');
    },
    async drag(first, ...others) {
      if (first === undefined) return;
      await touch('touchStart', first);
      let at = first;
      for (const next of others) {
        for (let seen = 1; seen <= SEEN; seen += 1)
          await touch('touchMove', {
            x: at.x + ((next.x - at.x) * seen) / SEEN,
            y: at.y + ((next.y - at.y) * seen) / SEEN,
          });
        at = next;
      }
      await touch('touchEnd');
    },
  };
}
