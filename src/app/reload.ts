/** Loads the page again and comes back to this moment: the work goes along in the address. */
import type { Lab } from './lab.ts';

export async function reloadWithWork({ store, commands }: Pick<Lab, 'store' | 'commands'>): Promise<void> {
  // Before the first run there is nothing to take along but what the address may hold already.
  if (store.getState().run !== null) {
    const hash = await commands.makeLink();
    history.replaceState(null, '', location.pathname + location.search + hash);
  }
  location.reload();
}
