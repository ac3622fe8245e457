/** Everything that can be chosen: settings, how the page looks, scenarios. */
import { showWhole, zoomIn, zoomOut } from '../../app/camera.ts';
import { type Opened, openDialog, showTab } from '../../app/dialogs.ts';
import { openEmptyLab } from '../../app/empty-lab.ts';
import { beginFirstSteps } from '../../app/invitation.ts';
import { changePage, type PageSettings } from '../../app/page-settings.ts';
import { MERGES, RETRIES, SESSIONS } from '../../app/setting-words.ts';
import type { LabCommands, LabState } from '../../app/state.ts';
import { type Choice, LIMITS } from '../../core/engine/scenario.ts';
import { latencyWords } from '../../core/narrate/latency-words.ts';
import { withEdgesOf } from '../../core/systems/topology-choice.ts';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import { EMPTY_LAB } from '../../scenario/empty-lab-words.ts';
import { FORMAT_LIMITS } from '../../scenario/format-limits.ts';
import type { NetworkChoices } from '../../scenario/settings.ts';
import { TERM_LIST } from '../../ui/glossary/terms.ts';
import { LATENCY_KINDS, latencyOfKind } from '../../ui/latency-kinds.ts';
import type { CatalogueEntry, RunSummary } from '../../worker/protocol.ts';
import type { Entry } from './entry.ts';

export function choiceEntries(state: LabState, page: PageSettings, commands: LabCommands): readonly Entry[] {
  return [
    ...settingEntries(state, commands),
    ...pageEntries(page, commands),
    ...scenarioEntries(state, commands),
    ...wordEntries(),
  ];
}

function settingEntries({ run, catalogue, session }: LabState, commands: LabCommands): readonly Entry[] {
  if (run === null || catalogue === null) return [];
  const { effective } = run;
  return [
    ...kinds('System', catalogue.systems, effective.system, (system) => commands.changeSettings({ system })),
    ...kinds('Strategy', catalogue.strategies, effective.strategy, (strategy) => commands.changeSettings({ strategy })),
    ...options('System', catalogue.systems, effective.system, ({ kind, options: chosen }) =>
      commands.changeSettings({
        system: { kind, options: withEdgesOf(effective.system.options, chosen, effective.replicas) },
      }),
    ),
    ...options('Strategy', catalogue.strategies, effective.strategy, (strategy) =>
      commands.changeSettings({ strategy }),
    ),
    ...MERGES.map(
      ({ value, label, words }): Entry => ({
        ...setting(`Merge: ${label}`, 'policy siblings'),
        hint: words,
        isChosen: effective.merge === value,
        pick: () => commands.changeSettings({ merge: value }),
      }),
    ),
    ...SESSIONS.map(
      ({ value, label, words }): Entry => ({
        ...setting(`Session: ${label}`, 'guarantee'),
        hint: words,
        isChosen: effective.session === value,
        pick: () => commands.changeSettings({ session: value }),
      }),
    ),
    ...crewEntries(effective, commands),
    ...networkEntries(effective, session.settings.network ?? {}, commands),
    ...(Object.keys(session.settings).length === 0
      ? []
      : [{ ...setting('Back to the scenario’s own settings', 'reset'), pick: commands.resetSettings }]),
  ];
}

type Effective = RunSummary['effective'];

function crewEntries({ replicas, seed, system }: Effective, commands: LabCommands): readonly Entry[] {
  return [
    // A single server is one, whatever is chosen.
    ...(system.kind === 'single-server' ? [] : COUNTS).map(
      (count): Entry => ({
        ...setting(`Replicas: ${count}`, 'count number how many nodes'),
        isChosen: replicas.length === count,
        pick: () => commands.changeSettings({ replicaCount: count }),
      }),
    ),
    ...(seed < FORMAT_LIMITS.seedMax ? [seedEntry('Seed: the next', seed + 1, commands)] : []),
    ...(seed > 0 ? [seedEntry('Seed: the one before', seed - 1, commands)] : []),
  ];
}

