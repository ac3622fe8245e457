/**
 * Version vectors with an entry a server, raised at each write it takes.
 * Broken on purpose. Preguiça et al., "Dotted Version Vectors" (2010), section 3: two writes that one server took
 * come out one after the other, though neither client had seen the other's; the first is silently overwritten.
 */
import { makeVectorStrategy } from './siblings-with-vectors.ts';
import { opaqueStrategy, type StrategyKind } from './strategy.ts';

export const serverStampedStrategy = makeVectorStrategy((_write, by) => by.actor);

export const versionVectorsServerStamped: StrategyKind = {
  id: 'version-vectors-server-stamped',
  name: 'Version vectors, server ids',
  summary:
    'Each sibling has a vector with one counter a server, so of two concurrent writes at one server the first is lost.',
  concurrency: 'keeps both',
  converges: false,
  options: [],
  create: () => opaqueStrategy(serverStampedStrategy),
};
