/** One replica: whether it is up, its clock, what it keeps; crash it, bring it back, set its clock. */
import { commands, useLab } from '../../app/store.ts';
import type { ReplicaId } from '../../core/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Term } from '../../ui/glossary/term.tsx';
import { ContextCells } from '../../ui/tag-chip.tsx';
import { ClockPart } from './clock-part.tsx';
import { Absent, Actions, Card, Part, Siblings, useActors } from './parts.tsx';

const KEYS = 50;

export function ReplicaCard({ id }: { readonly id: ReplicaId }) {
  const replica = useLab((state) => state.scene.replicas.find((other) => other.id === id));
  const actors = useActors();
  if (replica === undefined) return <Absent>There is no replica {id} in this run.</Absent>;
  const { isUp, actor, clock, keys } = replica;
  return (
    <Card kind={<Term id="replica">Replica</Term>} name={id} state={isUp ? 'up' : 'down'}>
      {actor !== id && <Absent>It lost its disk and counts under the name {actor} now.</Absent>}
      <Actions>
        {isUp ? (
          <Button onClick={() => commands.act({ do: 'crash', replica: id })}>Crash</Button>
        ) : (
          <>
            <Button onClick={() => commands.act({ do: 'recover', replica: id })}>Recover</Button>
            <Button onClick={() => commands.act({ do: 'recover', replica: id, disk: 'lost' })}>
              Recover without its disk
            </Button>
            <Button onClick={() => commands.act({ do: 'recover', replica: id, disk: 'lost', identity: 'new' })}>
              The same, under a new name
            </Button>
          </>
        )}
      </Actions>
      <Part title="Keeps">
        {keys.length === 0 && <Absent>nothing yet</Absent>}
        {keys.slice(0, KEYS).map(({ key, siblings, context }) => (
          <div key={key} className="kept-key">
            <button
              type="button"
              className="text-link"
              onClick={() => commands.select({ kind: 'key', replica: id, key })}
            >
              {key}
            </button>
            {context.kind !== 'none' && <ContextCells context={context} actors={actors} />}
            <Siblings siblings={siblings} actors={actors} />
          </div>
        ))}
        {keys.length > KEYS && <Absent>and {keys.length - KEYS} more keys</Absent>}
      </Part>
      <ClockPart node={id} clock={clock} />
    </Card>
  );
}
