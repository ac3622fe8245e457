/** What undo takes back and redo does again, in words; names are those of the catalogue. */
import type { Choice, Latency, LinkSetting, RetrySetting } from '../core/engine/scenario.ts';
import { assertNever } from '../core/invariant.ts';
import { latencyWords } from '../core/narrate/latency-words.ts';
import type { NetworkChoices, ScenarioSettings } from '../scenario/settings.ts';
import type { Catalogue, CatalogueEntry } from '../worker/protocol.ts';
import { describeCommand } from './describe.ts';
import { linkWords } from './link-words.ts';
import { MERGE_LABELS, SESSION_LABELS } from './setting-labels.ts';
import type { Change } from './state.ts';

export function describeChange(change: Change, catalogue: Catalogue | null): string {
  switch (change.kind) {
    case 'action':
      return describeCommand(change.action);
    case 'settings':
      return describeSettings(change.before, change.after, catalogue);
    case 'opened':
      return `opening “${change.after.session.scenario.title}”`;
    default:
      return assertNever(change);
  }
}

/** What was chosen, as `strategy Last write wins`. */
function describeSettings(before: ScenarioSettings, after: ScenarioSettings, catalogue: Catalogue | null): string {
  const names = (Object.keys(after) as (keyof ScenarioSettings)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const words = names.map((name) => {
    switch (name) {
      case 'system':
        return choiceWords(name, catalogue?.systems, before.system, after.system);
      case 'strategy':
        return choiceWords(name, catalogue?.strategies, before.strategy, after.strategy);
      case 'network':
        return networkWords(before.network, after.network);
      case 'retry':
        return retryWords(before.retry, after.retry);
      case 'replicaCount':
        return after.replicaCount === 1 ? '1 replica' : `${after.replicaCount} replicas`;
      case 'merge':
        return `merge: ${after.merge === undefined ? '' : MERGE_LABELS[after.merge]}`;
      case 'session':
        return `session: ${after.session === undefined ? '' : SESSION_LABELS[after.session]}`;
      default:
        return `seed ${after.seed}`;
    }
  });
  return words.join(', ') || 'back to the scenario’s own settings';
}

/** The entry; where only options of it are others than before, those. */
function choiceWords(
  noun: string,
  entries: readonly CatalogueEntry[] | undefined,
  before: Choice | undefined,
  after: Choice | undefined,
): string {
  const entry = entries?.find(({ id }) => id === after?.kind);
  const changed = Object.entries(after?.options ?? {}).filter(([name, value]) => before?.options[name] !== value);
  // The scenario's own choice is not at hand here: against it, one option cannot be told from all of them.
  if (before?.kind !== after?.kind || changed.length === 0) return `${noun} ${entry?.name ?? after?.kind}`;
  return changed
    .map(([name, value]) => {
      const spec = entry?.options.find((option) => option.name === name);
      return `${spec?.label ?? name}: ${spec?.choices.find((choice) => choice.value === value)?.label ?? value}`;
    })
    .join(', ');
}

function networkWords(before: NetworkChoices | undefined, after: NetworkChoices | undefined): string {
  const names = Object.keys(after ?? {}) as (keyof NetworkChoices)[];
  return names
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) => NETWORK_WORDS[name](after?.[name], before?.[name]))
    .join(', ');
}

const NETWORK_WORDS: { readonly [Name in keyof NetworkChoices]-?: (after: unknown, before: unknown) => string } = {
  latency: (value) => `latency ${latencyWords(value as Latency)}`,
  lossPercent: (value) => `${value} % of messages lost`,
  duplicatePercent: (value) => `${value} % of messages twice`,
  order: (value) => (value === 'fifo' ? 'messages keep their order' : 'messages may overtake'),
  links: (after, before) => linksWords(before as readonly LinkSetting[], after as readonly LinkSetting[]),
  whenCut: (value) => (value === 'wait' ? 'messages wait at a cut' : 'messages are lost at a cut'),
};

/** The links that were chosen otherwise; none where some are as written again. */
const linksWords = (before: readonly LinkSetting[] = [], after: readonly LinkSetting[] = []): string =>
  after
    .filter((link) => !before.some((old) => JSON.stringify(old) === JSON.stringify(link)))
    .map(linkWords)
    .join(', ') || 'a link as the scenario has it';

function retryWords(before: RetrySetting | null | undefined, retry: RetrySetting | null | undefined): string {
  if (retry == null) return 'clients wait for ever';
  if (before?.identity === retry.identity)
    return `clients ask again after ${retry.timeoutMs} ms, ${retry.attempts} times in all`;
  return retry.identity === 'request' ? 'clients ask again by name' : 'clients ask again';
}
