/** One key on one replica: its siblings, its context, and the decision of this step about it. */
import { commands, useLab } from '../../app/store.ts';
import type { Key, ReplicaId } from '../../core/ids.ts';
import { Term } from '../../ui/glossary/term.tsx';
import { ContextCells } from '../../ui/tag-chip.tsx';
import { Absent, Card, Part, Siblings, useActors } from './parts.tsx';
import { ToldEvents } from './told-events.tsx';

export function KeyCard({ replica, name }: { readonly replica: ReplicaId; readonly name: Key }) {
  const kept = useLab((state) =>
    state.scene.replicas.find(({ id }) => id === replica)?.keys.find(({ key }) => key === name),
  );
  const moment = useLab((state) => state.moment);
  const actors = useActors();
  const decisions =
    moment?.events.filter(({ event }) => event.kind === 'decided' && event.replica === replica && event.key === name) ??
    [];
  return (
    <Card
      kind="Key"
      name={name}
      state={
        <button type="button" className="text-link" onClick={() => commands.select({ kind: 'replica', id: replica })}>
          on {replica}
        </button>
      }
    >
      {kept === undefined ? (
        <Absent>{replica} keeps nothing under it yet.</Absent>
      ) : (
        <>
          {kept.isViolated && <p className="card-warning">The rule of one value for a key is broken here.</p>}
          <Part title={kept.siblings.length > 1 ? <Term id="sibling">{kept.siblings.length} siblings</Term> : 'Value'}>
            <Siblings siblings={kept.siblings} actors={actors} />
          </Part>
          {kept.context.kind !== 'none' && (
            <Part title={<Term id="causal-context">Context that a reader gets</Term>}>
              <ContextCells context={kept.context} actors={actors} />
            </Part>
          )}
        </>
      )}
      {decisions.length > 0 && (
        <Part title="Decided in this step">
          <ToldEvents events={decisions} />
        </Part>
      )}
    </Card>
  );
}
