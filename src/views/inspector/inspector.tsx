/** The inspector: one thing looked at closely, or the step that has just been, with its decisions explained. */
import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { Selection } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { assertNever } from '../../core/invariant.ts';
import { Button } from '../../ui/button.tsx';
import { ClientCard } from './client-card.tsx';
import { KeyCard } from './key-card.tsx';
import { LinkCard } from './link-card.tsx';
import { MessageCard } from './message-card.tsx';
import { MomentCard } from './moment-card.tsx';
import { ReplicaCard } from './replica-card.tsx';
import { WriteCard } from './write-card.tsx';
import './inspector.css';

export function Inspector() {
  const selection = useLab((state) => state.selection);
  return (
    <div className="inspector">
      <h2 className="visually-hidden">Inspector</h2>
      {selection !== null && (
        <Button
          look="quiet"
          className="inspector-back"
          icon={<ArrowLeft aria-hidden="true" />}
          onClick={() => commands.select(null)}
        >
          This step
        </Button>
      )}
      {selection === null ? <MomentCard /> : <Selected selection={selection} />}
    </div>
  );
}

function Selected({ selection }: { readonly selection: Selection }) {
  switch (selection.kind) {
    case 'replica':
      return <ReplicaCard id={selection.id} />;
    case 'key':
      return <KeyCard replica={selection.replica} name={selection.key} />;
    case 'client':
      return <ClientCard key={selection.id} id={selection.id} />;
    case 'message':
      return <MessageCard id={selection.id} />;
    case 'write':
      return <WriteCard id={selection.id} />;
    case 'link':
      return <LinkCard from={selection.from} to={selection.to} />;
    default:
      return assertNever(selection);
  }
}
