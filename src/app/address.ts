/**
 * The page's address follows the work: who reloads the page, or copies its address, finds what was done in it. A link
 * that was opened stays in the address until something is done; playing and stepping leave it alone.
 */
import type { Session } from '../worker/protocol.ts';
import { WAITS } from './choreography.ts';
import type { Lab } from './lab.ts';

/** Every browser takes an address of so many characters; without the work it still is no wrong one. */
const ADDRESS_MAX = 32_000;

export function keepAddress({ store, commands }: Pick<Lab, 'store' | 'commands'>): void {
  /** What the address leads to, or soon will. */
  let held: Session | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function write(session: Session): Promise<void> {
    if (await isInAddress(session)) return;
    const { run } = store.getState();
    const link = isUntouched(session)
      ? await (await import('../scenario/link.ts')).encodeLink({
          session,
          playheadUs: 0,
          stateHash: run?.stateHash ?? null,
        })
      : await commands.makeLink();
    if (session !== store.getState().session) return;
    history.replaceState(null, '', location.pathname + location.search + (link.length > ADDRESS_MAX ? '' : link));
  }

  function follow(): void {
    const { worker, session } = store.getState();
    if (worker !== 'ready' || session === held) return;
    const isFirst = held === null && isUntouched(session);
    held = session;
    if (isFirst) return;
    clearTimeout(timer);
    // An address that cannot be written is left as it is.
    timer = setTimeout(() => void write(session).catch(() => {}), WAITS.addressRest);
  }

  store.subscribe(follow);
  follow();
}

/** Whether the link that is there was opened, and nothing has been done since. */
async function isInAddress(session: Session): Promise<boolean> {
  if (location.hash.length <= 1) return false;
  const answer = await (await import('../scenario/link.ts')).decodeLink(location.hash);
  return answer.ok && JSON.stringify(answer.result.session) === JSON.stringify(session);
}

const isUntouched = ({ settings, actions }: Session): boolean =>
  actions.length === 0 && Object.keys(settings).length === 0;