/** How many replicas one may want; the form takes any number. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, LIMITS.replicas] as const;

const seedEntry = (label: string, seed: number, commands: LabCommands): Entry => ({
  ...setting(`${label}, ${seed}`, 'random chance another'),
  pick: () => commands.changeSettings({ seed }),
});

/** What a number that is typed stands for: any seed can be asked for by it. */
export function typedEntries(query: string, commands: LabCommands): readonly Entry[] {
  const seed = Number(/^\s*seed\s*:?\s*(\d{1,10})\s*$/i.exec(query)?.[1] ?? Number.NaN);
  return seed <= FORMAT_LIMITS.seedMax ? [seedEntry('Seed: as typed', seed, commands)] : [];
}

function networkEntries(
  { network, retry }: Effective,
  chosen: NetworkChoices,
  commands: LabCommands,
): readonly Entry[] {
  const { latency, lossPercent, duplicatePercent = 0, order = 'any', whenCut } = network;
  const entry = (label: string, words: string, isChosen: boolean, choice: NetworkChoices): Entry => ({
    ...setting(`Network: ${label}`, `messages ${words}`),
    isChosen,
    pick: () => commands.changeSettings({ network: { ...chosen, ...choice } }),
  });
  return [
    ...SHARES.map((share) =>
      entry(`${share} % lost`, 'loss drop percent', lossPercent === share, { lossPercent: share }),
    ),
    ...SHARES.map((share) =>
      entry(`${share} % arriving twice`, 'duplicate copies percent', duplicatePercent === share, {
        duplicatePercent: share,
      }),
    ),
    ...LATENCY_KINDS.map(({ value, label }) => {
      const kind = latencyOfKind(value, latency);
      return entry(
        `latency ${label.toLowerCase()}, ${latencyWords(kind)}`,
        `${label} delay distribution`,
        latency === kind,
        {
          latency: kind,
        },
      );
    }),
    entry('messages may overtake', 'order any', order === 'any', { order: 'any' }),
    entry('messages keep their order', 'order fifo first', order === 'fifo', { order: 'fifo' }),
    entry('messages wait at a cut', 'when cut', whenCut === 'wait', { whenCut: 'wait' }),
    entry('messages are lost at a cut', 'when cut', whenCut === 'lose', { whenCut: 'lose' }),
    ...RETRIES.map(
      ({ value, label, retry: asked }): Entry => ({
        ...setting(`Without an answer: ${label}`, 'retry time-out timeout clients again'),
        isChosen: (retry?.identity ?? 'never') === value,
        pick: () => commands.changeSettings({ retry: asked }),
      }),
    ),
  ];
}

/** Percentages that make a difference; the form takes any. */
const SHARES = [0, 5, 20, 50] as const;

const setting = (label: string, words: string) => ({ group: 'Settings', label, words: `setting ${words}` });

const kinds = (
  noun: string,
  entries: readonly CatalogueEntry[],
  chosen: Choice,
  choose: (choice: Choice) => void,
): readonly Entry[] =>
  entries.map(({ id, name, summary }) => ({
    ...setting(`${noun}: ${name}`, `${id} ${summary}`),
    hint: summary,
    isChosen: chosen.kind === id,
    pick: () => choose({ kind: id, options: {} }),
  }));

/** What can be chosen of the entry that is chosen; free text needs the form. */
function options(
  noun: string,
  entries: readonly CatalogueEntry[],
  chosen: Choice,
  choose: (choice: Choice) => void,
): readonly Entry[] {
  const specs = entries.find(({ id }) => id === chosen.kind)?.options ?? [];
  return specs
    .filter((spec) => spec.choices.length > 1)
    .flatMap((spec) =>
      spec.choices.map(
        ({ value, label }): Entry => ({
          ...setting(`${spec.label}: ${label}`, `${noun} ${spec.name} option`),
          isChosen: (chosen.options[spec.name] ?? spec.choices[0]?.value) === value,
          pick: () => choose({ ...chosen, options: { ...chosen.options, [spec.name]: value } }),
        }),
      ),
    );
}

