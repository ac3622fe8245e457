/** One link: whole or cut, in each direction. */
import { conditionWords } from '../../app/link-words.ts';
import { commands, useLab } from '../../app/store.ts';
import type { NodeId } from '../../core/ids.ts';
import { Button } from '../../ui/button.tsx';
import { LinkNetwork } from './link-network.tsx';
import { Actions, Card } from './parts.tsx';

export function LinkCard({ from, to }: { readonly from: NodeId; readonly to: NodeId }) {
  const cuts = useLab((state) => state.scene.cuts);
  const isThereCut = cuts.some((cut) => cut.from === from && cut.to === to);
  const isBackCut = cuts.some((cut) => cut.from === to && cut.to === from);
  const isWhole = !isThereCut && !isBackCut;
  return (
    <Card
      kind="Link"
      name={`${from} – ${to}`}
      state={isWhole ? 'whole' : isThereCut && isBackCut ? 'cut' : 'cut one way'}
    >
      <Actions>
        {isWhole ? (
          <Button onClick={() => commands.act({ do: 'cut', between: [from, to] })}>Cut</Button>
        ) : (
          <Button onClick={() => commands.act({ do: 'heal', between: [from, to] })}>Heal</Button>
        )}
      </Actions>
      <Way from={from} to={to} isCut={isThereCut} />
      <Way from={to} to={from} isCut={isBackCut} />
      <LinkNetwork from={from} to={to} />
    </Card>
  );
}

function Way({ from, to, isCut }: { readonly from: NodeId; readonly to: NodeId; readonly isCut: boolean }) {
  const name = `${from} → ${to}`;
  const condition = useLab(({ scene }) => scene.conditions.find((way) => way.from === from && way.to === to));
  const words = [isCut ? 'cut' : 'whole', ...(condition === undefined ? [] : [conditionWords(condition)])];
  return (
    <div className="link-way">
      <span>
        {name} <span className="card-absent">{words.join(', ')}</span>
      </span>
      <Button
        aria-label={`${isCut ? 'Heal' : 'Cut'} ${name} only`}
        onClick={() => commands.act({ do: isCut ? 'heal' : 'cut', between: [from, to], direction: 'forward' })}
      >
        {isCut ? 'Heal this way' : 'Cut this way'}
      </Button>
    </div>
  );
}
