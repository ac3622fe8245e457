/** What the network does to messages, and what clients do when no answer comes. */

import { RETRIES } from '../../app/setting-words.ts';
import { commands } from '../../app/store.ts';
import type { NetworkSettings, RetrySetting, Scenario } from '../../core/engine/scenario.ts';
import { latencyWords } from '../../core/narrate/latency-words.ts';
import { FORMAT_LIMITS } from '../../scenario/format-limits.ts';
import { type NetworkChoices, SHARE_CHOSEN_MAX } from '../../scenario/settings.ts';
import { NumberField, Segmented } from '../../ui/field.tsx';
import { LatencyFields } from '../../ui/latency-fields.tsx';
import { Select } from '../../ui/select.tsx';
import { counted } from '../../ui/words.ts';

interface NetworkFieldsProps {
  readonly effective: Scenario;
  /** What was chosen so far. */
  readonly chosen: NetworkChoices;
}

export function NetworkFields({ effective: { network, retry }, chosen }: NetworkFieldsProps) {
  const set = (choice: NetworkChoices): void => commands.changeSettings({ network: { ...chosen, ...choice } });
  const { lossPercent, duplicatePercent = 0, order = 'any', whenCut } = network;
  return (
    <details className="settings-more">
      <summary>Network and time-outs</summary>
      <LatencyFields latency={network.latency} onChange={(latency) => set({ latency })} />
      <Exceptions links={network.links} kinds={network.kinds ?? []} />
      <div className="settings-pair">
        <NumberField
          label="Lost"
          unit="%"
          value={lossPercent}
          min={0}
          max={SHARE_CHOSEN_MAX}
          step={5}
          onChange={(share) => set({ lossPercent: share })}
        />
        <NumberField
          label="Arriving twice"
          unit="%"
          value={duplicatePercent}
          min={0}
          max={SHARE_CHOSEN_MAX}
          step={5}
          onChange={(share) => set({ duplicatePercent: share })}
        />
      </div>
      <Segmented
        label="Messages on one link"
        value={order}
        options={[
          { value: 'any', label: 'May overtake' },
          { value: 'fifo', label: 'Keep order' },
        ]}
        onChange={(choice) => set({ order: choice })}
      />
      <Segmented
        label="At a cut they"
        value={whenCut}
        options={[
          { value: 'wait', label: 'Wait' },
          { value: 'lose', label: 'Are lost' },
        ]}
        onChange={(choice) => set({ whenCut: choice })}
      />
      <Select
        label="Clients without an answer"
        value={retry?.identity ?? 'never'}
        options={RETRIES}
        onChange={(choice) => commands.changeSettings({ retry: retryAs(choice, retry) })}
      />
      {retry !== undefined && <Patience retry={retry} />}
    </details>
  );
}

/** The choice, with the patience that clients have already. */
function retryAs(choice: string, now: RetrySetting | undefined): RetrySetting | null {
  const chosen = RETRIES.find(({ value }) => value === choice)?.retry ?? null;
  return chosen === null || now === undefined ? chosen : { ...now, identity: chosen.identity };
}

/** How long clients wait for an answer, and how often they ask. */
function Patience({ retry }: { readonly retry: RetrySetting }) {
  return (
    <div className="settings-pair">
      <NumberField
        label="Again after"
        unit="ms"
        value={retry.timeoutMs}
        min={1}
        max={FORMAT_LIMITS.latencyMs}
        step={10}
        onChange={(timeoutMs) => commands.changeSettings({ retry: { ...retry, timeoutMs } })}
      />
      <NumberField
        label="Times in all"
        value={retry.attempts}
        min={1}
        max={FORMAT_LIMITS.attempts}
        onChange={(attempts) => commands.changeSettings({ retry: { ...retry, attempts } })}
      />
    </div>
  );
}

/** Where the latency above does not count. */
function Exceptions({ links, kinds }: Required<Pick<NetworkSettings, 'links' | 'kinds'>>) {
  const own = links.flatMap(({ between, latency }) =>
    latency === undefined ? [] : [`${between.join('–')} ${latencyWords(latency)}`],
  );
  const shown = own.length > LINKS_SHOWN ? [counted(own.length, 'link')] : own;
  const all = [...shown, ...kinds.map(({ kind, latency }) => `messages of kind ${kind} ${latencyWords(latency)}`)];
  return (
    <p className="settings-soft">
      {all.length > 0 && `With a latency of their own: ${all.join('; ')}. `}
      For one link, choose “Latency and loss…” in its menu.
    </p>
  );
}

/** More of them would be a list to read. */
const LINKS_SHOWN = 6;
