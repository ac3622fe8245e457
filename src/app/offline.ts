/** Whether the page opens without a network: `sw.js`, which the build writes beside it, keeps all of it. */
import { create } from 'zustand';

/** On a first visit the page itself comes first: what it needs, and its first moments. */
const PATIENCE_MS = 2_000;

/** `unknown` for as long as it is being kept, or where the browser cannot; `newer` once it keeps another build than this. */
export const useOffline = create<{ readonly keeps: 'unknown' | 'this' | 'newer' }>(() => ({ keeps: 'unknown' }));

/** Has the page kept. Where there is no `sw.js`, as while working on the page, nothing is. */
export async function keepPage(): Promise<void> {
  // Not in every context, whatever the types say: over plain HTTP from another machine, or without storage.
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (container === undefined) return;
  if (container.controller !== null)
    container.addEventListener('controllerchange', () => useOffline.setState({ keeps: 'newer' }));
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  try {
    await container.register('./sw.js');
    await container.ready;
    useOffline.setState(({ keeps }) => ({ keeps: keeps === 'unknown' ? 'this' : keeps }));
  } catch {
    // Nothing is missing while there is a network.
  }
}

/** Fetches the newest build, if the server has another than this; it is there when the page is loaded again. */
export async function fetchNewest(): Promise<'newer' | 'none'> {
  if (useOffline.getState().keeps === 'newer') return 'newer';
  // Asked of the server: the page itself is answered by what the browser keeps.
  const answer = await fetch('./?newest', { cache: 'no-store' });
  const entry = document.querySelector('script[type=module]')?.getAttribute('src') ?? '';
  if (!answer.ok || (await answer.text()).includes(entry)) return 'none';
  const registration = await (navigator.serviceWorker as ServiceWorkerContainer | undefined)?.getRegistration();
  if (registration === undefined) return 'newer';
  const { installing } = await registration.update();
  if (installing === null) return 'newer';
  return await new Promise((resolve) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated') resolve('newer');
      if (installing.state === 'redundant') resolve('none');
    });
  });
}
