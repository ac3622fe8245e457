/** What is said of a run in which nothing happens by itself: what the person can do. */
import { useLab } from '../../app/store.ts';

export function Quiet() {
  const hasClients = useLab(({ run }) => (run?.effective.clients.length ?? 0) > 0);
  return hasClients
    ? 'Nothing happens here by itself: press Write on a client.'
    : 'Nothing happens here by itself, and there is no client to write: choose another of the scenarios.';
}
