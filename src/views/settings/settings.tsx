/** What is run: the choices of this page laid over the scenario. */
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { openDialog, useOpened } from '../../app/dialogs.ts';
import { MERGES, SESSIONS } from '../../app/setting-words.ts';
import { commands, useLab } from '../../app/store.ts';
import { LIMITS, type Scenario, type SessionGuarantee } from '../../core/engine/scenario.ts';
import { withEdgesOf } from '../../core/systems/topology-choice.ts';
import { FORMAT_LIMITS } from '../../scenario/format-limits.ts';
import type { NetworkChoices, ScenarioSettings } from '../../scenario/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { asSentence, counted } from '../../ui/words.ts';
import type { CatalogueEntry } from '../../worker/protocol.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { NetworkFields } from './network-fields.tsx';
import './settings.css';

const NOTHING: NetworkChoices = {};

interface SettingsProps {
  /** In a dialog, once asked for. */
  readonly staleness: ReactNode;
}

export function Settings({ staleness }: SettingsProps) {
  const isAsWritten = useLab((state) => Object.keys(state.session.settings).length === 0);
  const effective = useLab((state) => state.run?.effective ?? null);
  const chosenNetwork = useLab((state) => state.session.settings.network ?? NOTHING);
  const comparesContexts = useLab((state) => state.run?.comparesContexts ?? true);
  const catalogue = useLab((state) => state.catalogue);
  const refused = useRefused();
  useEffect(() => {
    useOpened.setState({ form: 'shown' });
    return () => useOpened.setState({ form: 'away' });
  }, []);
  if (effective === null || catalogue === null) return <p className="settings-soft">The choices are being loaded…</p>;

  const { system, strategy, merge, session, replicas, seed } = effective;
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: it only tells that its fields are in use
    <form
      className="settings"
      aria-label="Settings"
      onSubmit={(event) => event.preventDefault()}
      onFocus={() => useOpened.setState({ form: 'used' })}
      onBlur={() => useOpened.setState({ form: 'shown' })}
    >
      <h2 className="visually-hidden">Settings</h2>
      <p>{summaryOf(effective, catalogue.systems, catalogue.strategies)}</p>
      <ChoiceFields
        label="System"
        entries={catalogue.systems}
        choice={system}
        largest={replicas.length}
        refused={refused?.isAt('system') ? { choice: refused.tried.system, words: refused.words } : undefined}
        onChange={({ kind, options }) =>
          commands.changeSettings({ system: { kind, options: withEdgesOf(system.options, options, replicas) } })
        }
      />
      {hasQuorums(effective) && <StalenessPart>{staleness}</StalenessPart>}
      <ChoiceFields
        label="Strategy"
        entries={catalogue.strategies}
        choice={strategy}
        onChange={(chosen) => commands.changeSettings({ strategy: chosen })}
      />
      <Button aria-haspopup="dialog" onClick={() => openDialog({ kind: 'comparison' })}>
        The same run under each strategy
      </Button>
      <Select
        label="Merge"
        value={merge}
        options={MERGES}
        hint={`When a read gives a client several siblings. ${MERGES.find(({ value }) => value === merge)?.words ?? ''}`}
        onChange={(chosen) => commands.changeSettings({ merge: chosen })}
      />
      <Select
        label="Session"
        value={session}
        options={SESSIONS}
        hint={`When a client reads more than once. ${sessionWords(session, comparesContexts)}`}
        onChange={(chosen) => commands.changeSettings({ session: chosen })}
      />
      <NetworkFields effective={effective} chosen={chosenNetwork} />
      <div className="settings-pair">
        <NumberField
          label="Replicas"
          value={replicas.length}
          min={1}
          max={LIMITS.replicas}
          problem={refused?.isAt('replicaCount') ? refused.words : undefined}
          onChange={(replicaCount) => commands.changeSettings({ replicaCount })}
        />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={FORMAT_LIMITS.seedMax}
          onChange={(chosen) => commands.changeSettings({ seed: chosen })}
        />
      </div>
      <p className="settings-soft">
        The seed settles everything random, such as how long each message takes. The same seed gives the same run.
      </p>
      {refused !== null && !refused.isAt('system') && !refused.isAt('replicaCount') && (
        <p role="alert" className="field-problem">
          {refused.words}
        </p>
      )}
      <Button disabled={isAsWritten} onClick={() => commands.resetSettings()}>
        Back to the scenario’s own
      </Button>
    </form>
  );
}

interface Refused {
  readonly tried: ScenarioSettings;
  readonly words: string;
  /** Whether it was this setting that was to be another. */
  isAt(name: keyof ScenarioSettings): boolean;
}

/** What was chosen last, where it cannot be run. */
function useRefused(): Refused | null {
  const refused = useLab((state) => state.refused);
  const present = useLab((state) => state.session.settings);
  if (refused === null) return null;
  const { tried, problems } = refused;
  return {
    tried,
    words: problems.map(({ message }) => asSentence(message)).join(' '),
    isAt: (name) => JSON.stringify(tried[name]) !== JSON.stringify(present[name]),
  };
}

/** What the choice does; with some strategies it does nothing. */
function sessionWords(session: SessionGuarantee, comparesContexts: boolean): string {
  const { words = '' } = SESSIONS.find(({ value }) => value === session) ?? {};
  return session === 'context' && !comparesContexts
    ? `${words} This strategy gives clients no context to compare, so here it changes nothing.`
    : words;
}

/** Whether there is anything to ask, and somebody to ask it. */
const hasQuorums = ({ system, clients }: Scenario): boolean =>
  'r' in system.options && 'w' in system.options && clients.length > 0;

function StalenessPart({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        How fresh are reads?
      </Button>
      {isOpen && (
        <Dialog title="How fresh are reads?" onClose={() => setOpen(false)}>
          <Suspense fallback={<p>Loading…</p>}>{children}</Suspense>
        </Dialog>
      )}
    </>
  );
}

/** All of it in one sentence. */
function summaryOf(
  { system, strategy, replicas, clients }: Scenario,
  systems: readonly CatalogueEntry[],
  strategies: readonly CatalogueEntry[],
): string {
  const nameIn = (entries: readonly CatalogueEntry[], id: string): string =>
    entries.find((entry) => entry.id === id)?.name ?? id;
  return `${counted(clients.length, 'client')} and ${counted(replicas.length, 'replica')}. Writes travel by “${nameIn(systems, system.kind)}”; each replica decides by “${nameIn(strategies, strategy.kind)}”.`;
}
