/** What is said of a run in which nothing happens by itself: what the person can do. */
import { useLab } from '../../app/store.ts';

export function Quiet() {
  const hasClients = useLab(({ run }) => (run?.effective.clients.length ?? 0) > 0);
  const strategy = useLab(
    ({ run, catalogue }) => catalogue?.strategies.find(({ id }) => id === run?.effective.strategy.kind)?.name,
  );
  if (!hasClients)
    return 'Nothing happens here by itself, and there is no client to write: choose another of the scenarios.';
  const decides = strategy === undefined ? '' : ` Replicas decide by “${strategy}”; Settings has others.`;
  return `Nothing happens here by itself: press Write on a client.${decides}`;
}
