/** Everything that can be chosen: settings, how the page looks, scenarios. */
import { type Opened, openDialog } from '../../app/dialogs.ts';
import { changePage, type PageSettings } from '../../app/page-settings.ts';
import { MERGES, SESSIONS } from '../../app/setting-words.ts';
import type { LabCommands, LabState } from '../../app/state.ts';
import type { Choice } from '../../core/engine/scenario.ts';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import type { CatalogueEntry } from '../../worker/protocol.ts';
import type { Entry } from './entry.ts';

export function choiceEntries(state: LabState, page: PageSettings, commands: LabCommands): readonly Entry[] {
  return [...settingEntries(state, commands), ...pageEntries(page), ...scenarioEntries(state, commands)];
}

function settingEntries({ run, catalogue, session }: LabState, commands: LabCommands): readonly Entry[] {
  if (run === null || catalogue === null) return [];
  const { effective } = run;
  return [
    ...kinds('System', catalogue.systems, effective.system, (system) => commands.changeSettings({ system })),
    ...kinds('Strategy', catalogue.strategies, effective.strategy, (strategy) => commands.changeSettings({ strategy })),
    ...options('System', catalogue.systems, effective.system, (system) => commands.changeSettings({ system })),
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
    ...(Object.keys(session.settings).length === 0
      ? []
      : [{ ...setting('Back to the scenario’s own settings', 'reset'), pick: commands.resetSettings }]),
  ];
}

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

function pageEntries(page: PageSettings): readonly Entry[] {
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
    opening('Scenarios…', 'gallery open file', { kind: 'gallery' }),
    opening('Share this moment…', 'link', { kind: 'share' }),
    opening('All keys…', 'keyboard shortcuts help', { kind: 'keys' }),
    opening('Words…', 'glossary terms meaning help', { kind: 'words' }),
  ];
}

const scenarioEntries = ({ session }: LabState, commands: LabCommands): readonly Entry[] =>
  BUILT_INS.map(({ id, title, summary, idea, source, load }) => ({
    group: 'Scenarios',
    label: title,
    hint: summary,
    words: `scenario open ${id} ${idea} ${summary} ${source}`,
    isChosen: session.scenario.title === title,
    pick: () => void load().then(commands.openScenario),
  }));
