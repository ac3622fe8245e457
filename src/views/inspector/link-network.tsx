/** How long messages take on one link, and how many of them are lost: settings of the whole run. */
import { commands, useLab } from '../../app/store.ts';
import type { LinkSetting } from '../../core/engine/scenario.ts';
import type { NodeId } from '../../core/ids.ts';
import { joinsSame } from '../../scenario/same-link.ts';
import { type NetworkChoices, SHARE_CHOSEN_MAX } from '../../scenario/settings.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/field.tsx';
import { LatencyFields } from '../../ui/latency-fields.tsx';
import { Absent, Part } from './parts.tsx';

const NOTHING: NetworkChoices = {};

export function LinkNetwork({ from, to }: { readonly from: NodeId; readonly to: NodeId }) {
  const effective = useLab((state) => state.run?.effective ?? null);
  const chosen = useLab((state) => state.session.settings.network ?? NOTHING);
  if (effective === null) return null;
  const { network, clients } = effective;
  const isThis = ({ between }: LinkSetting): boolean => joinsSame(between, [from, to]);
  const isOfClient = clients.some(({ id }) => id === from || id === to);
  const own = network.links.find(isThis);
  const chosenHere = chosen.links?.find(isThis);
  const others = (chosen.links ?? []).filter((link) => !isThis(link));
  const set = (change: Partial<LinkSetting>): void =>
    commands.changeSettings({
      network: { ...chosen, links: [...others, { between: [from, to], ...chosenHere, ...change }] },
    });

  return (
    <Part title="Latency and loss, in the whole run">
      {own === undefined && <Absent>as the network has it; change it here for this link alone</Absent>}
      <LatencyFields latency={own?.latency ?? network.latency} onChange={(latency) => set({ latency })} />
      <NumberField
        label="Lost"
        unit="%"
        value={own?.lossPercent ?? (isOfClient ? 0 : network.lossPercent)}
        min={0}
        max={SHARE_CHOSEN_MAX}
        step={5}
        onChange={(lossPercent) => set({ lossPercent })}
      />
      <div className="card-actions">
        <Button
          disabled={chosenHere === undefined}
          onClick={() => commands.changeSettings({ network: { ...chosen, links: others } })}
        >
          As the scenario has it
        </Button>
      </div>
    </Part>
  );
}
