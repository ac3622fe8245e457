/** What the network does to messages, and what clients do when no answer comes. */
import { RETRIES } from '../../app/setting-words.ts';
import { commands } from '../../app/store.ts';
import type { Scenario } from '../../core/engine/scenario.ts';
import type { NetworkChoices } from '../../scenario/settings.ts';
import { NumberField, Segmented } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

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
      <div className="settings-pair">
        <NumberField
          label="Lost"
          unit="%"
          value={lossPercent}
          min={0}
          max={90}
          step={5}
          onChange={(share) => set({ lossPercent: share })}
        />
        <NumberField
          label="Arriving twice"
          unit="%"
          value={duplicatePercent}
          min={0}
          max={90}
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
        hint={retry === undefined ? undefined : `After ${retry.timeoutMs} ms, up to ${retry.attempts} times in all.`}
        onChange={(choice) =>
          commands.changeSettings({ retry: RETRIES.find(({ value }) => value === choice)?.retry ?? null })
        }
      />
    </details>
  );
}