function pageEntries(page: PageSettings, commands: LabCommands): readonly Entry[] {
  const choice = (label: string, words: string, change: Partial<PageSettings>): Entry => ({
    group: 'Page',
    label,
    words,
    isChosen: Object.entries(change).every(([name, value]) => page[name as keyof PageSettings] === value),
    pick: () => changePage(change),
  });
  const opening = (label: string, words: string, opened: Opened): Entry => ({
    group: 'Page',
    label,
    words,
    pick: () => openDialog(opened),
  });
  return [
    choice('Theme: as the system', 'colours view', { theme: 'system' }),
    choice('Theme: light', 'colours view bright', { theme: 'light' }),
    choice('Theme: dark', 'colours view night', { theme: 'dark' }),
    choice('Size: for a desk', 'view type', { projector: false }),
    choice('Size: for a projector', 'view type large contrast', { projector: true }),
    choice('Pace: steady, slow where it is crowded', 'view speed quiet spans shortened', { pace: 'steady' }),
    choice('Pace: even', 'view speed', { pace: 'even' }),
    choice('Motion: as the system sets it', 'view animation', { motion: 'system' }),
    choice('Motion: always move', 'view animation', { motion: 'full' }),
    choice('Motion: never travel', 'view animation reduced', { motion: 'reduced' }),
    choice('Show the space-time diagram', 'view', { diagram: 'shown' }),
    choice('Hide the space-time diagram', 'view', { diagram: 'hidden' }),
    {
      group: 'Page',
      label: 'First steps: begin again',
      words: 'first minute tour tutorial help start told',
      pick: () => beginFirstSteps(commands),
    },
    choice('First steps: do not tell them', 'first minute tour tutorial help', { firstSteps: 'done' }),
    { group: 'Page', label: 'The stage nearer', words: 'zoom in magnify larger', pick: zoomIn },
    { group: 'Page', label: 'The stage further away', words: 'zoom out smaller', pick: zoomOut },
    { group: 'Page', label: 'The whole stage', words: 'zoom reset fit', pick: showWhole },
    {
      group: 'Page',
      label: 'Settings…',
      hint: 'System, strategy, network with its latency, time-outs and seed.',
      words: 'form choose topology edges quorum latency pareto delay distribution fresh stale',
      pick: () => showTab('settings'),
    },
    opening(
      'The same run under each strategy…',
      'compare comparison strategies types side by side cart remains came back lost agree',
      { kind: 'comparison' },
    ),
    opening('Scenarios…', 'gallery open file', { kind: 'gallery' }),
    opening('Share this moment…', 'link', { kind: 'share' }),
    opening('All keys…', 'keyboard shortcuts help', { kind: 'keys' }),
    {
      group: 'Page',
      label: 'Bytes of metadata',
      words: 'growth size what is kept beside the values vectors contexts ledger',
      pick: () => {
        showTab('ledger');
        openDialog({ kind: 'growth' });
      },
    },
    opening('Words…', 'glossary terms meaning help', { kind: 'words' }),
  ];
}

/** Each word with what it means, so that who finds it is told. Named so that what can be done comes first. */
const wordEntries = (): readonly Entry[] =>
  TERM_LIST.map(({ id, name, sentence }) => ({
    group: 'Words',
    label: `What “${name}” means`,
    hint: sentence,
    words: 'word glossary term is',
    pick: () => openDialog({ kind: 'words', term: id }),
  }));

const scenarioEntries = (state: LabState, commands: LabCommands): readonly Entry[] => [
  {
    group: 'Scenarios',
    label: EMPTY_LAB.title,
    hint: EMPTY_LAB.description,
    words: 'scenario open new blank own sandbox without script start from nothing',
    isChosen: state.session.scenario.title === EMPTY_LAB.title,
    pick: () => void openEmptyLab(state, commands),
  },
  ...BUILT_INS.map(({ id, title, summary, idea, source, load }) => ({
    group: 'Scenarios',
    label: title,
    hint: summary,
    words: `scenario open ${id} ${idea} ${summary} ${source}`,
    isChosen: state.session.scenario.title === title,
    pick: () => void load().then(commands.openScenario),
  })),
];
