/** Which of our strategies a golden case means. */
import { NO_VERSION } from '../causality/version-number.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import { arrivalOrderStrategy } from '../strategies/arrival-order.ts';
import { dottedStrategy } from '../strategies/dotted-version-vectors.ts';
import { immutableKeysStrategy } from '../strategies/immutable-keys.ts';
import { makeLastWriteWins } from '../strategies/last-write-wins.ts';
import { TIE_RULES, type TieRule } from '../strategies/last-write-wins-rules.ts';
import { opIdStrategy } from '../strategies/op-id-register.ts';
import { versionNumbersStrategy } from '../strategies/version-numbers.ts';
import { clientVectorsStrategy } from '../strategies/version-vectors-client-ids.ts';
import { serverMergedStrategy } from '../strategies/version-vectors-server-merged.ts';
import { serverStampedStrategy } from '../strategies/version-vectors-server-stamped.ts';
import { asTexts, type Fields, fail, optional } from './reading.ts';
import type { GoldenCase } from './replay-case.ts';
import { deliveredStrategy, readDottedState, resolveSiblings } from './replay-dots.ts';
import { CaseReplicas } from './replay-replicas.ts';
import { revisionRules } from './replay-revisions.ts';
import type { Replicas } from './replay-seam.ts';

/** Fresh replicas that follow the strategy of that name; `null` where no replicated strategy has it. */
export function startReplicas(strategy: string, goldenCase: GoldenCase): Replicas | null {
  const start = { counts: 'replicas', contextOf: noContext } as const;
  switch (strategy) {
    case 'version-numbers':
      return new CaseReplicas({ ...start, strategy: versionNumbersStrategy, contextOf: versionOf }, goldenCase);
    case 'lww':
      return new CaseReplicas({ ...start, strategy: lastWriteWinsBy(goldenCase.config) }, goldenCase);
    case 'write-once':
      return new CaseReplicas({ ...start, strategy: immutableKeysStrategy, syncsAllKeys: true }, goldenCase);
    case 'arrival-order':
      return new CaseReplicas({ ...start, strategy: arrivalOrderStrategy }, goldenCase);
    case 'vv-client':
      return new CaseReplicas({ strategy: clientVectorsStrategy, counts: 'clients', contextOf: asItIs }, goldenCase);
    case 'vv-server-stamped':
      return new CaseReplicas({ ...start, strategy: serverStampedStrategy, contextOf: asItIs }, goldenCase);
    case 'vv-server-merged':
      return new CaseReplicas({ ...start, strategy: serverMergedStrategy, contextOf: asItIs }, goldenCase);
    case 'dvvset': {
      const dots = { load: readDottedState, resolve: resolveSiblings };
      return new CaseReplicas({ ...start, strategy: dottedStrategy, contextOf: asItIs, ...dots }, goldenCase);
    }
    case 'dvv-deliver': {
      const deliver = { deliver: ({ state }: { readonly state: ReturnType<typeof readDottedState> }) => state };
      return new CaseReplicas({ ...start, strategy: deliveredStrategy, contextOf: asItIs, ...deliver }, goldenCase);
    }
    case 'rev-tree':
      return new CaseReplicas({ ...start, ...revisionRules }, goldenCase);
    case 'op-id-register':
      return new CaseReplicas({ ...start, strategy: opIdStrategy, contextOf: asItIs }, goldenCase);
    default:
      return null;
  }
}

const asItIs = (vector: VersionVector): VersionVector => vector;

const noContext = (vector: VersionVector): null =>
  vector.length === 0 ? null : fail('a context for a strategy that has none');

/** On one server {A: n} is version n (law single-replica-equals-version-numbers). */
function versionOf(vector: VersionVector): number {
  if (vector.length > 1) fail('a context of several servers for version numbers, which know one');
  return vector[0]?.counter ?? NO_VERSION;
}

function lastWriteWinsBy(config: Fields): ReturnType<typeof makeLastWriteWins> {
  const names = optional(config, 'tie', asTexts) ?? [];
  const rules = names.map(
    (name): TieRule =>
      TIE_RULES.find((rule) => rule === name) ?? fail(`the tie rule ${JSON.stringify(name)} is unknown`),
  );
  return makeLastWriteWins({ clock: 'physical', by: 'coordinator' }, rules);
}
