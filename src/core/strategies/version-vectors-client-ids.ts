/**
 * Version vectors with an entry a client: exact, as long as each client counts on from its own last write.
 * Preguiça et al., "Dotted Version Vectors" (2010), figure 1, on why it does not scale: one entry for every client
 * that ever wrote.
 */
import { actorId } from '../ids.ts';
import { makeVectorStrategy } from './siblings-with-vectors.ts';
import { opaqueStrategy, type StrategyKind } from './strategy.ts';

export const clientVectorsStrategy = makeVectorStrategy((write) => actorId(write.client));

export const versionVectorsClientIds: StrategyKind = {
  id: 'version-vectors-client',
  name: 'Version vectors, client ids',
  summary:
    'Each sibling has a vector with one counter for every client that wrote: exact, but it grows with the clients.',
  concurrency: 'keeps both',
  converges: true,
  options: [],
  create: () => opaqueStrategy(clientVectorsStrategy),
};
