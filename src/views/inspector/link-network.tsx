/** How long messages take on one link, and how many of them are lost: from now on, or in the whole run. */
import { useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import type { LinkSetting } from '../../core/engine/scenario.ts';
import type { NodeId } from '../../core/ids.ts';
import { joinsSame } from '../../scenario/same-link.ts';
import { type NetworkChoices, SHARE_CHOSEN_MAX } from '../../scenario/settings.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/field.tsx';
import { LatencyFields } from '../../ui/latency-fields.tsx';
import { Select } from '../../ui/select.tsx';
import { Absent, Part } from './parts.tsx';

const NOTHING: NetworkChoices = {};

/** Since when it is so: a command at this moment, or a setting that the run begins with. */
type Since = 'now' | 'start';

const SINCE: readonly { readonly value: Since; readonly label: string }[] = [
  { value: 'now', label: 'From now on' },
  { value: 'start', label: 'In the whole run' },
];

export function LinkNetwork({ from, to }: { readonly from: NodeId; readonly to: NodeId }) {
  const [since, setSince] = useState<Since>('now');
  const Fields = since === 'now' ? FromNowOn : InTheWholeRun;
  return (
    <Part title="Latency and loss">
      <Select<Since> label="When" value={since} options={SINCE} onChange={setSince} />
      <Fields between={[from, to]} />
    </Part>
  );
}

interface LinkProps {
  readonly between: readonly [NodeId, NodeId];
}

function FromNowOn({ between }: LinkProps) {
  const usual = useUsual(between);
  const condition = useLab(({ scene }) => scene.conditions.find(({ from, to }) => joinsSame([from, to], between)));
  if (usual === null) return null;
  const { latency, lossPercent } = condition ?? usual;
  return (
    <Fields
      latency={latency}
      lossPercent={lossPercent}
      usually={condition === undefined ? null : 'As in the rest of the run'}
      onChange={(change) => commands.act({ do: 'link', between, latency, lossPercent, ...change })}
      onReset={() => commands.act({ do: 'link', between })}
    />
  );
}

function InTheWholeRun({ between }: LinkProps) {
  const usual = useUsual(between);
  const chosen = useLab((state) => state.session.settings.network ?? NOTHING);
  if (usual === null) return null;
  const isThis = (link: LinkSetting): boolean => joinsSame(link.between, between);
  const chosenHere = chosen.links?.find(isThis);
  const others = (chosen.links ?? []).filter((link) => !isThis(link));
  const set = (links: readonly LinkSetting[]): void => commands.changeSettings({ network: { ...chosen, links } });
  return (
    <>
      {!usual.isOwn && <Absent>as the network has it; change it here for this link alone</Absent>}
      <Fields
        {...usual}
        usually={chosenHere === undefined ? null : 'As the scenario has it'}
        onChange={(change) => set([...others, { between, ...chosenHere, ...change }])}
        onReset={() => set(others)}
      />
    </>
  );
}

/** How messages travel on a link where nothing was done in the run: its own setting, else that of the network. */
function useUsual(between: LinkProps['between']): (Required<Condition> & { readonly isOwn: boolean }) | null {
  const effective = useLab((state) => state.run?.effective ?? null);
  if (effective === null) return null;
  const { network, clients } = effective;
  const own = network.links.find((link) => joinsSame(link.between, between));
  const isOfClient = clients.some(({ id }) => between.some((end) => end === id));
  return {
    latency: own?.latency ?? network.latency,
    lossPercent: own?.lossPercent ?? (isOfClient ? 0 : network.lossPercent),
    isOwn: own !== undefined,
  };
}

type Condition = Pick<LinkSetting, 'latency' | 'lossPercent'>;

interface FieldsProps extends Required<Condition> {
  /** How the link is without what was chosen here; null where nothing was. */
  readonly usually: string | null;
  onChange(change: Condition): void;
  onReset(): void;
}

function Fields({ latency, lossPercent, usually, onChange, onReset }: FieldsProps) {
  return (
    <>
      <LatencyFields latency={latency} onChange={(next) => onChange({ latency: next })} />
      <NumberField
        label="Lost"
        unit="%"
        value={lossPercent}
        min={0}
        max={SHARE_CHOSEN_MAX}
        step={5}
        onChange={(next) => onChange({ lossPercent: next })}
      />
      {usually !== null && (
        <div className="card-actions">
          <Button onClick={onReset}>{usually}</Button>
        </div>
      )}
    </>
  );
}
